#include "ui/bridge/turns.h"

#include <gtest/gtest.h>

#include <array>

namespace resprout::ui {
namespace {

constexpr std::array parts{Turns::Part::Chart, Turns::Part::Log, Turns::Part::Facts};

TEST(Turns, AFrameThatBringsLittleIsEveryones) {
    Turns turns;
    turns.next(false);
    for (const Turns::Part part : parts)
        EXPECT_TRUE(turns.has(part));
    EXPECT_TRUE(turns.areOver());
}

TEST(Turns, WhereEachFrameBringsMuchEachPartHasEveryThirdAndNoneIsAloneTwice) {
    Turns turns;
    for (int frame = 0; frame < 30; ++frame) {
        const Turns::Part foretold = turns.following();
        turns.next(true);
        EXPECT_TRUE(turns.has(foretold)) << frame;
        for (std::size_t i = 0; i < parts.size(); ++i)
            EXPECT_EQ(turns.has(parts[i]), static_cast<std::size_t>(frame) % parts.size() == i) << frame;
        EXPECT_FALSE(turns.areOver());
    }
}

TEST(Turns, AfterTheLastFrameThatBringsMuchEveryoneHasATurnAndThenOneFrameIsEveryones) {
    for (int crowded = 1; crowded < 9; ++crowded) {
        Turns turns;
        std::array<int, parts.size()> shown{};
        for (int frame = 0; frame < crowded; ++frame)
            turns.next(true);
        int frames = 0;
        for (turns.next(false); !turns.areOver(); turns.next(false), ++frames)
            for (std::size_t i = 0; i < parts.size(); ++i)
                shown[i] += turns.has(parts[i]) ? 1 : 0;
        EXPECT_EQ(frames, 2) << "the crowded frame itself was the turn of one";
        EXPECT_EQ(shown[0] + shown[1] + shown[2], 2);
        for (const Turns::Part part : parts)
            EXPECT_TRUE(turns.has(part));
    }
}

} // namespace
} // namespace resprout::ui
