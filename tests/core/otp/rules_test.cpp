#include "core/otp/rules.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

TEST(PermanentChild, IsRestartedWhateverTheReason) {
    EXPECT_EQ(whenChildEnds(Restart::Permanent, ExitClass::Quiet), ChildEnding::Restart);
    EXPECT_EQ(whenChildEnds(Restart::Permanent, ExitClass::Loud), ChildEnding::Restart);
}

TEST(TransientChild, IsRestartedAfterALoudEndAndKeepsItsSpecAfterAQuietOne) {
    EXPECT_EQ(whenChildEnds(Restart::Transient, ExitClass::Loud), ChildEnding::Restart);
    EXPECT_EQ(whenChildEnds(Restart::Transient, ExitClass::Quiet), ChildEnding::KeepSpec);
}

TEST(TemporaryChild, IsNeverRestartedAndForgotten) {
    EXPECT_EQ(whenChildEnds(Restart::Temporary, ExitClass::Loud), ChildEnding::DropSpec);
    EXPECT_EQ(whenChildEnds(Restart::Temporary, ExitClass::Quiet), ChildEnding::DropSpec);
}

TEST(OneForOne, TakesNobodyAlong) {
    EXPECT_TRUE(restartGroup(Strategy::OneForOne).isAlone());
    EXPECT_TRUE(restartGroup(Strategy::SimpleOneForOne).isAlone());
}

TEST(OneForAll, TakesEverybodyAlong) {
    EXPECT_EQ(restartGroup(Strategy::OneForAll), (RestartGroup{.before = true, .after = true}));
}

TEST(RestForOne, TakesThoseStartedAfterTheDeadOneAlong) {
    EXPECT_EQ(restartGroup(Strategy::RestForOne), (RestartGroup{.before = false, .after = true}));
}

TEST(Intensity, AllowsSoManyRestartsAndNotOneMore) {
    EXPECT_FALSE(exceedsIntensity(3, 3));
    EXPECT_TRUE(exceedsIntensity(4, 3));
}

TEST(Intensity, OfZeroGivesUpAtTheFirst) {
    EXPECT_TRUE(exceedsIntensity(1, 0));
}

} // namespace
} // namespace resprout
