#pragma once

#include "core/runtime/turn.h"

#include <optional>

namespace resprout {

/// A supervisor: stdlib's supervisor.erl with all its strategies, or Elixir's DynamicSupervisor. It does one thing at a
/// time: while it waits for a child to start or to stop, whatever else arrives waits in its mailbox.
/// Everything it knows of its children comes from their signals. Runs on a scheduler worker; confined to its process.
class SupervisorProcess {
public:
    SupervisorProcess(Turn& turn, std::uint32_t slot) : m_turn(turn), m_slot(slot) {}

    void init(const Signal& start);
    void handle(const Signal& signal);

private:
    using Doing = Supervisor::Doing;

    [[nodiscard]] Process& process() { return m_turn.shard().processes[m_slot]; }
    [[nodiscard]] Supervisor& self() { return m_turn.shard().supervisors[process().own]; }
    [[nodiscard]] ChildRow& row(std::uint32_t index) { return m_turn.shard().rows[index]; }
    [[nodiscard]] const Spec& spec(const ChildRow& row) { return m_turn.program().spec(row.spec); }
    /// What says how a child is restarted and stopped: its spec, or the pool's template as it is now (otp rule R92).
    [[nodiscard]] const Spec& policy(const ChildRow& row) {
        return self().kind == Supervisor::Kind::Pool ? m_turn.program().spec(self().pattern) : spec(row);
    }
    [[nodiscard]] bool isStatic() { return self().kind == Supervisor::Kind::Static; }
    [[nodiscard]] TermTable& terms() { return m_turn.program().terms(); }

    // --- supervisor.cpp: mailbox and dispatch
    [[nodiscard]] bool isAwaited(const Signal& signal);
    void announced(const Signal& signal);
    void save(const Signal& signal);
    void takeUp(const Signal& saved);
    void becomeIdle(); // and works off what has waited
    void dispatch(const Signal& signal);
    void die(TermId reason, Why why);   // killed: its children learn it from their links
    void leave(TermId reason, Why why); // orderly: its children are gone

    // --- supervisor_rows.cpp: the list of children
    std::uint32_t appendRow(PathId path, NodeIndex spec);
    void linkLast(std::uint32_t index);
    void unlink(std::uint32_t index);
    void giveBackRow(std::uint32_t index);
    void dropRow(std::uint32_t index, Why why);
    void freeRows();
    [[nodiscard]] std::uint32_t findRow(PathId path);
    [[nodiscard]] bool isChild(std::uint32_t index, Pid pid);

    // --- supervisor_start.cpp: init and starts
    void failInit(TermId reason, Why why);
    void start(std::uint32_t index);
    void startNextFrom(std::uint32_t index); // StartingAll, StartingGroup
    void startAnswered(const Signal& signal);
    void startedAll();
    void settled();
    void failedToStart(const Signal& answer);

    // --- supervisor_restart.cpp: what becomes of an end
    void childEnded(const Signal& signal);
    void restart(std::uint32_t index, Why why);
    void retry(const Signal& signal);
    void queueRetry(std::uint32_t index);
    [[nodiscard]] bool isAutoShutdownDue(std::uint32_t index);

    // --- supervisor_stop.cpp: stopping children
    void end(TermId reason, Why why, Why stopWhy);
    void stopBackFrom(std::uint32_t index); // in reverse start order
    bool orderStop(std::uint32_t index);    // false: there is nothing to wait for
    void stopped(const Signal& down);
    void stopTimedOut(const Signal& signal);
    void afterStopOf(std::uint32_t index);
    void sendOrder(SignalType type, std::uint32_t index, Why why);
    void sendStop(std::uint32_t index, Shutdown shutdown);
    void stopAtOnce(std::uint32_t index); // shutdown 0

    // --- supervisor_dynamic.cpp: what pools and dynamic supervisors do otherwise
    void stopAllAtOnce();
    void waitForNextDeadline();
    void dynamicChildStopped(const Signal& down);
    void dynamicDeadline();
    void startDynamicChild(const Signal& signal);
    void dynamicChildAnswered(const Signal& answer, StartResult result);
    void terminateDynamicChild(const Signal& signal);
    void strangerAnswered(const Signal& alive);
    void terminateTheDead(std::uint32_t step);
    void restartIgnored(std::uint32_t index);
    [[nodiscard]] std::string whichDynamicChildren();
    [[nodiscard]] std::string countDynamicChildren();

    // --- supervisor_calls.cpp: management calls
    void call(const Signal& signal);
    void reply(std::uint32_t step, TermId value);
    void reply(std::uint32_t step, std::string value);
    void replyOkPid(std::uint32_t step, const ChildRow& child);
    void startChild(const Signal& signal);
    void addedChildAnswered(const Signal& answer, StartResult result);
    void restartChild(const Signal& signal);
    void terminateChild(const Signal& signal);
    void deleteChild(const Signal& signal);
    [[nodiscard]] std::string whichChildren();
    [[nodiscard]] std::string countChildren();
    [[nodiscard]] bool hasExitWaiting(std::uint32_t index);
    [[nodiscard]] std::string pidText(const ChildRow& row);

    // --- supervisor_code_change.cpp: flags and lists that init answers
    struct InitAnswer {
        SupervisorFlags flags;
        NodeIndex children = noNode; // the node whose children are the list
        NodeIndex pattern = noNode;  // Pool: the template
        std::int64_t maxChildren = -1;
        TermId refusedFlags; // what OTP says against the flags, in its order
        TermId refusedList;
    };
    [[nodiscard]] CodeChange codeChange();
    [[nodiscard]] InitAnswer askInit(const CodeChange& change);
    void reconfigure(const Signal& signal);
    bool endsWhileSuspended();
    void takeFlags(const SupervisorFlags& flags);
    void takeChildren(NodeIndex list);

    Turn& m_turn;
    std::uint32_t m_slot;
};

} // namespace resprout
