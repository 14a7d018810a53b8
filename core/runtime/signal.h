#pragma once

#include "core/otp/lifecycle_event.h"
#include "core/runtime/pid.h"

#include <cstdint>

namespace resprout {

/// What led to something: an event, and how many visible changes it is away from the beginning of its millisecond.
struct Cause {
    EventRef event;
    std::uint16_t beat = 0;
    bool isFresh = true; // nothing visible has come of it in this millisecond yet
};

/// Everything that reaches a process or a shard is a signal, as in Erlang. Signals between one pair of processes keep their order.
enum class SignalType : std::uint8_t {
    Start,       ///< to a shard: call the start function of a child. from = the starter
    StartAnswer, ///< to the starter: what the start function returned. from = the new process, if any
    StartTaken,  ///< to a supervisor: its starter has its answer, so that whatever it does now comes after its start
    Settled,     ///< to the starter: the supervisor has begun with what had waited for it. from = that supervisor
    StarterDied, ///< to a shard: whoever started this attempt of this path is gone
    Exit,        ///< an exit signal
    Down,        ///< a monitor's message: `from` is gone
    StopOrder,   ///< monitor, unlink and exit signal `shutdown` of a supervisor to its child
    KillOrder,   ///< monitor, unlink and exit signal `kill`
    Timer,       ///< a timer that the process itself had set
    Retry,       ///< a supervisor's message to itself: try the start of this child again
    Message,     ///< a message to a worker: exit, raise, or one for its body
    Request,     ///< a call of a process, with its monitor. from = the caller, number = its reference
    Reply,       ///< the answer to a Request
    Call,        ///< a call of an outside process: step `number` of the script
    IsAlive,     ///< is_process_alive/1 of `from`, which waits for the answer
    Alive,       ///< that answer. kind: whether it is
};

enum class ExitKind : std::uint8_t {
    FromOutside, ///< exit(Pid, Reason) of an outside process
    Link,        ///< over the link, since the other one is gone
    ParentLink,  ///< the same, and the other one was its parent
};

enum class StartResult : std::uint8_t { Ok, Ignore, Error };

enum class MessageKind : std::uint8_t { Exit, Raise, Plain };

/// Plain data. What a field means depends on the type; unused ones are zero.
struct Signal {
    SignalType type = SignalType::Exit;
    std::uint8_t kind = 0;  // ExitKind, StartResult, MessageKind
    bool isFresh = true;    // of the cause
    std::uint8_t why = 0;   // Why of StartAnswer, StopOrder
    std::uint16_t beat = 0; // of the cause
    bool hasMail =
        false; // StartAnswer: something waits for the new supervisor already. StartTaken: say when you are settled
    std::uint8_t pad = 0;
    std::uint32_t toSlot = 0; // of the process it is for; Start: the NodeIndex of the spec
    std::uint32_t toTag = 0;  // of the process it is for; Start: the attempt of the starter
    Pid from;
    std::uint32_t row = 0;    // of the child, in its supervisor's rows
    PathId path = noPath;     // of the child that is started, retried or ended
    std::uint32_t number = 0; // attempt; step; timer token
    TermId reason;
    EventRef cause;

    [[nodiscard]] Pid to() const { return {toSlot, toTag}; }
    void setTo(Pid pid) {
        toSlot = pid.slot;
        toTag = pid.tag;
    }
    [[nodiscard]] Cause because() const { return {cause, beat, isFresh}; }
};
static_assert(sizeof(Signal) == 48);

} // namespace resprout
