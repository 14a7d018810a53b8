#include "core/runtime/due_timers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace resprout {

void DueTimers::add(const Timer& timer) {
    if (isEmpty())
        dropTaken();
    m_timers.push_back(timer);
}

void DueTimers::dropTaken() {
    m_timers.erase(m_timers.begin(), m_timers.begin() + static_cast<std::ptrdiff_t>(m_first));
    m_ordered -= m_first;
    m_first = 0;
}

std::span<const Timer> DueTimers::takeFewest() {
    if (m_ordered < m_timers.size())
        order();
    const auto begin = m_timers.begin() + static_cast<std::ptrdiff_t>(m_first);
    const auto end = std::find_if(begin, m_timers.end(), [&](const Timer& timer) { return timer.hops != begin->hops; });
    m_first = static_cast<std::size_t>(end - m_timers.begin());
    return {begin, end};
}

// By one byte of the hops after another. A tree that has run for long has dozens of them in one millisecond.
void DueTimers::order() {
    dropTaken();
    m_ordered = m_timers.size();
    const auto [least, most] = std::minmax_element(m_timers.begin(), m_timers.end(),
                                                   [](const Timer& a, const Timer& b) { return a.hops < b.hops; });
    const std::uint32_t fewest = least->hops;
    const std::uint32_t range = most->hops - fewest;
    for (std::uint32_t shift = 0; shift < 32 && range >> shift != 0; shift += 8) {
        const auto byteOf = [&](const Timer& timer) {
            return (timer.hops - fewest) >> shift & 0xFFU;
        };
        std::array<std::uint32_t, 256> places{};
        for (const Timer& timer : m_timers)
            ++places[byteOf(timer)];
        std::uint32_t before = 0;
        for (std::uint32_t& place : places)
            before += std::exchange(place, before);
        m_spare.resize(m_timers.size());
        for (const Timer& timer : m_timers)
            m_spare[places[byteOf(timer)]++] = timer;
        m_timers.swap(m_spare);
    }
    m_spare.clear();
}

} // namespace resprout
