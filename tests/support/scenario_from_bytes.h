#pragma once

#include "core/scenario/scenario.h"

#include <cstdint>
#include <span>

namespace resprout::test {

/// Any bytes as a scenario that could stand in a file: a tree of supervisors of all kinds and a script of all steps. Bytes
/// that differ little give scenarios that differ little, and fewer bytes a smaller one, so that fuzzers find their way and
/// failures shrink. A supervisor's path stands for one spec only. Small enough to be played within milliseconds: at most
/// 16 nodes and 24 steps, three levels of supervisors, three restarts within a period.
[[nodiscard]] Scenario scenarioFromBytes(std::span<const std::uint8_t> bytes);

} // namespace resprout::test
