#pragma once

#include "core/runtime/engine.h"

namespace resprout {

/// Issues one step: an outside process sends its signal, message or call to whoever lives at the step's path now. Runs
/// between supersteps, when every shard may be looked at. `turn` is that of the outside world.
void issueStep(Turn& turn, std::span<ShardState, shardCount> shards, std::uint32_t rootParent, std::uint32_t number);

} // namespace resprout
