#include "core/runtime/supervisor.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace resprout {

// supervisor:terminate_dynamic_children/1 and DynamicSupervisor.terminate_children/2: all are told at once, each is granted
// its own shutdown time (in a pool all have the template's), and those that are left then are killed.
void SupervisorProcess::stopAllAtOnce() {
    const TermId crash = self().hole == noSlot ? TermTable::none : terms().internText("{function_clause,stack}");
    if (crash !=
        TermTable::none) { // OTP 25 does not expect the hole, crashes on it, and takes its children along (R56)
        die(crash, Why::RaisedError);
        return;
    }
    for (std::uint32_t index = self().firstRow; index != noSlot; index = row(index).next) {
        if (row(index).status == RowStatus::Started) {
            ++self().stopsAwaited;
            sendStop(index, policy(row(index)).shutdown);
        }
    }
    self().stopTime = -1;
    if (self().stopsAwaited == 0)
        leave(self().endReason, self().endWhy);
    else
        waitForNextDeadline();
}

// Shutdown 0 is a timer here, too: who stops at once is not killed, other than by `receive after 0` (stopAtOnce).
void SupervisorProcess::waitForNextDeadline() {
    constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
    std::int64_t next = never;
    for (std::uint32_t index = self().firstRow; index != noSlot; index = row(index).next) {
        const std::int64_t time = policy(row(index)).shutdown.milliseconds;
        if (row(index).status == RowStatus::Started && time > self().stopTime)
            next = std::min(next, time);
    }
    if (next != never) {
        const bool isFirst = self().stopTime < 0;
        m_turn.setTimer(m_slot, isFirst ? next : next - self().stopTime, isFirst ? 1 : 0);
        self().stopTime = next;
    }
}

void SupervisorProcess::dynamicDeadline() {
    for (std::uint32_t index = self().firstRow; index != noSlot; index = row(index).next) {
        const ChildRow& child = row(index);
        if (child.status != RowStatus::Started || policy(child).shutdown.milliseconds != self().stopTime)
            continue;
        m_turn.emit(EventType::KillOrdered, Why::ShutdownTimeRanOut, child.path, child.attempt, process().attempt);
        sendOrder(SignalType::KillOrder, index, Why::KilledAfterTimeout);
    }
    waitForNextDeadline();
}

void SupervisorProcess::dynamicChildStopped(const Signal& down) {
    row(down.row).pid = Pid{};
    row(down.row).status = RowStatus::Undefined;
    if (--self().stopsAwaited == 0)
        leave(self().endReason, self().endWhy);
}

void SupervisorProcess::startDynamicChild(const Signal& signal) {
    const CompiledStep& step = m_turn.program().step(signal.number);
    const bool isPool = self().kind == Supervisor::Kind::Pool;
    const NodeIndex node = isPool ? self().pattern : step.child;
    if (node == noNode || step.childPath == noPath) {
        reply(signal.number, std::string("{error,invalid_child_spec}"));
        return;
    }
    if (self().maxChildren >= 0 && self().rowCount >= static_cast<std::uint64_t>(self().maxChildren)) {
        reply(signal.number, std::string("{error,max_children}"));
        return;
    }
    const std::uint32_t index = appendRow(step.childPath, node);
    m_turn.emit(EventType::SpecAdded, Why::StartChildCalled, step.childPath, 0, process().attempt);
    self().doing = Doing::StartingAdded;
    self().why = Why::StartChildCalled;
    self().step = signal.number;
    start(index);
}

// Only a child that is up is kept.
void SupervisorProcess::dynamicChildAnswered(const Signal& answer, StartResult result) {
    const std::uint32_t index = self().cursor;
    const std::uint32_t step = self().step;
    switch (result) {
    case StartResult::Ok:
        replyOkPid(step, row(index));
        break;
    case StartResult::Ignore:
        dropRow(index, Why::InitSaidIgnore);
        reply(step, std::string(self().kind == Supervisor::Kind::Pool ? "{ok,undefined}" : "ignore"));
        break;
    case StartResult::Error:
        dropRow(index, Why::InitFailed);
        reply(step, "{error," + terms().text(answer.reason) + '}');
        break;
    }
    becomeIdle();
}

