#include "ui/bridge/run.h"

#include "core/scenario/read.h"
#include "core/scenario/write.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>

#include <algorithm>

namespace resprout::ui {
namespace {

using namespace std::chrono_literals;

constexpr const char* threeWorkers = R"({ "format": "resprout/1", "name": "three",
  "tree": { "id": "top", "kind": "supervisor", "strategy": "one_for_one", "intensity": 3, "period": 5, "children": [
    { "id": "a", "kind": "worker" }, { "id": "b", "kind": "worker" }, { "id": "c", "kind": "worker" } ] } })";

Scenario scenario(const char* text = threeWorkers) {
    return *readScenario(text, "three").scenario;
}

/// A run whose wall clock goes as fast as the test likes: each look at it takes `stride`.
class RunTest : public testing::Test {
protected:
    void SetUp() override {
        run.setWallClock([this] { return wall += stride; });
        run.open(scenario());
        top = run.tree().root();
        a = path("top/a");
        b = path("top/b");
    }

    [[nodiscard]] PathId path(const char* text) const { return *run.paths().find(text); }
    [[nodiscard]] ProcessState state(PathId path) const { return run.tree().find(path)->state; }
    [[nodiscard]] std::uint32_t attempt(PathId path) const { return run.tree().find(path)->attempt; }

    /// Steps until everything of the first milliseconds is up.
    void start() {
        run.stepMillisecond();
        ASSERT_TRUE(QTest::qWaitFor([&] { return state(top) == ProcessState::Running && run.beat() == 0; }));
    }

    std::chrono::nanoseconds wall{};
    std::chrono::nanoseconds stride = 40ms;
    resprout::ui::Run run; // gtest's fixture has a Run of its own
    PathId top = noPath;
    PathId a = noPath;
    PathId b = noPath;
};

TEST_F(RunTest, OpensPausedAtZeroWithNothingStarted) {
    EXPECT_TRUE(run.isOpen());
    EXPECT_FALSE(run.isPlaying());
    EXPECT_EQ(run.now(), 0);
    EXPECT_EQ(run.log().size(), 0U);
    EXPECT_FALSE(run.isDirty());
    EXPECT_TRUE(run.canGoOn());
}

TEST_F(RunTest, PlayingStartsTheTreeAndMovesTheClock) {
    QSignalSpy advanced(&run, &resprout::ui::Run::advanced);
    run.play();
    ASSERT_TRUE(QTest::qWaitFor([&] { return run.now() > 50; }));
    EXPECT_EQ(state(top), ProcessState::Running);
    EXPECT_EQ(state(a), ProcessState::Running);
    EXPECT_GT(advanced.count(), 2);
    EXPECT_TRUE(run.isPlaying());
}

TEST_F(RunTest, ACrashWhilePausedPlaysThatOneMillisecondAndTheWorkerIsRestarted) {
    start();
    run.crash(a);
    EXPECT_TRUE(run.isPending(a, StepOp::Raise));
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return attempt(a) == 2 && state(a) == ProcessState::Running && run.beat() == 0; }));
    EXPECT_FALSE(run.isPlaying());
    EXPECT_FALSE(run.isPending(a, StepOp::Raise));
    EXPECT_EQ(run.lastAnswer(a, StepOp::Raise), "ok");
    EXPECT_EQ(run.now(), 1);
    EXPECT_EQ(attempt(b), 1U);
    EXPECT_EQ(run.tree().supervisor(top)->held, 1U);
    EXPECT_TRUE(run.isDirty());
}

TEST_F(RunTest, BetweenCrashAndRestartTheCrashedStateIsSeen) {
    start();
    bool sawCrashed = false;
    QObject::connect(&run, &resprout::ui::Run::advanced, &run,
                     [&] { sawCrashed = sawCrashed || state(a) == ProcessState::Crashed; });
    run.crash(a);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(a) == 2 && run.beat() == 0; }));
    EXPECT_TRUE(sawCrashed);
}

TEST_F(RunTest, ASupervisorIsCrashedByTheSignalThatCannotBeTrapped) {
    start();
    run.crash(top);
    ASSERT_TRUE(QTest::qWaitFor([&] { return run.tree().rootEnd() != TermTable::none && run.beat() == 0; }));
    EXPECT_EQ(run.text(run.tree().rootEnd()), "killed");
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.canGoOn(); }));
    run.play();
    EXPECT_FALSE(run.isPlaying());
}

