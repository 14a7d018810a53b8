#pragma once

#include "core/otp/lifecycle_event.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace resprout {

/// Room for events, in one piece or in two.
struct EventRoom {
    std::span<LifecycleEvent> first, second;

    [[nodiscard]] bool isNone() const { return first.empty(); }

    [[nodiscard]] LifecycleEvent& operator[](std::size_t place) const {
        return place < first.size() ? first[place] : second[place - first.size()];
    }

    /// Any thread, for places that no other thread writes to.
    void copyTo(std::size_t place, std::span<const LifecycleEvent> events) const {
        const std::size_t begin = std::min(place, first.size());
        const std::size_t inFirst = std::min(first.size() - begin, events.size());
        std::ranges::copy(events.first(inFirst), first.subspan(begin).begin());
        if (inFirst < events.size())
            std::ranges::copy(events.subspan(inFirst), second.subspan(place + inFirst - first.size()).begin());
    }
};

/// Where the events of a run go, in order. Called by the thread that plays; `take` may wait until there is room.
class EventSink {
public:
    EventSink() = default;
    virtual ~EventSink() = default;
    EventSink(const EventSink&) = delete;
    EventSink& operator=(const EventSink&) = delete;
    EventSink(EventSink&&) = delete;
    EventSink& operator=(EventSink&&) = delete;

    virtual void take(std::span<const LifecycleEvent> events) = 0;

    /// Room for the next `count` events, which several threads may then fill; none: they are to be taken.
    virtual EventRoom claim(std::size_t count) = 0;
    /// The room that was claimed last is full.
    virtual void commit(std::size_t count) = 0;

    /// Nobody wants any more: the engine stops where it is, also within a millisecond, and is good for nothing then.
    [[nodiscard]] virtual bool isOver() const { return false; }
};

/// Hands events to a function.
class FunctionSink final : public EventSink {
public:
    explicit FunctionSink(std::function<void(std::span<const LifecycleEvent>)> function)
        : m_function(std::move(function)) {}

    void take(std::span<const LifecycleEvent> events) override { m_function(events); }
    EventRoom claim(std::size_t count) override {
        m_room.resize(count);
        return {m_room, {}};
    }
    void commit(std::size_t) override { m_function(m_room); }

private:
    std::vector<LifecycleEvent> m_room;
    std::function<void(std::span<const LifecycleEvent>)> m_function;
};

} // namespace resprout
