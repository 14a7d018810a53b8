#include "ui/bridge/script_book.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace resprout::ui {

namespace {

constexpr VirtualTime untilStep = 100; // ms; what `until` is rounded up to

void shift(NodeIndex& index, NodeIndex by) {
    if (index != noNode)
        index += by;
}

void shiftAll(NodeSpec& node, NodeIndex by) {
    for (NodeIndex* index : {&node.parent, &node.firstChild, &node.lastChild, &node.nextSibling, &node.previousSibling,
                             &node.templateNode})
        shift(*index, by);
}

} // namespace

ScriptBook::ScriptBook(Scenario opened) : m_opened(std::make_shared<const Scenario>(std::move(opened))) {
    m_entries.reserve(m_opened->script.size());
    for (const Step& step : m_opened->script) {
        m_entries.push_back({step, 0, std::nullopt, noPath, true, false});
        m_offInFile += step.off ? 1 : 0;
        number(m_entries.back());
    }
}

Scenario ScriptBook::begin(VirtualTime present) {
    m_entries = sorted(present);
    for (Entry& entry : m_entries) {
        entry.turn.reset();
        entry.isStamped = true;
        entry.isWaiting = false;
    }
    m_turns = 0;
    m_starts.clear();
    for (Entry& entry : m_entries)
        number(entry);
    m_talks.clear();
    return play(m_entries);
}

std::uint32_t ScriptBook::post(Step step, std::span<const NodeSpec> nodes, PathId path) {
    const auto offset = static_cast<NodeIndex>(m_opened->nodes.size() + m_nodes.size());
    for (NodeSpec node : nodes) {
        shiftAll(node, offset);
        m_nodes.push_back(std::move(node));
    }
    shift(step.child, offset);
    shift(step.change, offset);
    const auto number = static_cast<std::uint32_t>(m_entries.size());
    ++m_talks[talkOf(path, step.op)].waiting;
    m_entries.push_back({std::move(step), ++m_added, std::nullopt, path, false, true});
    this->number(m_entries.back());
    return number;
}

void ScriptBook::issued(std::uint32_t step, VirtualTime at) {
    if (step >= m_entries.size())
        return;
    Entry& entry = m_entries[step];
    entry.step.at = at;
    entry.isStamped = true;
    entry.turn = m_turns++;
}

void ScriptBook::issueShown(std::uint32_t step, PathId path) {
    if (step >= m_entries.size() || m_entries[step].isWaiting)
        return;
    m_entries[step].path = path;
    m_entries[step].isWaiting = true;
    ++m_talks[talkOf(path, m_entries[step].step.op)].waiting;
}

void ScriptBook::answerShown(std::uint32_t step, TermId answer) {
    if (step >= m_entries.size() || !m_entries[step].isWaiting)
        return;
    Entry& entry = m_entries[step];
    entry.isWaiting = false;
    Talk& talk = m_talks[talkOf(entry.path, entry.step.op)];
    --talk.waiting;
    talk.answer = answer;
}

Scenario ScriptBook::document(VirtualTime present) const {
    const std::vector<Entry> entries = sorted(present);
    Scenario document = play(entries);
    const bool byHand = std::any_of(entries.begin(), entries.end(),
                                    [](const Entry& entry) { return entry.addedAs != 0 && !entry.step.off; });
    if (!byHand)
        return document;
    VirtualTime end = present;
    bool goesOn = false; // steps of the file are still to come
    for (const Entry& entry : entries) {
        if (!entry.step.off) {
            goesOn = goesOn || (entry.addedAs == 0 && entry.step.at > present);
            end = std::max(end, entry.step.at + 1); // what happens at `until` does not belong to the run any more
        }
    }
    if (goesOn)
        end = std::max(end, m_opened->end());
    document.until = (end + untilStep - 1) / untilStep * untilStep;
    return document;
}

Scenario ScriptBook::play(const std::vector<Entry>& entries) const {
    Scenario scenario = *m_opened;
    scenario.nodes.insert(scenario.nodes.end(), m_nodes.begin(), m_nodes.end());
    scenario.script.clear();
    for (const Entry& entry : entries)
        scenario.script.push_back(entry.step);
    return scenario;
}

