#include "core/node/explainer.h"

namespace resprout {

// What came of an end, or of a start that gave no process: what the supervisor made of it, and why.

namespace {

/// When the supervisor gave up that was busy at the exit in `row`; nothing: it was ending already.
std::optional<VirtualTime> givingUpAfter(const CauseWalk& walk, std::size_t row) {
    const LifecycleEvent& exit = walk.event(row);
    const PathId supervisor = walk.parent(exit.path);
    for (std::size_t next = row + 1; next < walk.run().log.endRow() && walk.spend(1); ++next) {
        const LifecycleEvent& event = walk.event(next);
        if (event.path != supervisor || event.attempt != exit.up)
            continue;
        if (event.type == EventType::GaveUp && event.time > exit.time)
            return event.time;
        if (event.type == EventType::GaveUp || event.type == EventType::Exited)
            break;
    }
    return std::nullopt;
}

} // namespace

/// What a supervisor made of an end.
void Explainer::addEnding(std::size_t row, const EndingFound& found) {
    const LifecycleEvent& event = m_walk.event(row);
    const PathId supervisor = m_walk.parent(event.path);
    const auto say = [&](std::string_view rule, const char* words) {
        add(BecauseKind::Spared, row, rule, words, {name(event.path), name(supervisor), term(event)});
    };
    switch (found.ending) {
    case Ending::Restarted:
        addCount(*found.decision);
        addGroup(*found.decision, supervisor);
        return;
    case Ending::LimitExceeded:
        addCount(*found.decision);
        addGivingUp(*found.gaveUp);
        return;
    case Ending::Quiet:
        if (event.why == Why::SupervisorGaveUp)
            say("R67",
                "A supervisor that gives up exits with shutdown, which the supervisor above it takes for a normal "
                "end.");
        else if (event.why == Why::AutoShutdownDone)
            say("R74", "A supervisor that shuts down automatically exits with shutdown, which the supervisor above "
                       "it takes for a normal end.");
        say("R40",
            "%1 is transient, and transient children are restarted after an abnormal end only; normal, shutdown and "
            "{shutdown,_} are normal ends. So %2 does not restart it.");
        break;
    case Ending::Temporary:
        say("R40", "%1 is temporary, and temporary children are never restarted: %2 drops its spec.");
        break;
    case Ending::ByHand:
        if (const NodeSpec* spec = m_walk.spec(event.path);
            m_walk.isPool(supervisor) || (spec != nullptr && restartOf(*spec) == Restart::Temporary))
            return say("R35", "An end by terminate_child is no reason to restart and counts as none: %2 forgets %1.");
        return say("R35",
                   "An end by terminate_child is no reason to restart and counts as none: %1 stays listed without a "
                   "process until restart_child, or a restart of its whole group.");
    case Ending::InGroup:
        return say(m_walk.limits(supervisor, row).strategy == Strategy::RestForOne ? "R44" : "R43",
                   "%1 is started again when all of its group have been stopped.");
    case Ending::DroppedWithGroup:
        return say("R46", "%1 is temporary: it is stopped with its group, not started again, and its spec is dropped.");
    case Ending::FoundDead:
        return say("R49",
                   "%2 is restarting the group already and finds %1 dead at its turn: that is no further restart.");
    case Ending::SupervisorEnds:
        if (const auto gaveUp = givingUpAfter(m_walk, row))
            return add(BecauseKind::Spared, row, "R63",
                       "%2 was busy when %1 ended, and gave up at %3 ms before it came to this end, so it restarts "
                       "nobody.",
                       {name(event.path), name(supervisor), std::to_string(*gaveUp)});
        return say("R63", "%2 is ending itself, so it restarts nobody.");
    case Ending::Orphan:
        return say("R65", "%2 is gone, so there is no supervisor that could restart %1.");
    case Ending::Root:
        return say("R68", "%1 is the root: no supervisor is above it, so nobody restarts it.");
    case Ending::NotDecided:
        return say("R49", "A supervisor does one thing at a time, and %2 has not come to this end yet.");
    }
    if (found.autoShutdown)
        addAutoShutdown(row, supervisor);
    else if (found.isOpen)
        say("R49", "%1 is significant. A supervisor does one thing at a time, and %2 has not come to this end yet.");
    else if (m_walk.limits(supervisor, row).strategy == Strategy::OneForAll ||
             m_walk.limits(supervisor, row).strategy == Strategy::RestForOne)
        say("R47", "A child that is not restarted does nothing to its siblings.");
}

/// What comes of a start that answered ignore.
void Explainer::addIgnoredOutcome(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const auto say = [&](std::string_view rule, const char* words) {
        add(BecauseKind::Spared, row, rule, words, {name(event.path), name(m_walk.parent(event.path))});
    };
    if (m_walk.droppedBy(row))
        say("R4", "%2 forgets %1: it keeps no spec of such a child without a process.");
    else if (m_walk.isPool(m_walk.parent(event.path)))
        say("R56",
            "%1 leaves a hole in %2: it stays listed as undefined and counts as active, and its start is not tried "
            "again.");
    else
        say(m_walk.isRestart(row) ? "R55" : "R4",
            "%1 stays listed without a process, and its start is not tried again.");
}

/// What comes of a start that failed.
void Explainer::addFailureOutcome(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const PathId supervisor = m_walk.parent(event.path);
    const EventRef ref = m_walk.run().log.refOf(row);
    const std::size_t next = row + 1; // a retry is queued in the same breath
    const bool isSeen = next < m_walk.run().log.endRow() && m_walk.event(next).cause == ref;
    const auto say = [&](std::string_view rule, const char* words) {
        add(BecauseKind::Spared, row, rule, words, {name(event.path), name(supervisor)});
    };
    if (isSeen && m_walk.event(next).type == EventType::RetryQueued)
        return addRetry(next);
    const std::optional<std::size_t> spawn = m_walk.spawned(row);
    const Why why = spawn ? m_walk.event(*spawn).why : Why::StartOrder;
    if (supervisor == noPath)
        say("R6", "%1 is the root: a first start is never tried again, and there is nothing else to run.");
    else if (why == Why::StartChildCalled)
        say("R84", "A start by start_child that fails is not tried again: %2 forgets the child.");
    else if (why == Why::RestartChildCalled)
        say("R84", "A start by restart_child that fails is not tried again: the spec of %1 stays, without a process.");
    else if (why == Why::StartOrder)
        say("R5", "A first start is never tried again: %2 fails to start as well.");
}

} // namespace resprout
