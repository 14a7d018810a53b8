#include "core/runtime/supervisor.h"

namespace resprout {

// The supervisor ends: its children are stopped in reverse start order, then it exits with `reason`.
void SupervisorProcess::end(TermId reason, Why why, Why stopWhy) {
    Supervisor& me = self();
    me.doing = Doing::Ending;
    me.endReason = reason;
    me.endWhy = why;
    me.why = stopWhy;
    process().phase = Process::Phase::Terminating;
    if (isStatic())
        stopBackFrom(me.lastRow);
    else
        stopAllAtOnce();
}

// supervisor:terminate_children/2. A restarted group reaches back to its first row only, and temporary children in it are
// forgotten (otp rule R46).
void SupervisorProcess::stopBackFrom(std::uint32_t index) {
    while (index != noSlot) {
        self().cursor = index;
        if (orderStop(index))
            return; // until its Down comes
        const bool isGroup = self().doing == Doing::StoppingGroup;
        row(index).isLeftStopped =
            isGroup && index != self().crashed && m_turn.world().rules.stopped == Stopped::LeaveStopped;
        const std::uint32_t previous = row(index).previous;
        const bool isLast = isGroup && index == self().groupFrom;
        afterStopOf(index);
        index = isLast ? noSlot : previous;
    }
    Supervisor& me = self();
    me.cursor = noSlot;
    switch (me.doing) {
    case Doing::StoppingGroup: {
        const bool isAll = me.isWholeGroup;
        me.doing = Doing::StartingGroup;
        me.why = isAll ? Why::RestartedWithAll : Why::RestartedWithRest;
        startNextFrom(isAll ? me.firstRow : me.groupFrom);
        return;
    }
    case Doing::UnwindingStart:
        failInit(me.endReason, Why::ChildFailedToStart);
        return;
    case Doing::Ending:
        leave(me.endReason, me.endWhy);
        return;
    case Doing::Idle:
    case Doing::StartingAll:
    case Doing::Announcing:
    case Doing::RestartingOne:
    case Doing::StartingGroup:
    case Doing::StartingAdded:
    case Doing::RestartingByHand:
    case Doing::TerminatingChild:
    case Doing::AskingIfAlive:
        break;
    }
}

// supervisor:shutdown/1: monitor, unlink, exit signal, and wait so long.
bool SupervisorProcess::orderStop(std::uint32_t index) {
    if (row(index).status != RowStatus::Started)
        return false;
    const Shutdown shutdown = policy(row(index)).shutdown;
    if (shutdown.milliseconds == 0) {
        stopAtOnce(index);
        return true;
    }
    sendStop(index, shutdown);
    if (shutdown.milliseconds > 0)
        m_turn.setTimer(m_slot, shutdown.milliseconds);
    return true;
}

// `receive after 0`: both signals are there before the child looks, so one that traps exits is killed.
void SupervisorProcess::stopAtOnce(std::uint32_t index) {
    const ChildRow& child = row(index);
    m_turn.emit(EventType::StopOrdered, self().why, child.path, child.attempt, process().attempt).value = 0;
    const Spec& startedAs = m_turn.program().spec(child.startedAs);
    if (startedAs.kind == NodeKind::Worker && !startedAs.trapsExit)
        sendOrder(SignalType::StopOrder, index, self().why);
    m_turn.emit(EventType::KillOrdered, Why::ShutdownTimeRanOut, child.path, child.attempt, process().attempt);
    sendOrder(SignalType::KillOrder, index, Why::KilledAfterTimeout);
}

void SupervisorProcess::sendStop(std::uint32_t index, Shutdown shutdown) {
    const ChildRow& child = row(index);
    const bool isBrutal = shutdown.milliseconds == Shutdown::brutalKill;
    const auto type = isBrutal ? EventType::KillOrdered : EventType::StopOrdered;
    m_turn.emit(type, self().why, child.path, child.attempt, process().attempt).value = shutdown.milliseconds;
    sendOrder(isBrutal ? SignalType::KillOrder : SignalType::StopOrder, index,
              isBrutal ? Why::KilledBrutally : self().why);
}

void SupervisorProcess::sendOrder(SignalType type, std::uint32_t index, Why why) {
    Signal& order = m_turn.send(row(index).pid, type);
    order.from = m_turn.pidOf(m_slot);
    order.row = index;
    order.why = static_cast<std::uint8_t>(why);
}

void SupervisorProcess::stopTimedOut(const Signal&) {
    if (self().stopsAwaited > 0) {
        dynamicDeadline();
        return;
    }
    ChildRow& child = row(self().cursor);
    m_turn.emit(EventType::KillOrdered, Why::ShutdownTimeRanOut, child.path, child.attempt, process().attempt);
    sendOrder(SignalType::KillOrder, self().cursor, Why::KilledAfterTimeout);
}

void SupervisorProcess::stopped(const Signal& down) {
    if (self().stopsAwaited > 0) {
        dynamicChildStopped(down);
        return;
    }
    ++process().timer; // the shutdown timer is cancelled
    const std::uint32_t index = self().cursor;
    row(index).pid = Pid{};
    row(index).status = RowStatus::Undefined;
    row(index).isLeftStopped = false;
    if (self().doing == Doing::TerminatingChild) {
        const std::uint32_t step = self().step;
        if (!isStatic() || spec(row(index)).restart == Restart::Temporary)
            dropRow(index, Why::TerminateChildCalled);
        reply(step, TermTable::ok);
        becomeIdle();
        return;
    }
    const std::uint32_t previous = row(index).previous;
    const bool isLast = self().doing == Doing::StoppingGroup && index == self().groupFrom;
    afterStopOf(index);
    stopBackFrom(isLast ? noSlot : previous);
}

void SupervisorProcess::afterStopOf(std::uint32_t index) {
    row(index).pid = Pid{};
    row(index).status = RowStatus::Undefined;
    if (self().doing != Doing::StoppingGroup || spec(row(index)).restart != Restart::Temporary)
        return;
    if (index ==
        self().groupFrom) // a code change made it temporary before its retry (otp rule R51): the next one is first
        self().groupFrom = row(index).next;
    dropRow(index, Why::TemporaryInGroup);
}

} // namespace resprout
