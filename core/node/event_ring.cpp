#include "core/node/event_ring.h"

#include <algorithm>

namespace resprout {

// What will be written to soon, up to so many events: it was last written to a ring ago, and is far away.
void EventRing::fetch(std::size_t at, std::size_t room) const {
    constexpr std::size_t some = 8;
    constexpr std::size_t line = 64;
    const std::size_t count = std::min({some, room, capacity - at});
    for (std::size_t byte = 0; byte < count * sizeof(LifecycleEvent); byte += line)
        __builtin_prefetch(reinterpret_cast<const std::byte*>(&m_events[at]) + byte, 1);
}

void EventRing::push(std::span<const LifecycleEvent> events, const std::stop_token& stop) {
    while (!events.empty()) {
        const std::uint32_t consumed = m_consumed.load(std::memory_order_acquire);
        const std::size_t tail = m_tail.load(std::memory_order_relaxed);
        const std::size_t room = capacity - (tail - m_head.load(std::memory_order_acquire));
        if (room == 0) {
            if (stop.stop_requested())
                return;
            m_consumed.wait(consumed, std::memory_order_acquire);
            continue;
        }
        const std::size_t at = tail % capacity;
        const std::size_t count = std::min({events.size(), room, capacity - at});
        std::copy_n(events.begin(), count, m_events.begin() + static_cast<std::ptrdiff_t>(at));
        m_tail.store(tail + count, std::memory_order_release);
        fetch((tail + count) % capacity, room - count);
        events = events.subspan(count);
    }
}

EventRoom EventRing::claim(std::size_t count) {
    const std::size_t tail = m_tail.load(std::memory_order_relaxed);
    if (count > capacity - (tail - m_head.load(std::memory_order_acquire)))
        return {};
    const std::size_t at = tail % capacity;
    const std::size_t inFirst = std::min(count, capacity - at);
    return {std::span(m_events).subspan(at, inFirst), std::span(m_events).first(count - inFirst)};
}

void EventRing::commit(std::size_t count) {
    m_tail.store(m_tail.load(std::memory_order_relaxed) + count, std::memory_order_release);
}

void EventRing::wake() {
    m_consumed.fetch_add(1, std::memory_order_release);
    m_consumed.notify_all();
}

std::span<const LifecycleEvent> EventRing::peek() const {
    const std::size_t head = m_head.load(std::memory_order_relaxed);
    const std::size_t count = m_tail.load(std::memory_order_acquire) - head;
    const std::size_t at = head % capacity;
    return std::span(m_events).subspan(at, std::min(count, capacity - at));
}

std::size_t EventRing::size() const {
    const std::size_t head = m_head.load(std::memory_order_acquire); // first: it never passes the tail
    return m_tail.load(std::memory_order_acquire) - head;
}

void EventRing::consume(std::size_t count) {
    m_head.store(m_head.load(std::memory_order_relaxed) + count, std::memory_order_release);
    wake();
}

} // namespace resprout
