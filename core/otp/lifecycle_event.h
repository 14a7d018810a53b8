#pragma once

#include "core/otp/path_table.h"
#include "core/otp/term_table.h"
#include "core/otp/why.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace resprout {

/// Virtual milliseconds since time zero.
using VirtualTime = std::int64_t;
inline constexpr VirtualTime forever = std::numeric_limits<VirtualTime>::max();

/// What an observer can see of a run. The trace of a scenario is a filter of this stream; every picture is a fold over it.
enum class EventType : std::uint8_t {
    Spawned,     ///< a start function was called: attempt `attempt` of `path` began
    Started,     ///< it returned {ok,Pid}
    Ignored,     ///< it returned ignore
    StartFailed, ///< it returned an error; `term` is the reason
    Abandoned,   ///< nobody waits for the answer of this attempt any more: its starter died
    StopOrdered, ///< the supervisor sent the exit signal shutdown; `value` is the time it grants (ms)
    KillOrdered, ///< the supervisor sent the exit signal kill: ShutdownTimeRanOut, or why it stops a brutal_kill child
    Exited,      ///< a process that had started is gone; `term` is the exit reason
    RestartCounted, ///< `path` is the supervisor; `value` is the number of restarts in its window now
    GaveUp,         ///< `path` is the supervisor; `value` as above: more than its intensity
    RetryQueued,    ///< the start of a restart failed: `path`, the child, is `restarting` and will be tried again
    SpecAdded,      ///< a child spec is listed that was not; it comes last in the start order
    SpecDropped,    ///< a child spec is listed no more
    FlagChanged,    ///< `path` is the supervisor, `flag` says which, `value` is the new value
    StepIssued,     ///< step `attempt` of the script, at `path`
    Result,         ///< step `attempt` has its answer `term`; where that is okPid, `value` says which (ProcessName)
    Trapped,        ///< an exit signal reached `path` as a message; `term` is its reason
    StandStill,     ///< too many signals within one millisecond: the run ends here; `path` is a process that is busy
    Count_,
};

enum class Flag : std::uint8_t { Strategy, Intensity, Period, AutoShutdown, SpecPlace };

/// Which event, for a cause: the shard that made it and that shard's own count, from 1. 0 is no event.
struct EventRef {
    std::uint64_t bits = 0;

    [[nodiscard]] static EventRef of(std::uint8_t shard, std::uint64_t count) {
        return {(std::uint64_t{shard} << 56U) | count};
    }
    [[nodiscard]] std::uint8_t shard() const { return static_cast<std::uint8_t>(bits >> 56U); }
    [[nodiscard]] std::uint64_t count() const { return bits & 0x00FF'FFFF'FFFF'FFFFULL; }
    [[nodiscard]] bool isNone() const { return bits == 0; }
    bool operator==(const EventRef&) const = default;
};

/// One thing that happened. Plain data without strings: names are in the run's PathTable and TermTable.
/// The count of an event within its shard is not stored: it is one more than that of the shard's event before it in the stream.
struct LifecycleEvent {
    VirtualTime time = 0;
    EventRef cause;
    PathId path = noPath;
    std::uint32_t attempt = 0; // of the process; or the number of the step
    std::uint32_t up = 0;      // attempt of the parent supervisor that this child belongs to, 0 above the root
    TermId term;
    std::int64_t value = 0;
    EventType type = EventType::Spawned;
    Why why = Why::StepOfScript;
    std::uint8_t shard = 0;
    Flag flag = Flag::Strategy;
    std::uint16_t beat = 0; // length of the chain of causes within this millisecond, from 0; stops at 65535
    bool orphan = false;    // Exited: its supervisor was gone before
    bool viaStep = false;   // the first that can be seen of a step, or of a timer that had run out

    bool operator==(const LifecycleEvent&) const = default;
};
static_assert(sizeof(LifecycleEvent) == 48);

/// One process of a run by name, `<top/a@2>`, as the `value` of an event: a pid for each of a million answers would be text.
struct ProcessName {
    PathId path = noPath;
    std::uint32_t attempt = 0;

    [[nodiscard]] static ProcessName of(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        return {static_cast<PathId>(bits >> 32U), static_cast<std::uint32_t>(bits)};
    }
    [[nodiscard]] std::int64_t value() const {
        return static_cast<std::int64_t>((std::uint64_t{path} << 32U) | attempt);
    }
    [[nodiscard]] std::string text(const PathTable& paths) const;
};

/// The answer of a Result, in Erlang's own writing: `{ok,<top/a@2>}`, `noproc`. Any thread.
[[nodiscard]] std::string answerText(const LifecycleEvent& result, const PathTable& paths, const TermTable& terms);

[[nodiscard]] std::string_view word(EventType type); // "started", "start_failed": the trace's word where it has one

} // namespace resprout
