#include "core/node/log_index.h"

#include <algorithm>

namespace resprout {

void LogIndex::follow(const EventLog& log, const TreeFold& tree) {
    m_next = std::max(m_next, log.firstRow());
    while (!m_vainOrders.empty() && m_vainOrders.front() < log.firstRow())
        m_vainOrders.pop_front();
    for (; m_next < log.endRow(); ++m_next) {
        if (m_next + TreeFold::ahead < log.endRow())
            expect(log.row(m_next + TreeFold::ahead).path);
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
        __builtin_prefetch(m_starts.find(m_last[path]), 1);
}

void LogIndex::clear() {
    *this = LogIndex();
}

void LogIndex::addStart(const LifecycleEvent& event) {
    if (m_starts.size() >= mostStarts)
        m_starts.letGoOldest();
    if (event.path >= m_last.size())
        m_last.resize(event.path + std::size_t{1}, 0);

    Start added;
    added.attempt = event.attempt;
    added.pid = m_pids.started(event.path, event.attempt);
    added.previous = m_last[event.path];
    if (const Start* before = m_starts.find(added.previous)) {
        added.depth = (before->depth + 1) & 0x7FFF'FFFFU;
        const Start* jump = m_starts.find(before->jump);
        const Start* further = jump != nullptr ? m_starts.find(jump->jump) : nullptr;
        const bool doubles =
            jump != nullptr && further != nullptr && before->depth - jump->depth == jump->depth - further->depth;
        added.jump = doubles ? jump->jump : added.previous;
    }
    m_last[event.path] = m_starts.push(added);
}

void LogIndex::addEnd(const LifecycleEvent& event) {
    if (Start* ended = m_starts.find(placeOf(event.path, event.attempt)))
        ended->hasEnded = 1;
}

void LogIndex::addOrder(const LifecycleEvent& event, std::size_t row) {
    const Start* ordered = m_starts.find(placeOf(event.path, event.attempt));
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

std::uint32_t LogIndex::placeOf(PathId path, std::uint32_t attempt) const {
    std::uint32_t place = path < m_last.size() ? m_last[path] : 0;
    for (const Start* at = m_starts.find(place); at != nullptr && at->attempt >= attempt; at = m_starts.find(place)) {
        if (at->attempt == attempt)
            return place;
        const Start* jump = m_starts.find(at->jump);
        place = jump != nullptr && jump->attempt >= attempt ? at->jump : at->previous;
    }
    return 0;
}

std::uint32_t LogIndex::pid(PathId path, std::uint32_t attempt) const {
    const Start* found = m_starts.find(placeOf(path, attempt));
    return found != nullptr ? found->pid : 0;
}

std::uint32_t LogIndex::restart(PathId path, std::uint32_t attempt) const {
    const Start* found = m_starts.find(placeOf(path, attempt));
    return found != nullptr ? found->depth : 0;
}

} // namespace resprout
