#include "core/node/event_log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace resprout {
namespace {

LifecycleEvent numbered(std::int64_t number, std::uint8_t shard) {
    LifecycleEvent event;
    event.value = number;
    event.shard = shard;
    return event;
}

TEST(EventLog, IsEmptyAtFirst) {
    const EventLog log;
    EXPECT_EQ(log.size(), 0U);
    EXPECT_FALSE(log.find(EventRef::of(0, 1)));
    EXPECT_FALSE(log.find(EventRef{}));
}

TEST(EventLog, FindsEveryEventByItsShardAndCount) {
    EventLog log;
    std::mt19937 random(7); // NOLINT(cert-msc32-c,cert-msc51-cpp): always the same
    std::vector<EventRef> refs;
    std::array<std::uint64_t, 256> counts{};
    for (std::int64_t number = 0; number < 200'000; ++number) {
        const auto shard = static_cast<std::uint8_t>(random() % (number < 100'000 ? 3 : 256));
        refs.push_back(EventRef::of(shard, ++counts[shard]));
        log.append(numbered(number, shard));
    }
    ASSERT_EQ(log.size(), 200'000U);
    for (std::size_t row = 0; row < refs.size(); row += 97) {
        ASSERT_EQ(log.find(refs[row]), row);
        ASSERT_EQ(log.refOf(row), refs[row]);
        ASSERT_EQ(log.row(row).value, static_cast<std::int64_t>(row));
    }
    EXPECT_EQ(log.find(refs.back()), refs.size() - 1);
    EXPECT_FALSE(log.find(EventRef::of(0, counts[0] + 1)));
}

TEST(EventLog, LetsWholeChunksOfTheOldestGo) {
    constexpr std::size_t capacity = 100'000;
    constexpr std::size_t chunk = 65'536;
    EventLog log(capacity);
    std::uint64_t count = 0;
    for (std::int64_t number = 0; number < 300'000; ++number, ++count) {
        log.append(numbered(number, 5));
        ASSERT_GE(log.size(), std::min<std::size_t>(count + 1, capacity));
        ASSERT_LE(log.size(), capacity + 2 * chunk);
    }
    EXPECT_EQ(log.endRow(), 300'000U);
    EXPECT_EQ(log.row(log.firstRow()).value, static_cast<std::int64_t>(log.firstRow()));
    EXPECT_FALSE(log.find(EventRef::of(5, log.firstRow())));
    EXPECT_EQ(log.find(EventRef::of(5, log.firstRow() + 1)), log.firstRow());
    EXPECT_EQ(log.find(EventRef::of(5, count)), 299'999U);
}

TEST(EventLog, BeginsAnewWhenCleared) {
    EventLog log;
    log.append(numbered(1, 2));
    log.clear();
    EXPECT_EQ(log.size(), 0U);
    EXPECT_FALSE(log.find(EventRef::of(2, 1)));
    log.append(numbered(9, 2));
    EXPECT_EQ(log.find(EventRef::of(2, 1)), 0U);
}

} // namespace
} // namespace resprout
