#pragma once

#include "core/otp/big_vector.h"
#include "core/otp/lifecycle_event.h"
#include "core/runtime/event_sink.h"

#include <atomic>
#include <cstddef>
#include <span>
#include <stop_token>

namespace resprout {

/// The one way of events from the engine to its observer. When it is full the engine waits: virtual time can, and nothing is
/// ever lost. One producer thread, one consumer thread; between `claim` and `commit` any thread may write to its own part of the
/// room.
class EventRing {
public:
    /// Events; 12 MiB. So many that a core which writes them seldom has to fetch lines that the observer's core still holds:
    /// with a quarter of it, two threads are a fifth slower.
    static constexpr std::size_t capacity = std::size_t{1} << 18U;

    EventRing() : m_events(capacity) {}

    /// Producer. Waits while there is no room; gives up only when `stop` is requested.
    void push(std::span<const LifecycleEvent> events, const std::stop_token& stop);
    /// Producer. Room for `count` events, if there is so much now. They are the consumer's once committed.
    [[nodiscard]] EventRoom claim(std::size_t count);
    void commit(std::size_t count);
    /// Producer: end a wait, since a stop was requested. Any thread.
    void wake();

    /// Consumer. The oldest events that lie in one piece; valid until they are consumed.
    [[nodiscard]] std::span<const LifecycleEvent> peek() const;
    void consume(std::size_t count);
    /// How many lie there. Any thread.
    [[nodiscard]] std::size_t size() const;

private:
    void fetch(std::size_t at, std::size_t room) const;

    BigVector<LifecycleEvent> m_events;
    alignas(64) std::atomic<std::size_t> m_head{0};       // next to be read
    alignas(64) std::atomic<std::size_t> m_tail{0};       // next to be written
    alignas(64) std::atomic<std::uint32_t> m_consumed{0}; // changes whenever there is more room, or an end to waiting
};

/// Puts the events of an engine into a ring, and waits there while it is full, until `stop` is requested.
class RingSink final : public EventSink {
public:
    explicit RingSink(EventRing& ring) : m_ring(ring) {}
    void setStop(std::stop_token stop) { m_stop = std::move(stop); }

    void take(std::span<const LifecycleEvent> events) override { m_ring.push(events, m_stop); }
    EventRoom claim(std::size_t count) override { return m_ring.claim(count); }
    void commit(std::size_t count) override { m_ring.commit(count); }
    [[nodiscard]] bool isOver() const override { return m_stop.stop_requested(); }

private:
    EventRing& m_ring;
    std::stop_token m_stop;
};

} // namespace resprout
