#include "core/runtime/turn.h"

#include "core/runtime/root_parent.h"
#include "core/runtime/script.h"
#include "core/runtime/supervisor.h"
#include "core/runtime/worker.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

namespace resprout {

namespace {

/// Events that a person sees as a change of a process: each is a beat of its own.
bool isBeat(EventType type) {
    switch (type) {
    case EventType::Started:
    case EventType::Ignored:
    case EventType::StartFailed:
    case EventType::Exited:
    case EventType::RestartCounted:
    case EventType::GaveUp:
        return true;
    case EventType::Spawned:
    case EventType::Abandoned:
    case EventType::StopOrdered:
    case EventType::KillOrdered:
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
    return false;
}

} // namespace

TurnReport Turn::run(std::uint32_t most, std::uint32_t mostAlone) {
    issueSteps();
    std::uint32_t count = 0;
    const std::size_t timersBefore = m_shard.newTimers.size();
    while (count < most && !m_shard.queue.isEmpty()) {
        handle(m_shard.queue.front());
        m_shard.queue.drop();
        ++count;
        if (count == most && m_shard.outgoing.empty())
            most =
                std::clamp(count + static_cast<std::uint32_t>(m_shard.queue.size()), most, std::max(most, mostAlone));
    }
    dropCancelled(timersBefore);
    return {.handled = count,
            .waiting = static_cast<std::uint32_t>(m_shard.queue.size()),
            .events = static_cast<std::uint32_t>(m_shard.events.size()),
            .timers = static_cast<std::uint32_t>(m_shard.newTimers.size() - timersBefore),
            .sends = !m_shard.outgoing.empty()};
}

void Turn::issueSteps() {
    const IssuedRun& run = m_world.issued;
    const auto nextOfMine = [&](std::size_t from) {
        return from + placeOf(m_number, run.homes.subspan(from));
    };
    std::size_t next = nextOfMine(0);
    while (next < run.homes.size()) {
        const std::size_t k = next;
        next = nextOfMine(k + 1);
        if (next < run.homes.size())
            __builtin_prefetch(&program().step(run.numbers[next])); // nobody has looked at it yet
        if (!run.unannounced.isNone())
            run.unannounced[k] = announcement(m_world, run.numbers[k]);
        issueAtHome(*this, run.numbers[k], EventRef{run.firstEvent.bits + k});
    }
}

// Most timers are cancelled in the turn that set them (a child that stops at once). Their processes are near now.
void Turn::dropCancelled(std::size_t from) {
    const auto first = m_shard.newTimers.begin() + static_cast<std::ptrdiff_t>(from);
    m_shard.newTimers.erase(
        std::remove_if(first, m_shard.newTimers.end(), [&](const Timer& timer) { return !isAwaited(m_shard, timer); }),
        m_shard.newTimers.end());
}

void Turn::handle(const Signal& signal) {
    m_cause = signal.because();
    if (signal.type == SignalType::Start) {
        const std::uint32_t slot = spawn(signal);
        if (m_shard.processes[slot].kind == Process::Kind::Worker)
            Worker(*this, slot).init();
        else
            SupervisorProcess(*this, slot).init(signal);
        return;
    }
    if (signal.type == SignalType::StarterDied) {
        abandonStart(*this, signal);
        return;
    }
    Process* process = find(signal.to());
    if (signal.type == SignalType::IsAlive) {
        send(signal.from, SignalType::Alive).kind = process == nullptr ? 0 : 1;
        return;
    }
    if (process == nullptr) {
        handleToNobody(signal);
        return;
    }
    switch (process->kind) {
    case Process::Kind::Worker:
        Worker(*this, signal.toSlot).handle(signal);
        break;
    case Process::Kind::Supervisor:
        SupervisorProcess(*this, signal.toSlot).handle(signal);
        break;
    case Process::Kind::RootParent:
        RootParent(*this, signal.toSlot).handle(signal);
        break;
    case Process::Kind::Free:
        assert(false);
    }
}

void Turn::handleToNobody(const Signal& signal) {
    if (signal.type == SignalType::Call) {
        const bool isExit = program().step(signal.number).op == StepOp::Exit;
        answer(signal.number, isExit ? TermTable::noproc : TermTable::exitNoproc, Why::CallToNobody);
    } else if (signal.type == SignalType::StopOrder || signal.type == SignalType::KillOrder) {
        Signal& down = send(signal.from, SignalType::Down); // monitoring the dead gives noproc at once
        down.from = signal.to();
        down.row = signal.row;
        down.reason = TermTable::noproc;
    } else if (signal.type == SignalType::Request) {
        Signal& down = send(signal.from, SignalType::Down);
        down.from = signal.to();
        down.number = signal.number;
        down.reason = TermTable::noproc;
    }
}

LifecycleEvent& Turn::emit(EventType type, Why why, PathId path, std::uint32_t attempt, std::uint32_t up) {
    LifecycleEvent& event = m_shard.events.emplace_back();
    event.time = m_world.now;
    event.cause = m_cause.event;
    event.path = path;
    event.attempt = attempt;
    event.up = up;
    event.type = type;
    event.why = why;
    event.shard = m_number;
    event.viaStep = m_cause.isFresh;
    if (isBeat(type) && !m_cause.isFresh && m_cause.beat < 0xFFFF)
        ++m_cause.beat;
    event.beat = m_cause.beat;
    m_cause.event = EventRef::of(m_number, ++m_shard.eventCount);
    m_cause.isFresh = false;
    return event;
}

LifecycleEvent& Turn::emit(EventType type, Why why, Process& process) {
    LifecycleEvent& event = emit(type, why, process.path, process.attempt, process.up);
    process.lastEvent = m_cause.event;
    return event;
}

void Turn::announce(std::uint32_t step) {
    m_shard.events.push_back(announcement(m_world, step));
    m_cause = {.event = EventRef::of(m_number, ++m_shard.eventCount), .isFresh = true};
}

LifecycleEvent& Turn::answer(std::uint32_t step, TermId value, Why why) {
    const Cause before = m_cause;
    LifecycleEvent& event = emit(EventType::Result, why, program().step(step).target, step, 0);
    event.term = value;
    m_cause = before;
    return event;
}

Signal& Turn::send(Pid to, SignalType type) {
    Signal& signal = sendToShard(to.shard(), type);
    signal.setTo(to);
    return signal;
}

Signal& Turn::sendToShard(std::uint8_t shard, SignalType type) {
    Signal& signal =
        shard == m_number ? m_shard.queue.push() : m_shard.outgoing.emplace_back(Outgoing{shard, {}}).signal;
    signal.type = type;
    signal.cause = m_cause.event;
    signal.beat = m_cause.beat;
    signal.isFresh = m_cause.isFresh;
    return signal;
}

Process* Turn::find(Pid pid) {
    if (pid.isNone() || pid.slot >= m_shard.processes.size())
        return nullptr;
    Process& process = m_shard.processes[pid.slot];
    return process.kind != Process::Kind::Free && process.generation == pid.generation() ? &process : nullptr;
}

Pid Turn::pidOf(std::uint32_t slot) const {
    return Pid::of(m_number, slot, m_shard.processes[slot].generation);
}

std::uint32_t Turn::spawn(const Signal& start) {
    const std::uint32_t slot = m_shard.processes.take();
    Process& process = m_shard.processes[slot];
    const std::uint32_t generation = (process.generation + 1) & Pid::generationMask;
    const std::uint32_t timer = process.timer;
    process = Process{};
    process.generation = generation == 0 ? 1 : generation;
    process.timer = timer;
    process.parent = start.from;
    process.lastEvent = start.cause;
    process.path = start.path;
    process.attempt = start.number;
    process.up = start.toTag;
    process.spec = start.toSlot;
    process.row = start.row;
    process.isLinked = true;
    const bool isWorker = program().spec(process.spec).kind == NodeKind::Worker;
    process.kind = isWorker ? Process::Kind::Worker : Process::Kind::Supervisor;
    return slot;
}

std::uint32_t Turn::spawnAlone(std::uint32_t by, NodeIndex spec) {
    assert(program().spec(spec).body != nullptr); // it has no start function besides
    Signal start;
    start.path = m_shard.processes[by].path;
    start.toSlot = spec;
    start.cause = m_cause.event;
    const std::uint32_t slot = spawn(start);
    m_shard.processes[slot].isLinked = false;
    emit(EventType::Spawned, Why::StepOfScript, m_shard.processes[slot]);
    Worker(*this, slot).begin();
    return slot;
}

void Turn::exit(std::uint32_t slot, TermId reason, Why why) {
    Process& process = m_shard.processes[slot];
    if (process.isAnnounced) {
        LifecycleEvent& event = emit(EventType::Exited, why, process);
        event.term = reason;
        event.orphan = process.isOrphan;
    }
    const Pid pid = pidOf(slot);
    tellMonitors(slot, reason);
    if (process.isMonitoredByParent) {
        Signal& down = send(process.parent, SignalType::Down);
        down.from = pid;
        down.row = process.row;
        down.reason = reason;
    } else if (process.isLinked) {
        Signal& exit = send(process.parent, SignalType::Exit);
        exit.kind = static_cast<std::uint8_t>(ExitKind::Link);
        exit.from = pid;
        exit.row = process.row;
        exit.reason = reason;
    }
    release(slot);
}

void Turn::vanish(std::uint32_t slot) {
    release(slot);
}

void Turn::release(std::uint32_t slot) {
    Process& process = m_shard.processes[slot];
    if (process.kind == Process::Kind::Worker && process.own != noSlot)
        m_shard.bodies.giveBack(process.own);
    process.kind = Process::Kind::Free;
    ++process.timer; // whatever timer it had is cancelled
    m_shard.processes.giveBack(slot);
}

Signal& Turn::answerStart(std::uint32_t slot, StartResult result, TermId reason, Why why) {
    Process& process = m_shard.processes[slot];
    Signal& answer = send(process.parent, SignalType::StartAnswer);
    answer.kind = static_cast<std::uint8_t>(result);
    answer.why = static_cast<std::uint8_t>(why);
    answer.from = pidOf(slot);
    answer.row = process.row;
    answer.path = process.path;
    answer.number = process.attempt;
    answer.reason = reason;
    return answer;
}

std::uint32_t Turn::setTimer(std::uint32_t slot, std::int64_t delay, std::uint32_t hops) {
    Process& process = m_shard.processes[slot];
    Timer timer;
    timer.due = delay > forever - m_world.now ? forever : m_world.now + delay;
    timer.hops = std::max(m_world.hops, m_world.hops + hops); // after 4,294,967,295 they are alike
    timer.process = pidOf(slot);
    timer.token = ++process.timer;
    timer.cause = m_cause.event;
    m_shard.newTimers.push_back(timer);
    return timer.token;
}

void Turn::monitor(std::uint32_t slot, Pid caller, std::uint32_t number) {
    Slab<Monitor>& monitors = m_shard.monitors;
    const std::uint32_t index = monitors.take();
    std::uint32_t& newest = m_shard.processes[slot].monitors;
    monitors[index] = {caller, number, newest == noSlot ? index : monitors[newest].next};
    if (newest != noSlot)
        monitors[newest].next = index;
    newest = index;
}

/// Calls are answered in the order in which they came: the oldest is looked at first.
void Turn::demonitor(std::uint32_t slot, Pid caller, std::uint32_t number) {
    Slab<Monitor>& monitors = m_shard.monitors;
    std::uint32_t& newest = m_shard.processes[slot].monitors;
    if (newest == noSlot)
        return;
    const auto isSought = [&](std::uint32_t index) {
        return monitors[index].number == number && monitors[index].caller == caller;
    };
    std::uint32_t before = newest;
    std::uint32_t found = monitors[newest].next;
    for (; !isSought(found); found = monitors[found].next) {
        if (found == newest)
            return;
        before = found;
    }
    monitors[before].next = monitors[found].next;
    if (found == newest)
        newest = before == found ? noSlot : before;
    monitors.giveBack(found);
}

/// The newest first, as a list that ends with noSlot.
std::uint32_t Turn::takeMonitors(std::uint32_t slot) {
    Slab<Monitor>& monitors = m_shard.monitors;
    const std::uint32_t newest = std::exchange(m_shard.processes[slot].monitors, noSlot);
    std::uint32_t older = noSlot;
    for (std::uint32_t index = newest == noSlot ? noSlot : monitors[newest].next; index != noSlot;) {
        const std::uint32_t newer = std::exchange(monitors[index].next, older);
        older = index;
        index = index == newest ? noSlot : newer;
    }
    return older;
}

void Turn::tellMonitors(std::uint32_t slot, TermId reason) {
    const Pid pid = pidOf(slot);
    for (std::uint32_t next = takeMonitors(slot); next != noSlot;) {
        const Monitor monitor = m_shard.monitors[next];
        m_shard.monitors.giveBack(next);
        next = monitor.next;
        if (!monitor.caller.isNone()) {
            Signal& down = send(monitor.caller, SignalType::Down);
            down.from = pid;
            down.number = monitor.number;
            down.reason = reason;
            continue;
        }
        // A caller exits with the reason of the process that it waits for (otp rule R83).
        TermTable& terms = program().terms();
        answer(monitor.number, terms.internText("{'EXIT'," + terms.text(reason) + "}"), Why::CallToNobody);
    }
}

} // namespace resprout
