#include "core/node/log_index.h"

#include <algorithm>

namespace resprout {

namespace {

constexpr std::size_t expected = 8; // rows ahead

} // namespace

void LogIndex::follow(const EventLog& log, const TreeFold& tree) {
    m_next = std::max(m_next, log.firstRow());
    while (!m_vainOrders.empty() && m_vainOrders.front() < log.firstRow())
        m_vainOrders.pop_front();
    for (; m_next < log.endRow(); ++m_next) {
        if (m_next + expected < log.endRow())
            expect(log.row(m_next + expected).path);
        const LifecycleEvent& event = log.row(m_next);
        if (event.type == EventType::Spawned)
            m_pids.spawned(event.path, event.attempt);
        else if (event.type == EventType::Started)
            addStart(event);
        else if (event.type == EventType::FlagChanged)
            addChange(event, m_next, tree);
        else if (event.type == EventType::Exited)
            addEnd(event);
        else if (event.type == EventType::StopOrdered || event.type == EventType::KillOrdered)
            addOrder(event, m_next);
    }
}

/// The newest start of a process lies anywhere in memory: it is fetched while the events before are taken.
void LogIndex::expect(PathId path) const {
    if (path < m_last.size())
        __builtin_prefetch(start(m_last[path]), 1);
}

void LogIndex::clear() {
    *this = LogIndex();
}

void LogIndex::addStart(const LifecycleEvent& event) {
    if (m_starts.size() >= mostStarts) {
        m_firstKept += static_cast<std::uint32_t>(letGo);
        m_starts.erase(m_starts.begin(), m_starts.begin() + letGo);
    }
    if (event.path >= m_last.size())
        m_last.resize(event.path + std::size_t{1}, 0);

    Start added;
    added.attempt = event.attempt;
    added.pid = m_pids.started(event.path, event.attempt);
    added.previous = m_last[event.path];
    if (const Start* before = start(added.previous)) {
        added.depth = (before->depth + 1) & 0x7FFF'FFFFU;
        const Start* jump = start(before->jump);
        const Start* further = jump != nullptr ? start(jump->jump) : nullptr;
        const bool doubles =
            jump != nullptr && further != nullptr && before->depth - jump->depth == jump->depth - further->depth;
        added.jump = doubles ? jump->jump : added.previous;
    }
    m_last[event.path] = m_firstKept + static_cast<std::uint32_t>(m_starts.size());
    m_starts.push_back(added);
}

void LogIndex::addEnd(const LifecycleEvent& event) {
    std::uint32_t place = 0;
    if (find(event.path, event.attempt, place) != nullptr)
        m_starts[place - m_firstKept].hasEnded = 1;
}

void LogIndex::addOrder(const LifecycleEvent& event, std::size_t row) {
    std::uint32_t place = 0;
    const Start* ordered = find(event.path, event.attempt, place);
    if (ordered != nullptr && ordered->hasEnded != 0)
        m_vainOrders.push_back(row);
}

bool LogIndex::findsNobody(std::size_t row) const {
    return std::binary_search(m_vainOrders.begin(), m_vainOrders.end(), row);
}

void LogIndex::addChange(const LifecycleEvent& event, std::size_t row, const TreeFold& tree) {
    Change change{row, limits(event.path, row, tree)};
    switch (event.flag) {
    case Flag::Strategy:
        change.limits.strategy = static_cast<Strategy>(event.value);
        break;
    case Flag::Intensity:
        change.limits.intensity = event.value;
        break;
    case Flag::Period:
        change.limits.period = event.value;
        break;
    case Flag::AutoShutdown:
    case Flag::SpecPlace:
        return;
    }
    m_changes[event.path].push_back(change);
}

LogIndex::Limits LogIndex::limits(PathId supervisor, std::size_t row, const TreeFold& tree) const {
    if (const auto known = m_changes.find(supervisor); known != m_changes.end()) {
        const auto after = std::partition_point(known->second.begin(), known->second.end(),
                                                [&](const Change& change) { return change.row <= row; });
        if (after != known->second.begin())
            return std::prev(after)->limits;
    }
    if (tree.find(supervisor) == nullptr)
        return {};
    const SupervisorRecord first = asSpecified(tree.spec(supervisor));
    return {first.strategy, first.intensity, first.period};
}

const LogIndex::Start* LogIndex::start(std::uint32_t place) const {
    return place >= m_firstKept && place - m_firstKept < m_starts.size() ? &m_starts[place - m_firstKept] : nullptr;
}

const LogIndex::Start* LogIndex::find(PathId path, std::uint32_t attempt, std::uint32_t& place) const {
    place = path < m_last.size() ? m_last[path] : 0;
    for (const Start* at = start(place); at != nullptr && at->attempt >= attempt; at = start(place)) {
        if (at->attempt == attempt)
            return at;
        const Start* jump = start(at->jump);
        place = jump != nullptr && jump->attempt >= attempt ? at->jump : at->previous;
    }
    return nullptr;
}

std::uint32_t LogIndex::pid(PathId path, std::uint32_t attempt) const {
    std::uint32_t place = 0;
    const Start* found = find(path, attempt, place);
    return found != nullptr ? found->pid : 0;
}

std::uint32_t LogIndex::restart(PathId path, std::uint32_t attempt) const {
    std::uint32_t place = 0;
    const Start* found = find(path, attempt, place);
    return found != nullptr ? found->depth : 0;
}

} // namespace resprout
