#include "core/node/chunked_queue.h"

#include <gtest/gtest.h>

#include <random>

namespace resprout {
namespace {

using Queue = ChunkedQueue<std::uint64_t>;

TEST(ChunkedQueue, EachIsFoundByItsNumberFromOneOnUntilItsChunkIsLetGo) {
    constexpr std::uint32_t count = 5 * Queue::chunkSize / 2;
    Queue queue;
    for (std::uint32_t number = 1; number <= count; ++number)
        ASSERT_EQ(queue.push(number * 3ULL), number);
    EXPECT_EQ(queue.find(0), nullptr);
    EXPECT_EQ(queue.find(count + 1), nullptr);
    for (std::uint32_t gone = 0; gone < count; gone += Queue::chunkSize) {
        EXPECT_EQ(queue.size(), count - gone);
        EXPECT_EQ(queue.find(gone), nullptr);
        for (std::uint32_t number = gone + 1; number <= count; ++number)
            ASSERT_EQ(*queue.find(number), number * 3ULL);
        queue.letGoOldest();
    }
    EXPECT_EQ(queue.size(), 0U);
    EXPECT_EQ(queue.push(7), count + 1) << "numbers go on";
    EXPECT_EQ(queue.find(count), nullptr);
}

TEST(ChunkedQueue, NoneEverMoves) {
    Queue queue;
    queue.push(1);
    const std::uint64_t* const first = queue.find(1);
    for (std::uint32_t i = 0; i < 3 * Queue::chunkSize; ++i)
        queue.push(i);
    EXPECT_EQ(queue.find(1), first);
}

TEST(ChunkedQueue, ACopyGoesItsOwnWay) {
    Queue queue;
    queue.push(1);
    Queue copy = queue;
    *copy.find(1) = 2;
    copy.push(3);
    EXPECT_EQ(*queue.find(1), 1U);
    EXPECT_EQ(queue.find(2), nullptr);
}

} // namespace
} // namespace resprout
