#include "core/runtime/root_parent.h"

namespace resprout {

std::uint32_t RootParent::create(Turn& turn) {
    const std::uint32_t slot = turn.shard().processes.take();
    Process& process = turn.shard().processes[slot];
    process = Process{};
    process.generation = 1;
    process.kind = Process::Kind::RootParent;
    process.phase = Process::Phase::Running;
    process.path = noPath;
    process.trapsExit = true;
    return slot;
}

void RootParent::startRoot() {
    const Program& program = m_turn.program();
    const PathId path = program.rootPath();
    PathState& state = m_turn.world().paths[path];
    ++state.attempts;
    m_turn.emit(EventType::Spawned, Why::RootStarted, path, state.attempts, 0);
    Signal& start = m_turn.sendToShard(program.shardOf(path), SignalType::Start);
    start.from = m_turn.pidOf(m_slot);
    start.path = path;
    start.number = state.attempts;
    start.toSlot = program.root();
    start.toTag = 0;
}

void RootParent::handle(const Signal& signal) {
    switch (signal.type) {
    case SignalType::StartAnswer:
        answered(signal);
        break;
    case SignalType::Call:
        stop(signal);
        break;
    case SignalType::Down: {
        m_turn.answer(self().row, signal.reason); // the stop that waits
        self().row = noSlot;
        for (std::uint32_t next = m_turn.takeMonitors(m_slot); next != noSlot;) { // those behind it find nobody
            const Monitor monitor = m_turn.shard().monitors[next];
            m_turn.shard().monitors.giveBack(next);
            next = monitor.next;
            m_turn.answer(monitor.number, TermTable::noproc, Why::CallToNobody);
        }
        break;
    }
    case SignalType::Start:
    case SignalType::StartTaken:
    case SignalType::Settled:
    case SignalType::StarterDied:
    case SignalType::Exit: // it traps exits, and the root's end is no business of its own
    case SignalType::StopOrder:
    case SignalType::KillOrder:
    case SignalType::Timer:
    case SignalType::Retry:
    case SignalType::Message:
    case SignalType::Request:
    case SignalType::Reply:
    case SignalType::IsAlive:
    case SignalType::Alive:
        break;
    }
}

void RootParent::answered(const Signal& signal) {
    const auto why = static_cast<Why>(signal.why);
    switch (static_cast<StartResult>(signal.kind)) {
    case StartResult::Ok:
        m_turn.world().paths[signal.path].latest = signal.from;
        m_turn.world().paths[signal.path].latestSpec = m_turn.program().root();
        m_turn.emit(EventType::Started, why, signal.path, signal.number, 0);
        m_turn.send(signal.from, SignalType::StartTaken);
        break;
    case StartResult::Ignore:
        m_turn.emit(EventType::Ignored, why, signal.path, signal.number, 0);
        break;
    case StartResult::Error:
        m_turn.emit(EventType::StartFailed, why, signal.path, signal.number, 0).term = signal.reason;
        break;
    }
}

// The root's parent sends it shutdown, and waits.
void RootParent::stop(const Signal& signal) {
    const PathState& path = m_turn.world().paths[m_turn.program().rootPath()];
    const Pid root = path.latest;
    if (self().row != noSlot) { // the one before is not done: this one waits behind it
        m_turn.monitor(m_slot, {}, signal.number);
        return;
    }
    self().row = signal.number;
    m_turn.emit(EventType::StopOrdered, Why::StopRequested, m_turn.program().rootPath(), path.attempts, 0).value =
        Shutdown::infinity;
    Signal& order = m_turn.send(root, SignalType::StopOrder);
    order.from = m_turn.pidOf(m_slot);
    order.why = static_cast<std::uint8_t>(Why::StopRequested);
}

void abandonStart(Turn& turn, const Signal& order) {
    ShardState& shard = turn.shard();
    for (std::uint32_t slot = 0; slot < shard.processes.size(); ++slot) {
        Process& process = shard.processes[slot];
        if (process.kind == Process::Kind::Free || process.path != order.path || process.attempt != order.number)
            continue;
        process.isAnnounced = false;
        Signal& exit = turn.send(turn.pidOf(slot), SignalType::Exit);
        exit.kind = static_cast<std::uint8_t>(ExitKind::ParentLink);
        exit.from = order.from;
        exit.reason = order.reason;
        turn.emit(EventType::Abandoned, Why::StarterDied, process);
        return;
    }
}

} // namespace resprout
