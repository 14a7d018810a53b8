#include "core/node/tree_fold.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace resprout {

namespace {

constexpr std::size_t keptRestarts = 1'000;
constexpr std::size_t mostRestarts = 1'000'000; // held by a supervisor with an intensity that nobody needs

/// Supervisors count in whole seconds, rounded down (R30).
VirtualTime second(VirtualTime time) {
    return time >= 0 ? time / 1000 : (time - 999) / 1000;
}

bool restartIsDue(Restart restart, TermId reason) // R40
{
    switch (restart) {
    case Restart::Permanent:
        return true;
    case Restart::Transient:
        return !reason.quiet();
    case Restart::Temporary:
        return false;
    }
    return true;
}

} // namespace

std::uint32_t SupervisorRecord::stillCounting(VirtualTime now) const {
    // What was pruned once stays forgotten, so at most `held` of them; of these, all not older than `period` whole seconds (R31).
    const auto newest = std::min<std::size_t>(held, counted.size());
    const auto begin = counted.end() - static_cast<std::ptrdiff_t>(newest);
    const VirtualTime oldest = second(now) - period;
    const auto first =
        std::partition_point(begin, counted.end(), [&](VirtualTime time) { return second(time) < oldest; });
    return static_cast<std::uint32_t>(counted.end() - first);
}

void TreeFold::apply(std::span<const LifecycleEvent> events) {
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (i + ahead < events.size())
            expect(events[i + ahead].path);
        fold(events[i]);
    }
    for (const PathId supervisor : m_withGaps)
        closeGaps(supervisor);
    m_withGaps.clear();
}

void TreeFold::expect(PathId path) const {
    if (path >= m_records.size())
        return;
    __builtin_prefetch(&m_records[path], 1);
    __builtin_prefetch(&m_records[path].lastWhy, 1);
    __builtin_prefetch(&m_traces[path], 1);
}

void TreeFold::fold(const LifecycleEvent& event) {
    if (event.path == noPath)
        return;
    ensure(event.path);
    switch (event.type) {
    case EventType::Spawned:
        return spawned(event);
    case EventType::Started:
        return started(event);
    case EventType::Ignored:
    case EventType::StartFailed:
    case EventType::Abandoned:
        return cameToNothing(event);
    case EventType::StopOrdered:
    case EventType::KillOrdered:
        return ordered(event);
    case EventType::Exited:
        return exited(event);
    case EventType::RestartCounted:
        return counted(event);
    case EventType::GaveUp:
        return gaveUp(event);
    case EventType::RetryQueued:
        if (ProcessRecord* record = known(event.path); record != nullptr && !isStale(event)) {
            record->lastWhy = event.why;
            record->changedAt = event.time;
            setState(*record, ProcessState::Restarting);
        }
        return;
    case EventType::SpecAdded: {
        const PathId parent = m_paths->parent(event.path);
        enlist(event.path, parent, specFor(event.path, parent));
        m_traces[event.path].provisional = false;
        return;
    }
    case EventType::SpecDropped:
        drop(event.path, event.time);
        return;
    case EventType::FlagChanged:
        return flagChanged(event);
    case EventType::StepIssued:
        if (event.attempt < m_scenario.script.size())
            offer(m_scenario.script[event.attempt], event.attempt, event.path);
        return;
    case EventType::Result:
        return answered(event);
    case EventType::Trapped:
    case EventType::StandStill:
    case EventType::Count_:
        return;
    }
}

/// Whether it is about a process of a supervisor that has been followed by another since, or of an earlier attempt.
bool TreeFold::isStale(const LifecycleEvent& event) const {
    return event.attempt < m_records[event.path].attempt || event.up < m_traces[event.path].up;
}

