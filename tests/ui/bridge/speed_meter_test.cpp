#include "ui/bridge/speed_meter.h"

#include <gtest/gtest.h>

namespace resprout::ui {
namespace {

using namespace std::chrono_literals;

TEST(SpeedMeter, BelievesWhatWasAskedUntilEnoughWasSeen) {
    SpeedMeter meter;
    EXPECT_EQ(meter.measured(5), 5);
    EXPECT_FALSE(meter.isBehind(5));
}

TEST(SpeedMeter, MeasuresTheLastSecond) {
    SpeedMeter meter;
    for (int frame = 0; frame < 200; ++frame)
        meter.add(16ms, 16);
    EXPECT_NEAR(meter.measured(1), 1, 0.01);
    for (int frame = 0; frame < 70; ++frame)
        meter.add(16ms, 4);
    EXPECT_NEAR(meter.measured(1), 0.25, 0.01);
    EXPECT_TRUE(meter.isBehind(1));
}

TEST(SpeedMeter, AFrameThatABeatTookIsNotBehind) {
    SpeedMeter meter;
    for (int frame = 0; frame < 60; ++frame)
        meter.add(16ms, frame % 30 == 0 ? 0 : 16);
    EXPECT_FALSE(meter.isBehind(1));
}

} // namespace
} // namespace resprout::ui
