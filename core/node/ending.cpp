#include "core/node/ending.h"

namespace resprout {

namespace {

constexpr std::size_t farthest = 100'000; // rows after the exit that are looked at

Ending endingOfOrdered(const CauseWalk& walk, std::size_t row) {
    const LifecycleEvent& exit = walk.event(row);
    const Why why = walk.order(row).why;
    if (why == Why::TerminateChildCalled)
        return Ending::ByHand;
    if (why != Why::StopForGroup)
        return Ending::SupervisorEnds;
    const PathId supervisor = walk.parent(exit.path);
    for (std::size_t before = walk.orderOf(row).value_or(row); before < row && walk.spend(1); ++before) {
        const LifecycleEvent& event = walk.event(before);
        if (event.type == EventType::Exited && event.path == supervisor && event.attempt == exit.up)
            return Ending::Orphan; // it was killed meanwhile
    }
    for (std::size_t next = row + 1; next < walk.run().log.endRow() && walk.spend(1); ++next) {
        const LifecycleEvent& event = walk.event(next);
        if (event.time != exit.time) // its supervisor has seen it end within the millisecond
            return Ending::InGroup;
        if (event.path == exit.path && event.type == EventType::SpecDropped)
            return Ending::DroppedWithGroup;
        if (event.path == exit.path && event.type == EventType::Spawned)
            return Ending::InGroup;
    }
    const NodeSpec* spec = walk.spec(exit.path);
    const bool isTemporary = spec != nullptr && restartOf(*spec) == Restart::Temporary;
    return isTemporary ? Ending::DroppedWithGroup : Ending::InGroup;
}

} // namespace

EndingFound endingOf(const CauseWalk& walk, std::size_t row) {
    const LifecycleEvent& exit = walk.event(row);
    if (walk.parent(exit.path) == noPath)
        return {Ending::Root};
    if (exit.orphan || exit.why == Why::ParentDied)
        return {Ending::Orphan};
    if (isOrdered(exit))
        return {endingOfOrdered(walk, row)};
    EndingSearch search(walk, row);
    search.lookOn(walk);
    return search.found();
}

EndingSearch::EndingSearch(const CauseWalk& walk, std::size_t row)
    : m_exit(walk.event(row)),
      m_supervisor(walk.parent(m_exit.path)),
      m_ref(walk.run().log.refOf(row)),
      m_next(row + 1),
      m_end(row + farthest) {
    const NodeSpec* spec = walk.spec(m_exit.path);
    const SupervisorRecord* above = walk.run().tree.supervisor(m_supervisor);
    const Restart restart = spec == nullptr ? Restart::Permanent : restartOf(*spec);
    m_bySpec = whenChildEnds(restart, m_exit.term.quiet() ? ExitClass::Quiet : ExitClass::Loud);
    m_canShutDown = spec != nullptr && spec->significant.value_or(false) && above != nullptr &&
                    above->autoShutdown != AutoShutdown::Never;
}

void EndingSearch::lookOn(const CauseWalk& walk) {
    const std::size_t end = std::min(walk.run().log.endRow(), m_end);
    m_next = std::max(m_next, walk.run().log.firstRow());
    while (!m_isOver && m_next < end && walk.spend(1))
        m_isOver = !look(walk, m_next++);
    m_isOver = m_isOver || m_next >= m_end;
}

/// False: nothing that follows can tell more.
bool EndingSearch::look(const CauseWalk& walk, std::size_t row) {
    const LifecycleEvent& event = walk.event(row);
    if (m_found.decision && m_decisionType == EventType::RestartCounted)
        return lookForGivingUp(walk, row);
    if (m_found.decision ? event.time != m_decidedAt : isPast(walk, row))
        return false;
    if (event.cause == m_ref && lookAtConsequence(walk, row))
        return !m_found.autoShutdown;
    if (event.type == EventType::Spawned && event.path == m_exit.path) {
        m_isStartedByGroup = event.why == Why::RestartedWithAll || event.why == Why::RestartedWithRest;
        return false;
    }
    const bool isEnd = event.type == EventType::Exited || event.type == EventType::StartFailed;
    if (isEnd && event.path == m_supervisor && event.attempt == m_exit.up) {
        m_hasSupervisorEnded = true;
        return false;
    }
    return true;
}

/// A child whose spec says that it stays down is told by that spec, unless it is significant: then its supervisor may be
/// busy still, and shut down when it comes to this end. It has done so when it decides about something later (R49).
bool EndingSearch::isPast(const CauseWalk& walk, std::size_t row) const {
    const LifecycleEvent& event = walk.event(row);
    if (m_bySpec != ChildEnding::KeepSpec || event.time == m_exit.time)
        return false;
    if (!m_canShutDown)
        return true;
    if (event.type != EventType::RestartCounted || event.path != m_supervisor || event.cause == m_ref)
        return false;
    const auto cause = walk.cause(row);
    return cause && walk.event(*cause).time > m_exit.time;
}

bool EndingSearch::lookAtConsequence(const CauseWalk& walk, std::size_t row) {
    const LifecycleEvent& event = walk.event(row);
    if (event.type == EventType::RestartCounted ||
        (event.type == EventType::SpecDropped && event.path == m_exit.path)) {
        m_found.decision = row;
        m_decisionType = event.type;
        m_decisionWhy = event.why;
        m_decidedAt = event.time;
        m_ref = walk.run().log.refOf(row); // what follows from the exit follows from this
        return true;
    }
    if (event.why == Why::StopForAutoShutdown || event.why == Why::AutoShutdownDone) {
        m_found.autoShutdown = row;
        return true;
    }
    return false;
}

bool EndingSearch::lookForGivingUp(const CauseWalk& walk, std::size_t row) {
    const LifecycleEvent& event = walk.event(row);
    if (event.cause != m_ref)
        return true;
    if (event.type == EventType::GaveUp)
        m_found.gaveUp = row;
    return false;
}

EndingFound EndingSearch::found() const {
    EndingFound found = m_found;
    found.ending = ending();
    found.isOpen = !m_isOver && (found.ending == Ending::NotDecided || m_canShutDown);
    return found;
}

Ending EndingSearch::ending() const {
    if (m_found.gaveUp)
        return Ending::LimitExceeded;
    if (m_found.decision) {
        if (m_decisionType == EventType::RestartCounted)
            return Ending::Restarted;
        return m_decisionWhy == Why::TransientQuiet ? Ending::Quiet : Ending::Temporary;
    }
    if (m_bySpec == ChildEnding::KeepSpec)
        return Ending::Quiet;
    if (m_hasSupervisorEnded)
        return Ending::SupervisorEnds;
    return m_isStartedByGroup ? Ending::FoundDead : Ending::NotDecided;
}

bool isNotRestarted(Ending ending) {
    switch (ending) {
    case Ending::Restarted:
    case Ending::InGroup:
    case Ending::FoundDead:
    case Ending::NotDecided:
        return false;
    case Ending::LimitExceeded:
    case Ending::Quiet:
    case Ending::Temporary:
    case Ending::ByHand:
    case Ending::DroppedWithGroup:
    case Ending::SupervisorEnds:
    case Ending::Orphan:
    case Ending::Root:
        return true;
    }
    return false;
}

} // namespace resprout
