#pragma once

#include "core/scenario/scenario.h"

#include <cstdint>
#include <string>

namespace resprout::differential {

/// Whether a scenario depends on nothing that OTP leaves open, as far as the engine can tell: it comes to the same under
/// several seeds, and when every step, delay and timeout is some milliseconds late, as each of them is on a real machine;
/// and it is quiet when the final state is taken.
[[nodiscard]] bool isSteady(const Scenario& scenario);

/// A random scenario that is steady and all of whose times are multiples of 100 ms. The same seed gives the same one.
[[nodiscard]] Scenario steadyScenario(std::uint64_t seed);

/// What the engine makes of it, as a trace.
[[nodiscard]] std::string playedByEngine(const Scenario& scenario, std::int64_t seed = 0);

} // namespace resprout::differential
