#include "ui/chart/restart_facts.h"

#include "tests/ui/played_run.h"
#include "ui/chart/restart_chart.h"
#include "ui/chart/restart_history.h"

#include <gtest/gtest.h>

#include <random>

namespace resprout::ui {
namespace {

SupervisorRecord oneRestartAt(VirtualTime time, std::int64_t period) {
    SupervisorRecord record;
    record.intensity = 3;
    record.period = period;
    record.counted = {time};
    record.held = 1;
    return record;
}

TEST(RestartFacts, ARestartAt900StillCountsAt1900AndNotAt2000WithAPeriodOfOneSecond) {
    const SupervisorRecord record = oneRestartAt(900, 1);
    EXPECT_EQ(record.stillCounting(1900), 1U);
    EXPECT_EQ(record.stillCounting(1999), 1U);
    EXPECT_EQ(record.stillCounting(2000), 0U);
    EXPECT_EQ(forgottenAt(900, 1), 2000);
    EXPECT_EQ(restartFacts(record, 1900).next, "Forgotten at 00:02.000.");
    EXPECT_EQ(restartFacts(record, 2000).next, "The last one was forgotten at 00:02.000.");
}

TEST(RestartFacts, TheNumberFallsExactlyAtTheWholeSecondInWhichTheOldestIsForgotten) {
    for (const VirtualTime time : {0, 1, 999, 1000, 3900, 59'999}) {
        for (const std::int64_t period : {1, 2, 5, 60}) {
            const SupervisorRecord record = oneRestartAt(time, period);
            const VirtualTime end = forgottenAt(time, period);
            EXPECT_EQ(end % 1000, 0);
            EXPECT_EQ(record.stillCounting(end - 1), 1U);
            EXPECT_EQ(record.stillCounting(end), 0U);
            const std::vector<PeriodChange> periods{{0, period}};
            const std::vector<RestartStep> steps = restartSteps(record.counted, periods, 0, end + 1000);
            EXPECT_EQ(steps.back(), (RestartStep{end, 0})) << "the chart's line falls there as well";
        }
    }
}

TEST(RestartFacts, SayWhichCountAndWhenEachIsForgotten) {
    SupervisorRecord record = oneRestartAt(3900, 5);
    record.counted = {1200, 3900};
    record.held = 2;
    EXPECT_EQ(restartFacts(record, 4000).next, "The oldest is forgotten at 00:07.000.");
    const QStringList lines = restartFacts(record, 4000).lines;
    EXPECT_EQ(lines[0], "2 restarts count now; 3 are allowed.");
    EXPECT_EQ(lines[2], "The restart at 00:03.900 counts as second 3; it is forgotten from 00:09.000 on.");
}

TEST(RestartFacts, TheListIsPrunedOnlyWhenTheNextRestartIsCounted) {
    SupervisorRecord record = oneRestartAt(3900, 5);
    const auto holds = [&](VirtualTime now) {
        return !restartFacts(record, now).lines.filter(QStringLiteral("still holds 1")).isEmpty();
    };
    EXPECT_FALSE(holds(8999));
    EXPECT_TRUE(holds(9000)) << "R36";
}

TEST(RestartFacts, AGroupRestartCountsOnce) {
    SupervisorRecord record = oneRestartAt(3900, 5);
    EXPECT_FALSE(restartFacts(record, 4000).next.contains(QStringLiteral("counts once")));
    record.strategy = Strategy::OneForAll;
    EXPECT_EQ(restartFacts(record, 4000).next, "Forgotten at 00:09.000. However many it restarts, it counts once.");
}

TEST(RestartFacts, BeforeTheFirstRestartTheRuleIsSaid) {
    EXPECT_EQ(restartFacts(SupervisorRecord(), 0).next, "A restart counts while its second is at most 5 s old.");
}

/// The engine is the judge: whatever the gauge says at the moment of a crash, with that crash, is what is then held.
TEST(RestartFacts, WhatIsShownIsWhatTheNextCrashIsJudgedBy) {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        Scenario scenario = test::agentFramework();
        const std::int64_t period = 1 + static_cast<std::int64_t>(random() % 5);
        for (NodeSpec& node : scenario.nodes) {
            node.intensity = std::int64_t{1000};
            node.period = period;
        }
        std::vector<VirtualTime> times;
        VirtualTime time = 1;
        for (int i = 0; i < 25; ++i) {
            time += 1 + static_cast<VirtualTime>(random() % 1700);
            if (random() % 4 == 0)
                time = (time / 1000 + 1) * 1000 -
                       static_cast<VirtualTime>(random() % 2); // just at a whole second, or just before
            times.push_back(time);
            scenario.script.push_back(test::raise(test::writer, time));
        }
        test::PlayedRun played(scenario);
        const PathId sup = played.path(test::agentSup);
        std::uint32_t held = 0;
        for (const VirtualTime at : times) {
            played.playTo(at - 1);
            const std::uint32_t shown = played.tree().supervisor(sup)->stillCounting(at);
            played.playTo(at);
            held = played.tree().supervisor(sup)->held;
            EXPECT_EQ(held, shown + 1) << "seed " << seed << " at " << at << " period " << period;
            EXPECT_EQ(played.tree().supervisor(sup)->stillCounting(at), held);
        }
    }
}

} // namespace
} // namespace resprout::ui
