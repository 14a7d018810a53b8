#include "core/node/event_ring.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace resprout {
namespace {

std::vector<LifecycleEvent> numbered(std::size_t count, std::int64_t from) {
    std::vector<LifecycleEvent> events(count);
    for (LifecycleEvent& event : events)
        event.time = from++;
    return events;
}

TEST(EventRing, ClaimedRoomHoldsEventsInOrderAlsoAcrossItsEdge) {
    EventRing ring;
    std::mt19937 random(1);
    std::int64_t written = 0;
    std::int64_t read = 0;
    for (int round = 0; round < 200; ++round) {
        const std::size_t count = 1 + random() % (EventRing::capacity / 2);
        const auto events = numbered(count, written);
        const EventRoom room = ring.claim(count);
        ASSERT_FALSE(room.isNone());
        const std::size_t half = random() % count; // two threads' parts, the later one first
        room.copyTo(half, std::span(events).subspan(half));
        room.copyTo(0, std::span(events).first(half));
        ring.commit(count);
        written += static_cast<std::int64_t>(count);
        while (read < written) {
            const auto seen = ring.peek();
            ASSERT_FALSE(seen.empty());
            for (const LifecycleEvent& event : seen)
                ASSERT_EQ(event.time, read++);
            ring.consume(seen.size());
        }
    }
}

TEST(EventRing, GivesNoRoomThatItHasNot) {
    EventRing ring;
    EXPECT_TRUE(ring.claim(EventRing::capacity + 1).isNone());
    EXPECT_FALSE(ring.claim(EventRing::capacity).isNone());
    ring.commit(EventRing::capacity);
    EXPECT_TRUE(ring.claim(1).isNone());
    ring.consume(1);
    EXPECT_FALSE(ring.claim(1).isNone());
    EXPECT_TRUE(ring.claim(2).isNone());
}

TEST(EventRing, ClaimedEventsAreTheConsumersOnlyOnceCommitted) {
    EventRing ring;
    ring.claim(3).copyTo(0, numbered(3, 0));
    EXPECT_TRUE(ring.peek().empty());
    ring.commit(3);
    EXPECT_EQ(ring.peek().size(), 3U);
}

} // namespace
} // namespace resprout
