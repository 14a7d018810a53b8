#pragma once

#include <cstddef>
#include <cstdint>

namespace resprout {

/// What a scenario file may hold at most. Beyond it a file is refused with a message that states the limit.
inline constexpr std::size_t maxNodesAndSteps = 2'000'000;
inline constexpr std::size_t maxStartedByTemplates = 2'000'000; // processes that start_child steps may ask of templates
inline constexpr std::size_t maxDepth = 20'000;                 // nodes from the root to the deepest child
inline constexpr std::size_t maxId = 255;                       // characters
inline constexpr std::int64_t maxInteger = 999'999'999'999'999;
inline constexpr std::size_t maxIntegerDigits = 15;

} // namespace resprout
