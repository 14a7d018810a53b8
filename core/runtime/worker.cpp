#include "core/runtime/worker.h"

#include "core/runtime/body.h"

namespace resprout {

void Worker::init() {
    self().trapsExit = spec().trapsExit;
    if (const std::int64_t delay = spec().startDelay; delay > 0)
        m_turn.setTimer(m_slot, delay);
    else
        finishInit();
}

void Worker::finishInit() {
    const Outcome outcome = m_turn.program().outcome(spec(), self().attempt);
    switch (outcome.kind) {
    case StartOutcome::Kind::Ok:
        break;
    case StartOutcome::Kind::Ignore:
        m_turn.answerStart(m_slot, StartResult::Ignore, TermTable::none, Why::InitSaidIgnore);
        m_turn.vanish(m_slot);
        return;
    case StartOutcome::Kind::Error:
    case StartOutcome::Kind::Exit:
    case StartOutcome::Kind::Raise:
        m_turn.answerStart(m_slot, StartResult::Error, outcome.reason, Why::InitFailed);
        m_turn.vanish(m_slot);
        return;
    }
    self().phase = Process::Phase::Running;
    if (const Life& life = m_turn.program().life(spec(), self().attempt); life.after >= 0)
        m_turn.setTimer(m_slot, life.after);
    m_turn.answerStart(m_slot, StartResult::Ok, TermTable::none, Why::StartOrder);
    if (spec().body != nullptr) {
        const Pid me = m_turn.pidOf(m_slot);
        begin(); // may spawn, which moves the processes, or exit
        if (m_turn.find(me) == nullptr)
            return;
    }
    if (const TermId reason = self().reason; reason != TermTable::none)
        obeyParent(reason, Why::ParentDied); // it died meanwhile, and that message is the first it finds
}

void Worker::begin() {
    Process& process = self();
    process.phase = Process::Phase::Running;
    process.own = m_turn.shard().bodies.take();
    m_turn.shard().bodies[process.own] = {.body = spec().body};
    Self me(m_turn, m_slot);
    spec().body->started(me);
}

void Worker::handle(const Signal& signal) {
    switch (signal.type) {
    case SignalType::Exit:
        handleExit(signal);
        break;
    case SignalType::StopOrder:
        self().isMonitoredByParent = true;
        obeyParent(TermTable::shutdown, Why::StopOrderObeyed);
        break;
    case SignalType::KillOrder:
        self().isMonitoredByParent = true;
        die(TermTable::killed, static_cast<Why>(signal.why));
        break;
    case SignalType::Timer:
        handleTimer(signal);
        break;
    case SignalType::Message:
        handleMessage(signal);
        break;
    case SignalType::Request:
        m_turn.monitor(m_slot, signal.from, signal.number);
        handToBody(signal);
        break;
    case SignalType::Reply:
    case SignalType::Down:
        handToBody(signal);
        break;
    case SignalType::Start:
    case SignalType::StartAnswer:
    case SignalType::StartTaken:
    case SignalType::Settled:
    case SignalType::StarterDied:
    case SignalType::Retry:
    case SignalType::Call:
    case SignalType::IsAlive:
    case SignalType::Alive:
        break; // nobody sends these to a worker
    }
}

// exit(Pid, Reason) and signals over links (otp rules P2, P4; gen_server's decode_msg for the parent's).
void Worker::handleExit(const Signal& signal) {
    const auto kind = static_cast<ExitKind>(signal.kind);
    if (kind == ExitKind::ParentLink) {
        self().isOrphan = true;
        self().isLinked = false;
        obeyParent(signal.reason, Why::ParentDied);
    } else if (signal.reason == TermTable::kill && kind == ExitKind::FromOutside) {
        die(TermTable::killed, Why::KillReceived);
    } else if (!self().trapsExit) {
        if (signal.reason != TermTable::normal)
            die(signal.reason, Why::SignalReceived);
    } else if (self().phase == Process::Phase::Running) {
        m_turn.emit(EventType::Trapped, Why::TrappedAsMessage, self()).term = signal.reason;
    }
}

// An exit signal of its parent: a plain process dies at once, one that traps exits runs terminate.
void Worker::obeyParent(TermId reason, Why why) {
    Process& process = self();
    if (!process.trapsExit) {
        if (reason != TermTable::normal)
            die(reason, why);
        return;
    }
    switch (process.phase) {
    case Process::Phase::Initialising:
        process.reason = reason; // it sees the message when its init is done
        return;
    case Process::Phase::Terminating:
        return; // already on its way, and it reads no messages there
    case Process::Phase::Running:
        break;
    }
    if (const std::int64_t delay = spec().stopDelay; delay > 0) {
        process.phase = Process::Phase::Terminating;
        process.reason = reason;
        process.endWhy = why;
        m_turn.setTimer(m_slot, delay);
    } else {
        die(reason, why);
    }
}

void Worker::handleTimer(const Signal& signal) {
    Process& process = self();
    if (process.timer != signal.number)
        return; // cancelled
    switch (process.phase) {
    case Process::Phase::Initialising:
        finishInit();
        break;
    case Process::Phase::Running: {
        if (process.own != noSlot) {
            handToBody(signal);
            break;
        }
        const TermId reason = m_turn.program().life(spec(), process.attempt).reason;
        die(reason, Why::ExitedByItself);
        break;
    }
    case Process::Phase::Terminating:
        die(process.reason, process.endWhy);
        break;
    }
}

void Worker::handleMessage(const Signal& signal) {
    if (self().phase != Process::Phase::Running)
        return; // terminate reads no messages
    switch (static_cast<MessageKind>(signal.kind)) {
    case MessageKind::Exit:
        die(signal.reason, Why::ExitedByItself);
        break;
    case MessageKind::Raise:
        die(signal.reason, Why::RaisedError);
        break;
    case MessageKind::Plain:
        handToBody(signal);
        break;
    }
}

void Worker::handToBody(const Signal& signal) {
    const Process& process = self();
    if (process.phase != Process::Phase::Running || process.own == noSlot)
        return;
    const std::uint64_t value = (std::uint64_t{signal.row} << 32U) | signal.path;
    Self me(m_turn, m_slot);
    Body& body = *m_turn.shard().bodies[process.own].body;
    if (signal.type == SignalType::Message)
        body.received(me, signal.from, value);
    else if (signal.type == SignalType::Request)
        body.called(me, signal.from, signal.number, value);
    else if (signal.type == SignalType::Reply)
        body.answered(me, signal.number, value);
    else if (signal.type == SignalType::Down)
        body.down(me, signal.number, signal.reason);
    else
        body.timedOut(me);
}

void Worker::die(TermId reason, Why why) {
    m_turn.exit(m_slot, reason, why);
}

} // namespace resprout
