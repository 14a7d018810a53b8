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

void sendCall(Turn& turn, Pid to, std::uint32_t number, Pid about = {}, bool lives = false) {
    Signal call = turn.signal(SignalType::Call);
    call.number = number;
    call.from = about;
    call.kind = lives ? 1 : 0;
    turn.send(to, call);
}

void issueSignal(Turn& turn, const CompiledStep& step, Pid to, const Process& process, std::uint32_t number) {
    const bool isSupervisor = process.kind == Process::Kind::Supervisor;
    if (step.op == StepOp::Exit &&
        isSupervisor) { // a supervisor is ended as by sys:terminate, which waits for its answer
        sendCall(turn, to, number);
        return;
    }
    if (step.op == StepOp::Signal) {
        Signal exit = turn.signal(SignalType::Exit);
        exit.kind = static_cast<std::uint8_t>(ExitKind::FromOutside);
        exit.reason = step.reason;
        turn.send(to, exit);
    } else if (!isSupervisor) {
        Signal message = turn.signal(SignalType::Message);
        message.kind = static_cast<std::uint8_t>(step.op == StepOp::Raise ? MessageKind::Raise : MessageKind::Exit);
        message.reason = step.reason;
        turn.send(to, message);
    }
    turn.answer(number, TermTable::ok, Why::StepOfScript);
}

} // namespace

void issueStep(Turn& turn, std::span<ShardState, shardCount> shards, std::uint32_t rootParent, std::uint32_t number) {
    const Program& program = turn.program();
    const CompiledStep& step = program.step(number);
    turn.setCause({});
    turn.emit(EventType::StepIssued, Why::StepOfScript, step.target, number, 0);
    Cause cause = turn.cause();
    cause.isFresh = true; // what follows is the first thing that can be seen
    turn.setCause(cause);

    const auto latest = [&](PathId path) {
        return path == noPath ? Pid{} : turn.world().paths[path].latest;
    };
    switch (step.op) {
    case StepOp::Exit:
    case StepOp::Raise:
    case StepOp::Signal:
        if (const Process* process = lookUp(shards, latest(step.target)))
            issueSignal(turn, step, latest(step.target), *process, number);
        else
            turn.answer(number, TermTable::noproc, Why::CallToNobody);
        return;
    case StepOp::Stop:
        if (lookUp(shards, latest(program.rootPath())) != nullptr) {
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
    const Process* process = lookUp(shards, latest(callee));
    if (process != nullptr && process->kind == Process::Kind::Supervisor)
        sendCall(turn, latest(callee), number, latest(step.target), lookUp(shards, latest(step.target)) != nullptr);
    else
        turn.answer(number, TermTable::exitNoproc, Why::CallToNobody);
}

} // namespace resprout
