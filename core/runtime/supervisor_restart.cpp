#include "core/runtime/supervisor.h"

#include <chrono>

namespace resprout {

// supervisor:restart_child/3, do_restart/3: a child ended by itself.
void SupervisorProcess::childEnded(const Signal& signal) {
    const std::uint32_t index = signal.row;
    ChildRow& child = row(index);
    child.pid = Pid{};
    child.status = RowStatus::Undefined;
    const Restart type = policy(child).restart;
    const auto reason = signal.reason.quiet() ? ExitClass::Quiet : ExitClass::Loud;
    switch (m_turn.world().rules.whenChildEnds(type, reason)) {
    case ChildEnding::Restart:
        restart(index, type == Restart::Permanent ? Why::PermanentAlways : Why::TransientLoud);
        return;
    case ChildEnding::KeepSpec:
    case ChildEnding::DropSpec:
        break;
    }
    const bool isDue = isAutoShutdownDue(index);
    if (type == Restart::Temporary || !isStatic())
        dropRow(index, type == Restart::Temporary ? Why::TemporaryNever : Why::TransientQuiet);
    if (isDue)
        end(TermTable::shutdown, Why::AutoShutdownDone, Why::StopForAutoShutdown);
}

// supervisor:restart/2: counted first, and only then done.
void SupervisorProcess::restart(std::uint32_t index, Why why) {
    const Rules& rules = m_turn.world().rules;
    Supervisor& me = self();
    const RestartGroup group = rules.restartGroup(me.flags.strategy);
    const bool isFree = why == Why::RetryCounts && rules.retryCost == RetryCost::IsFree;
    const std::uint32_t cost = isFree ? 0 : group.isAlone() || rules.groupCost == GroupCost::One ? 1 : me.rowCount;
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(m_turn.world().now));
    for (std::uint32_t i = 0; i < cost; ++i)
        me.window.add(now, std::chrono::seconds(me.flags.period));
    const auto held = me.window.held();
    m_turn.emit(EventType::RestartCounted, why, process()).value = static_cast<std::int64_t>(held);
    if (rules.exceedsIntensity(held, me.flags.intensity)) {
        m_turn.emit(EventType::GaveUp, Why::LimitExceeded, process()).value = static_cast<std::int64_t>(held);
        row(index).pid = Pid{};
        row(index).status = RowStatus::Undefined;
        if (!isStatic())
            dropRow(index, Why::LimitExceeded);
        end(TermTable::shutdown, Why::SupervisorGaveUp, Why::StopAfterGivingUp);
        return;
    }
    me.crashed = index;
    if (group.isAlone()) {
        me.doing = Doing::RestartingOne;
        me.why = why == Why::RetryCounts ? Why::RetriedStart : Why::RestartedAlone;
        start(index);
        return;
    }
    row(index).status = RowStatus::Undefined; // the one to be retried has no process to stop
    me.isWholeGroup = group.before;
    me.groupFrom = group.before ? noSlot : index;
    me.doing = Doing::StoppingGroup;
    me.why = Why::StopForGroup;
    stopBackFrom(group.after ? me.lastRow : index);
}

// The retry goes behind whatever is in the mailbox already (otp rule R50); it looks neither at the restart type nor at the
// reason (R51).
void SupervisorProcess::queueRetry(std::uint32_t index) {
    const bool fromCrashed = m_turn.world().rules.retryFrom == RetryFrom::TheOneThatCrashed && self().crashed != noSlot;
    const std::uint32_t from = fromCrashed ? self().crashed : index;
    ChildRow& child = row(from);
    child.status = RowStatus::Restarting;
    child.pid = Pid{};
    m_turn.emit(EventType::RetryQueued, Why::RetriedStart, child.path, child.attempt, process().attempt);
    Signal& retry = m_turn.send(m_turn.pidOf(m_slot), SignalType::Retry);
    retry.row = from;
    retry.path = child.path;
}

void SupervisorProcess::retry(const Signal& signal) {
    const std::uint32_t index = findRow(signal.path);
    if (index != noSlot && row(index).status == RowStatus::Restarting)
        restart(index, Why::RetryCounts);
}

// supervisor:do_auto_shutdown/2: a significant child ended by itself and is not restarted (otp rules R70 to R72).
bool SupervisorProcess::isAutoShutdownDue(std::uint32_t index) {
    if (!policy(row(index)).significant)
        return false;
    switch (self().flags.autoShutdown) {
    case AutoShutdown::Never:
        return false;
    case AutoShutdown::AnySignificant:
        return true;
    case AutoShutdown::AllSignificant:
        break;
    }
    if (!isStatic())
        return self().rowCount == 1; // only the one that has ended
    for (std::uint32_t other = self().firstRow; other != noSlot; other = row(other).next) {
        if (spec(row(other)).significant && row(other).status != RowStatus::Undefined)
            return false;
    }
    return true;
}

} // namespace resprout
