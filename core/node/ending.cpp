#include "core/node/ending.h"

#include "core/otp/rules.h"

namespace resprout {

namespace {

constexpr std::size_t farthest = 100'000; // rows after the exit that are looked at

/// Looks through what followed an exit for what its supervisor made of it.
class Search {
public:
    Search(const CauseWalk& walk, std::size_t row)
        : m_walk(walk),
          m_exit(walk.event(row)),
          m_supervisor(walk.parent(m_exit.path)),
          m_ref(walk.run().log.refOf(row)) {
        const NodeSpec* spec = walk.spec(m_exit.path);
        const Restart restart = spec == nullptr ? Restart::Permanent : restartOf(*spec);
        m_bySpec = whenChildEnds(restart, m_exit.term.quiet() ? ExitClass::Quiet : ExitClass::Loud);
    }

    EndingFound through(std::size_t row) {
        const EventLog& log = m_walk.run().log;
        const std::size_t end = std::min(log.endRow(), row + farthest);
        while (++row < end && m_walk.spend(1) && look(row)) {
        }
        return found();
    }

private:
    /// False: nothing that follows can tell more.
    bool look(std::size_t row) {
        const LifecycleEvent& event = m_walk.event(row);
        const bool isNow = event.time == m_exit.time;
        if (m_found.decision && m_walk.event(*m_found.decision).type == EventType::RestartCounted)
            return lookForGivingUp(row);
        if (!isNow && (m_found.decision || m_bySpec == ChildEnding::KeepSpec))
            return false;
        if (event.cause == m_ref && lookAtConsequence(row))
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

    bool lookAtConsequence(std::size_t row) {
        const LifecycleEvent& event = m_walk.event(row);
        if (event.type == EventType::RestartCounted ||
            (event.type == EventType::SpecDropped && event.path == m_exit.path)) {
            m_found.decision = row;
            m_ref = m_walk.run().log.refOf(row); // what follows from the exit follows from this
            return true;
        }
        if (event.why == Why::StopForAutoShutdown || event.why == Why::AutoShutdownDone) {
            m_found.autoShutdown = row;
            return true;
        }
        return false;
    }

    bool lookForGivingUp(std::size_t row) {
        const LifecycleEvent& event = m_walk.event(row);
        if (event.cause != m_ref)
            return true;
        if (event.type == EventType::GaveUp)
            m_found.gaveUp = row;
        return false;
    }

    EndingFound found() {
        m_found.ending = ending();
        return m_found;
    }

    [[nodiscard]] Ending ending() const {
        if (m_found.gaveUp)
            return Ending::LimitExceeded;
        if (m_found.decision) {
            const LifecycleEvent& decision = m_walk.event(*m_found.decision);
            if (decision.type == EventType::RestartCounted)
                return Ending::Restarted;
            return decision.why == Why::TransientQuiet ? Ending::Quiet : Ending::Temporary;
        }
        if (m_bySpec == ChildEnding::KeepSpec)
            return Ending::Quiet;
        if (m_hasSupervisorEnded)
            return Ending::SupervisorEnds;
        return m_isStartedByGroup ? Ending::FoundDead : Ending::NotDecided;
    }

    const CauseWalk& m_walk;
    const LifecycleEvent& m_exit;
    PathId m_supervisor;
    EventRef m_ref; // what the next decision is caused by
    ChildEnding m_bySpec = ChildEnding::Restart;
    EndingFound m_found;
    bool m_hasSupervisorEnded = false;
    bool m_isStartedByGroup = false;
};

Ending endingOfOrdered(const CauseWalk& walk, std::size_t row) {
    const LifecycleEvent& exit = walk.event(row);
    const Why why = walk.order(row).why;
    if (why == Why::TerminateChildCalled)
        return Ending::ByHand;
    if (why != Why::StopForGroup)
        return Ending::SupervisorEnds;
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
    return Search(walk, row).through(row);
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
