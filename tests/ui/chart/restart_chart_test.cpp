#include "ui/chart/restart_chart.h"

#include "ui/chart/restart_plot.h"

#include <QTest>

#include <gtest/gtest.h>

namespace resprout::ui {
namespace {

using Steps = std::vector<RestartStep>;

Steps steps(std::vector<VirtualTime> counted, std::int64_t period, VirtualTime from, VirtualTime to) {
    const std::vector<PeriodChange> periods{{0, period}};
    return restartSteps(counted, periods, from, to);
}

TEST(RestartSteps, ForgetARestartWhenItsWholeSecondIsMoreThanThePeriodAgo) {
    EXPECT_EQ(steps({1120, 2480}, 5, 0, 15'000), (Steps{{0, 0}, {1120, 1}, {2480, 2}, {7000, 1}, {8000, 0}}));
}

TEST(RestartSteps, BeginAtTheLeftEdgeWithWhatStillCountsThere) {
    EXPECT_EQ(steps({1000, 2000, 30'000}, 60, 10'000, 40'000), (Steps{{10'000, 2}, {30'000, 3}}));
}

TEST(RestartSteps, ALongerPeriodDoesNotBringBackWhatWasPruned) {
    const std::vector<VirtualTime> counted{0, 5000, 9000};
    const std::vector<PeriodChange> periods{{0, 1}, {6000, 60}};
    EXPECT_EQ(restartSteps(counted, periods, 0, 10'000), (Steps{{0, 1}, {2000, 0}, {5000, 1}, {9000, 2}}));
}

TEST(RestartWords, SayHowManyAreLeft) {
    SupervisorRecord record;
    record.intensity = 3;
    record.period = 5;
    EXPECT_EQ(restartWords("agent_sup", 2, record).left, "1 left");
    EXPECT_EQ(restartWords("agent_sup", 2, record).sentence,
              "2 of 3 restarts used. One more is fine; the 4th within 5 s, and agent_sup gives up.");
    EXPECT_EQ(restartWords("agent_sup", 3, record).left, "0 left");
    EXPECT_EQ(restartWords("agent_sup", 3, record).sentence, "The next restart is one too many: agent_sup gives up.");
}

TEST(RestartWords, CountOrdinalsAsEnglishDoes) {
    EXPECT_EQ(ordinal(1), "1st");
    EXPECT_EQ(ordinal(12), "12th");
    EXPECT_EQ(ordinal(22), "22nd");
    EXPECT_EQ(ordinal(103), "103rd");
}

TEST(TimeAxis, StandsStillUntilNowLeavesIt) {
    EXPECT_EQ(timeAxis(0, 5, 5), (TimeAxis{0, 15'000, 3000}));
    EXPECT_EQ(timeAxis(14'000, 5, 5), (TimeAxis{0, 15'000, 3000}));
    EXPECT_EQ(timeAxis(15'000, 5, 5), (TimeAxis{3000, 18'000, 3000}));
    EXPECT_EQ(timeAxis(0, 60, 3).tick, 60'000);
}

TEST(RestartChart, DrawsTheStepsAndKeepsThePastOfAnIncarnationThatGaveUp) {
    RestartChart chart;
    chart.resize(292, 380);
    chart.show();
    chart.setSupervisor(1, "agent_sup");
    SupervisorRecord record;
    record.intensity = 1;
    record.counted = {1000, 2000};
    record.held = 2;
    record.gaveUp = true;
    chart.refresh(record, 2000);
    EXPECT_EQ(chart.words().left, "gave up");
    ASSERT_EQ(chart.plot().linePoints().size(), 6);
    EXPECT_EQ(chart.plot().linePoints().last(), QPointF(2, 2));
    record = {};
    chart.refresh(record, 3000);
    EXPECT_EQ(chart.steps(), (Steps{{0, 0}, {1000, 1}, {2000, 2}, {3000, 0}}));
    EXPECT_EQ(chart.words().left, "1 left");
    chart.refresh(record, 3000, RestartChart::Life::Down);
    EXPECT_EQ(chart.words().left, "not running") << "nothing is promised for a dead one";
    EXPECT_TRUE(QTest::qWaitFor([&] { return chart.plot().linePoints().last() == QPointF(3, 0); })); // a little later
}

} // namespace
} // namespace resprout::ui
