#pragma once

#include <cstdint>

namespace resprout {

/// How the threads of a run stand to the others of the program.
enum class Standing : std::uint8_t {
    Equal,
    Background, ///< where there are not cores for all, they wait: a window draws, and what it draws on is served, before it plays on
};

/// The calling thread has it from now on; for good, as a rule of the system. Where the system knows no such thing all are equal.
void adopt(Standing standing);

} // namespace resprout
