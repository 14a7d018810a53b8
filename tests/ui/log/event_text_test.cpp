#include "ui/log/event_text.h"

#include "core/scenario/read.h"
#include "tests/ui/played_run.h"

#include <gtest/gtest.h>

#include <string>

namespace resprout::ui {
namespace {

using namespace test;

/// The rows that are shown, from `since` on: process, what happened, why.
std::string rows(PlayedRun& run, VirtualTime since) {
    const LogSource source = run.source();
    const EventText text(source);
    std::string lines;
    for (std::size_t row = 0; row < source.log->endRow(); ++row) {
        const LifecycleEvent& event = source.log->row(row);
        if (event.time < since || !text.isShown(event))
            continue;
        lines += (text.process(event) + " " + text.pid(event) + "|" + text.happened(row) + "|" + text.why(row) + "\n")
                     .toStdString();
    }
    return lines;
}

TEST(EventText, TellsACrashUnderOneForOneFromTheClickToTheNewPid) {
    PlayedRun run(agentFramework());
    run.playTo(1000).post(raise(writer)).playTo(1500);
    EXPECT_EQ(rows(run, 1000), "writer <0.104.0>|exited {crash,stack}|you crashed it (step 1)\n"
                               "agent_sup <0.102.0>|counts restart 1 of 3 in 5 s|writer is permanent, so it is "
                               "restarted; one_for_one, so it alone\n"
                               "writer <0.106.0>|started, attempt 2, restart 1|one_for_one, so it alone is started "
                               "again; start order 2 of 3\n");
}

TEST(EventText, TellsTheGroupOfOneForAllAndWhoChangedTheStrategy) {
    PlayedRun run(agentFramework());
    run.playTo(1000).changeStrategy(agentSup, Strategy::OneForAll).playTo(2000).post(raise(writer)).playTo(2001);
    EXPECT_EQ(rows(run, 1000), "agent_sup <0.102.0>|strategy is now one_for_all|you changed it (step 1): answered ok; "
                               "children and restart list stay\n"
                               "writer <0.104.0>|exited {crash,stack}|you crashed it (step 2)\n"
                               "agent_sup <0.102.0>|counts restart 1 of 3 in 5 s|writer is permanent, so restarted; "
                               "one_for_all, so its siblings too\n"
                               "editor <0.105.0>|exited shutdown|told by agent_sup; siblings end first, the last "
                               "started one before the others\n"
                               "research <0.103.0>|got shutdown from agent_sup|traps exits and takes 300 ms to stop; "
                               "after 5000 ms it would be killed\n");
}

TEST(EventText, ARowThatWasWrittenStaysAsItIsWhenASiblingIsDeleted) {
    PlayedRun run(agentFramework());
    run.playTo(500);
    const std::string before = rows(run, 0);
    ASSERT_NE(before.find("start order 3 of 3"), std::string::npos);
    Step step;
    step.op = StepOp::TerminateChild;
    step.target = writer;
    run.post(step).playTo(1000);
    step.op = StepOp::DeleteChild;
    run.post(step).playTo(2000);
    EXPECT_EQ(rows(run, 0).substr(0, before.size()), before);
}

TEST(EventText, SaysScriptForAStepOfTheFile) {
    Scenario scenario = agentFramework();
    scenario.script.push_back(raise(writer, 500));
    PlayedRun run(scenario);
    run.playTo(600);
    EXPECT_NE(rows(run, 500).find("the script crashed it (step 1)"), std::string::npos);
}

TEST(EventText, DoesNotPutALifetimesEndDownToTheStepThatBroughtTheProcess) {
    Scenario scenario = agentFramework();
    for (NodeSpec& node : scenario.nodes)
        if (node.id == "writer")
            node.lifetime = {Lifetime{700, atom("old")}};
    PlayedRun run(scenario);
    run.playTo(100).post(raise(writer)).playTo(1500);
    const std::string told = rows(run, 102);
    EXPECT_NE(told.find("exited old|its lifetime was over, so it exited by itself"), std::string::npos) << told;
}

TEST(EventText, TellsThatASupervisorGivesUp) {
    PlayedRun run(agentFramework());
    run.playTo(1000);
    for (int crash = 0; crash < 4; ++crash)
        run.post(raise(writer)).playTo(1100 + crash * 100);
    run.playTo(2000);
    const std::string told = rows(run, 1300);
    EXPECT_NE(told.find("counts restart 4: more than 3 in 5 s|writer is permanent, so it would be restarted; but that "
                        "is one too many"),
              std::string::npos)
        << told;
    EXPECT_NE(told.find("gives up|restart 4 within 5 s, and 3 are allowed"), std::string::npos);
    EXPECT_NE(told.find("it gave up and has ended its children; now agent_app decides"), std::string::npos);
}

/// A pool or a dynamic supervisor p under top, with three children that take 100 ms to stop.
Scenario withPool(const std::string& kind, const std::string& script) {
    const std::string child = R"("kind":"worker","trap_exit":true,"stop_delay":100})";
    const bool isDynamic = kind == "dynamic_supervisor";
    const std::string start = R"({"at":100,"do":"start_child","target":"top/p")" +
                              (isDynamic ? R"(,"child":{)" + child + "}," : std::string("},"));
    const std::string pool =
        isDynamic ? R"("kind":"dynamic_supervisor","intensity":0})"
                  : R"("kind":"supervisor","strategy":"simple_one_for_one","intensity":0,"template":{)" + child + "}";
    const ReadResult read = readScenario(R"({"format":"resprout/1","name":"test","tree":{"id":"top","kind":"supervisor",
        "children":[{"id":"p",)" + pool + R"(]},"script":[)" +
                                             start + start + start + script + R"(],"until":5000})",
                                         "test");
    EXPECT_TRUE(read.scenario.has_value());
    return read.scenario.value_or(Scenario{});
}

std::string poolRows(const Scenario& scenario, VirtualTime since) {
    PlayedRun run(scenario);
    run.playTo(2000);
    return rows(run, since);
}

void expectOf(const std::string& told, std::initializer_list<std::string> said, const std::string& unsaid) {
    for (const std::string& words : said)
        EXPECT_NE(told.find(words), std::string::npos) << words << "\nis not in\n" << told;
    if (!unsaid.empty()) {
        EXPECT_EQ(told.find(unsaid), std::string::npos) << told;
    }
}

class EitherPool : public testing::TestWithParam<const char*> {
protected:
    /// The rows of a pool with this step, at 1000.
    static std::string told(const std::string& step, VirtualTime since = 1000) {
        return poolRows(withPool(GetParam(), R"({"at":1000,)" + step + "}"), since);
    }
};
INSTANTIATE_TEST_SUITE_P(EventText, EitherPool, testing::Values("pool", "dynamic_supervisor"),
                         [](const auto& test) { return std::string(test.param); });

TEST_P(EitherPool, HasNoRowThatSpeaksOfAChildsOwnSpec) {
    for (const Restart type : {Restart::Transient, Restart::Temporary}) {
        Scenario scenario = withPool(GetParam(), R"({"at":1000,"do":"exit","target":"top/p/#2","reason":"normal"})");
        for (NodeSpec& node : scenario.nodes)
            if (node.kind == NodeKind::Worker)
                node.restart = type;
        expectOf(poolRows(scenario, 100), {"#1 |is listed|", "#2 |is forgotten|"}, "spec");
    }
}

TEST_P(EitherPool, GivesItsChildrenNoStartOrder) {
    expectOf(told(R"("do":"count_children","target":"top/p")", 100),
             {"started, attempt 1|the script called start_child (step 2)\n"}, "order");
}

TEST_P(EitherPool, ForgetsAChildThatIsTerminated) {
    const std::string why =
        "|the script called terminate_child (step 4); its supervisor forgets it: it has no spec of its "
        "own\n";
    expectOf(told(R"("do":"terminate_child","target":"top/p/#2")"), {"exited shutdown" + why, "|is forgotten" + why},
             "");
}

TEST_P(EitherPool, EndsItsChildrenAllAtOnceWhenItGivesUp) {
    expectOf(told(R"("do":"raise","target":"top/p/#2")"),
             {"it ends its children all at once and exits with shutdown",
              "told by p, which gave up and ends its children, all at once"},
             "the last started one");
}

TEST_P(EitherPool, EndsItsChildrenAllAtOnceWhenItIsToldToEnd) {
    expectOf(told(R"("do":"terminate_child","target":"top/p")"),
             {"which is ending: its children go first, all at once"}, "the last started one");
}

// R80
TEST(EventText, ATemporaryChildThatIsTerminatedLosesItsSpec) {
    Scenario scenario = agentFramework();
    for (NodeSpec& node : scenario.nodes)
        if (node.id == "writer")
            node.restart = Restart::Temporary;
    PlayedRun run(scenario);
    run.playTo(500).post(call(StepOp::TerminateChild, writer)).playTo(1000);
    const std::string told = rows(run, 500);
    EXPECT_NE(told.find("exited shutdown|you called terminate_child (step 1)\n"), std::string::npos) << told;
    EXPECT_NE(told.find("child spec is dropped|you called terminate_child (step 1); temporary, so its spec goes too\n"),
              std::string::npos)
        << told;
    EXPECT_EQ(told.find("stays listed"), std::string::npos) << told;
}

TEST(EventText, ShutdownSentToAChildThatHasEndedHasNoEffect) {
    PlayedRun run(withPool("pool", R"({"at":1000,"do":"raise","target":"top/p/#1"},
                                      {"at":1000,"do":"raise","target":"top/p/#2"})"));
    run.playTo(2000);
    const std::string told = rows(run, 1000);
    EXPECT_NE(told.find("|is sent shutdown by p|p sent shutdown to #2, which has ended already: no effect\n"),
              std::string::npos)
        << told;
    EXPECT_NE(told.find("#3 <0.104.0>|got shutdown from p|traps exits and takes 100 ms to stop"), std::string::npos)
        << told;
}

TEST(EventText, ACallThatWaitsForWhoEndsIsNotACallToNobody) {
    PlayedRun run(withPool("pool", R"({"at":1000,"do":"terminate_child","target":"top/p"},
                                      {"at":1050,"do":"count_children","target":"top/p"},
                                      {"at":1200,"do":"count_children","target":"top/p"})"));
    run.playTo(2000);
    const std::string told = rows(run, 1000);
    EXPECT_NE(told.find("p ended while the call waited, so the caller exits, too"), std::string::npos) << told;
    EXPECT_NE(told.find("but no process lives there"), std::string::npos) << told;
}

TEST(EventText, WritesHoursOnlyWhenThereAreSome) {
    EXPECT_EQ(clockText(12'480), "00:12.480");
    EXPECT_EQ(clockText(3'600'000), "1:00:00.000");
}

} // namespace
} // namespace resprout::ui