// A DynamicSupervisor forgets a child whose restart was ignored; OTP 25's pool keeps `undefined` among its pids (R56).
void SupervisorProcess::restartIgnored(std::uint32_t index) {
    if (self().kind == Supervisor::Kind::Pool && self().hole == noSlot)
        self().hole = index;
    else
        dropRow(index, Why::InitSaidIgnore);
}

// The caller names a pid. A pool says ok of a dead one, and not_found of a stranger that lives (R81).
void SupervisorProcess::terminateDynamicChild(const Signal& signal) {
    const PathId target = m_turn.program().step(signal.number).target;
    if (self().kind == Supervisor::Kind::Pool && !m_turn.program().paths().id(target).starts_with('#')) {
        reply(signal.number, std::string("{error,simple_one_for_one}")); // no pid
        return;
    }
    const std::uint32_t index = findRow(target);
    const bool isMine = index != noSlot && index != self().hole &&
                        (row(index).status == RowStatus::Restarting || isChild(index, signal.from));
    if (!isMine) {
        if (self().kind == Supervisor::Kind::Dynamic) {
            reply(signal.number, std::string("{error,not_found}"));
        } else if (index == noSlot && !signal.from.isNone()) {
            self().doing = Doing::AskingIfAlive;
            self().step = signal.number;
            const Pid me = m_turn.pidOf(m_slot);
            m_turn.send(signal.from, SignalType::IsAlive).from = me;
        } else {
            terminateTheDead(signal.number);
        }
        return;
    }
    self().why = Why::TerminateChildCalled;
    if (orderStop(index)) {
        self().doing = Doing::TerminatingChild;
        self().cursor = index;
        self().step = signal.number;
        return;
    }
    if (row(index).status == RowStatus::Restarting)
        ++self().lostRetries;
    dropRow(index, Why::TerminateChildCalled);
    reply(signal.number, TermTable::ok);
}

void SupervisorProcess::strangerAnswered(const Signal& alive) {
    if (alive.kind != 0)
        reply(self().step, std::string("{error,not_found}"));
    else
        terminateTheDead(self().step);
    becomeIdle();
}

// What a pool deletes then is the child without a pid, which the hole is (R56).
void SupervisorProcess::terminateTheDead(std::uint32_t step) {
    if (self().hole != noSlot)
        dropRow(std::exchange(self().hole, noSlot), Why::TerminateChildCalled);
    reply(step, TermTable::ok);
}

std::string SupervisorProcess::whichDynamicChildren() {
    std::string running;
    std::string restarting;
    std::string undefined;
    for (std::uint32_t index = self().firstRow; index != noSlot; index = row(index).next) {
        const ChildRow& child = row(index);
        const std::string_view type = policy(child).kind == NodeKind::Worker ? ",worker}," : ",supervisor},";
        switch (child.status) {
        case RowStatus::Started:
            running.append("{undefined,").append(pidText(child)).append(type);
            break;
        case RowStatus::Restarting:
            restarting.append("{undefined,restarting").append(type);
            break;
        case RowStatus::Undefined:
            undefined.append("{undefined,undefined").append(type);
            break;
        }
    }
    std::string text = '[' + running + restarting + undefined;
    if (text.size() > 1)
        text.pop_back();
    return text + ']';
}

// OTP 25's pool has a counter of restarting children, which terminate_child does not lower: `active` is too low ever after.
std::string SupervisorProcess::countDynamicChildren() {
    std::int64_t restarting = self().kind == Supervisor::Kind::Pool ? self().lostRetries : 0;
    std::uint32_t supervisors = 0;
    for (std::uint32_t index = self().firstRow; index != noSlot; index = row(index).next) {
        restarting += row(index).status == RowStatus::Restarting ? 1 : 0;
        supervisors += policy(row(index)).kind == NodeKind::Worker ? 0U : 1U;
    }
    const std::uint32_t all = self().rowCount;
    const std::uint32_t specs = self().kind == Supervisor::Kind::Pool ? 1 : all;
    return "[{specs," + std::to_string(specs) + "},{active," + std::to_string(std::int64_t{all} - restarting) +
           "},{supervisors," + std::to_string(supervisors) + "},{workers," + std::to_string(all - supervisors) + "}]";
}

} // namespace resprout