void TreeFold::spawned(const LifecycleEvent& event) {
    m_pids.spawned(event.path, event.attempt);
    if (known(event.path) == nullptr || !m_records[event.path].listed) {
        const PathId parent = m_paths->parent(event.path);
        enlist(event.path, parent, specFor(event.path, parent));
        m_traces[event.path].provisional = true;
    }
    if (known(event.path) == nullptr || isStale(event))
        return;
    ProcessRecord& record = m_records[event.path];
    m_traces[event.path].up = event.up;
    m_traces[event.path].inGroupStop = false;
    record.attempt = event.attempt;
    record.pid = 0;
    record.orphaned = false;
    record.willRestart = false;
    record.stopPlace = 0;
    record.lastWhy = event.why;
    record.changedAt = event.time;
    if (Upkeep* parent = upkeep(record.parent))
        parent->stops = 0;
    const bool isWorker = record.kind == NodeKind::Worker;
    if (Upkeep* own = isWorker ? nullptr : upkeep(event.path)) { // a new incarnation begins with an empty list (R36)
        own->alive = 0;
        own->stops = 0;
        own->counted = noPath;
        own->decided = 0;
        own->undecided.clear();
        SupervisorRecord& supervisor = m_supervisors[m_supervisorIndex[event.path]];
        supervisor.held = 0;
        supervisor.gaveUp = false;
        supervisor.counted.clear();
        relist(event.path, event.time);
    }
    const bool isFirst = event.attempt <= 1 || event.why == Why::StartChildCalled;
    setState(m_records[event.path], isFirst ? ProcessState::Starting : ProcessState::Restarting);
}

void TreeFold::started(const LifecycleEvent& event) {
    const std::uint32_t pid = m_pids.started(event.path, event.attempt); // also of one that nobody sees any more
    ProcessRecord* record = known(event.path);
    if (record == nullptr || isStale(event))
        return;
    record->attempt = event.attempt;
    if (record->lastPid != 0)
        ++record->restarts;
    record->pid = pid;
    record->lastPid = pid;
    record->lastWhy = event.why;
    record->changedAt = event.time;
    m_traces[event.path].up = event.up;
    m_traces[event.path].provisional = false;
    if (Upkeep* parent = upkeep(record->parent); parent != nullptr && event.up == m_records[record->parent].attempt)
        ++parent->alive;
    setState(*record, ProcessState::Running);
}

/// A start that gave no process: ignored, failed, or nobody waits for it.
void TreeFold::cameToNothing(const LifecycleEvent& event) {
    ProcessRecord* record = known(event.path);
    if (record == nullptr || isStale(event))
        return;
    record->pid = 0;
    record->lastWhy = event.why;
    record->changedAt = event.time;
    const bool failed = event.type == EventType::StartFailed;
    if (failed)
        record->lastExit = event.term;
    setState(*record, failed ? ProcessState::Crashed : ProcessState::Terminated);
    orphanChildren(event.path);
    if (m_traces[event.path].provisional)
        drop(event.path, event.time);
}

void TreeFold::ordered(const LifecycleEvent& event) {
    ProcessRecord* record = known(event.path);
    if (record == nullptr || isStale(event) || record->pid == 0)
        return;
    record->lastWhy = event.why;
    record->changedAt = event.time;
    m_traces[event.path].inGroupStop = event.why != Why::TerminateChildCalled && record->parent != noPath;
    if (Upkeep* own = upkeep(event.path))
        own->stops = 0;
    if (record->state != ProcessState::GaveUp) // that it gave up is what a person must see
        setState(*record, ProcessState::ShuttingDown);
}

