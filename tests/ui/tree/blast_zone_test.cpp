#include "ui/tree/blast_zone.h"

#include "tests/ui/tree/made_tree.h"

#include <gtest/gtest.h>

namespace resprout::ui {
namespace {

using test::MadeTree;
using Outcome = BlastZone::Outcome;

MadeTree supervised(Strategy strategy, Restart second = Restart::Permanent, std::int64_t intensity = 3) {
    MadeTree tree({{"s", NodeKind::Supervisor, strategy, intensity},
                   {"s/a"},
                   {.path = "s/b", .restart = second},
                   {"s/c"},
                   {.path = "s/d", .restart = Restart::Temporary}});
    tree.startsAll();
    return tree;
}

std::string text(const MadeTree& tree, const BlastZone& zone) {
    return shortText(zone, *tree.shown().paths).toStdString();
}

TEST(BlastZone, OneForOneTakesOnlyTheDeadOne) {
    const MadeTree tree = supervised(Strategy::OneForOne);
    const BlastZone zone = blastZone(tree.fold(), tree("s/b"), 0);
    EXPECT_EQ(zone.outcome, Outcome::Restart);
    EXPECT_EQ(zone.restarted, std::vector{tree("s/b")});
    EXPECT_EQ(text(tree, zone), "one_for_one restarts b");
    EXPECT_EQ(leftText(zone), QStringLiteral("3 restarts left"));
}

TEST(BlastZone, APoolsChildIsNamedAndNotCounted) {
    const MadeTree tree = supervised(Strategy::SimpleOneForOne);
    EXPECT_EQ(text(tree, blastZone(tree.fold(), tree("s/c"), 0)), "simple_one_for_one restarts c");
}

TEST(BlastZone, OneForAllTakesAllAndDropsTheTemporaryOnes) {
    const MadeTree tree = supervised(Strategy::OneForAll);
    const BlastZone zone = blastZone(tree.fold(), tree("s/b"), 0);
    EXPECT_EQ(zone.restarted, (std::vector{tree("s/a"), tree("s/b"), tree("s/c")}));
    EXPECT_EQ(zone.dropped, std::vector{tree("s/d")});
}

TEST(BlastZone, RestForOneTakesThoseStartedAfterIt) {
    const MadeTree tree = supervised(Strategy::RestForOne);
    const BlastZone zone = blastZone(tree.fold(), tree("s/b"), 0);
    EXPECT_EQ(zone.restarted, (std::vector{tree("s/b"), tree("s/c")}));
    EXPECT_EQ(text(tree, zone), "rest_for_one restarts 2 – 4");
}

TEST(BlastZone, ATemporaryChildTakesNobodyAlong) {
    const MadeTree tree = supervised(Strategy::OneForAll, Restart::Temporary);
    const BlastZone zone = blastZone(tree.fold(), tree("s/b"), 0);
    EXPECT_EQ(zone.outcome, Outcome::NotRestarted);
    EXPECT_TRUE(zone.restarted.empty());
}

TEST(BlastZone, OneRestartMoreThanTheIntensityGivesUp) {
    MadeTree tree = supervised(Strategy::OneForOne, Restart::Permanent, 1);
    EXPECT_EQ(blastZone(tree.fold(), tree("s/a"), 0).outcome, Outcome::Restart);
    tree.happens(EventType::RestartCounted, "s", Why::PermanentAlways, 1);
    EXPECT_EQ(blastZone(tree.fold(), tree("s/a"), 0).outcome, Outcome::GivesUp);
    EXPECT_EQ(blastZone(tree.fold(), tree("s/a"), 6000).outcome, Outcome::Restart); // the window has moved on
}

TEST(BlastZone, NobodyRestartsARoot) {
    const MadeTree tree = supervised(Strategy::OneForOne);
    EXPECT_EQ(blastZone(tree.fold(), tree("s"), 0).outcome, Outcome::NobodyAbove);
}

TEST(BlastZone, IsUnderWayUntilTheLastStart) {
    MadeTree tree = supervised(Strategy::RestForOne);
    const BlastZone zone = blastZone(tree.fold(), tree("s/b"), 0);
    EXPECT_FALSE(isUnderWay(tree.fold(), zone));
    tree.exits("s/b");
    EXPECT_TRUE(isUnderWay(tree.fold(), zone));
    tree.happens(EventType::RestartCounted, "s", Why::PermanentAlways, 1);
    tree.happens(EventType::StopOrdered, "s/c", Why::StopForGroup).exits("s/c", "shutdown");
    tree.starts("s/b", Why::RestartedWithRest);
    EXPECT_TRUE(isUnderWay(tree.fold(), zone));
    tree.starts("s/c", Why::RestartedWithRest);
    EXPECT_FALSE(isUnderWay(tree.fold(), zone));
}

} // namespace
} // namespace resprout::ui
