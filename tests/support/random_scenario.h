#pragma once

#include "core/scenario/scenario.h"

#include <cstdint>

namespace resprout::test {

/// Whether a random scenario may depend on what OTP leaves open (two failures at one moment): for runs of ours against
/// ours it should, for runs against real OTP it must not.
enum class Races : std::uint8_t { Many, Avoided };

/// A random tree of supervisors of all kinds and workers with a random script: nested supervisors, pools, all strategies and restart
/// types, failing and slow starts, lifetimes, trapping and slow stops, every kind of step. The same seed gives the same one.
[[nodiscard]] Scenario randomScenario(std::uint64_t seed, Races races);

} // namespace resprout::test
