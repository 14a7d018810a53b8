#pragma once

#include "core/otp/child_spec.h"
#include "core/otp/lifecycle_event.h"
#include "core/otp/restart_window.h"
#include "core/runtime/pid.h"
#include "core/runtime/signal_queue.h"
#include "core/runtime/slab.h"
#include "core/runtime/timer_wheel.h"
#include "core/scenario/scenario.h"

#include <array>
#include <cstdint>
#include <vector>

namespace resprout {

// The engine's state: plain records that name each other by slab index, without pointers into it, so that a copy is a
// checkpoint. Every record belongs to one shard, and only the turn of that shard changes it.

/// The runtime's view of a process, whatever it runs.
struct alignas(64) Process {
    enum class Kind : std::uint8_t { Free, Worker, Supervisor, RootParent };
    enum class Phase : std::uint8_t { Initialising, Running, Terminating };

    Pid parent;         // who started it, linked while `isLinked`
    EventRef lastEvent; // the last event about it: the cause of what its timers do
    PathId path = noPath;
    std::uint32_t attempt = 0;
    std::uint32_t up = 0;         // attempt of its parent supervisor
    std::uint32_t generation = 0; // of the slot
    NodeIndex spec = noNode;
    std::uint32_t row = noSlot;      // its row at its parent; travels with its exit signal
    std::uint32_t own = noSlot;      // its Supervisor; of a worker with a body, its BodyState
    std::uint32_t monitors = noSlot; // who is told of its end: the newest, in a ring whose next is the oldest
    std::uint32_t timer = 0;         // token of the timer it waits for
    TermId reason;                   // Terminating: what it will exit with
    Kind kind = Kind::Free;
    Phase phase = Phase::Initialising;
    bool trapsExit = false;
    bool isLinked = false;            // to its parent
    bool isMonitoredByParent = false; // its parent ordered it to stop and waits for the Down
    bool isOrphan = false;            // its parent died
    bool isAnnounced = true;          // its parent takes (or took) the answer of its start
    Why endWhy = Why::ExitedByItself; // Terminating: why
};

class Body;
/// What a worker with a body remembers.
using Memory = std::array<std::uint64_t, 4>;
/// Of a worker with a body, in one cache line: which one, as its spec says, and what it remembers.
struct alignas(64) BodyState {
    Body* body = nullptr;
    Memory memory{};
};

/// Somebody who waits for a process: the outside process of a step, or a process that called it.
struct Monitor {
    Pid caller;               // none: an outside process
    std::uint32_t number = 0; // of the step, or the caller's reference
    std::uint32_t next = noSlot;
};

enum class RowStatus : std::uint8_t {
    Undefined,  ///< listed without a process
    Started,    ///< `pid` is what its start returned (it may have died since: the supervisor does not know yet)
    Restarting, ///< its restart failed and will be tried again
};

/// One child of a supervisor: its spec, its place in the start order, and its process.
struct ChildRow {
    std::uint32_t next = noSlot; // in start order
    std::uint32_t previous = noSlot;
    std::uint32_t supervisor = noSlot;
    PathId path = noPath;
    std::uint32_t samePath = noSlot; // the row of this path at another incarnation of the supervisor, an orphan perhaps
    std::uint32_t samePathBefore = noSlot;
    NodeIndex spec = noNode;
    std::uint32_t attempt = 0; // of `pid`
    Pid pid;
    RowStatus status = RowStatus::Undefined;
    bool isLeftStopped = false; // a group restart passes it by (never under OTP's rules)
    NodeIndex startedAs =
        noNode; // the spec that `pid` was started with; a code change may have put another in its place
};

/// Flags of a supervisor as OTP took them.
struct SupervisorFlags {
    Strategy strategy = Strategy::OneForOne;
    AutoShutdown autoShutdown = AutoShutdown::Never;
    std::int64_t intensity = defaultIntensity;
    std::int64_t period = defaultPeriod; // seconds
};

/// The state of a supervisor process: its flags, its children, and where it stands in what it is doing.
struct Supervisor {
    enum class Doing : std::uint8_t {
        Idle,
        StartingAll,      // its init: all children in order
        Announcing,       // it is up, and its starter does not know yet
        UnwindingStart,   // a child failed to start: those that had started are stopped
        RestartingOne,    // one_for_one
        StoppingGroup,    // a group restart: first all are stopped, the last first
        StartingGroup,    // then all are started, in order
        StartingAdded,    // start_child
        RestartingByHand, // restart_child
        TerminatingChild, // terminate_child
        AskingIfAlive,    // terminate_child of a pid that is none of its children's
        Ending,           // all children are stopped, then it exits
    };

