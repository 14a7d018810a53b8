#include "core/runtime/supervisor.h"

#include <string>

namespace resprout {

// supervisor:handle_call/3 (otp rule R80).
void SupervisorProcess::call(const Signal& signal) {
    const CompiledStep& step = m_turn.program().step(signal.number);
    switch (step.op) {
    case StepOp::Exit: // sys:terminate answers, and then ends it
        reply(signal.number, TermTable::ok);
        end(step.reason, Why::StopRequested, Why::StopWithSupervisor);
        return;
    case StepOp::StartChild:
        isStatic() ? startChild(signal) : startDynamicChild(signal);
        return;
    case StepOp::RestartChild:
        isStatic() ? restartChild(signal) : reply(signal.number, std::string("{error,simple_one_for_one}"));
        return;
    case StepOp::TerminateChild:
        isStatic() ? terminateChild(signal) : terminateDynamicChild(signal);
        return;
    case StepOp::DeleteChild:
        isStatic() ? deleteChild(signal) : reply(signal.number, std::string("{error,simple_one_for_one}"));
        return;
    case StepOp::WhichChildren:
        reply(signal.number, isStatic() ? whichChildren() : whichDynamicChildren());
        return;
    case StepOp::CountChildren:
        reply(signal.number, isStatic() ? countChildren() : countDynamicChildren());
        return;
    case StepOp::Reconfigure:
        reconfigure(signal);
        return;
    case StepOp::Raise:
    case StepOp::Signal:
    case StepOp::Stop:
        break; // these are not calls
    }
}

void SupervisorProcess::reply(std::uint32_t step, TermId value) {
    m_turn.demonitor(m_slot, {}, step);
    m_turn.answer(step, value);
}

void SupervisorProcess::reply(std::uint32_t step, std::string value) {
    reply(step, terms().internText(std::move(value)));
}

void SupervisorProcess::replyOkPid(std::uint32_t step, const ChildRow& child) {
    m_turn.demonitor(m_slot, {}, step);
    m_turn.answer(step, TermTable::okPid).value = ProcessName{child.path, child.attempt}.value();
}

void SupervisorProcess::startChild(const Signal& signal) {
    const CompiledStep& step = m_turn.program().step(signal.number);
    const Spec& added = m_turn.program().spec(step.child);
    const TermId refused = self().flags.autoShutdown == AutoShutdown::Never ? added.refusedNever : added.refused;
    if (refused != TermTable::none) {
        reply(signal.number, "{error," + terms().text(refused) + "}");
        return;
    }
    if (const std::uint32_t listed = findRow(step.childPath); listed != noSlot) {
        const ChildRow& child = row(listed);
        reply(signal.number, child.status == RowStatus::Started ? "{error,{already_started," + pidText(child) + "}}"
                                                                : std::string("{error,already_present}"));
        return;
    }
    const std::uint32_t index = appendRow(step.childPath, step.child);
    m_turn.emit(EventType::SpecAdded, Why::StartChildCalled, step.childPath, 0, process().attempt);
    self().doing = Doing::StartingAdded;
    self().why = Why::StartChildCalled;
    self().step = signal.number;
    start(index);
}

void SupervisorProcess::addedChildAnswered(const Signal& answer, StartResult result) {
    const std::uint32_t index = self().cursor;
    const bool isAdded = self().doing == Doing::StartingAdded;
    const std::uint32_t step = self().step;
    const Spec& child = spec(row(index));
    switch (result) {
    case StartResult::Ok:
        replyOkPid(step, row(index));
        break;
    case StartResult::Ignore:
        if (isAdded && child.restart == Restart::Temporary) // restart_child keeps the spec
            dropRow(index, Why::TemporaryIgnored);
        reply(step, std::string("{ok,undefined}"));
        break;
    case StartResult::Error: {
        const std::string reason = terms().text(answer.reason);
        if (isAdded) {
            reply(step, "{error,{" + reason + ",{child," + terms().text(child.id) + "}}}");
            dropRow(index, Why::InitFailed);
        } else {
            reply(step, "{error," + reason + "}");
        }
        break;
    }
    }
    becomeIdle();
}

void SupervisorProcess::restartChild(const Signal& signal) {
    const std::uint32_t index = findRow(m_turn.program().step(signal.number).target);
    if (index == noSlot) {
        reply(signal.number, std::string("{error,not_found}"));
        return;
    }
    switch (row(index).status) {
    case RowStatus::Started:
        reply(signal.number, std::string("{error,running}"));
        return;
    case RowStatus::Restarting:
        reply(signal.number, std::string("{error,restarting}"));
        return;
    case RowStatus::Undefined:
        break;
    }
    self().doing = Doing::RestartingByHand;
    self().why = Why::RestartChildCalled;
    self().step = signal.number;
    start(index);
}

void SupervisorProcess::terminateChild(const Signal& signal) {
    const std::uint32_t index = findRow(m_turn.program().step(signal.number).target);
    if (index == noSlot) {
        reply(signal.number, std::string("{error,not_found}"));
        return;
    }
    self().why = Why::TerminateChildCalled;
    if (orderStop(index)) {
        self().doing = Doing::TerminatingChild;
        self().cursor = index;
        self().step = signal.number;
        return;
    }
    row(index).status = RowStatus::Undefined; // this also ends the retries of a restart
    if (spec(row(index)).restart == Restart::Temporary)
        dropRow(index, Why::TerminateChildCalled);
    reply(signal.number, TermTable::ok);
}

void SupervisorProcess::deleteChild(const Signal& signal) {
    const std::uint32_t index = findRow(m_turn.program().step(signal.number).target);
    if (index == noSlot) {
        reply(signal.number, std::string("{error,not_found}"));
        return;
    }
    switch (row(index).status) {
    case RowStatus::Started:
        reply(signal.number, std::string("{error,running}"));
        return;
    case RowStatus::Restarting:
        reply(signal.number, std::string("{error,restarting}"));
        return;
    case RowStatus::Undefined:
        break;
    }
    dropRow(index, Why::DeleteChildCalled);
    reply(signal.number, TermTable::ok);
}

std::string SupervisorProcess::whichChildren() {
    std::string text = "[";
    for (std::uint32_t index = self().lastRow; index != noSlot; index = row(index).previous) {
        const ChildRow& child = row(index);
        if (text.size() > 1)
            text += ',';
        text += '{' + terms().text(spec(child).id) + ',';
        switch (child.status) {
        case RowStatus::Started:
            text += pidText(child);
            break;
        case RowStatus::Restarting:
            text += "restarting";
            break;
        case RowStatus::Undefined:
            text += "undefined";
            break;
        }
        text += spec(child).kind == NodeKind::Worker ? ",worker}" : ",supervisor}";
    }
    return text + ']';
}

std::string SupervisorProcess::countChildren() {
    std::uint32_t active = 0;
    std::uint32_t supervisors = 0;
    for (std::uint32_t index = self().firstRow; index != noSlot; index = row(index).next) {
        active += row(index).status == RowStatus::Started && !hasExitWaiting(index) ? 1U : 0U;
        supervisors += spec(row(index)).kind == NodeKind::Worker ? 0U : 1U;
    }
    const std::uint32_t specs = self().rowCount;
    return "[{specs," + std::to_string(specs) + "},{active," + std::to_string(active) + "},{supervisors," +
           std::to_string(supervisors) + "},{workers," + std::to_string(specs - supervisors) + "}]";
}

// is_process_alive/1 of a child, from what the supervisor itself was told: a dead child's exit signal waits in the mailbox.
bool SupervisorProcess::hasExitWaiting(std::uint32_t index) {
    const Slab<Mail>& mail = m_turn.shard().mail;
    for (std::uint32_t at = self().mailFirst; at != noSlot; at = mail[at].next) {
        if (mail[at].signal.type == SignalType::Exit && mail[at].signal.from == row(index).pid)
            return true;
    }
    return false;
}

std::string SupervisorProcess::pidText(const ChildRow& row) {
    return ProcessName{row.path, row.attempt}.text(m_turn.program().paths());
}

} // namespace resprout
