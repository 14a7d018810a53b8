#include "core/runtime/supervisor.h"

#include <algorithm>

namespace resprout {

void SupervisorProcess::handle(const Signal& signal) {
    const bool isKill =
        signal.type == SignalType::KillOrder || (signal.type == SignalType::Exit && signal.reason == TermTable::kill &&
                                                 static_cast<ExitKind>(signal.kind) == ExitKind::FromOutside);
    if (isKill) {
        const bool byParent = signal.type == SignalType::KillOrder;
        process().isMonitoredByParent |= byParent; // it may have been told to stop before, by who waits for its Down
        die(TermTable::killed, byParent ? static_cast<Why>(signal.why) : Why::KillReceived);
        return;
    }
    if (signal.type == SignalType::Exit && static_cast<ExitKind>(signal.kind) == ExitKind::ParentLink)
        process().isOrphan = true;
    if (signal.type == SignalType::StopOrder)
        process().isMonitoredByParent = true; // the runtime's doing, at once; the exit signal waits like any other
    if (signal.type == SignalType::Call)
        m_turn.monitor(m_slot, {}, signal.number);

    if (self().doing == Doing::Idle) {
        dispatch(signal);
    } else if (self().doing == Doing::Announcing) {
        announced(signal);
    } else if (isAwaited(signal)) {
        if (signal.type == SignalType::StartAnswer)
            startAnswered(signal);
        else if (signal.type == SignalType::Settled)
            settled();
        else if (signal.type == SignalType::Down)
            stopped(signal);
        else if (signal.type == SignalType::Alive)
            strangerAnswered(signal);
        else
            stopTimedOut(signal);
    } else if (signal.type != SignalType::Timer && signal.type != SignalType::Down) {
        save(signal);
    }
}

/// It is up; until its starter knows, it only keeps what comes.
void SupervisorProcess::announced(const Signal& signal) {
    if (signal.type != SignalType::StartTaken) {
        save(signal);
        if (process().isOrphan) // nobody is left to know it
            becomeIdle();
        return;
    }
    const Pid starter = process().parent;
    const Pid me = m_turn.pidOf(m_slot);
    const Cause cause = m_turn.cause();
    becomeIdle();
    if (!signal.hasMail)
        return;
    m_turn.setCause(cause);
    m_turn.send(starter, SignalType::Settled).from = me;
}

bool SupervisorProcess::isAwaited(const Signal& signal) {
    const Supervisor& me = self();
    switch (signal.type) {
    case SignalType::StartAnswer:
        return signal.row == me.cursor && signal.number == me.startAttempt;
    case SignalType::Down:
        return me.startAttempt == 0 && isChild(signal.row, signal.from) &&
               (signal.row == me.cursor || me.stopsAwaited > 0);
    case SignalType::Timer:
        return signal.number == process().timer;
    case SignalType::Alive:
        return me.doing == Doing::AskingIfAlive;
    case SignalType::Settled:
        return me.isSettling && isChild(me.cursor, signal.from);
    case SignalType::Start:
    case SignalType::StartTaken:
    case SignalType::StarterDied:
    case SignalType::Exit:
    case SignalType::StopOrder:
    case SignalType::KillOrder:
    case SignalType::Retry:
    case SignalType::Message:
    case SignalType::Call:
    case SignalType::Request:
    case SignalType::Reply:
    case SignalType::IsAlive:
        break;
    }
    return false;
}

void SupervisorProcess::save(const Signal& signal) {
    Slab<Mail>& mail = m_turn.shard().mail;
    const std::uint32_t index = mail.take();
    mail[index] = {signal, noSlot};
    Supervisor& me = self();
    if (me.mailFirst == noSlot)
        me.mailFirst = index;
    else
        mail[me.mailLast].next = index;
    me.mailLast = index;
}

void SupervisorProcess::becomeIdle() {
    self().doing = Doing::Idle;
    self().cursor = noSlot;
    self().startAttempt = 0;
    const Pid me = m_turn.pidOf(m_slot);
    Slab<Mail>& mail = m_turn.shard().mail;
    while (m_turn.find(me) != nullptr && self().doing == Doing::Idle && self().mailFirst != noSlot) {
        const std::uint32_t index = self().mailFirst;
        const Signal signal = mail[index].signal;
        self().mailFirst = mail[index].next;
        mail.giveBack(index);
        takeUp(signal);
    }
}

void SupervisorProcess::takeUp(const Signal& saved) {
    Cause cause = saved.because();
    cause.beat = std::max(cause.beat, m_turn.cause().beat); // it could not be taken sooner
    cause.isFresh = cause.isFresh && m_turn.cause().isFresh;
    m_turn.setCause(cause);
    dispatch(saved);
}

void SupervisorProcess::dispatch(const Signal& signal) {
    switch (signal.type) {
    case SignalType::Exit:
        if (static_cast<ExitKind>(signal.kind) == ExitKind::ParentLink) {
            process().isLinked = false;
            end(signal.reason, Why::ParentDied, Why::StopWithSupervisor);
        } else if (isChild(signal.row, signal.from)) {
            childEnded(signal);
        } // else: an exit signal of a stranger, or of a child it has stopped itself, means nothing to it
        break;
    case SignalType::StopOrder: {
        const auto why = static_cast<Why>(signal.why) == Why::StopRequested ? Why::StopRequested : Why::StopOrderObeyed;
        end(TermTable::shutdown, why, Why::StopWithSupervisor);
        break;
    }
    case SignalType::Retry:
        retry(signal);
        break;
    case SignalType::Call:
        call(signal);
        break;
    case SignalType::Start:
    case SignalType::StartAnswer:
    case SignalType::StartTaken:
    case SignalType::Settled:
    case SignalType::StarterDied:
    case SignalType::Down:
    case SignalType::KillOrder:
    case SignalType::Timer:
    case SignalType::Message:
    case SignalType::Request:
    case SignalType::Reply:
    case SignalType::IsAlive:
    case SignalType::Alive:
        break;
    }
}

// A process that is killed ends nobody: its links tell (otp rule R65).
void SupervisorProcess::die(TermId reason, Why why) {
    const Pid pid = m_turn.pidOf(m_slot);
    const std::uint32_t supervisor = process().own;
    const Supervisor me = self();
    m_turn.exit(m_slot, reason, why);
    for (std::uint32_t index = me.firstRow; index != noSlot; index = row(index).next) {
        if (index == me.cursor && me.startAttempt != 0) {
            const PathId path = row(index).path;
            Signal& died = m_turn.sendToShard(m_turn.program().shardOf(path), SignalType::StarterDied);
            died.from = pid;
            died.reason = reason;
            died.path = path;
            died.number = me.startAttempt;
        } else if (row(index).status == RowStatus::Started) {
            Signal& exit = m_turn.send(row(index).pid, SignalType::Exit);
            exit.kind = static_cast<std::uint8_t>(ExitKind::ParentLink);
            exit.from = pid;
            exit.reason = reason;
        }
    }
    freeRows();
    for (std::uint32_t index = me.mailFirst; index != noSlot;) {
        const std::uint32_t next = m_turn.shard().mail[index].next;
        m_turn.shard().mail.giveBack(index);
        index = next;
    }
    m_turn.shard().supervisors[supervisor] = Supervisor{};
    m_turn.shard().supervisors.giveBack(supervisor);
}

void SupervisorProcess::leave(TermId reason, Why why) {
    freeRows();
    die(reason, why);
}

} // namespace resprout
