#include "core/otp/restart_window.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <deque>
#include <vector>

namespace resprout {
namespace {

using std::chrono::seconds;

TEST(RestartWindow, CountsARestartExactlyOnePeriodOld) {
    RestartWindow window;
    window.add(seconds(0), seconds(5));
    EXPECT_EQ(window.add(seconds(5), seconds(5)), 2U);
}

TEST(RestartWindow, ForgetsARestartOneSecondOlderThanThePeriod) {
    RestartWindow window;
    window.add(seconds(0), seconds(5));
    EXPECT_EQ(window.add(seconds(6), seconds(5)), 1U);
}

TEST(RestartWindow, ForgetsOnlyWhenTheNextRestartIsCounted) {
    RestartWindow window;
    window.add(seconds(0), seconds(1));
    window.add(seconds(0), seconds(1));
    EXPECT_EQ(window.held(), 2U);
    EXPECT_EQ(window.add(seconds(100), seconds(1)), 1U);
}

TEST(RestartWindow, BeginsEmpty) {
    EXPECT_EQ(RestartWindow().held(), 0U);
}

// supervisor:add_restart/1 as it stands in stdlib: the new restart in front, then those of the old list that are not too old.
RC_GTEST_PROP(RestartWindow, HoldsWhatOtpsListHolds, (std::vector<std::uint8_t> gaps, std::uint8_t periodSeconds)) {
    RestartWindow window;
    std::deque<std::int64_t> list;
    std::int64_t now = 0;
    const std::int64_t period = periodSeconds % 20;
    for (const std::uint8_t gap : gaps) {
        now += gap % 7;
        while (!list.empty() && list.back() < now - period)
            list.pop_back();
        list.push_front(now);
        RC_ASSERT(window.add(seconds(now), seconds(period)) == list.size());
    }
}

} // namespace
} // namespace resprout