TEST_F(RunTest, AReconfigureChangesTheStrategyOfTheLiveSupervisor) {
    start();
    run.reconfigure(top, {.strategy = Strategy::OneForAll, .intensity = std::nullopt, .period = std::nullopt});
    EXPECT_EQ(run.tree().supervisor(top)->strategy, Strategy::OneForOne) << "the old value until it is answered";
    ASSERT_TRUE(QTest::qWaitFor([&] { return run.lastAnswer(top, StepOp::Reconfigure) == "ok" && run.beat() == 0; }));
    EXPECT_EQ(run.tree().supervisor(top)->strategy, Strategy::OneForAll);
    run.crash(a);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return attempt(path("top/c")) == 2 && state(path("top/c")) == ProcessState::Running; }));
    EXPECT_EQ(attempt(b), 2U);
}

TEST_F(RunTest, CrashAllGivesEveryChildAStepOfOneTime) {
    start();
    run.reconfigure(top, {.strategy = std::nullopt, .intensity = 9, .period = std::nullopt});
    run.crashChildren(top);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(a) == 2 && attempt(b) == 2 && attempt(path("top/c")) == 2; }));
    const Scenario document = run.document();
    ASSERT_EQ(document.script.size(), 4U);
    EXPECT_EQ(document.script[1].target, "top/a");
    EXPECT_EQ(document.script[3].target, "top/c");
    EXPECT_EQ(document.script[1].at, document.script[3].at);
}

TEST_F(RunTest, TheSavedDocumentReplaysToTheSameTrace) {
    run.play();
    ASSERT_TRUE(QTest::qWaitFor([&] { return run.now() > 40; }));
    run.crash(a);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(a) == 2; }));
    run.reconfigure(top, {.strategy = Strategy::RestForOne, .intensity = 7, .period = std::nullopt});
    ASSERT_TRUE(QTest::qWaitFor([&] { return run.tree().supervisor(top)->strategy == Strategy::RestForOne; }));
    run.kill(b);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(b) == 2 && run.beat() == 0 && run.now() > 300; }));
    run.pause();
    const std::string text = writeScenario(run.document());
    const ReadResult again = readScenario(text, "three");
    ASSERT_TRUE(again.scenario) << text;
    resprout::ui::Run replay;
    replay.setWallClock([this] { return wall += stride; });
    replay.open(*again.scenario);
    replay.setSpeed(100);
    replay.play();
    ASSERT_TRUE(QTest::qWaitFor([&] { return replay.now() >= run.now(); }));
    ASSERT_EQ(replay.log().size(), run.log().size());
    for (std::size_t row = 0; row < run.log().size(); ++row) {
        const LifecycleEvent& left = run.log().row(row);
        const LifecycleEvent& right = replay.log().row(row);
        EXPECT_EQ(left.time, right.time) << row;
        EXPECT_EQ(left.type, right.type) << row;
        EXPECT_EQ(run.pathText(left.path), replay.pathText(right.path)) << row;
        EXPECT_EQ(run.text(left.term), replay.text(right.term)) << row;
    }
}

TEST_F(RunTest, ResetGoesToZeroAndKeepsTheClicksSwitchedOffUntilTheyAreReplayed) {
    start();
    run.crash(a);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(a) == 2 && run.beat() == 0; }));
    run.reset();
    EXPECT_EQ(run.now(), 0);
    EXPECT_FALSE(run.isPlaying());
    EXPECT_EQ(run.offCount(), 1);
    EXPECT_EQ(run.stepCount(), 0);
    run.stepMillisecond();
    ASSERT_TRUE(QTest::qWaitFor([&] { return state(top) == ProcessState::Running; }));
    run.setSpeed(100);
    run.replayAdded();
    ASSERT_TRUE(QTest::qWaitFor([&] { return run.now() > 5; }));
    EXPECT_EQ(attempt(a), 2U);
    EXPECT_EQ(run.offCount(), 0);
    EXPECT_EQ(run.addedCount(), 1);
}

TEST_F(RunTest, UndoTakesTheLastClickOutAndComesBackToTheSameMoment) {
    start();
    run.crash(a);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(a) == 2 && run.beat() == 0; }));
    run.crash(b);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(b) == 2 && run.beat() == 0; }));
    const VirtualTime before = run.now();
    run.undoLastAdded();
    EXPECT_EQ(attempt(b), 2U) << "what was before is seen until the other run has come as far";
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.isReplaying(); }));
    EXPECT_EQ(run.now(), before);
    EXPECT_EQ(state(top), ProcessState::Running);
    EXPECT_EQ(attempt(a), 2U);
    EXPECT_EQ(attempt(b), 1U);
    EXPECT_FALSE(run.isPlaying());
    run.undoLastAdded();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.isReplaying(); }));
    EXPECT_EQ(run.now(), before);
    EXPECT_EQ(attempt(a), 1U);
    EXPECT_FALSE(run.isDirty());
}

