#pragma once

#include "core/otp/lifecycle_event.h"
#include "core/runtime/pid.h"
#include "core/runtime/slab.h"

#include <array>
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

/// Pending timers: a hierarchical wheel, so that setting one and firing one cost the same among a thousand and a million.
/// Cancelling is the owner's business (tokens). A value; confined to the thread that plays.
///
/// Level L has a slot for each value of byte L of a time. A timer lies at the level of the highest byte in which its time
/// differs from now; when the clock comes to a slot of a higher level, its timers move down, in their order.
class TimerWheel {
public:
    /// Due after the time of the last `take`. Timers of one millisecond that are alike in hops keep the order of their pushes.
    void push(const Timer& timer);
    /// When the first one is due; `forever`: there is none.
    [[nodiscard]] VirtualTime next() const { return m_next; }
    /// Takes those of the fewest hops that are due at `now`, in the order of their pushes; `out` holds nothing else then. None is
    /// due before `now`.
    void take(VirtualTime now, std::vector<Timer>& out);

private:
    static constexpr std::uint32_t levels = 8;
    static constexpr std::uint32_t slots = 256;

    /// Some timers of one slot, side by side: one after another in memory they would be as many waits for it.
    struct Chunk {
        static constexpr std::uint32_t size = 10;

        std::array<Timer, size> timers;
        std::uint32_t next = noSlot;
    };
    /// All its chunks but the last are full. How full that one is stands here: the chunk itself is rarely at hand.
    struct List {
        std::uint32_t first = noSlot;
        std::uint32_t last = noSlot;
        std::uint32_t inLast = 0;

        [[nodiscard]] std::uint32_t countIn(std::uint32_t chunk) const { return chunk == last ? inLast : Chunk::size; }
    };
    struct Level {
        std::array<List, slots> lists;
        std::array<std::uint64_t, slots / 64> isFilled{}; // a bit for each slot
    };

    void insert(const Timer& timer);
    template <class Visit>
    void drain(const List& list, const Visit& visit);
    void turnTo(VirtualTime now);
    [[nodiscard]] List takeList(Level& level, std::uint32_t slot);
    void findNext();

    std::array<Level, levels> m_levels;
    Slab<Chunk> m_chunks;
    VirtualTime m_now = 0;
    VirtualTime m_next = forever;
};

} // namespace resprout
