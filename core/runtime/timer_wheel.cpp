#include "core/runtime/timer_wheel.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

namespace resprout {

std::uint32_t TimerWheel::byteOf(VirtualTime time, std::uint32_t level) {
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(time) >> (bits * level)) & (slots - 1);
}

/// Of the highest byte in which two times differ; 0: in none, or in the lowest.
std::uint32_t TimerWheel::levelOf(VirtualTime a, VirtualTime b) {
    const auto different = static_cast<std::uint64_t>(a ^ b);
    return different == 0 ? 0 : (static_cast<std::uint32_t>(std::bit_width(different)) - 1) / bits;
}

void TimerWheel::push(const Timer& timer) {
    if (timer.due == forever)
        return; // that never comes
    insert(timer);
    m_next = std::min(m_next, timer.due);
}

void TimerWheel::insert(const Timer& timer) {
    const std::uint32_t number = levelOf(timer.due, m_now);
    const std::uint32_t slot = byteOf(timer.due, number);
    Level& level = m_levels[number];
    List& list = level.lists[slot];
    if (list.first == noSlot || list.inLast == Chunk::size) {
        const std::uint32_t chunk = m_chunks.take();
        m_chunks[chunk].next = noSlot;
        if (list.first == noSlot)
            list.first = chunk;
        else
            m_chunks[list.last].next = chunk;
        list.last = chunk;
        list.inLast = 0;
        level.isFilled[slot / 64] |= std::uint64_t{1} << (slot % 64);
    }
    m_chunks[list.last].timers[list.inLast++] = timer;
}

/// Visits a list that was taken, and gives it back.
template <class Visit>
void TimerWheel::drain(const List& list, const Visit& visit) {
    for (std::uint32_t chunk = list.first; chunk != noSlot;) {
        const std::uint32_t after = m_chunks[chunk].next;
        if (after != noSlot)
            m_chunks[after].fetch();
        const std::uint32_t count = list.countIn(chunk);
        for (std::uint32_t i = 0; i < count; ++i)
            visit(Timer(m_chunks[chunk].timers[i])); // a visit may move the chunks
        m_chunks.giveBack(chunk);
        chunk = after;
    }
}

TimerWheel::List TimerWheel::takeList(Level& level, std::uint32_t slot) {
    level.isFilled[slot / 64] &= ~(std::uint64_t{1} << (slot % 64));
    return std::exchange(level.lists[slot], List{});
}

// Below the highest byte that changes nothing is left, or it would be due before.
void TimerWheel::turnTo(VirtualTime now) {
    const std::uint32_t level = levelOf(now, m_now);
    m_now = now;
    if (level == 0)
        return;
    drain(takeList(m_levels[level], byteOf(now, level)), [&](const Timer& timer) { insert(timer); });
}

std::span<const Timer> TimerWheel::take(VirtualTime now) {
    assert(m_next >= now);
    if (m_next != now)
        return {};
    turnTo(now);
    drain(takeList(m_levels[0], byteOf(now, 0)), [&](const Timer& timer) { m_due.add(timer); });
    const std::span<const Timer> taken = m_due.takeFewest();
    if (m_due.isEmpty())
        findNext();
    return taken;
}

// In the first slot that is filled, of the lowest level that has one. All of a slot of level 0 are due at once; in another
// they are looked through, each once at each level that it comes by.
void TimerWheel::findNext() {
    m_next = forever;
    for (const Level& level : m_levels) {
        for (std::uint32_t word = 0; word < level.isFilled.size(); ++word) {
            if (level.isFilled[word] == 0)
                continue;
            const std::uint32_t slot = word * 64 + static_cast<std::uint32_t>(std::countr_zero(level.isFilled[word]));
            const List& list = level.lists[slot];
            m_next = m_chunks[list.first].timers[0].due;
            if (&level == m_levels.data())
                return;
            for (std::uint32_t chunk = list.first; chunk != noSlot; chunk = m_chunks[chunk].next) {
                for (std::uint32_t i = 0; i < list.countIn(chunk); ++i)
                    m_next = std::min(m_next, m_chunks[chunk].timers[i].due);
            }
            return;
        }
    }
}

} // namespace resprout