void TreeFold::exited(const LifecycleEvent& event) {
    ProcessRecord* record = known(event.path);
    if (record == nullptr)
        return;
    Upkeep* parent = upkeep(record->parent);
    const bool ofThisParent = parent != nullptr && event.up == m_records[record->parent].attempt;
    if (ofThisParent && parent->alive > 0)
        --parent->alive;
    if (isStale(event))
        return;
    const bool wasOrphan = event.orphan || record->orphaned;
    if (m_orphans.erase(event.path) != 0)
        ++m_structureVersion;
    record->pid = 0;
    record->orphaned = false;
    record->lastExit = event.term;
    record->lastWhy = event.why;
    record->changedAt = event.time;

    if (record->state == ProcessState::ShuttingDown || wasOrphan) {
        if (ofThisParent && m_traces[event.path].inGroupStop)
            record->stopPlace = ++parent->stops;
        setState(*record, ProcessState::Terminated);
    } else {
        const bool isDue =
            parent != nullptr && !isEnding(record->parent) && restartIsDue(m_traces[event.path].restart, event.term);
        if (isDue)
            parent->undecided.push_back({event.path, record->attempt});
        if (record->state != ProcessState::GaveUp) // until its next start
            setState(*record, isDue || !event.term.quiet() ? ProcessState::Crashed : ProcessState::Terminated);
    }
    if (record->kind != NodeKind::Worker)
        orphanChildren(event.path);
}

bool TreeFold::isEnding(PathId supervisor) const {
    const ProcessState state = m_records[supervisor].state;
    return state == ProcessState::GaveUp || state == ProcessState::ShuttingDown;
}

/// Processes that outlive their supervisor are orphans (R65).
void TreeFold::orphanChildren(PathId supervisor) {
    Upkeep* own = upkeep(supervisor);
    if (own == nullptr || own->alive == 0)
        return;
    closeGaps(supervisor);
    for (const PathId child : m_records[supervisor].children) {
        ProcessRecord& record = m_records[child];
        if (record.pid == 0 || record.orphaned)
            continue;
        record.orphaned = true;
    }
    own->alive = 0;
}

void TreeFold::counted(const LifecycleEvent& event) {
    Upkeep* own = upkeep(event.path);
    if (own == nullptr || isStale(event))
        return;
    SupervisorRecord& supervisor = m_supervisors[m_supervisorIndex[event.path]];
    supervisor.held = static_cast<std::uint32_t>(event.value);
    supervisor.counted.push_back(event.time);
    const auto kept = std::min(std::max<std::size_t>(supervisor.held, keptRestarts), mostRestarts);
    if (supervisor.counted.size() >= 2 * kept)
        supervisor.counted.erase(supervisor.counted.begin(),
                                 supervisor.counted.end() - static_cast<std::ptrdiff_t>(kept));
    own->stops = 0;
    own->counted = noPath;
    if (event.why != Why::RetryCounts)
        own->counted = takeUndecided(*own);
    if (own->counted != noPath)
        m_records[own->counted].willRestart = true;
}

/// Exits are handled in order of arrival (R49). Those of children that run again by now, by hand or with their group, are none
/// to decide about. noPath: there is none.
PathId TreeFold::takeUndecided(Upkeep& supervisor) {
    auto& ends = supervisor.undecided;
    PathId taken = noPath;
    while (taken == noPath && supervisor.decided < ends.size()) {
        const End& end = ends[supervisor.decided++];
        if (m_records[end.path].attempt == end.attempt)
            taken = end.path;
    }
    if (2 * std::size_t{supervisor.decided} >= ends.size()) { // so each is moved less than once, on the whole
        ends.erase(ends.begin(), ends.begin() + supervisor.decided);
        supervisor.decided = 0;
    }
    return taken;
}

void TreeFold::gaveUp(const LifecycleEvent& event) {
    Upkeep* own = upkeep(event.path);
    ProcessRecord* record = known(event.path);
    if (own == nullptr || record == nullptr || isStale(event))
        return;
    if (m_supervisors[m_supervisorIndex[event.path]].held != static_cast<std::uint32_t>(event.value))
        counted(event);
    if (own->counted != noPath)
        m_records[own->counted].willRestart = false;
    m_supervisors[m_supervisorIndex[event.path]].gaveUp = true;
    own->stops = 0;
    record->lastWhy = event.why;
    record->changedAt = event.time;
    setState(*record, ProcessState::GaveUp);
}