TEST_F(RunTest, UndoneTwiceBeforeTheFirstIsPlayedTakesTwoClicks) {
    start();
    for (const PathId worker : {a, b}) {
        run.crash(worker);
        ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(worker) == 2 && run.beat() == 0; }));
    }
    run.undoLastAdded();
    run.undoLastAdded();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.isReplaying(); }));
    EXPECT_EQ(run.addedCount(), 0);
    EXPECT_EQ(attempt(a), 1U);
    EXPECT_EQ(attempt(b), 1U);
}

TEST_F(RunTest, WhatIsAskedForWhileAnUndoIsPlayedIsDoneAfterwards) {
    start();
    run.crash(a);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(a) == 2 && run.beat() == 0; }));
    run.undoLastAdded();
    run.crash(b);
    run.play();
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(b) == 2; }));
    EXPECT_EQ(attempt(a), 1U);
    EXPECT_TRUE(run.isPlaying());
    ASSERT_EQ(run.document().script.size(), 1U);
    EXPECT_EQ(run.document().script.front().target, "top/b");
}

TEST_F(RunTest, AnUndoThatIsLeftHasChangedNothing) {
    start();
    run.crash(a);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(a) == 2 && run.beat() == 0; }));
    const std::size_t rows = run.log().endRow();
    run.undoLastAdded();
    ASSERT_TRUE(run.isReplaying());
    run.leaveUndo();
    EXPECT_FALSE(run.isReplaying());
    EXPECT_EQ(run.addedCount(), 1);
    EXPECT_EQ(run.log().endRow(), rows);
    run.crash(b);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(b) == 2 && run.beat() == 0; })) << "it goes on from there";
    EXPECT_EQ(attempt(a), 2U);
}

TEST_F(RunTest, ResetWhileAnUndoIsPlayedLeavesIt) {
    start();
    run.crash(a);
    ASSERT_TRUE(QTest::qWaitFor([&] { return attempt(a) == 2 && run.beat() == 0; }));
    run.undoLastAdded();
    run.reset();
    EXPECT_FALSE(run.isReplaying());
    EXPECT_EQ(run.offCount(), 1) << "it was not taken back";
    EXPECT_EQ(run.now(), 0);
}

TEST_F(RunTest, AClickWhoseStepsStillWaitIsTakenBackBeforeTheyArePosted) {
    std::string workers;
    for (int i = 0; i < 9'000; ++i)
        workers += (i == 0 ? "" : ",") + std::string(R"({ "id": "w)") + std::to_string(i) + R"(", "kind": "worker" })";
    run.open(scenario((R"({ "format": "resprout/1", "name": "many", "tree": { "id": "top", "kind": "supervisor",
        "intensity": 100000, "children": [)" +
                       workers + "] } }")
                          .c_str()));
    run.setSpeed(10);
    run.play();
    ASSERT_TRUE(QTest::qWaitFor([&] { return run.now() > 5; }));
    run.pause();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.findChild<QTimer*>()->isActive(); }));
    run.crashChildren(run.tree().root());
    EXPECT_LT(run.addedCount(), 9'000) << "no frame is held up by all of them";
    ASSERT_TRUE(QTest::qWaitFor([&] { return run.addedCount() == 9'000; }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.findChild<QTimer*>()->isActive(); }, 60'000));
    EXPECT_EQ(run.document().script.front().at, run.document().script.back().at) << "and they have one time";
    run.crashChildren(run.tree().root());
    run.undoLastAdded();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !run.isReplaying(); }));
    EXPECT_EQ(run.addedCount(), 9'000);
}

TEST_F(RunTest, NoTimerRunsWhileItIsPausedAndIdle) {
    const QTimer* timer = run.findChild<QTimer*>();
    ASSERT_NE(timer, nullptr);
    EXPECT_FALSE(timer->isActive());
    start();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !timer->isActive(); }));
    run.play();
    EXPECT_TRUE(timer->isActive());
    run.pause();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !timer->isActive(); }));
}

TEST_F(RunTest, EndlessWorkWithinAMillisecondEndsTheRunWithAWord) {
    run.open(scenario(R"({ "format": "resprout/1", "tree": { "id": "top", "kind": "supervisor", "intensity": 1000000000,
        "children": [ { "id": "a", "kind": "worker", "lifetime": { "after": 0, "reason": "oops" } } ] } })"));
    run.setSpeed(100);
    run.play();
    ASSERT_TRUE(QTest::qWaitFor([&] { return run.stoodStill() && !run.canGoOn(); }, 60'000));
    EXPECT_FALSE(run.isPlaying());
}

} // namespace
} // namespace resprout::ui
