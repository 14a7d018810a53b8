#pragma once

#include "core/otp/lifecycle_event.h"
#include "core/runtime/pid.h"

#include <cstdint>

namespace resprout {

/// A timer that a process set for itself.
struct Timer {
    VirtualTime due = 0;
    // How many timers led to it, one by one. A timer of the BEAM fires in the millisecond after its time, and so does one
    // that is set then: of those due together, whoever comes of fewer is earlier.
    std::uint32_t hops = 0;
    std::uint32_t token = 0; // a process whose current token differs has cancelled it
    Pid process;
    EventRef cause;
};
static_assert(sizeof(Timer) == 32);

} // namespace resprout
