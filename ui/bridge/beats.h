#pragma once

#include "core/otp/lifecycle_event.h"
#include "core/otp/path_table.h"

#include <chrono>
#include <cstddef>
#include <span>
#include <vector>

namespace resprout::ui {

/// Wall time since some fixed moment, or a length of it. Nothing in here reads a clock.
using WallTime = std::chrono::nanoseconds;

/// From this speed on nothing is played in beats.
inline constexpr double freeSpeed = 10;

/// How long each of `beats` beats of one millisecond stays at `speed`. At 1x that is 400 ms, or less if there are so many
/// that all of them would take more than 2 s; longer in slow motion, and shrinking smoothly to nothing at 10x. Any thread.
[[nodiscard]] WallTime beatTime(double speed, std::size_t beats);

/// Puts the events of one millisecond into the order in which a person is shown them, and returns where each beat ends.
/// A beat holds events whose chains of causes are equally long, chains being counted in exits and starts: what a supervisor
/// decides upon them comes along with the exit or start that shows it, so that one_for_all reads as "it exits; the siblings
/// exit, one after the other; all start, one after the other". Events of one shard, of one process and of one supervisor's
/// children keep their order. Any thread.
[[nodiscard]] std::vector<std::size_t> arrangeBeats(std::span<LifecycleEvent> events, const PathTable& paths);

} // namespace resprout::ui
