#include "core/runtime/signal_queue.h"

#include <gtest/gtest.h>

#include <deque>
#include <random>

namespace resprout {
namespace {

TEST(SignalQueue, IsFirstInFirstOut) {
    SignalQueue queue;
    std::deque<std::uint32_t> expected;
    std::mt19937 random(1);
    std::uint32_t next = 0;
    for (int i = 0; i < 100'000; ++i) {
        if (expected.empty() || random() % 100 < (i < 50'000 ? 60U : 40U)) {
            queue.push().number = next;
            expected.push_back(next++);
        } else {
            ASSERT_EQ(queue.front().number, expected.front());
            queue.drop();
            expected.pop_front();
        }
        ASSERT_EQ(queue.size(), expected.size());
    }
}

TEST(SignalQueue, ANewSignalIsBlankWhateverLayThereBefore) {
    SignalQueue queue;
    for (int i = 0; i < 40; ++i) {
        Signal& signal = queue.push();
        EXPECT_EQ(signal.number, 0U);
        EXPECT_TRUE(signal.from.isNone());
        signal.number = 7;
        signal.from = Pid::of(1, 2, 3);
        queue.drop();
    }
}

TEST(SignalQueue, TheOldestStaysReadableWhileOthersArePushed) {
    SignalQueue queue;
    queue.push().number = 42;
    const Signal& oldest = queue.front();
    for (int i = 0; i < 1000; ++i)
        queue.push();
    EXPECT_EQ(oldest.number, 42U);
    queue.drop();
    EXPECT_EQ(queue.size(), 1000U);
}

} // namespace
} // namespace resprout
