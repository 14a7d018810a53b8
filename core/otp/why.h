#pragma once

#include <cstdint>
#include <string_view>

namespace resprout {

/// Why a lifecycle event happened: one value per rule of OTP that can bring it about. Every event carries exactly one.
/// The numbers R.. are those of ARCHITECTURE.md's list of rules.
enum class Why : std::uint8_t {
    // --- starts
    RootStarted,        ///< R1: whoever runs the tree calls the root's start_link
    StartOrder,         ///< R1: the supervisor starts its children one after another, in start order
    SubtreeUp,          ///< R2: a supervisor is up when its whole subtree is
    RestartedAlone,     ///< R42: one_for_one, so only the child that ended is started again
    RestartedWithAll,   ///< R43: one_for_all, so every child is started again, in start order
    RestartedWithRest,  ///< R44: rest_for_one, so the child and those after it are started again
    RetriedStart,       ///< R50: the start failed before; the supervisor tries again
    StartChildCalled,   ///< R80: supervisor:start_child/2
    RestartChildCalled, ///< R80: supervisor:restart_child/2
    InitSaidIgnore,     ///< R4: init returned ignore
    InitFailed,         ///< R7: init returned {stop,R}, exited or raised
    BadFlags,           ///< R20: the supervisor's flags are refused
    BadChildSpec,       ///< R21, R22: a child spec is refused
    ChildFailedToStart, ///< R5: a child failed to start, so its supervisor does
    StarterDied,        ///< R65: whoever was starting it died; nobody took the start's answer
    // --- ends
    ExitedByItself,     ///< P1: a step told it to exit, or its lifetime was over
    RaisedError,        ///< P1: an uncaught error
    SignalReceived,     ///< P2: an exit signal from outside
    KillReceived,       ///< P2: exit(Pid, kill) from outside
    StopOrderObeyed,    ///< R60, R61: its supervisor told it to stop
    KilledAfterTimeout, ///< R60, R62: it did not stop within its shutdown time
    KilledBrutally,     ///< R60: brutal_kill
    ParentDied,         ///< R65: the exit signal of its dead supervisor
    StopRequested,      ///< R69: the root's parent, or sys:terminate, told the supervisor to end
    SupervisorGaveUp,   ///< R66: it gave up, ended its children and exits with shutdown
    AutoShutdownDone,   ///< R71: automatic shutdown, so it exits with shutdown
    // --- orders of a supervisor
    StopForGroup,         ///< R43, R44: it belongs to the group that is restarted
    StopAfterFailedStart, ///< R5: a sibling failed to start, so what had started is stopped
    StopAfterGivingUp,    ///< R66
    StopForAutoShutdown,  ///< R71
    StopWithSupervisor,   ///< R63, R69: its supervisor is ending
    TerminateChildCalled, ///< R80: supervisor:terminate_child/2
    ShutdownTimeRanOut,   ///< R60: the order to kill after the shutdown time
    // --- counting
    PermanentAlways, ///< R40: permanent, so it is restarted whatever the reason
    TransientLoud,   ///< R40: transient and not a normal end, so it is restarted
    RetryCounts,     ///< R34: each retry of a failed restart counts
    LimitExceeded,   ///< R31: more than intensity restarts within period
    // --- specs
    TransientQuiet,    ///< R40: transient and a normal end: not restarted, the spec stays
    TemporaryNever,    ///< R40: temporary: never restarted, the spec is dropped
    TemporaryIgnored,  ///< R4: temporary and init said ignore: the spec is dropped
    TemporaryInGroup,  ///< R46: temporary children of a restarted group are dropped
    DeleteChildCalled, ///< R80
    CodeChange,        ///< R90, R91: a code change of the supervisor
    // --- the rest
    StepOfScript,     ///< the scenario, or a click, says so
    CallAnswered,     ///< R80
    CallToNobody,     ///< R83: the call's target does not live
    TrappedAsMessage, ///< P2: it traps exits, so the signal arrives as a message
    Count_,
};

/// `R43`: the number of the rule.
[[nodiscard]] std::string_view ruleOf(Why why);
/// One English clause in OTP's words that completes "because ...": `it is permanent, so it is restarted whatever the reason`.
[[nodiscard]] std::string_view phraseOf(Why why);

} // namespace resprout
