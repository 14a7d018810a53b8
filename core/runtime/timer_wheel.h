#pragma once

#include "core/runtime/due_timers.h"
#include "core/runtime/slab.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace resprout {

/// Pending timers: a hierarchical wheel, so that setting one and firing one cost the same among a thousand and a million.
/// Cancelling is the owner's business (tokens). A value; confined to the thread that plays.
///
/// Level L has a slot for each value of byte L of a time. A timer lies at the level of the highest byte in which its time
/// differs from now; when the clock comes to a slot of a higher level, its timers move down, in their order.
class TimerWheel {
public:
    /// Not due before the time of the last `take`. Timers of one millisecond that are alike in hops keep the order of their
    /// pushes.
    void push(const Timer& timer);
    /// When the first one is due; `forever`: there is none.
    [[nodiscard]] VirtualTime next() const { return m_next; }
    /// Takes those of the fewest hops that are due at `now`, in the order of their pushes. None is due before `now`. Valid
    /// until the next call of it, of `dropTaken` and of an assignment.
    [[nodiscard]] std::span<const Timer> take(VirtualTime now);
    /// What was taken is needed no more: a copy need not have it.
    void dropTaken() { m_due.dropTaken(); }

private:
    static constexpr std::uint32_t bits = 8; // of a time, that one level tells apart
    static constexpr std::uint32_t levels = 64 / bits;
    static constexpr std::uint32_t slots = 1U << bits;

    /// Some timers of one slot, side by side: one after another in memory they would be as many waits for it.
    struct alignas(64) Chunk {
        static constexpr std::uint32_t size = 31;

        std::array<Timer, size> timers;
        std::uint32_t next = noSlot;

        void fetch() const { // it is needed soon, and lies anywhere
            for (std::size_t line = 0; line < sizeof(Chunk); line += alignof(Chunk))
                __builtin_prefetch(reinterpret_cast<const std::byte*>(this) + line);
        }
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

    [[nodiscard]] static std::uint32_t byteOf(VirtualTime time, std::uint32_t level);
    [[nodiscard]] static std::uint32_t levelOf(VirtualTime a, VirtualTime b);
    void insert(const Timer& timer);
    template <class Visit>
    void drain(const List& list, const Visit& visit);
    void turnTo(VirtualTime now);
    [[nodiscard]] List takeList(Level& level, std::uint32_t slot);
    void findNext();

    std::array<Level, levels> m_levels;
    Slab<Chunk> m_chunks;
    DueTimers m_due; // at `m_now`
    VirtualTime m_now = 0;
    VirtualTime m_next = forever;
};

} // namespace resprout
