#include "core/runtime/supervisor.h"

#include <string>

namespace resprout {

// supervisor:init/1: flags are checked, then all specs, then the children are started one after another.
void SupervisorProcess::init(const Signal& start) {
    const std::uint32_t supervisor = m_turn.shard().supervisors.take();
    m_turn.shard().supervisors[supervisor] = Supervisor{};
    m_turn.shard().supervisors[supervisor].process = m_slot;
    process().own = supervisor;
    process().trapsExit = true;

    const Spec& spec = m_turn.program().spec(start.toSlot);
    if (m_turn.program().outcome(spec, start.number).kind == StartOutcome::Kind::Ignore) {
        m_turn.answerStart(m_slot, StartResult::Ignore, TermTable::none, Why::InitSaidIgnore);
        freeRows();
        m_turn.shard().supervisors.giveBack(supervisor);
        m_turn.vanish(m_slot);
        return;
    }
    const InitAnswer answer = askInit(codeChange());
    if (answer.refusedFlags != TermTable::none) {
        failInit(terms().internText("{supervisor_data," + terms().text(answer.refusedFlags) + "}"), Why::BadFlags);
        return;
    }
    if (answer.refusedList != TermTable::none) {
        failInit(terms().internText("{start_spec," + terms().text(answer.refusedList) + "}"), Why::BadChildSpec);
        return;
    }
    self().flags = answer.flags;
    self().pattern = answer.pattern;
    self().maxChildren = answer.maxChildren;
    if (spec.kind == NodeKind::DynamicSupervisor)
        self().kind = Supervisor::Kind::Dynamic;
    else if (answer.flags.strategy == Strategy::SimpleOneForOne)
        self().kind = Supervisor::Kind::Pool;
    const Program& program = m_turn.program();
    for (NodeIndex child = isStatic() ? program.spec(answer.children).firstChild : noNode; child != noNode;
         child = program.spec(child).nextSibling)
        appendRow(program.childPath(process().path, child), child);
    self().doing = Doing::StartingAll;
    self().why = Why::StartOrder;
    startNextFrom(self().firstRow);
}

void SupervisorProcess::failInit(TermId reason, Why why) {
    const std::uint32_t supervisor = process().own;
    freeRows();
    m_turn.answerStart(m_slot, StartResult::Error, reason, why);
    m_turn.shard().supervisors[supervisor] = Supervisor{};
    m_turn.shard().supervisors.giveBack(supervisor);
    m_turn.vanish(m_slot);
}

void SupervisorProcess::start(std::uint32_t index) {
    ChildRow& child = row(index);
    PathState& path = m_turn.world().paths[child.path];
    self().cursor = index;
    child.startedAs = child.spec;
    self().startAttempt = ++path.attempts;
    m_turn.emit(EventType::Spawned, self().why, child.path, path.attempts, process().attempt);
    Signal& start = m_turn.sendToShard(m_turn.program().shardOf(child.path), SignalType::Start);
    start.from = m_turn.pidOf(m_slot);
    start.row = index;
    start.path = child.path;
    start.number = path.attempts;
    start.toSlot = child.spec;
    start.toTag = process().attempt;
}

void SupervisorProcess::startNextFrom(std::uint32_t index) {
    while (index != noSlot && (row(index).status == RowStatus::Started || row(index).isLeftStopped))
        index = row(index).next;
    if (index == noSlot)
        startedAll();
    else
        start(index);
}

// After its init it waits until its start is known: else it could be seen to end before it is seen to have started.
void SupervisorProcess::startedAll() {
    const bool isInit = self().doing == Doing::StartingAll;
    process().phase = Process::Phase::Running;
    if (isInit)
        m_turn.answerStart(m_slot, StartResult::Ok, TermTable::none, Why::SubtreeUp).hasMail =
            self().mailFirst != noSlot;
    if (isInit && !process().isOrphan)
        self().doing = Doing::Announcing;
    else
        becomeIdle();
}

void SupervisorProcess::startAnswered(const Signal& signal) {
    const std::uint32_t index = self().cursor;
    const auto result = static_cast<StartResult>(signal.kind);
    self().startAttempt = 0;
    ChildRow& child = row(index);
    switch (result) {
    case StartResult::Ok:
        m_turn.world().paths[child.path].latest = signal.from;
        m_turn.world().paths[child.path].latestSpec = child.startedAs;
        child.pid = signal.from;
        child.attempt = signal.number;
        child.status = RowStatus::Started;
        m_turn.emit(EventType::Started, self().why, child.path, signal.number, process().attempt);
        if (spec(child).kind != NodeKind::Worker)
            m_turn.send(child.pid, SignalType::StartTaken).hasMail = signal.hasMail;
        if (signal.hasMail && (self().doing == Doing::StartingAll || self().doing == Doing::StartingGroup)) {
            self().isSettling = true;
            return;
        }
        break;
    case StartResult::Ignore:
        child.pid = Pid{};
        child.attempt = signal.number;
        child.status = RowStatus::Undefined;
        m_turn.emit(EventType::Ignored, Why::InitSaidIgnore, child.path, signal.number, process().attempt);
        break;
    case StartResult::Error:
        child.attempt = signal.number;
        m_turn.emit(EventType::StartFailed, static_cast<Why>(signal.why), child.path, signal.number, process().attempt)
            .term = signal.reason;
        break;
    }
    if (self().doing == Doing::StartingAdded || self().doing == Doing::RestartingByHand) {
        if (isStatic())
            addedChildAnswered(signal, result);
        else
            dynamicChildAnswered(signal, result);
        return;
    }
    if (result == StartResult::Error) {
        failedToStart(signal);
        return;
    }
    if (!isStatic()) {
        if (result == StartResult::Ignore)
            restartIgnored(index);
        becomeIdle();
        return;
    }
    const std::uint32_t next = child.next;
    const bool isAlone =
        self().doing == Doing::RestartingOne; // supervisor:restart/2 of one_for_one keeps the spec (R55)
    if (result == StartResult::Ignore && spec(child).restart == Restart::Temporary && !isAlone)
        dropRow(index, Why::TemporaryIgnored);
    if (isAlone)
        becomeIdle();
    else
        startNextFrom(next);
}

// A supervisor whose child died while the next one was starting is quicker than whoever starts it: OTP sees it act, or end,
// before its next sibling is started.
void SupervisorProcess::settled() {
    self().isSettling = false;
    startNextFrom(row(self().cursor).next);
}

void SupervisorProcess::failedToStart(const Signal& answer) {
    const std::uint32_t index = self().cursor;
    if (self().doing != Doing::StartingAll) { // a restart: it will be tried again
        queueRetry(index);
        becomeIdle();
        return;
    }
    // supervisor:init_children/2: those that are up are stopped, and the supervisor fails with this reason (otp rule R5).
    const std::string child = terms().text(spec(row(index)).id);
    self().endReason =
        terms().internText("{shutdown,{failed_to_start_child," + child + "," + terms().text(answer.reason) + "}}");
    self().doing = Doing::UnwindingStart;
    self().why = Why::StopAfterFailedStart;
    stopBackFrom(self().lastRow);
}

} // namespace resprout
