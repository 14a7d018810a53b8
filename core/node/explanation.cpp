#include "core/node/explanation.h"

#include "core/node/explainer.h"

#include <algorithm>
#include <utility>

namespace resprout {

namespace {

constexpr std::size_t mostLinks = 200;

} // namespace

Explanation explain(const FoldedRun& run, std::size_t row, Naming naming) {
    const CauseWalk walk(run);
    Explanation explanation;
    EndingFound found;
    if (run.log.row(row).type == EventType::Exited)
        found = endingOf(walk, row);
    explanation.outcome = Explainer(walk, naming).outcome(row, found);
    explanation.chain = Explainer(walk, naming).chain(row);
    explanation.ending = found.ending;
    explanation.isOpen = found.isOpen;
    explanation.rowsRead = walk.rowsRead();
    return explanation;
}

std::vector<Because> Explainer::chain(std::size_t row) {
    Next next = row;
    while (next && m_links.size() < mostLinks) {
        const Next before = tell(*next);
        next = before && *before < *next ? before : std::nullopt;
    }
    std::reverse(m_links.begin(), m_links.end());
    return std::move(m_links);
}

std::vector<Because> Explainer::outcome(std::size_t row, const EndingFound& found) {
    switch (m_walk.event(row).type) {
    case EventType::Exited:
        addEnding(row, found);
        break;
    case EventType::StartFailed:
        addFailureOutcome(row);
        break;
    case EventType::Ignored:
        addIgnoredOutcome(row);
        break;
    case EventType::Spawned:
    case EventType::Started:
    case EventType::Abandoned:
    case EventType::StopOrdered:
    case EventType::KillOrdered:
    case EventType::RestartCounted:
    case EventType::GaveUp:
    case EventType::RetryQueued:
    case EventType::SpecAdded:
    case EventType::SpecDropped:
    case EventType::FlagChanged:
    case EventType::StepIssued:
    case EventType::Result:
    case EventType::Trapped:
    case EventType::StandStill:
    case EventType::Count_:
        break;
    }
    return std::move(m_links);
}

Explainer::Next Explainer::tell(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    switch (event.type) {
    case EventType::Spawned:
    case EventType::Started:
        return tellStart(row);
    case EventType::Ignored:
        add(BecauseKind::Start, row, "R4", "The start of %1 answers ignore, so there is no process.",
            {name(event.path)});
        return m_walk.spawned(row);
    case EventType::StartFailed:
        return tellStartFailure(row);
    case EventType::Abandoned:
        add(BecauseKind::Stop, row, "R65", "Whoever was starting %1 has died, so nobody takes the answer of its start.",
            {name(event.path)});
        return m_walk.cause(row);
    case EventType::StopOrdered:
    case EventType::KillOrdered:
        return tellOrder(row);
    case EventType::Exited:
        return tellExit(row);
    case EventType::RestartCounted:
        addCount(row);
        return m_walk.cause(row);
    case EventType::GaveUp:
        addGivingUp(row);
        return m_walk.cause(row);
    case EventType::RetryQueued:
        addRetry(row);
        return m_walk.cause(row);
    case EventType::SpecAdded:
    case EventType::SpecDropped:
    case EventType::FlagChanged:
        return tellSpec(row);
    case EventType::StepIssued:
        addStep(row);
        return std::nullopt;
    case EventType::Result:
        if (event.why == Why::CallToNobody && endedMeanwhile(event))
            add(BecauseKind::Message, row, "R83",
                "%1 ended while the call waited, so the caller exits with the same reason.", {name(callee(event))});
        else if (event.why == Why::CallToNobody)
            add(BecauseKind::Message, row, "R83", "No process lives there, so whoever calls it finds noproc.", {});
        else
            add(BecauseKind::Message, row, ruleOf(event.why), "The answer is %1.", {term(event)});
        return m_walk.step(row);
    case EventType::Trapped:
        add(BecauseKind::Message, row, "P2",
            "%1 traps exits, so the exit signal %2 does not end it: it arrives as the message {'EXIT',From,%2}.",
            {name(event.path), term(event)});
        return m_walk.step(row);
    case EventType::StandStill:
        add(BecauseKind::GaveUp, row, "", "Ten million signals came within one millisecond: OTP would go on for ever.",
            {});
        return std::nullopt;
    case EventType::Count_:
        break;
    }
    return std::nullopt;
}

/// Why a start function was called.
Explainer::Next Explainer::tellStart(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const PathId supervisor = m_walk.parent(event.path);
    if (event.type == EventType::Started && event.why == Why::SubtreeUp)
        add(BecauseKind::Start, row, "R2", "%1 is a supervisor, so it is up when its whole subtree is.",
            {name(event.path)});
    if (event.why == Why::RootStarted || event.why == Why::SubtreeUp) {
        add(BecauseKind::Start, row, "R1", "Whoever runs the tree starts its root, %1.",
            {name(m_walk.run().tree.root())});
        return std::nullopt;
    }
    if (event.why == Why::StartChildCalled || event.why == Why::RestartChildCalled)
        return m_walk.step(row);
    if (event.why == Why::RestartedWithAll || event.why == Why::RestartedWithRest)
        addRevival(row);
    if (event.why != Why::StartOrder) {
        const Next counted = m_walk.counted(row, supervisor);
        if (counted && event.why != Why::RetriedStart)
            addGroup(*counted, supervisor);
        return counted;
    }
    if (!std::exchange(m_hasToldStartOrder, true))
        add(BecauseKind::Start, row, "R1", "%1 starts its children one after another, in start order.",
            {name(supervisor)});
    return m_walk.last(row, [&](const LifecycleEvent& at) {
        return at.type == EventType::Spawned && at.path == supervisor && at.attempt == event.up;
    });
}

Explainer::Next Explainer::tellStartFailure(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    addStartFailure(row);
    const Next child =
        event.why != Why::ChildFailedToStart ? std::nullopt : m_walk.last(row, [&](const LifecycleEvent& at) {
            return at.type == EventType::StartFailed && at.up == event.attempt && m_walk.parent(at.path) == event.path;
        });
    return child ? child : m_walk.spawned(row);
}

Explainer::Next Explainer::tellExit(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const PathId supervisor = m_walk.parent(event.path);
    if (isOrdered(event))
        return tellOrder(row);
    if (event.why == Why::ParentDied) {
        add(BecauseKind::Exit, row, "R65",
            "%1 has died without stopping its children. Its exit signal reaches %2 over the link, and %2 exits with "
            "%3.",
            {name(supervisor), name(event.path), term(event)});
        return m_walk.exitOf(supervisor, event.up, row);
    }
    if (event.why == Why::SupervisorGaveUp)
        return m_walk.lastOf(EventType::GaveUp, event.path, row);
    if (event.why == Why::AutoShutdownDone) {
        const Next significant = m_walk.significantEnd(row, event.path);
        if (significant)
            addAutoShutdown(*significant, event.path);
        else // a code change has made another child significant since
            add(BecauseKind::Stop, row, "R71",
                "A significant child of %1 ended by itself, so %1 stopped the others and exits with %2.",
                {name(event.path), term(event)});
        return significant;
    }
    if (event.why == Why::RaisedError && m_walk.isPool(event.path)) {
        addHole(row);
        return m_walk.cause(row);
    }
    addOwnEnd(row);
    return std::nullopt;
}

/// A supervisor told a child to stop: the order, or the exit that obeyed it.
Explainer::Next Explainer::tellOrder(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const PathId supervisor = m_walk.parent(event.path);
    const std::string child = name(event.path);
    if (supervisor != noPath && m_walk.run().index.findsNobody(row))
        add(BecauseKind::Stop, row, "R60",
            event.type == EventType::KillOrdered
                ? "To stop %1, %2 sends it the exit signal kill, but %1 has ended already, so the signal finds nobody."
                : "To stop %1, %2 sends it the exit signal shutdown, but %1 has ended already, so the signal finds "
                  "nobody.",
            {child, name(supervisor)});
    else if (event.why == Why::KilledAfterTimeout || event.why == Why::ShutdownTimeRanOut)
        add(BecauseKind::Stop, row, "R60", "%1 does not stop within its shutdown time, so %2 kills it.",
            {child, name(supervisor)});
    else if (event.why == Why::KilledBrutally || event.type == EventType::KillOrdered)
        add(BecauseKind::Stop, row, "R60", "The shutdown of %1 is brutal_kill: %2 kills it at once.",
            {child, name(supervisor)});
    else if (supervisor != noPath)
        add(BecauseKind::Stop, row, "R60", "To stop %1, %2 sends it the exit signal shutdown.",
            {child, name(supervisor)});

    const auto [why, trigger] = m_walk.order(row);
    if (!trigger)
        return std::nullopt;
    if (why == Why::StopForGroup)
        addGroup(*trigger, supervisor);
    else if (why == Why::StopAfterFailedStart)
        add(BecauseKind::Stop, *trigger, "R5",
            "When a child fails to start, %1 stops those that had started, the last one first, and fails to start "
            "itself.",
            {name(supervisor)});
    else if (why == Why::StopForAutoShutdown)
        addAutoShutdown(*trigger, supervisor);
    else if (why == Why::StopWithSupervisor && m_walk.isPool(supervisor))
        add(BecauseKind::Stop, *trigger, m_walk.isDynamic(supervisor) ? "D5" : "R64",
            "%1 is ending, so it tells all its children to stop at once, and waits for them together.",
            {name(supervisor)});
    else if (why == Why::StopWithSupervisor)
        add(BecauseKind::Stop, *trigger, "R63",
            "%1 is ending, so it stops its children first, the last started one before the others.",
            {name(supervisor)});
    return trigger;
}

Explainer::Next Explainer::tellSpec(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const std::string child = name(event.path);
    if (event.type == EventType::FlagChanged && event.flag == Flag::SpecPlace) {
        add(BecauseKind::Spec, row, "R91",
            "A code change gives the children a new order: first those that it lists, then those that it does not.",
            {});
        return m_walk.step(row);
    }
    if (event.type == EventType::FlagChanged) {
        add(BecauseKind::Spec, row, "R90", "A code change replaces the flags; children and past restarts stay.", {});
        return m_walk.step(row);
    }
    if (event.type == EventType::SpecAdded && event.why == Why::CodeChange) {
        add(BecauseKind::Spec, row, "R91", "A code change lists %1; it is not started.", {child});
        return m_walk.step(row);
    }
    if (event.type == EventType::SpecAdded && m_walk.isPool(m_walk.parent(event.path))) {
        add(BecauseKind::Spec, row, m_walk.isDynamic(m_walk.parent(event.path)) ? "D2" : "R81",
            "A child that is added is kept only if its start gives a process.", {});
        return m_walk.step(row);
    }
    if (event.type == EventType::SpecAdded) {
        add(BecauseKind::Spec, row, "R48", "A child that is added is the last one in the start order.", {});
        return m_walk.step(row);
    }
    if (event.why == Why::TemporaryInGroup) {
        const PathId supervisor = m_walk.parent(event.path);
        add(BecauseKind::Spec, row, "R46", "%1 is temporary: it is stopped with its group, and its spec is dropped.",
            {child});
        const Next counted = m_walk.counted(row, supervisor);
        if (counted)
            addGroup(*counted, supervisor);
        return counted;
    }
    if (event.why == Why::TemporaryNever)
        add(BecauseKind::Spared, row, "R40", "%1 is temporary: it is never restarted, and its spec is dropped.",
            {child});
    else if (event.why == Why::TransientQuiet)
        add(BecauseKind::Spared, row, "R40", "%1 is transient and has ended normally, so it is not restarted.",
            {child});
    else if (event.why == Why::TemporaryIgnored)
        add(BecauseKind::Spec, row, "R4", "%1 is temporary, so its spec is dropped.", {child});
    else if (event.why == Why::InitFailed)
        add(BecauseKind::Spec, row, "R84", "A start by start_child that fails leaves nothing behind.", {});
    else if (event.why == Why::TerminateChildCalled && m_walk.isPool(m_walk.parent(event.path)))
        add(BecauseKind::Spec, row, "R81", "%1 is forgotten: a child of a pool has no spec of its own.", {child});
    else if (event.why == Why::TerminateChildCalled || event.why == Why::DeleteChildCalled)
        add(BecauseKind::Spec, row, "R80", "The child spec of %1 is dropped.", {child});
    return m_walk.cause(row);
}

} // namespace resprout
