#pragma once

#include "core/otp/lifecycle_event.h"

#include <atomic>
#include <cstddef>
#include <span>
#include <stop_token>
#include <vector>

namespace resprout {

/// The one way of events from the engine to its observer. When it is full the engine waits: virtual time can, and nothing is
/// ever lost. One producer thread, one consumer thread.
class EventRing {
public:
    static constexpr std::size_t capacity = std::size_t{1} << 16U; // events

    EventRing() : m_events(capacity) {}

    /// Producer. Waits while there is no room; gives up only when `stop` is requested.
    void push(std::span<const LifecycleEvent> events, const std::stop_token& stop);
    /// Producer: end a wait, since a stop was requested. Any thread.
    void wake();

    /// Consumer. The oldest events that lie in one piece; valid until they are consumed.
    [[nodiscard]] std::span<const LifecycleEvent> peek() const;
    void consume(std::size_t count);

private:
    std::vector<LifecycleEvent> m_events;
    alignas(64) std::atomic<std::size_t> m_head{0};       // next to be read
    alignas(64) std::atomic<std::size_t> m_tail{0};       // next to be written
    alignas(64) std::atomic<std::uint32_t> m_consumed{0}; // changes whenever there is more room, or an end to waiting
};

} // namespace resprout
