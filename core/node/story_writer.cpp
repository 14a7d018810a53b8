#include "core/node/story_writer.h"

#include <algorithm>

namespace resprout {

namespace {

constexpr std::size_t lineLength = 100; // characters
constexpr std::size_t mostNames = 8;    // in one head

bool isGroupStart(const LifecycleEvent& event) {
    return event.type == EventType::Started &&
           (event.why == Why::RestartedWithAll || event.why == Why::RestartedWithRest);
}

bool isRestart(const LifecycleEvent& event) {
    return event.type == EventType::Started && (isGroupStart(event) || event.why == Why::RestartedAlone ||
                                                event.why == Why::RetriedStart || event.why == Why::RestartChildCalled);
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// `first` and the words behind it, in lines of at most `lineLength` characters that begin below each other.
std::string wrapped(std::string_view first, std::string_view text) {
    std::string lines(first);
    std::size_t length = first.size();
    bool isBegun = false;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        if (isBegun && length + 1 + characters(word) > lineLength) {
            lines += '\n' + std::string(first.size(), ' ');
            length = first.size();
        } else if (isBegun) {
            lines += ' ';
            ++length;
        }
        lines += word;
        length += characters(word);
        isBegun = true;
    }
    return lines + '\n';
}

std::size_t& at(std::vector<std::size_t>& rows, PathId path) {
    if (path >= rows.size())
        rows.resize(path + std::size_t{1}, 0);
    return rows[path];
}

std::size_t valueAt(const std::vector<std::size_t>& rows, PathId path) {
    return path < rows.size() ? rows[path] : 0;
}

} // namespace

void StoryWriter::write(std::string_view scenario) {
    const EventLog& log = m_walk.run().log;
    m_write(std::string(scenario) + '\n');
    bool isEmpty = true;
    for (std::size_t row = log.firstRow(); row < log.endRow(); ++row) {
        if (m_done.erase(row) == 0 && isTold(row)) {
            tell(alike(row));
            isEmpty = false;
        }
        remember(row);
    }
    if (isEmpty)
        m_write("\nNothing ended by itself, and nothing was started again.\n");
    tellManual();
}

void StoryWriter::remember(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    if (event.type == EventType::RestartCounted)
        at(m_counted, event.path) = row + 1;
    else if (event.type == EventType::Exited || event.type == EventType::Ignored ||
             event.type == EventType::StartFailed)
        at(m_ends, event.path) = row + 1;
    m_orders.remember(event, row);
}

/// A process that its group brings back although it had no part in what happened: it has an explanation of its own.
bool StoryWriter::isRevival(std::size_t row) const {
    const LifecycleEvent& event = m_walk.event(row);
    const std::size_t counted = valueAt(m_counted, m_walk.parent(event.path));
    const std::size_t end = valueAt(m_ends, event.path);
    if (counted == 0 || end > counted)
        return false;
    const auto crashed = m_walk.cause(counted - 1);
    if (crashed && m_walk.event(*crashed).path == event.path)
        return false;
    const auto order = end == 0 ? std::nullopt : m_walk.cause(end - 1); // of a retry: it was stopped for the try before
    return !order || m_walk.event(*order).why != Why::StopForGroup;
}

/// What a person asks about. A process that is stopped or started with its supervisor or its group is no news.
bool StoryWriter::isTold(std::size_t row) const {
    const LifecycleEvent& event = m_walk.event(row);
    if (event.type == EventType::Exited)
        return isExitTold(row);
    if (event.type == EventType::StartFailed)
        return !failsAgain(row);
    if (event.type == EventType::Ignored)
        return CauseWalk(m_run).isRestart(row);
    if (event.type == EventType::SpecDropped)
        return event.why == Why::TemporaryInGroup;
    return isRestart(event) || event.type == EventType::GaveUp || event.type == EventType::StandStill;
}

bool StoryWriter::isExitTold(std::size_t row) const {
    const LifecycleEvent& event = m_walk.event(row);
    if (!isOrdered(event) || event.why == Why::KilledAfterTimeout || m_walk.parent(event.path) == noPath)
        return true;
    return CauseWalk(m_run).isByHand(row);
}

/// Tries that fail at once, one after another, are told by the last one.
bool StoryWriter::failsAgain(std::size_t row) const {
    const LifecycleEvent& failed = m_walk.event(row);
    const PathId supervisor = m_walk.parent(failed.path);
    for (std::size_t next = row + 1; next < m_walk.run().log.endRow(); ++next) {
        const LifecycleEvent& event = m_walk.event(next);
        if (event.time != failed.time || event.type == EventType::StepIssued ||
            (event.path == supervisor && event.type != EventType::RestartCounted))
            return false;
        if (event.path == failed.path && event.type != EventType::RetryQueued && event.type != EventType::Spawned)
            return event.type == EventType::StartFailed && event.up == failed.up;
    }
    return false;
}

/// The rows with the same explanation, this one first.
std::vector<std::size_t> StoryWriter::alike(std::size_t row) const {
    const LifecycleEvent& first = m_walk.event(row);
    std::vector<std::size_t> rows{row};
    const bool canBeMany = (isGroupStart(first) && !isRevival(row)) || first.why == Why::ParentDied;
    for (std::size_t next = row + 1; canBeMany && next < m_walk.run().log.endRow(); ++next) {
        const LifecycleEvent& event = m_walk.event(next);
        if (event.time != first.time)
            break;
        if (!isTold(next) || (isGroupStart(event) && isRevival(next)))
            continue;
        const bool isAlike = event.type == first.type && event.why == first.why && event.up == first.up &&
                             event.term == first.term && m_walk.parent(event.path) == m_walk.parent(first.path);
        if (!isAlike)
            break;
        rows.push_back(next);
    }
    return rows;
}

void StoryWriter::tell(const std::vector<std::size_t>& rows) {
    const std::size_t row = rows.front();
    m_done.insert(rows.begin() + 1, rows.end());
    const LifecycleEvent& event = m_walk.event(row);
    const Explanation explanation = explain(m_run, row, Naming::Path);
    if (explanation.ending == Ending::LimitExceeded) // one explanation for both
        m_done.insert(explanation.outcome.back().row);
    const std::string head = std::to_string(event.time) + " ms: " + headOf(rows, explanation.ending);
    if (event.why == Why::SupervisorGaveUp && explanation.ending == Ending::Restarted) {
        m_write('\n' + wrapped("", head + ", since it gave up.")); // explained when it did, and when it is restarted
        return;
    }
    m_write('\n' + wrapped("", head + ", because:"));
    m_place = 0;
    tellLinks(explanation.chain);
    const bool isOver = isNotRestarted(explanation.ending) || explanation.ending == Ending::FoundDead;
    if (event.type != EventType::Exited || isOver)
        tellLinks(explanation.outcome);
}

void StoryWriter::tellLinks(const std::vector<Because>& links) {
    for (const Because& link : links) {
        std::string line = inEnglish(link.sentence);
        if (!link.rule.empty()) {
            line += " [" + std::string(link.rule) + ']';
            m_manual.try_emplace({link.rule, link.manual.address}, link.manual.title);
        }
        m_write(wrapped("  " + std::to_string(++m_place) + ". ", line));
    }
}

std::string StoryWriter::names(const std::vector<std::size_t>& rows) const {
    const std::size_t shown = rows.size() > mostNames ? mostNames - 1 : rows.size();
    std::string text;
    for (std::size_t index = 0; index < shown; ++index) {
        if (index > 0)
            text += index + 1 == rows.size() ? " and " : ", ";
        text += m_walk.run().paths.text(m_walk.event(rows[index]).path);
    }
    return shown == rows.size() ? text : text + " and " + std::to_string(rows.size() - shown) + " more";
}

std::string StoryWriter::headOf(const std::vector<std::size_t>& rows, Ending ending) const {
    const LifecycleEvent& event = m_walk.event(rows.front());
    const bool isOne = rows.size() == 1;
    const std::string who = names(rows);
    const std::string& term = m_walk.run().terms.text(event.term);
    if (event.type == EventType::Exited) {
        const std::string head = who + (isOne ? " exits with " : " exit with ") + term;
        if (ending == Ending::LimitExceeded)
            return head + ", and " + m_walk.run().paths.text(m_walk.parent(event.path)) +
                   " gives up instead of restarting it";
        return isNotRestarted(ending) ? head + (isOne ? ", and is not restarted" : ", and are not restarted") : head;
    }
    if (event.type == EventType::GaveUp)
        return who + " gives up";
    if (event.type == EventType::StartFailed)
        return "the start of " + who + " fails with " + term;
    if (event.type == EventType::Ignored)
        return "the start of " + who + " answers ignore";
    if (event.type == EventType::SpecDropped)
        return who + " is not started again";
    if (event.type == EventType::StandStill)
        return "time stands still";
    const NodeSpec* spec = m_walk.spec(event.path);
    const bool isSupervisor = isOne && spec != nullptr && spec->kind != NodeKind::Worker;
    return who + (isOne ? " is started again" : " are started again") + (isSupervisor ? ", with its children" : "");
}

/// R9 before R10, those of processes first.
void StoryWriter::tellManual() {
    if (m_manual.empty())
        return;
    m_write("\nThe rules, in the manual:\n");
    std::vector<std::pair<std::pair<std::string_view, std::string_view>, std::string_view>> rules(m_manual.begin(),
                                                                                                  m_manual.end());
    std::ranges::stable_sort(
        rules, {}, [](const auto& entry) { return std::pair(entry.first.first[0], entry.first.first.size()); });
    for (const auto& [rule, title] : rules) {
        const std::string place = "  " + std::string(rule.first) + std::string(5 - rule.first.size(), ' ');
        m_write(place + std::string(title) + '\n' + std::string(place.size(), ' ') + std::string(rule.second) + '\n');
    }
}

} // namespace resprout
