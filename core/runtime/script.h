#pragma once

#include "core/runtime/engine.h"

namespace resprout {

/// A step is due: the event that says so, the cause of what the step does.
[[nodiscard]] LifecycleEvent announcement(const World& world, std::uint32_t number);

/// Issues a step that has a home: an outside process sends its signal or message to whoever lives at the step's path now.
/// Before anything else in the turn of that home, so that all steps of a millisecond find what the one before has left.
void issueAtHome(Turn& turn, std::uint32_t number, EventRef announced);

/// Issues one step of any kind, between supersteps, when every shard may be looked at. `turn` is that of the outside world.
void issueStep(Turn& turn, std::span<ShardState, shardCount> shards, std::uint32_t rootParent, std::uint32_t number);

} // namespace resprout
