#include "ui/bridge/qt_text.h"
#include "ui/log/event_text.h"

#include <algorithm>

namespace resprout::ui {

// The Why column: for each event one sentence that names OTP's reason and the chain that led there.

namespace {

constexpr std::size_t countedSiblings = 2'000; // among more than these nobody is told a place
constexpr int longestChain = 8;                // events from a step to what it brings about

} // namespace

QString EventText::why(std::size_t row) const {
    const LifecycleEvent& event = m_source.log->row(row);
    switch (event.type) {
    case EventType::Spawned:
    case EventType::Started:
    case EventType::Ignored:
        return whyStarted(event);
    case EventType::StartFailed:
        return whyStartFailed(event);
    case EventType::Abandoned:
        return tr("whoever was starting it is gone, so nobody takes the answer");
    case EventType::StopOrdered:
        if (m_source.index->findsNobody(row))
            return tr("%1 sent shutdown to %2, which has ended already: no effect")
                .arg(parentName(event.path), name(event.path));
        return whyStopOrdered(event);
    case EventType::KillOrdered:
        return event.why == Why::ShutdownTimeRanOut ? tr("it had not stopped within its shutdown time")
                                                    : tr("brutal_kill: it gets no time to stop");
    case EventType::Exited:
        return whyExited(event);
    case EventType::RestartCounted:
        return whyCounted(row);
    case EventType::GaveUp:
        return whyGaveUp(row);
    case EventType::RetryQueued:
        return tr("its start failed; %1 tries again after what waits in its mailbox, and each try counts")
            .arg(parentName(event.path));
    case EventType::SpecAdded:
    case EventType::SpecDropped:
        return whyListed(event);
    case EventType::FlagChanged:
        return byStep(event, tr("you changed it (step %1): answered ok; children and restart list stay"),
                      tr("the script changed it (step %1): answered ok; children and restart list stay"));
    case EventType::StepIssued:
        return whyIssued(event);
    case EventType::Result:
        return whyAnswered(event);
    case EventType::Trapped:
        return tr("it traps exits, so the signal arrives as a message {'EXIT',From,%1}").arg(term(event.term));
    case EventType::StandStill:
        return tr("ten million signals within one millisecond: OTP would spin here for ever");
    case EventType::Count_:
        return {};
    }
    return {};
}

QString EventText::whyStarted(const LifecycleEvent& event) const {
    if (event.type == EventType::Ignored) {
        if (event.why == Why::TemporaryIgnored)
            return tr("its init said ignore; temporary, so its spec is dropped");
        if (isPool(m_source.paths->parent(event.path)))
            return tr("its init said ignore: there is no process");
        return tr("its init said ignore: it stays listed, without a process");
    }
    const QString order = startOrder(event.path);
    const auto in = [&](const QString& sentence) {
        return order.isEmpty() ? sentence : sentence + tr("; ") + order;
    };
    if (event.why == Why::RootStarted)
        return tr("the root: whoever runs the tree called its start_link");
    if (event.why == Why::SubtreeUp)
        return tr("a supervisor is up when its whole subtree is");
    if (event.why == Why::RestartedAlone) {
        if (isPool(m_source.paths->parent(event.path)))
            return tr("it alone is started again; a pool's children do not depend on one another");
        return in(tr("one_for_one, so it alone is started again"));
    }
    if (event.why == Why::RestartedWithAll)
        return in(tr("one_for_all, so all are started again"));
    if (event.why == Why::RestartedWithRest)
        return in(tr("rest_for_one, so it and those after it are started again"));
    if (event.why == Why::RetriedStart)
        return tr("its start had failed before; %1 tries again").arg(parentName(event.path));
    if (event.why == Why::StartChildCalled)
        return calledStartChild(event);
    if (event.why == Why::RestartChildCalled)
        return byStep(event, tr("you called restart_child (step %1)"), tr("the script called restart_child (step %1)"));
    return order.isEmpty() ? qtText(phraseOf(event.why)) : order;
}

QString EventText::whyStartFailed(const LifecycleEvent& event) const {
    if (event.why == Why::BadFlags)
        return tr("a flag that OTP refuses, before anything is started");
    if (event.why == Why::BadChildSpec)
        return tr("a child spec that OTP refuses, before anything is started");
    if (event.why == Why::ChildFailedToStart)
        return tr("one of its children failed to start, so it does; what had started is ended, the last one first");
    return tr("its init came to nothing; there is no process");
}

QString EventText::whyStopOrdered(const LifecycleEvent& event) const {
    const NodeSpec* node = spec(event.path);
    if (node == nullptr)
        return {};
    const Shutdown limit = shutdownOf(*node);
    if (isPool(event.path) && limit.milliseconds == Shutdown::infinity)
        return tr("a supervisor ends its own children first, and this one all at once");
    if (node->kind != NodeKind::Worker)
        return limit.milliseconds == Shutdown::infinity
                   ? tr("a supervisor ends its own children first, the last started one before the others")
                   : tr("ends its own children first; after %1 ms it would be killed").arg(limit.milliseconds);
    const auto takes = node->stopDelay.value_or(0);
    return limit.milliseconds == Shutdown::infinity
               ? tr("traps exits and takes %1 ms to stop; infinity: it is waited for").arg(takes)
               : tr("traps exits and takes %1 ms to stop; after %2 ms it would be killed")
                     .arg(takes)
                     .arg(limit.milliseconds);
}

QString EventText::whyExited(const LifecycleEvent& event) const {
    const NodeSpec* node = spec(event.path);
    const bool isWorker = node == nullptr || node->kind == NodeKind::Worker;
    if (event.why == Why::ExitedByItself) {
        const LifecycleEvent* before = cause(event);
        if (before == nullptr || before->type != EventType::StepIssued)
            return tr("its lifetime was over, so it exited by itself");
        return byStep(event, tr("you told it to exit (step %1)"), tr("the script told it to exit (step %1)"));
    }
    if (event.why == Why::RaisedError)
        return byStep(event, tr("you crashed it (step %1)"), tr("the script crashed it (step %1)"));
    if (event.why == Why::SignalReceived)
        return byStep(event, tr("you sent it an exit signal (step %1), and it does not trap exits"),
                      tr("the script sent it an exit signal (step %1), and it does not trap exits"));
    if (event.why == Why::KillReceived)
        return isWorker ? byStep(event, tr("you killed it (step %1); kill cannot be trapped"),
                                 tr("the script killed it (step %1); kill cannot be trapped"))
                        : byStep(event, tr("you killed it (step %1), so it could not end its children in order"),
                                 tr("the script killed it (step %1), so it could not end its children in order"));
    if (event.why == Why::StopOrderObeyed)
        return orderBehind(event);
    if (event.why == Why::KilledAfterTimeout)
        return tr("did not stop within %1 ms, so %2 killed it")
            .arg(node != nullptr ? shutdownOf(*node).milliseconds : 0)
            .arg(parentName(event.path));
    if (event.why == Why::KilledBrutally)
        return tr("brutal_kill: %1 gives it no time to stop").arg(parentName(event.path));
    if (event.why == Why::ParentDied)
        return tr("%1 died, and the exit signal over the link took it along").arg(parentName(event.path));
    if (event.why == Why::StopRequested)
        return byStep(event, tr("you told it to end (step %1); it ended its children first"),
                      tr("the script told it to end (step %1); it ended its children first"));
    if (event.why == Why::SupervisorGaveUp)
        return m_source.paths->parent(event.path) == noPath
                   ? tr("it gave up and has ended its children; nobody is above it")
                   : tr("it gave up and has ended its children; now %1 decides").arg(parentName(event.path));
    if (event.why == Why::AutoShutdownDone)
        return tr("auto_shutdown: its significant children are done, so it ends the others and itself");
    return qtText(phraseOf(event.why));
}

/// Who told it to stop, and in which order that happens.
QString EventText::orderBehind(const LifecycleEvent& exit) const {
    const LifecycleEvent* order = cause(exit);
    const QString parent = parentName(exit.path);
    if (order == nullptr || order->type != EventType::StopOrdered)
        return tr("told by %1").arg(parent);
    if (order->why == Why::StopForGroup)
        return tr("told by %1; siblings end first, the last started one before the others").arg(parent);
    if (order->why == Why::StopAfterFailedStart)
        return tr("told by %1: a sibling failed to start, so what had started is ended, the last one first")
            .arg(parent);
    const bool isAtOnce = isPool(m_source.paths->parent(exit.path));
    if (order->why == Why::StopAfterGivingUp && isAtOnce)
        return tr("told by %1, which gave up and ends its children, all at once").arg(parent);
    if (order->why == Why::StopForAutoShutdown && isAtOnce)
        return tr("told by %1: auto_shutdown ends all its children at once").arg(parent);
    if (order->why == Why::StopWithSupervisor && isAtOnce)
        return tr("told by %1, which is ending: its children go first, all at once").arg(parent);
    if (order->why == Why::StopAfterGivingUp)
        return tr("told by %1, which gave up and ends its children, the last started one first").arg(parent);
    if (order->why == Why::StopForAutoShutdown)
        return tr("told by %1: auto_shutdown ends all its children, the last started one first").arg(parent);
    if (order->why == Why::StopWithSupervisor)
        return tr("told by %1, which is ending: its children go first, the last started one before the others")
            .arg(parent);
    if (order->why == Why::TerminateChildCalled && isPool(m_source.paths->parent(exit.path)))
        return forgotten(*order);
    const NodeSpec* node = spec(exit.path);
    if (order->why == Why::TerminateChildCalled && node != nullptr && restartOf(*node) == Restart::Temporary) // R80
        return byStep(*order, tr("you called terminate_child (step %1)"),
                      tr("the script called terminate_child (step %1)"));
    if (order->why == Why::TerminateChildCalled)
        return byStep(*order, tr("you called terminate_child (step %1); its spec stays listed"),
                      tr("the script called terminate_child (step %1); its spec stays listed"));
    if (order->why == Why::StopRequested)
        return byStep(*order, tr("you told it to end (step %1)"), tr("the script told it to end (step %1)"));
    return tr("told by %1").arg(parent);
}

QString EventText::whyCounted(std::size_t row) const {
    const LifecycleEvent& event = m_source.log->row(row);
    const LogIndex::Limits limits = m_source.index->limits(event.path, row, *m_source.tree);
    const LifecycleEvent* exit = cause(event);
    const bool isNamed =
        exit != nullptr && exit->path < m_source.paths->size() && m_source.paths->parent(exit->path) == event.path;
    const QString child = isNamed ? name(exit->path) : tr("a child");
    if (event.why == Why::RetryCounts)
        return tr("the start of %1 failed and is tried again; each try counts").arg(child);

    const bool isOver = event.value > limits.intensity;
    const bool isAlone = limits.strategy == Strategy::OneForOne || limits.strategy == Strategy::SimpleOneForOne;
    QString sentence;
    const QString reason = isNamed ? term(exit->term) : tr("this");
    if (isOver && event.why == Why::TransientLoud)
        sentence = tr("%1 is transient and %2 is no normal end, so it would be restarted").arg(child, reason);
    else if (event.why == Why::TransientLoud)
        sentence = tr("%1 is transient and %2 is no normal end, so it is restarted").arg(child, reason);
    else if (isOver)
        sentence = tr("%1 is permanent, so it would be restarted").arg(child);
    else if (isAlone)
        sentence = tr("%1 is permanent, so it is restarted").arg(child);
    else
        sentence = tr("%1 is permanent, so restarted").arg(child);
    if (isOver)
        return sentence + tr("; but that is one too many");
    switch (limits.strategy) {
    case Strategy::OneForOne:
        return sentence + tr("; one_for_one, so it alone");
    case Strategy::OneForAll:
        return sentence + tr("; one_for_all, so its siblings too");
    case Strategy::RestForOne:
        return sentence + tr("; rest_for_one, so those started after it too");
    case Strategy::SimpleOneForOne:
        return sentence + tr("; simple_one_for_one, so it alone");
    }
    return sentence;
}

QString EventText::whyGaveUp(std::size_t row) const {
    const LifecycleEvent& event = m_source.log->row(row);
    const LogIndex::Limits limits = m_source.index->limits(event.path, row, *m_source.tree);
    const QString sentence =
        isPool(event.path)
            ? tr("restart %1 within %2 s, and %3 are allowed: it ends its children all at once and exits with shutdown")
            : tr("restart %1 within %2 s, and %3 are allowed: it ends its children and exits with shutdown");
    return sentence.arg(event.value).arg(limits.period).arg(limits.intensity);
}

QString EventText::whyListed(const LifecycleEvent& event) const {
    if (event.why == Why::StartChildCalled)
        return calledStartChild(event);
    if (event.why == Why::CodeChange)
        return event.type == EventType::SpecAdded ? tr("a code change lists it; it is not started")
                                                  : tr("a code change no longer lists it");
    const bool isOfPool = isPool(m_source.paths->parent(event.path));
    if (event.why == Why::TemporaryNever && isOfPool)
        return tr("temporary: never restarted");
    if (event.why == Why::TransientQuiet)
        return tr("transient, and it ended normally: not restarted");
    if ((event.why == Why::InitSaidIgnore || event.why == Why::TemporaryIgnored) && isOfPool)
        return tr("its init said ignore");
    if (event.why == Why::TemporaryNever)
        return tr("temporary: never restarted, so its spec goes with it");
    if (event.why == Why::TemporaryInGroup)
        return tr("temporary children of a group that is restarted are ended and forgotten");
    if (event.why == Why::TemporaryIgnored)
        return tr("temporary and its init said ignore");
    if (event.why == Why::DeleteChildCalled)
        return byStep(event, tr("you called delete_child (step %1)"), tr("the script called delete_child (step %1)"));
    if (event.why == Why::TerminateChildCalled && isOfPool)
        return forgotten(event);
    if (event.why == Why::TerminateChildCalled)
        return byStep(event, tr("you called terminate_child (step %1); temporary, so its spec goes too"),
                      tr("the script called terminate_child (step %1); temporary, so its spec goes too"));
    return qtText(phraseOf(event.why));
}

QString EventText::calledStartChild(const LifecycleEvent& event) const {
    if (isPool(m_source.paths->parent(event.path)))
        return byStep(event, tr("you called start_child (step %1)"), tr("the script called start_child (step %1)"));
    return byStep(event, tr("you called start_child (step %1); it comes last in the start order"),
                  tr("the script called start_child (step %1); it comes last in the start order"));
}

/// A pool's child that terminate_child ended.
QString EventText::forgotten(const LifecycleEvent& event) const {
    return byStep(
        event, tr("you called terminate_child (step %1); its supervisor forgets it: it has no spec of its own"),
        tr("the script called terminate_child (step %1); its supervisor forgets it: it has no spec of its own"));
}

/// A signal that may leave no other trace.
QString EventText::whyIssued(const LifecycleEvent& event) const {
    const NodeSpec* node = spec(event.path);
    if (node != nullptr && node->kind != NodeKind::Worker)
        return byStep(event, tr("you sent it (step %1); a supervisor ignores all but kill from strangers"),
                      tr("the script sent it (step %1); a supervisor ignores all but kill from strangers"));
    if (node != nullptr && node->trapExit.value_or(false))
        return byStep(event, tr("you sent it (step %1); it traps exits, so it gets a message"),
                      tr("the script sent it (step %1); it traps exits, so it gets a message"));
    return byStep(event, tr("you sent it (step %1); normal ends nobody"),
                  tr("the script sent it (step %1); normal ends nobody"));
}

QString EventText::whyAnswered(const LifecycleEvent& event) const {
    const bool isNoproc = event.term == TermTable::noproc || event.term == TermTable::exitNoproc;
    if (event.why == Why::CallToNobody && !isNoproc)
        return byStep(event, tr("you asked (step %1); %2 ended while the call waited, so the caller exits, too"),
                      tr("the script asked (step %1); %2 ended while the call waited, so the caller exits, too"))
            .arg(name(event.path));
    if (event.why == Why::CallToNobody || isNoproc)
        return byStep(event, tr("you asked (step %1), but no process lives there"),
                      tr("the script asked (step %1), but no process lives there"));
    const Step* answered = step(event);
    if (answered != nullptr && answered->op == StepOp::Reconfigure)
        return byStep(event, tr("you asked (step %1); OTP refuses it, so everything stays as it was"),
                      tr("the script asked (step %1); OTP refuses it, so everything stays as it was"));
    return byStep(event, tr("you asked (step %1)"), tr("the script asked (step %1)"));
}

/// The sentence for a step added by hand or for one of the file, with its number as people count.
QString EventText::byStep(const LifecycleEvent& event, const QString& you, const QString& script) const {
    const LifecycleEvent* issued = stepBehind(event);
    if (issued == nullptr)
        return qtText(phraseOf(event.why));
    const bool byHand =
        m_source.wasAdded ? m_source.wasAdded(issued->attempt) : issued->attempt >= m_source.stepsOfFile;
    return (byHand ? you : script).arg(issued->attempt + std::uint64_t{1});
}

const LifecycleEvent* EventText::stepBehind(const LifecycleEvent& event) const {
    const LifecycleEvent* at = &event;
    for (int steps = 0; at != nullptr && steps < longestChain; ++steps, at = cause(*at))
        if (at->type == EventType::StepIssued || at->type == EventType::Result)
            return at;
    return nullptr;
}

QString EventText::startOrder(PathId path) const {
    // By the list that init answers: what is listed now may have changed since, and what was said stays.
    const ProcessRecord* parent = m_source.tree->find(m_source.paths->parent(path));
    if (parent == nullptr || parent->spec == noNode)
        return {};
    const Scenario& scenario = m_source.tree->scenario();
    std::size_t count = 0;
    std::size_t place = 0;
    for (NodeIndex child = scenario.node(parent->spec).firstChild; child != noNode;
         child = scenario.node(child).nextSibling) {
        if (++count > countedSiblings)
            return {};
        if (scenario.node(child).id == m_source.paths->id(path))
            place = count;
    }
    return place == 0 ? QString() : tr("start order %1 of %2").arg(place).arg(count);
}

} // namespace resprout::ui
