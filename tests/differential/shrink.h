#pragma once

#include "core/scenario/scenario.h"

#include <cstddef>
#include <vector>

namespace resprout::differential {

/// Every scenario that has one thing less than this one: half of the script, a step, a process with all below it, or a
/// setting of a process that then has OTP's default. The boldest come first.
[[nodiscard]] std::vector<Scenario> smallerOnes(const Scenario& scenario);

/// What there is in it: the fewer, the easier to understand.
[[nodiscard]] std::size_t sizeOf(const Scenario& scenario);

} // namespace resprout::differential
