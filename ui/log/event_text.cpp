#include "ui/log/event_text.h"

#include "core/scenario/spec_paths.h"
#include "ui/bridge/qt_text.h"

#include <QLatin1Char>

namespace resprout::ui {

namespace {

bool takesTimeToStop(const NodeSpec& spec) {
    return spec.kind != NodeKind::Worker || (spec.trapExit.value_or(false) && spec.stopDelay.value_or(0) > 0);
}

} // namespace

QString clockText(VirtualTime time) {
    const auto two = [](VirtualTime value) {
        return QString::number(value).rightJustified(2, QLatin1Char('0'));
    };
    const VirtualTime ms = time < 0 ? 0 : time;
    const QString tail = two(ms / 60'000 % 60) + QLatin1Char(':') + two(ms / 1000 % 60) + QLatin1Char('.') +
                         QString::number(ms % 1000).rightJustified(3, QLatin1Char('0'));
    return ms < 3'600'000 ? tail : QString::number(ms / 3'600'000) + QLatin1Char(':') + tail;
}

QString pidText(std::uint32_t pid) {
    return pid == 0 ? QString() : QStringLiteral("<0.%1.0>").arg(pid);
}

bool EventText::isShown(const LifecycleEvent& event) const {
    const auto node = [&] { // it lies far away in memory, and most events need none
        return spec(event.path);
    };
    switch (event.type) {
    case EventType::Spawned:
        return isStartShown(event.path);
    case EventType::StopOrdered:
        return node() != nullptr && takesTimeToStop(*node());
    case EventType::KillOrdered:
        return event.why == Why::ShutdownTimeRanOut;
    case EventType::FlagChanged:
        return event.flag != Flag::SpecPlace;
    case EventType::StepIssued: { // only what may leave no other trace
        const Step* issued = step(event);
        if (issued == nullptr || issued->op != StepOp::Signal || node() == nullptr)
            return false;
        const Term reason = issued->reason.value_or(atom("normal"));
        return reason != atom("kill") && (node()->kind != NodeKind::Worker || reason == atom("normal"));
    }
    case EventType::Result: {
        const Step* answered = step(event);
        const bool isPlain =
            answered != nullptr && (answered->op == StepOp::Exit || answered->op == StepOp::Raise ||
                                    answered->op == StepOp::Signal || answered->op == StepOp::Reconfigure);
        return !isPlain || event.term != TermTable::ok;
    }
    case EventType::Started:
    case EventType::Ignored:
    case EventType::StartFailed:
    case EventType::Abandoned:
    case EventType::Exited:
    case EventType::RestartCounted:
    case EventType::GaveUp:
    case EventType::RetryQueued:
    case EventType::SpecAdded:
    case EventType::SpecDropped:
    case EventType::Trapped:
    case EventType::StandStill:
        return true;
    case EventType::Count_:
        return false;
    }
    return false;
}

/// A start that takes time has a row of its own. Every fourth event of a storm is a start, and its spec, which alone decides, is in
/// no cache by then.
bool EventText::isStartShown(PathId path) const {
    const auto& nodes = m_source.tree->scenario().nodes;
    while (m_takesTime.size() < nodes.size()) {
        m_takesTime.push_back(nodes[m_takesTime.size()].startDelay.value_or(0) > 0);
        m_anyTakesTime |= m_takesTime.back();
    }
    const ProcessRecord* record = m_anyTakesTime ? m_source.tree->find(path) : nullptr;
    return record != nullptr && m_takesTime[record->spec];
}

QString EventText::process(const LifecycleEvent& event) const {
    return name(event.path);
}

QString EventText::pid(const LifecycleEvent& event) const {
    switch (event.type) {
    case EventType::StepIssued:
    case EventType::Result: // the attempt of these is the number of a step
    case EventType::SpecAdded:
    case EventType::SpecDropped:
    case EventType::StandStill:
        return {};
    case EventType::Spawned:
    case EventType::Started:
    case EventType::Ignored:
    case EventType::StartFailed:
    case EventType::Abandoned:
    case EventType::StopOrdered:
    case EventType::KillOrdered:
    case EventType::Exited:
    case EventType::RestartCounted:
    case EventType::GaveUp:
    case EventType::RetryQueued:
    case EventType::FlagChanged:
    case EventType::Trapped:
    case EventType::Count_:
        break;
    }
    return pidText(m_source.index->pid(event.path, event.attempt));
}

QString EventText::happened(std::size_t row) const {
    const LifecycleEvent& event = m_source.log->row(row);
    switch (event.type) {
    case EventType::Spawned:
        return tr("is starting, attempt %1").arg(event.attempt);
    case EventType::Started: {
        const std::uint32_t restart = m_source.index->restart(event.path, event.attempt);
        return restart == 0 ? tr("started, attempt %1").arg(event.attempt)
                            : tr("started, attempt %1, restart %2").arg(event.attempt).arg(restart);
    }
    case EventType::Ignored:
        return tr("start answered ignore, attempt %1").arg(event.attempt);
    case EventType::StartFailed:
        return tr("start failed: %1").arg(term(event.term));
    case EventType::Abandoned:
        return tr("start abandoned, attempt %1").arg(event.attempt);
    case EventType::StopOrdered:
        if (m_source.index->findsNobody(row))
            return tr("is sent shutdown by %1").arg(parentName(event.path));
        return event.up == 0 && m_source.paths->parent(event.path) == noPath
                   ? tr("got shutdown from outside")
                   : tr("got shutdown from %1").arg(parentName(event.path));
    case EventType::KillOrdered:
        return tr("got kill from %1").arg(parentName(event.path));
    case EventType::Exited:
        return event.orphan ? tr("orphan exited %1").arg(term(event.term)) : tr("exited %1").arg(term(event.term));
    case EventType::RestartCounted: {
        const LogIndex::Limits limits = m_source.index->limits(event.path, row, *m_source.tree);
        return event.value > limits.intensity
                   ? tr("counts restart %1: more than %2 in %3 s")
                         .arg(event.value)
                         .arg(limits.intensity)
                         .arg(limits.period)
                   : tr("counts restart %1 of %2 in %3 s").arg(event.value).arg(limits.intensity).arg(limits.period);
    }
    case EventType::GaveUp:
        return tr("gives up");
    case EventType::RetryQueued:
        return tr("is restarting: the start is tried again");
    case EventType::SpecAdded:
        return isPool(m_source.paths->parent(event.path)) ? tr("is listed") : tr("child spec is listed");
    case EventType::SpecDropped:
        return isPool(m_source.paths->parent(event.path)) ? tr("is forgotten") : tr("child spec is dropped");
    case EventType::FlagChanged:
        return happenedToFlag(event);
    case EventType::StepIssued: {
        const Step* issued = step(event);
        const Term reason = issued != nullptr && issued->reason ? *issued->reason : atom("normal");
        return tr("got exit signal %1 from outside").arg(QString::fromStdString(toText(reason)));
    }
    case EventType::Result: {
        const QString answer = QString::fromStdString(answerText(event, *m_source.paths, *m_source.terms));
        const Step* answered = step(event);
        return answered == nullptr ? tr("answered %1").arg(answer)
                                   : tr("%1 answered %2").arg(qtText(word(answered->op)), answer);
    }
    case EventType::Trapped:
        return tr("trapped exit signal %1").arg(term(event.term));
    case EventType::StandStill:
        return tr("time stands still at %1 ms").arg(event.time);
    case EventType::Count_:
        return {};
    }
    return {};
}

QString EventText::happenedToFlag(const LifecycleEvent& event) const {
    switch (event.flag) {
    case Flag::Strategy: {
        const std::string_view strategy = word(static_cast<Strategy>(event.value));
        return tr("strategy is now %1").arg(qtText(strategy));
    }
    case Flag::Intensity:
        return tr("intensity is now %1").arg(event.value);
    case Flag::Period:
        return tr("period is now %1 s").arg(event.value);
    case Flag::AutoShutdown: {
        const std::string_view value = word(static_cast<AutoShutdown>(event.value));
        return tr("auto_shutdown is now %1").arg(qtText(value));
    }
    case Flag::SpecPlace:
        return tr("is now at place %1 of the start order").arg(event.value + 1);
    }
    return {};
}

EventText::Mark EventText::mark(const LifecycleEvent& event) const {
    const auto state = [](ProcessState value) {
        return Mark{signOf(value), value};
    };
    switch (event.type) {
    case EventType::Spawned:
        return state(event.attempt <= 1 ? ProcessState::Starting : ProcessState::Restarting);
    case EventType::Started:
        return state(ProcessState::Running);
    case EventType::Ignored:
    case EventType::Abandoned:
    case EventType::SpecDropped:
        return state(ProcessState::Terminated);
    case EventType::StartFailed:
        return state(ProcessState::Crashed);
    case EventType::StopOrdered:
    case EventType::KillOrdered:
        return state(ProcessState::ShuttingDown);
    case EventType::Exited: {
        if (event.why == Why::SupervisorGaveUp)
            return state(ProcessState::GaveUp);
        const bool isTold = event.orphan || event.why == Why::StopOrderObeyed || event.why == Why::KilledAfterTimeout ||
                            event.why == Why::KilledBrutally;
        const NodeSpec* node = spec(event.path);
        const bool isDue =
            m_source.paths->parent(event.path) != noPath && node != nullptr && restartOf(*node) == Restart::Permanent;
        return state(!isTold && (isDue || !event.term.quiet()) ? ProcessState::Crashed : ProcessState::Terminated);
    }
    case EventType::RestartCounted:
    case EventType::RetryQueued:
        return state(ProcessState::Restarting);
    case EventType::GaveUp:
        return state(ProcessState::GaveUp);
    case EventType::SpecAdded:
        return {Sign::Plus, {}};
    case EventType::FlagChanged: {
        const ProcessRecord* record = m_source.tree->find(event.path);
        return {record != nullptr ? signOf(record->kind) : Sign::Supervisor, {}};
    }
    case EventType::StepIssued:
        return {Sign::Lightning, {}};
    case EventType::Result:
        return {Sign::Info, {}};
    case EventType::Trapped:
        return {Sign::Envelope, {}};
    case EventType::StandStill:
        return {Sign::Warning, {}};
    case EventType::Count_:
        break;
    }
    return {};
}

QString EventText::name(PathId path) const {
    return path < m_source.paths->size() ? QString::fromStdString(m_source.paths->id(path)) : QString();
}

QString EventText::parentName(PathId path) const {
    return name(m_source.paths->parent(path));
}

QString EventText::term(TermId term) const {
    return QString::fromStdString(m_source.terms->text(term));
}

const NodeSpec* EventText::spec(PathId path) const {
    return m_source.tree->find(path) != nullptr ? &m_source.tree->spec(path) : nullptr;
}

/// Its children have no specs of their own, and no order; a code change cannot make it another kind.
bool EventText::isPool(PathId supervisor) const {
    const NodeSpec* node = supervisor == noPath ? nullptr : spec(supervisor);
    return node != nullptr && (node->kind == NodeKind::DynamicSupervisor || resprout::isPool(*node));
}

const LifecycleEvent* EventText::cause(const LifecycleEvent& event) const {
    const auto row = m_source.log->find(event.cause);
    return row ? &m_source.log->row(*row) : nullptr;
}

const Step* EventText::step(const LifecycleEvent& event) const {
    const auto& script = m_source.tree->scenario().script;
    return event.attempt < script.size() ? &script[event.attempt] : nullptr;
}

} // namespace resprout::ui
