#include "core/runtime/supervisor.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace resprout {

CodeChange SupervisorProcess::codeChange() {
    const std::uint32_t index = m_turn.world().paths[process().path].codeChange;
    return index == noSlot ? CodeChange{} : m_turn.shard().codeChanges[index];
}

// What its init answers: its spec, with the code changes that it took.
SupervisorProcess::InitAnswer SupervisorProcess::askInit(const CodeChange& change) {
    const Program& program = m_turn.program();
    const NodeIndex own = process().spec;
    const auto from = [&](NodeIndex index) -> const Spec& {
        return program.spec(index == noNode ? own : index);
    };
    const FlagValue& strategy = from(change.strategy).strategy;
    const FlagValue& intensity = from(change.intensity).intensity;
    const FlagValue& period = from(change.period).period;
    const FlagValue& autoShutdown = from(change.autoShutdown).autoShutdown;

    InitAnswer answer;
    const FlagValue& maxChildren = from(change.maxChildren).maxChildren;
    for (const FlagValue* flag :
         {&strategy, &intensity, &period, &autoShutdown, &maxChildren}) { // the order of supervisor:check_flags/1
        if (answer.refusedFlags == TermTable::none)
            answer.refusedFlags = flag->refused;
    }
    answer.flags = {.strategy = static_cast<Strategy>(strategy.value),
                    .autoShutdown = static_cast<AutoShutdown>(autoShutdown.value),
                    .intensity = intensity.value,
                    .period = period.value};
    answer.children = change.children == noNode ? own : change.children;
    answer.pattern = from(change.pattern).pattern;
    answer.maxChildren = maxChildren.value;
    const Spec& list = from(answer.pattern == noNode ? answer.children : change.pattern);
    answer.refusedList = answer.flags.autoShutdown == AutoShutdown::Never ? list.listRefusedNever : list.listRefused;
    return answer;
}

// sys:suspend comes before the code change, and a suspended process takes nothing but system messages and its parent's exit
// signal. One that waits in the mailbox already is taken then: the change comes to nobody (sys:suspend_loop/6).
bool SupervisorProcess::endsWhileSuspended() {
    Slab<Mail>& mail = m_turn.shard().mail;
    std::uint32_t before = noSlot;
    for (std::uint32_t index = self().mailFirst; index != noSlot; before = index, index = mail[index].next) {
        const Signal& waiting = mail[index].signal;
        const bool isOfParent =
            waiting.type == SignalType::StopOrder ||
            (waiting.type == SignalType::Exit && static_cast<ExitKind>(waiting.kind) == ExitKind::ParentLink);
        const bool isTerminate =
            waiting.type == SignalType::Call && m_turn.program().step(waiting.number).op == StepOp::Exit;
        if (!isOfParent && !isTerminate)
            continue;
        const Signal signal = waiting;
        (before == noSlot ? self().mailFirst : mail[before].next) = mail[index].next;
        if (self().mailLast == index)
            self().mailLast = before;
        mail.giveBack(index);
        takeUp(signal);
        return true;
    }
    return false;
}

// supervisor:code_change/3: init is asked again; whatever OTP refuses leaves everything as it was (otp rules R90, R91).
void SupervisorProcess::reconfigure(const Signal& signal) {
    if (endsWhileSuspended())
        return;
    const CompiledStep& step = m_turn.program().step(signal.number);
    const Spec& spec = m_turn.program().spec(step.change);
    CodeChange change = codeChange();
    if (spec.strategy.given)
        change.strategy = step.change;
    if (spec.intensity.given)
        change.intensity = step.change;
    if (spec.period.given)
        change.period = step.change;
    if (spec.autoShutdown.given)
        change.autoShutdown = step.change;
    if (spec.maxChildren.given)
        change.maxChildren = step.change;
    if (spec.pattern != noNode)
        change.pattern = step.change;
    if (step.changesChildren)
        change.children = step.change;

    const InitAnswer answer = askInit(change);
    const TermId refused = answer.refusedFlags != TermTable::none ? answer.refusedFlags : answer.refusedList;
    if (refused != TermTable::none) {
        const bool isDynamic = self().kind == Supervisor::Kind::Dynamic;
        const std::string error = terms().text(refused);
        reply(signal.number, "{error,{error," + (isDynamic ? "{supervisor_data," + error + '}' : error) + "}}");
        return;
    }
    std::uint32_t& stored = m_turn.world().paths[process().path].codeChange;
    if (stored == noSlot)
        stored = m_turn.shard().codeChanges.take();
    m_turn.shard().codeChanges[stored] = change;
    takeFlags(answer.flags);
    self().pattern = answer.pattern;
    self().maxChildren = answer.maxChildren;
    if (isStatic())
        takeChildren(answer.children);
    reply(signal.number, TermTable::ok);
}

void SupervisorProcess::takeFlags(const SupervisorFlags& flags) {
    const auto tell = [&](Flag flag, std::int64_t before, std::int64_t now) {
        if (before == now)
            return;
        LifecycleEvent& event = m_turn.emit(EventType::FlagChanged, Why::CodeChange, process());
        event.flag = flag;
        event.value = now;
    };
    const SupervisorFlags before = self().flags;
    self().flags = flags;
    tell(Flag::Strategy, static_cast<std::int64_t>(before.strategy), static_cast<std::int64_t>(flags.strategy));
    tell(Flag::Intensity, before.intensity, flags.intensity);
    tell(Flag::Period, before.period, flags.period);
    tell(Flag::AutoShutdown, static_cast<std::int64_t>(before.autoShutdown),
         static_cast<std::int64_t>(flags.autoShutdown));
}

// supervisor:update_childspec1/3: the new list comes first, each keeping the process of the old child with its id; new ids
// are listed without a process; old ids that are not in the list stay, after them.
void SupervisorProcess::takeChildren(NodeIndex list) {
    std::unordered_map<PathId, std::uint32_t> oldRows;
    std::vector<std::uint32_t> before;
    for (std::uint32_t index = self().firstRow; index != noSlot; index = row(index).next) {
        oldRows.emplace(row(index).path, index);
        before.push_back(index);
    }
    self().firstRow = self().lastRow = noSlot;
    self().rowCount = 0;

    std::vector<std::uint32_t> after;
    const Program& program = m_turn.program();
    for (NodeIndex child = program.spec(list).firstChild; child != noNode; child = program.spec(child).nextSibling) {
        const PathId path = program.childPath(process().path, child);
        if (const auto old = oldRows.find(path); old != oldRows.end()) {
            row(old->second).spec = child;
            linkLast(old->second);
            after.push_back(old->second);
            oldRows.erase(old);
        } else {
            after.push_back(appendRow(path, child));
            m_turn.emit(EventType::SpecAdded, Why::CodeChange, path, 0, process().attempt);
        }
    }
    for (const std::uint32_t index : before) {
        if (oldRows.contains(row(index).path)) {
            linkLast(index);
            after.push_back(index);
        }
    }
    if (before == after)
        return;
    for (std::size_t place = 0; place < after.size(); ++place) {
        LifecycleEvent& event = m_turn.emit(EventType::FlagChanged, Why::CodeChange, row(after[place]).path,
                                            row(after[place]).attempt, process().attempt);
        event.flag = Flag::SpecPlace;
        event.value = static_cast<std::int64_t>(place);
    }
}

} // namespace resprout