/// In time order; within a millisecond as the engine issued them. A step that is off goes with the one before it.
std::vector<ScriptBook::Entry> ScriptBook::sorted(VirtualTime present) const {
    constexpr std::size_t later = std::numeric_limits<std::size_t>::max();
    std::vector<Entry> entries = m_entries;
    VirtualTime last = 0;
    for (const Entry& entry : entries) {
        if (entry.turn)
            last = std::max(last, entry.step.at);
    }
    std::size_t before = 0;
    for (std::size_t number = 0; number < entries.size(); ++number) {
        Entry& entry = entries[number];
        if (!entry.isStamped)
            entry.step.at = std::max(last, present + 1);
        if (number > 0 && entries[number - 1].step.at != entry.step.at)
            before = 0;
        if (!entry.turn)
            entry.turn = entry.step.off ? before : later;
        before = *entry.turn;
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& left, const Entry& right) {
        return std::pair(left.step.at, *left.turn) < std::pair(right.step.at, *right.turn);
    });
    renumber(entries);
    return entries;
}

/// `#k` is the child of the k-th start_child step with its supervisor as target.
void ScriptBook::number(Entry& entry) {
    entry.childNumber = entry.step.op == StepOp::StartChild ? ++m_starts[entry.step.target] : 0;
}

/// A start_child step that was put before others, or taken out, changes the numbers of the children after it: whatever names one
/// of them goes on naming the same.
void ScriptBook::renumber(std::vector<Entry>& entries) {
    std::unordered_map<std::string, std::uint32_t> starts;
    std::unordered_map<std::string, std::uint32_t> moved; // new numbers, by the path so far
    for (const Entry& entry : entries) {
        if (entry.step.op != StepOp::StartChild)
            continue;
        if (const std::uint32_t now = ++starts[entry.step.target]; now != entry.childNumber)
            moved[entry.step.target + "/#" + std::to_string(entry.childNumber)] = now;
    }
    if (moved.empty())
        return;
    for (Entry& entry : entries) {
        const std::string before = entry.step.target;
        std::string& target = entry.step.target;
        target.clear();
        for (std::size_t begin = 0; begin < before.size();) {
            const std::size_t end = std::min(before.find('/', begin), before.size());
            const auto child = moved.find(before.substr(0, end));
            target += begin == 0 ? "" : "/";
            target += child == moved.end() ? before.substr(begin, end - begin) : '#' + std::to_string(child->second);
            begin = end + 1;
        }
    }
}

NodeIndex ScriptBook::lastChildOf(std::string_view supervisor, VirtualTime present) const {
    const Entry* last = nullptr;
    for (const Entry& entry : m_entries) {
        const bool isOne = entry.step.op == StepOp::StartChild && entry.step.child != noNode && !entry.step.off &&
                           entry.step.target == supervisor;
        const bool isTold = isOne && entry.step.at <= present;
        const bool isLater = last == nullptr || last->step.at > present || last->step.at <= entry.step.at;
        if (isTold ? isLater : isOne && last == nullptr)
            last = &entry;
    }
    return last == nullptr ? noNode : last->step.child;
}

void ScriptBook::switchAddedOff() {
    for (Entry& entry : m_entries)
        entry.step.off = entry.step.off || entry.addedAs != 0;
    countOff();
}

void ScriptBook::switchAddedOn() {
    for (Entry& entry : m_entries) {
        if (entry.addedAs != 0)
            entry.step.off = false;
    }
    m_off = 0;
}

void ScriptBook::dropLastAdded(std::size_t count) {
    m_added -= std::min(count, m_added);
    std::erase_if(m_entries, [&](const Entry& entry) { return entry.addedAs > m_added; });
    countOff();
}

std::size_t ScriptBook::stepCount() const {
    return m_entries.size() - m_off - m_offInFile;
}

void ScriptBook::countOff() {
    m_off = static_cast<std::size_t>(std::count_if(
        m_entries.begin(), m_entries.end(), [](const Entry& entry) { return entry.addedAs != 0 && entry.step.off; }));
}

const Step* ScriptBook::step(std::uint32_t number) const {
    return number < m_entries.size() ? &m_entries[number].step : nullptr;
}

bool ScriptBook::wasAdded(std::uint32_t number) const {
    return number < m_entries.size() && m_entries[number].addedAs != 0;
}

bool ScriptBook::isPending(PathId path, StepOp op) const {
    const auto talk = m_talks.find(talkOf(path, op));
    return talk != m_talks.end() && talk->second.waiting != 0;
}

std::optional<TermId> ScriptBook::lastAnswer(PathId path, StepOp op) const {
    const auto talk = m_talks.find(talkOf(path, op));
    return talk == m_talks.end() ? std::nullopt : talk->second.answer;
}

} // namespace resprout::ui
