#pragma once

#include <cstdint>

namespace resprout {

/// How the threads of a run stand to the others of the program.
enum class Standing : std::uint8_t {
    Equal,
    Background, ///< where there are not cores for all, they wait: a window is drawn before its run is played on
};

/// The calling thread has it from now on, once and for good. On Linux, among what the system schedules together; elsewhere all
/// are equal.
void adopt(Standing standing);
/// Nobody can stand behind the calling thread: Background is Equal to it.
[[nodiscard]] bool isLast();

} // namespace resprout
