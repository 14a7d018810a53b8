#include "ui/window/exit_advice.h"

#include "core/otp/term.h"
#include "core/scenario/read.h"

#include <QTest>

#include <gtest/gtest.h>

namespace resprout::ui {
namespace {

using namespace std::chrono_literals;

/// A running tree with a child of each restart type.
class Advice : public testing::Test {
protected:
    void SetUp() override {
        run.setWallClock([this] { return wall += 200ms; });
        run.open(*readScenario(R"({ "format": "resprout/1", "tree": { "id": "top", "kind": "supervisor",
            "strategy": "rest_for_one", "intensity": 1, "children": [
              { "id": "per", "kind": "worker" },
              { "id": "tra", "kind": "worker", "restart": "transient" },
              { "id": "tem", "kind": "worker", "restart": "temporary" },
              { "id": "deaf", "kind": "worker", "trap_exit": true },
              { "id": "sub", "kind": "supervisor" },
              { "id": "pool", "kind": "supervisor", "strategy": "simple_one_for_one",
                "template": { "kind": "worker" } },
              { "id": "dyn", "kind": "dynamic_supervisor" } ] } })",
                               "advice")
                      .scenario);
        run.stepMillisecond();
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return run.tree().find(run.tree().root())->state == ProcessState::Running; }));
    }
    [[nodiscard]] ExitAdvice advise(const char* path, ExitKind kind, const char* reason) const {
        return adviseExit(run, *run.paths().find(path), kind, *parseTerm(reason));
    }

    std::chrono::nanoseconds wall{};
    resprout::ui::Run run;
};

TEST_F(Advice, APermanentWorkerIsRestartedUponEveryEndWithThoseAfterIt) {
    const ExitAdvice advice = advise("top/per", ExitKind::Exit, "oops");
    EXPECT_TRUE(advice.ends);
    EXPECT_EQ(advice.follows,
              "oops is loud and per is permanent: top counts restart 1 of 1 and restarts 1 – 7 (rest_for_one).");
    EXPECT_EQ(
        advise("top/per", ExitKind::Exit, "normal").follows,
        "normal is a normal end, but per is permanent: top counts restart 1 of 1 and restarts 1 – 7 (rest_for_one).");
}

TEST_F(Advice, ATransientWorkerIsNotRestartedUponANormalEnd) {
    EXPECT_EQ(advise("top/tra", ExitKind::Exit, "{shutdown,idle}").follows,
              "{shutdown,idle} is a normal end and tra is transient: it is not restarted; its spec stays.");
    EXPECT_TRUE(advise("top/tra", ExitKind::Exit, "oops").follows.contains("counts restart 1 of 1"));
}

TEST_F(Advice, ATemporaryWorkerIsNeverRestarted) {
    EXPECT_EQ(advise("top/tem", ExitKind::Exit, "oops").follows,
              "tem is temporary: it is never restarted, and its spec is dropped.");
}

TEST_F(Advice, TheSignalNormalEndsNobody) {
    const ExitAdvice advice = advise("top/per", ExitKind::Signal, "normal");
    EXPECT_FALSE(advice.ends);
    EXPECT_TRUE(advice.follows.isEmpty());
    EXPECT_TRUE(advice.effect.startsWith("normal ends nobody"));
}

TEST_F(Advice, WhoTrapsExitsGetsEverySignalButKillAsAMessage) {
    EXPECT_FALSE(advise("top/deaf", ExitKind::Signal, "oops").ends);
    EXPECT_TRUE(advise("top/deaf", ExitKind::Signal, "oops").trap.contains("{'EXIT',From,Reason}"));
    EXPECT_TRUE(advise("top/deaf", ExitKind::Signal, "kill").ends);
    EXPECT_FALSE(advise("top/sub", ExitKind::Signal, "shutdown").ends);
}

TEST_F(Advice, KillSentIsSeenAsKilledAndKillTypedAsAReasonIsNot) {
    EXPECT_TRUE(advise("top/per", ExitKind::Signal, "kill").follows.startsWith("killed is loud"));
    EXPECT_EQ(advise("top/per", ExitKind::Exit, "kill").effect,
              "kill typed here ends as kill. Only an exit signal kill becomes killed.");
}

TEST_F(Advice, OneRestartMoreThanAllowedMakesTheSupervisorGiveUp) {
    const PathId per = *run.paths().find("top/per");
    run.crash(per);
    ASSERT_TRUE(QTest::qWaitFor([&] { return run.tree().find(per)->attempt == 2 && run.beat() == 0; }));
    EXPECT_TRUE(
        advise("top/per", ExitKind::Exit, "oops").follows.contains("more than top allows (1 in 5 s). It gives up"));
}

// R64, D5
TEST_F(Advice, OnlyASupervisorWithAListStopsItsChildrenInOrder) {
    EXPECT_EQ(advise("top/sub", ExitKind::Exit, "normal").effect,
              "It stops its children first, in reverse start order.");
    for (const char* atOnce : {"top/pool", "top/dyn"})
        EXPECT_EQ(advise(atOnce, ExitKind::Exit, "normal").effect, "It stops its children first, all at once.");
}

TEST_F(Advice, NobodyRestartsTheRoot) {
    EXPECT_EQ(advise("top", ExitKind::Exit, "normal").follows,
              "top is the root: nobody restarts it, and the run is over.");
}

} // namespace
} // namespace resprout::ui
