#pragma once

#include "core/otp/child_spec.h"

#include <cstdint>

namespace resprout {

// The decisions of a supervisor, as pure functions of what it knows. They read no clock and touch no process.

enum class ExitClass : std::uint8_t { Quiet, Loud }; // quiet: normal, shutdown, {shutdown,_}

/// What becomes of a child that ended by itself (supervisor:do_restart/3).
enum class ChildEnding : std::uint8_t { Restart, KeepSpec, DropSpec };

/// Which siblings a restart takes along (supervisor:restart/2).
struct RestartGroup {
    bool before = false; // those started before the dead one
    bool after = false;  // those started after it

    [[nodiscard]] bool isAlone() const { return !before && !after; }
    bool operator==(const RestartGroup&) const = default;
};

/// Whether the next start of a group includes children that had no process (ended, terminated, ignored).
enum class Stopped : std::uint8_t { Revive, LeaveStopped };
/// Which child a failed group restart is tried again from.
enum class RetryFrom : std::uint8_t { TheOneThatFailed, TheOneThatCrashed };
/// Whether trying a failed restart again costs a restart.
enum class RetryCost : std::uint8_t { Counts, IsFree };
/// What a group restart costs.
enum class GroupCost : std::uint8_t { One, OnePerChild };

[[nodiscard]] ChildEnding whenChildEnds(Restart restart, ExitClass reason);
[[nodiscard]] RestartGroup restartGroup(Strategy strategy);
/// More than `intensity` restarts held after this one was added (supervisor:add_restart/1).
[[nodiscard]] bool exceedsIntensity(std::uint64_t held, std::int64_t intensity);

/// All rules of a run as one value: OTP's unless a lesson shows what a misconception would lead to.
struct Rules {
    ChildEnding (*whenChildEnds)(Restart, ExitClass) = resprout::whenChildEnds;
    RestartGroup (*restartGroup)(Strategy) = resprout::restartGroup;
    bool (*exceedsIntensity)(std::uint64_t held, std::int64_t intensity) = resprout::exceedsIntensity;
    Stopped stopped = Stopped::Revive;                 // R45
    RetryFrom retryFrom = RetryFrom::TheOneThatFailed; // R52, R53
    RetryCost retryCost = RetryCost::Counts;           // R34
    GroupCost groupCost = GroupCost::One;              // R34
    bool operator==(const Rules&) const = default;
};

} // namespace resprout
