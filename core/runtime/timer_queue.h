#pragma once

#include "core/otp/lifecycle_event.h"
#include "core/runtime/pid.h"

#include <cstdint>
#include <vector>

namespace resprout {

/// A timer that a process set for itself.
struct Timer {
    VirtualTime due = 0;
    // How many timers led to it, one by one. A timer of the BEAM fires in the millisecond after its time, and so does one
    // that is set then: of those due together, whoever comes of fewer is earlier.
    std::uint32_t hops = 0;
    // When it was set: timers that are alike in that fire in the order in which they were set.
    std::uint64_t superstep = 0;
    std::uint32_t place = 0; // of the shard in the superstep's list, and of the timer in the shard's turn
    Pid process;
    std::uint32_t token = 0; // a process whose current token differs has cancelled it
    EventRef cause;

    [[nodiscard]] bool isSetBefore(const Timer& other) const {
        return superstep != other.superstep ? superstep < other.superstep : place < other.place;
    }
};

/// Pending timers of one shard, a heap by (due, hops, order). Cancelling is the owner's business (tokens). Confined to its shard.
class TimerQueue {
public:
    void push(const Timer& timer);
    [[nodiscard]] bool isEmpty() const { return m_heap.empty(); }
    [[nodiscard]] const Timer& next() const { return m_heap.front(); }
    Timer pop();

private:
    std::vector<Timer> m_heap;
};

} // namespace resprout