    enum class Kind : std::uint8_t {
        Static,  // supervisor.erl with a list of children
        Pool,    // supervisor.erl with simple_one_for_one
        Dynamic, // Elixir's DynamicSupervisor
    };

    std::uint32_t process = noSlot;
    Kind kind = Kind::Static;
    SupervisorFlags flags;
    RestartWindow window;
    NodeIndex pattern = noNode;     // Pool: the template
    std::int64_t maxChildren = -1;  // Dynamic; -1: no limit
    std::uint32_t hole = noSlot;    // Pool: the row whose restart was ignored (otp rule R56)
    std::uint32_t lostRetries = 0;  // Pool: restarting children that terminate_child took, still counted (otp rule R56)
    std::uint32_t stopsAwaited = 0; // Pool and Dynamic, ending: children that are still to stop
    std::int64_t stopTime = -1;     // ms since they were told: the deadline that is waited for; -1: none yet
    std::uint32_t firstRow = noSlot;
    std::uint32_t lastRow = noSlot;
    std::uint32_t rowCount = 0;
    std::uint32_t mailFirst = noSlot; // signals that wait until it is idle
    std::uint32_t mailLast = noSlot;

    Doing doing = Doing::Idle;
    Why why = Why::StartOrder;        // why it stops or starts what it does
    std::uint32_t cursor = noSlot;    // the row whose start or stop it waits for
    bool isWholeGroup = false;        // a group restart: of all rows
    std::uint32_t groupFrom = noSlot; // else: the first row of the group; noSlot: none is left
    std::uint32_t crashed = noSlot;   // the row whose end began it
    std::uint32_t startAttempt = 0;   // of the start it waits for; 0: it waits for a stop
    bool isSettling = false;          // `cursor` is up and has something to do before the next one is started
    std::uint32_t step = 0;           // the call that it serves
    TermId endReason;                 // Ending, UnwindingStart
    Why endWhy = Why::StopRequested;
};

/// What outlives processes: the attempts at a path, and its latest process. Belongs to the shard of the path's supervisor.
struct PathState {
    std::uint32_t attempts = 0;
    std::uint32_t row = noSlot; // of its spec, at the supervisor that listed it last; others follow by `samePath`
    std::uint32_t codeChange = noSlot; // a slot of the supervisor's own shard, which alone touches this
    Pid latest;                        // of the latest start that was answered {ok,Pid}
    NodeIndex latestSpec = noNode;     // what that one was started as
};

/// A code change that a supervisor took: what its init answers from now on, also for later incarnations.
struct CodeChange {
    NodeIndex strategy = noNode, intensity = noNode, period = noNode, autoShutdown = noNode; // the node that says so
    NodeIndex children = noNode; // the node whose children are the new list
    NodeIndex pattern = noNode;  // the node whose template is the new one
    NodeIndex maxChildren = noNode;
};

/// A signal that waits in a mailbox.
struct Mail {
    Signal signal;
    std::uint32_t next = noSlot;
};

/// A signal for another shard, until the end of the superstep.
struct Outgoing {
    std::uint8_t shard = 0;
    Signal signal;
};

/// What a turn has left behind, for the thread that plays: so that it need not look into what another core has just written.
struct TurnReport {
    std::uint32_t handled = 0; // signals
    std::uint32_t waiting = 0; // signals
    std::uint32_t events = 0;
    std::uint32_t timers = 0; // that it set and has not cancelled
    bool sends = false;       // to other shards
};

/// Everything of one shard. Two cores never write to one cache line of it.
struct alignas(64) ShardState {
    Slab<Process> processes;
    Slab<Supervisor> supervisors;
    Slab<ChildRow> rows;
    Slab<BodyState> bodies;
    Slab<Monitor> monitors;
    Slab<Mail> mail;
    Slab<CodeChange> codeChanges;
    SignalQueue queue;
    std::vector<Timer> newTimers;       // set in this millisecond
    std::vector<Outgoing> outgoing;     // sent in this superstep
    std::vector<LifecycleEvent> events; // made in this superstep
    std::uint64_t eventCount = 0;       // made so far
};

/// Whether the process that set a timer still waits for it.
inline bool isAwaited(const ShardState& shard, const Timer& timer) {
    const Process& process = shard.processes[timer.process.slot];
    return process.generation == timer.process.generation() && process.timer == timer.token;
}

} // namespace resprout
