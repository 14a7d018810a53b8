#include "core/runtime/script.h"

namespace resprout {

namespace {

/// The latest process of a path, if it lives.
const Process* lookUp(std::span<ShardState, shardCount> shards, Pid pid) {
    if (pid.isNone())
        return nullptr;
    const Process& process = shards[pid.shard()].processes[pid.slot];
    const bool lives = process.kind != Process::Kind::Free && process.generation == pid.generation();
    return lives ? &process : nullptr;
}

Pid latest(Turn& turn, PathId path) {
    return path == noPath ? Pid{} : turn.world().paths[path].latest;
}

void sendCall(Turn& turn, Pid to, std::uint32_t number, Pid about = {}) {
    Signal& call = turn.send(to, SignalType::Call);
    call.number = number;
    call.from = about;
}

/// DynamicSupervisor.start_child/2 looks at the child spec in its caller, before it calls (D3): what it says against it.
TermId refusedByCaller(Turn& turn, const CompiledStep& step) {
    const Program& program = turn.program();
    if (step.op != StepOp::StartChild || step.target == noPath || step.child == noNode)
        return TermTable::none;
    const NodeIndex callee = turn.world().paths[step.target].latestSpec;
    const bool isDynamic = callee != noNode && program.spec(callee).kind == NodeKind::DynamicSupervisor;
    return isDynamic ? program.spec(step.child).refusedDynamic : TermTable::none;
}

void issueSignal(Turn& turn, const CompiledStep& step, const Process* process, std::uint32_t number) {
    if (process == nullptr) {
        turn.answer(number, TermTable::noproc, Why::CallToNobody);
        return;
    }
    const Pid to = latest(turn, step.target);
    const bool isSupervisor = process->kind == Process::Kind::Supervisor;
    if (step.op == StepOp::Exit && isSupervisor) { // is ended as by sys:terminate, which waits for its answer
        sendCall(turn, to, number);
        return;
    }
    if (step.op == StepOp::Signal) {
        Signal& exit = turn.send(to, SignalType::Exit);
        exit.kind = static_cast<std::uint8_t>(ExitKind::FromOutside);
        exit.reason = step.reason;
    } else if (!isSupervisor) {
        Signal& message = turn.send(to, SignalType::Message);
        message.kind = static_cast<std::uint8_t>(step.op == StepOp::Raise ? MessageKind::Raise : MessageKind::Exit);
        message.reason = step.reason;
    }
    turn.answer(number, TermTable::ok, Why::StepOfScript);
}

} // namespace

LifecycleEvent announcement(const World& world, std::uint32_t number) {
    LifecycleEvent event;
    event.time = world.now;
    event.path = world.program.step(number).target;
    event.attempt = number;
    event.type = EventType::StepIssued;
    event.why = Why::StepOfScript;
    event.shard = outsideShard;
    event.viaStep = true;
    return event;
}

void issueAtHome(Turn& turn, std::uint32_t number, EventRef announced) {
    const CompiledStep& step = turn.program().step(number);
    turn.setCause({.event = announced, .isFresh = true}); // what follows is the first thing that can be seen
    issueSignal(turn, step, turn.find(latest(turn, step.target)), number);
}

void issueStep(Turn& turn, std::span<ShardState, shardCount> shards, std::uint32_t rootParent, std::uint32_t number) {
    const Program& program = turn.program();
    const CompiledStep& step = program.step(number);
    turn.announce(number);

    const auto find = [&](PathId path) {
        return lookUp(shards, latest(turn, path));
    };
    switch (step.op) {
    case StepOp::Exit:
    case StepOp::Raise:
    case StepOp::Signal:
        issueSignal(turn, step, find(step.target), number);
        return;
    case StepOp::Stop:
        if (find(program.rootPath()) != nullptr) {
            const std::uint8_t home = program.shardOf(program.rootPath());
            sendCall(turn, Pid::of(home, rootParent, 1), number);
        } else {
            turn.answer(number, TermTable::noproc, Why::CallToNobody);
        }
        return;
    case StepOp::TerminateChild:
    case StepOp::RestartChild:
    case StepOp::DeleteChild:
    case StepOp::StartChild:
    case StepOp::WhichChildren:
    case StepOp::CountChildren:
    case StepOp::Reconfigure:
        break;
    }
    const bool isOfChild =
        step.op == StepOp::TerminateChild || step.op == StepOp::RestartChild || step.op == StepOp::DeleteChild;
    const PathId callee = isOfChild && step.target != noPath ? program.paths().parent(step.target) : step.target;
    if (const TermId refused = refusedByCaller(turn, step); refused != TermTable::none) {
        TermTable& terms = program.terms();
        turn.answer(number, terms.internText("{error," + terms.text(refused) + '}'), Why::CallAnswered);
        return;
    }
    const Process* process = find(callee);
    if (process != nullptr && process->kind == Process::Kind::Supervisor)
        sendCall(turn, latest(turn, callee), number, latest(turn, step.target));
    else
        turn.answer(number, TermTable::exitNoproc, Why::CallToNobody);
}

} // namespace resprout