void TreeFold::flagChanged(const LifecycleEvent& event) {
    if (event.flag == Flag::SpecPlace) {
        place(event.path, static_cast<std::size_t>(event.value));
        return;
    }
    if (upkeep(event.path) == nullptr)
        return;
    SupervisorRecord& supervisor = m_supervisors[m_supervisorIndex[event.path]];
    switch (event.flag) {
    case Flag::Strategy:
        supervisor.strategy = static_cast<Strategy>(event.value);
        break;
    case Flag::Intensity:
        supervisor.intensity = event.value;
        break;
    case Flag::Period:
        supervisor.period = event.value;
        break;
    case Flag::AutoShutdown:
        supervisor.autoShutdown = static_cast<AutoShutdown>(event.value);
        break;
    case Flag::SpecPlace:
        break;
    }
}

/// A code change that was accepted also holds for later incarnations (R90).
void TreeFold::answered(const LifecycleEvent& event) {
    Upkeep* own = upkeep(event.path);
    if (own == nullptr || event.term != TermTable::ok || event.attempt >= m_scenario.script.size())
        return;
    const Step& step = m_scenario.script[event.attempt];
    if (step.op != StepOp::Reconfigure || step.change == noNode)
        return;
    if (step.changesChildren)
        own->init = step.change;
    const SupervisorRecord changed = asSpecified(m_scenario.node(step.change)); // no event tells of these two
    SupervisorRecord& supervisor = m_supervisors[m_supervisorIndex[event.path]];
    if (changed.maxChildren)
        supervisor.maxChildren = changed.maxChildren;
    if (changed.templateNode != noNode)
        supervisor.templateNode = changed.templateNode;
}

ProcessRecord* TreeFold::known(PathId path) {
    return path < m_records.size() && m_records[path].path != noPath ? &m_records[path] : nullptr;
}

TreeFold::Upkeep* TreeFold::upkeep(PathId supervisor) {
    if (supervisor >= m_supervisorIndex.size() || m_supervisorIndex[supervisor] == noSupervisor)
        return nullptr;
    return &m_upkeeps[m_supervisorIndex[supervisor]];
}

void TreeFold::ensure(PathId path) {
    if (path < m_records.size())
        return;
    const std::size_t size = std::max<std::size_t>(m_paths->size(), path + std::size_t{1});
    m_records.resize(size);
    m_traces.resize(size);
    m_supervisorIndex.resize(size, noSupervisor);
}

void TreeFold::setState(ProcessRecord& record, ProcessState state) {
    if (record.listed) {
        --m_counts[static_cast<std::size_t>(record.state)];
        ++m_counts[static_cast<std::size_t>(state)];
    }
    record.state = state;
}

const ProcessRecord* TreeFold::find(PathId path) const {
    return path < m_records.size() && m_records[path].path != noPath ? &m_records[path] : nullptr;
}

const SupervisorRecord* TreeFold::supervisor(PathId path) const {
    const ProcessRecord* record = find(path);
    return record != nullptr && record->kind != NodeKind::Worker ? &m_supervisors[m_supervisorIndex[path]] : nullptr;
}

const NodeSpec& TreeFold::spec(PathId path) const {
    assert(find(path) != nullptr);
    return m_scenario.node(m_records[path].spec);
}

TermId TreeFold::rootEnd() const {
    const ProcessRecord* record = find(m_root);
    if (record == nullptr || record->pid != 0)
        return TermTable::none;
    switch (record->state) {
    case ProcessState::Crashed:
    case ProcessState::Terminated:
    case ProcessState::GaveUp:
        return record->lastExit;
    case ProcessState::NotStarted:
    case ProcessState::Starting:
    case ProcessState::Running:
    case ProcessState::Restarting:
    case ProcessState::ShuttingDown:
        return TermTable::none;
    }
    return TermTable::none;
}

} // namespace resprout
