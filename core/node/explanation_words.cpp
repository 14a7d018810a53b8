#include "core/node/explainer.h"

#include <utility>

namespace resprout {

// What the links of a chain say, for someone who meets OTP for the first time: its words, each with what it does.

namespace {

std::string number(std::int64_t value) {
    return std::to_string(value);
}

} // namespace

void Explainer::add(BecauseKind kind, std::size_t row, std::string_view rule, const char* words,
                    std::vector<std::string> parts) {
    const LifecycleEvent& event = m_walk.event(row);
    const bool isDynamic = m_walk.isDynamic(event.path) || m_walk.isDynamic(m_walk.parent(event.path));
    m_links.push_back({kind, row, rule, {words, std::move(parts)}, isDynamic ? dynamicManualOf(rule) : manualOf(rule)});
}

void Explainer::addStep(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const auto& script = m_walk.run().tree.scenario().script;
    if (event.attempt >= script.size())
        return;
    const Step& step = script[event.attempt];
    const std::string target = name(event.path);
    const std::string reason = toText(step.reason.value_or(atom("normal")));
    const std::string by = stepNumber(row);
    const auto say = [&](std::string_view rule, const char* words) {
        add(BecauseKind::Step, row, rule, words, {by, target, reason});
    };
    switch (step.op) {
    case StepOp::Exit:
        return say("", "Step %1 tells %2 to exit with %3.");
    case StepOp::Raise:
        return say("", "Step %1 makes %2 raise an error.");
    case StepOp::Signal:
        return say("", "Step %1 sends %2 the exit signal %3.");
    case StepOp::StartChild:
        return say("R80", "Step %1 calls start_child of %2.");
    case StepOp::TerminateChild:
        return say("R80", "Step %1 calls terminate_child for %2.");
    case StepOp::RestartChild:
        return say("R80", "Step %1 calls restart_child for %2.");
    case StepOp::DeleteChild:
        return say("R80", "Step %1 calls delete_child for %2.");
    case StepOp::WhichChildren:
        return say("R80", "Step %1 calls which_children of %2.");
    case StepOp::CountChildren:
        return say("R80", "Step %1 calls count_children of %2.");
    case StepOp::Reconfigure:
        return say("R90", "Step %1 changes the code of %2.");
    case StepOp::Stop:
        return say("R69", "Step %1 stops the tree: whoever started %2 sends it the exit signal shutdown.");
    }
}

/// An end that no supervisor brought about.
void Explainer::addOwnEnd(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    // A supervisor that was told to end had to stop its children first.
    const auto step = event.why == Why::StopRequested ? m_walk.step(row) : m_walk.stepAtOnce(row);
    const auto say = [&](std::string_view rule, const char* words) {
        add(BecauseKind::Exit, row, rule, words, {stepNumber(step), name(event.path), term(event)});
    };
    if (event.why == Why::ExitedByItself)
        return step ? say("P1", "Step %1 tells %2 to exit with %3.")
                    : say("P1", "%2 exits with %3 by itself: its lifetime is over.");
    if (event.why == Why::RaisedError)
        return step ? say("P1", "Step %1 makes %2 raise an error that nothing catches: it exits with %3.")
                    : say("P1", "%2 raises an error that nothing catches: it exits with %3.");
    if (event.why == Why::SignalReceived && step)
        return say("P2", "Step %1 sends %2 the exit signal %3, and %2 does not trap exits, so it exits with that.");
    if (event.why == Why::KillReceived && step)
        return say("P2", "Step %1 sends %2 the exit signal kill, which cannot be trapped: it exits with %3.");
    if (event.why == Why::StopRequested && step)
        return say("R69", "Step %1 tells %2 to end: it stops its children first, then it exits with %3.");
    say(ruleOf(event.why), "%2 exits with %3.");
}

/// A pool that ends crashes on the hole that an ignored restart has left: the one that was not forgotten.
void Explainer::addHole(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    add(BecauseKind::Exit, row, "R56",
        "%1 is ending and tells its children to stop: it does not expect the hole, crashes on it with %2, and takes "
        "its children along.",
        {name(event.path), term(event)});
    std::size_t after = row;
    const auto hole = m_walk.last(row, [&](const LifecycleEvent& at) {
        --after;
        return at.type == EventType::Ignored && at.up == event.attempt && m_walk.parent(at.path) == event.path &&
               !m_walk.droppedBy(after);
    });
    if (hole)
        add(BecauseKind::Spec, *hole, "R56",
            "The restart of %1 was answered by ignore, which left a hole among the children of %2.",
            {name(m_walk.event(*hole).path), name(event.path)});
}

void Explainer::addAutoShutdown(std::size_t row, PathId supervisor) {
    const SupervisorRecord* record = m_walk.run().tree.supervisor(supervisor);
    const bool isAll = record != nullptr && record->autoShutdown == AutoShutdown::AllSignificant;
    add(BecauseKind::Stop, row, "R71",
        isAll ? "%1 is significant and %2 has auto_shutdown all_significant: when the last significant child has "
                "ended for good, it stops its other children and exits with shutdown."
              : "%1 is significant and %2 has auto_shutdown any_significant: when such a child has ended for good, "
                "it stops its other children and exits with shutdown.",
        {name(m_walk.event(row).path), name(supervisor)});
}

void Explainer::addCount(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const LogIndex::Limits limits = m_walk.limits(event.path, row);
    const std::optional<std::size_t> cause = m_walk.cause(row);
    const std::string reason = cause ? term(m_walk.event(*cause)) : "";
    const auto say = [&](std::string_view rule, const char* words) {
        add(BecauseKind::Counted, row, rule, words,
            {name(restartedChild(row)), name(event.path), number(event.value), number(limits.intensity),
             number(limits.period), reason});
    };
    const bool isOver = event.value > limits.intensity;
    if (event.why == Why::RetryCounts)
        return isOver ? say("R34", "Each try counts: %2 counts restart %3 in %5 s.")
                      : say("R34", "Each try counts: %2 counts restart %3 of %4 in %5 s.");
    if (event.why == Why::TransientLoud)
        return isOver ? say("R40", "%1 is transient and %6 is no normal end, so it is to be restarted. %2 counts "
                                   "that first: restart %3 in %5 s.")
                      : say("R40", "%1 is transient and %6 is no normal end, so %2 restarts it. It counts that "
                                   "first: restart %3 of %4 in %5 s.");
    return isOver ? say("R40", "%1 is permanent, so it is to be restarted whatever the reason. %2 counts that first: "
                               "restart %3 in %5 s.")
                  : say("R40", "%1 is permanent, so %2 restarts it whatever the reason. It counts that first: restart "
                               "%3 of %4 in %5 s.");
}

void Explainer::addGivingUp(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const LogIndex::Limits limits = m_walk.limits(event.path, row);
    add(BecauseKind::GaveUp, row, "R31",
        limits.intensity == 1 ? "%1 allows 1 restart in %3 s, so it gives up: it starts nobody again, stops its "
                                "children and exits with shutdown."
                              : "%1 allows %2 restarts in %3 s, so it gives up: it starts nobody again, stops its "
                                "children and exits with shutdown.",
        {name(event.path), number(limits.intensity), number(limits.period)});
}

/// Who is started again: the strategy of the supervisor whose RestartCounted is in `row`.
void Explainer::addGroup(std::size_t row, PathId supervisor) {
    const auto say = [&](std::string_view rule, const char* words) {
        add(BecauseKind::Group, row, rule, words,
            {name(supervisor), name(restartedChild(row)), strategyWord(supervisor, row)});
    };
    switch (m_walk.limits(supervisor, row).strategy) {
    case Strategy::OneForOne:
    case Strategy::SimpleOneForOne:
        return say("R42", "%1 is %3, so %2 alone is started again; its siblings are left as they are.");
    case Strategy::OneForAll:
        return say("R43", "%1 is one_for_all, so its other children are stopped, as far as they have a process, the "
                          "last started one first, and then all are started in start order.");
    case Strategy::RestForOne:
        return say("R44",
                   "%1 is rest_for_one, so the children after %2 in the start order are stopped, as far as they have "
                   "a process, the last one first, and then %2 and those after it are started in start order.");
    }
}

/// The start of a restart failed, and from whom it is tried again.
void Explainer::addRetry(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const PathId supervisor = m_walk.parent(event.path);
    const std::optional<std::size_t> counted = m_walk.counted(row, supervisor);
    const PathId crashed = counted ? restartedChild(*counted) : noPath;
    const auto say = [&](std::string_view rule, const char* words) {
        add(BecauseKind::Group, row, rule, words, {name(supervisor), name(event.path), name(crashed)});
    };
    switch (m_walk.limits(supervisor, row).strategy) {
    case Strategy::OneForOne:
    case Strategy::SimpleOneForOne:
        return say("R50",
                   "A restart whose start fails is tried again: the next try waits behind what is in the mailbox of "
                   "%1.");
    case Strategy::OneForAll:
        return say("R52", "A restart whose start fails is tried again: under one_for_all %1 restarts the whole group.");
    case Strategy::RestForOne:
        if (crashed == noPath || crashed == event.path)
            return say("R53",
                       "A restart whose start fails is tried again: under rest_for_one %1 does so from %2, the child "
                       "that failed to start.");
        return say("R53",
                   "A restart whose start fails is tried again: under rest_for_one %1 does so from %2, the child "
                   "that failed to start, and not from %3, the child that had ended: that one is up again.");
    }
}

/// A group restart also starts those that had no process before it (R45).
void Explainer::addRevival(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    const PathId supervisor = m_walk.parent(event.path);
    const auto counted = m_walk.counted(row, supervisor);
    const auto ended = m_walk.endBefore(row, event.path);
    if (!counted || (ended && *ended > *counted) || restartedChild(*counted) == event.path)
        return;
    const LifecycleEvent* end = ended ? &m_walk.event(*ended) : nullptr;
    const auto say = [&](const char* words, std::optional<std::size_t> step = {}) {
        add(BecauseKind::Group, row, "R45", words,
            {name(event.path), stepNumber(step), end != nullptr ? term(*end) : "", name(supervisor)});
    };
    if (end == nullptr || end->up != event.up)
        return say(
            "%1 had not been started before. A group restart starts every listed spec of the group, this one too.");
    if (end->type != EventType::Exited)
        return say("%1 had no process: its start had answered ignore. A group restart starts every listed spec of "
                   "the group, this one too.");
    if (!isOrdered(*end))
        return say("%1 had no process: it had ended with %3. A group restart starts every listed spec of the group, "
                   "this one too.");
    if (const auto [why, step] = m_walk.order(*ended); why == Why::TerminateChildCalled && step)
        say("%1 had no process: terminate_child in step %2 had ended it, and that is no reason to restart it. But a "
            "group restart starts every listed spec of the group, this one too.",
            step);
}

void Explainer::addStartFailure(std::size_t row) {
    const LifecycleEvent& event = m_walk.event(row);
    if (m_failure.path == event.path) { // it was tried before, and failed as well: told once
        m_links.resize(m_failure.end);
        ++m_failure.times;
        Because& told = m_links.back();
        told.sentence = {"The start of %1 fails %3 times, at last with %2.",
                         {told.sentence.parts[0], told.sentence.parts[1], number(m_failure.times)}};
        return;
    }
    const auto say = [&](const char* words) {
        add(BecauseKind::StartFailure, row, ruleOf(event.why), words, {name(event.path), term(event)});
    };
    if (event.why == Why::BadFlags)
        say("OTP refuses the flags of %1 before anything is started: it fails with %2.");
    else if (event.why == Why::BadChildSpec)
        say("OTP refuses a child spec of %1 before anything is started: it fails with %2.");
    else if (event.why == Why::ChildFailedToStart)
        say("A child of %1 has failed to start. So those that had started are stopped, those after it are not tried, "
            "and %1 itself fails to start, with %2.");
    else
        say("The start of %1 fails with %2.");
    m_failure = {event.path, m_links.size(), 1};
}

std::string Explainer::name(PathId path) const {
    if (path == noPath)
        return "a child";
    return m_naming == Naming::Path ? m_walk.run().paths.text(path) : m_walk.run().paths.id(path);
}

std::string Explainer::term(const LifecycleEvent& event) const {
    return m_walk.run().terms.text(event.term);
}

/// Of a call that found nobody: it had found somebody.
bool Explainer::endedMeanwhile(const LifecycleEvent& answer) const {
    const std::string text = term(answer);
    return text.starts_with("{'EXIT',") && text != "{'EXIT',noproc}";
}

PathId Explainer::callee(const LifecycleEvent& answer) const {
    const auto& script = m_walk.run().tree.scenario().script;
    const StepOp op = answer.attempt < script.size() ? script[answer.attempt].op : StepOp::Exit;
    const bool isAboutChild = op == StepOp::TerminateChild || op == StepOp::RestartChild || op == StepOp::DeleteChild;
    return isAboutChild ? m_walk.parent(answer.path) : answer.path;
}

/// As people count, from 1.
std::string Explainer::stepNumber(std::optional<std::size_t> step) const {
    return step ? std::to_string(m_walk.event(*step).attempt + std::uint64_t{1}) : "";
}

std::string Explainer::strategyWord(PathId supervisor, std::size_t row) const {
    return std::string(word(m_walk.limits(supervisor, row).strategy));
}

PathId Explainer::restartedChild(std::size_t counted) const {
    const std::optional<std::size_t> cause = m_walk.cause(counted);
    return cause ? m_walk.event(*cause).path : noPath;
}

} // namespace resprout
