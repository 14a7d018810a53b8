#include "core/node/run_headless.h"
#include "core/scenario/read.h"
#include "core/scenario/write.h"
#include "tests/conformance/trace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

// The bundled examples do what their descriptions say.

namespace resprout {
namespace {

using conformance::Trace;
using conformance::TraceEvent;

const std::filesystem::path folder = RESPROUT_RESOURCES "/examples";

std::string contentOf(const std::filesystem::path& path) {
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
}

std::vector<std::string> files() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

Scenario example(const std::string& name) {
    for (const std::string& file : files())
        if (file.find(name + ".tree.json") != std::string::npos)
            if (ReadResult read = readScenario(contentOf(folder / file), "stem"); read.scenario)
                return std::move(*read.scenario);
    ADD_FAILURE() << "no example " << name;
    return {};
}

void add(Scenario& scenario, StepOp op, std::int64_t at, const std::string& target, std::string_view reason) {
    Step step;
    step.at = at;
    step.op = op;
    step.target = target;
    step.reason = atom(reason);
    scenario.script.push_back(step);
}
// What the Crash tool issues on a worker.
void crash(Scenario& scenario, std::int64_t at, const std::string& target) {
    add(scenario, StepOp::Raise, at, target, "crash");
}

Trace played(const Scenario& scenario) {
    std::string text;
    const HeadlessResult result =
        runHeadless(scenario, HeadlessOptions(), [&text](std::string_view line) { text += line; });
    EXPECT_FALSE(result.stoodStill);
    std::string error;
    std::optional<Trace> trace = conformance::readTrace(text, error);
    EXPECT_TRUE(trace.has_value()) << error;
    return trace.value_or(Trace());
}

// What happened from `begin` ms on, a line each, without the root's id: "1000 exited writer@1 {crash,stack}".
std::string happened(const Trace& trace, std::int64_t begin) {
    std::string text;
    for (const TraceEvent& event : trace.events) {
        if (event.t < begin || event.ev == "result")
            continue;
        const std::size_t slash = event.path.find('/');
        text += std::to_string(event.t) + " " + event.ev + " " +
                (slash == std::string::npos ? event.path : event.path.substr(slash + 1)) + "@" +
                std::to_string(event.n) + (event.reason ? " " + *event.reason : "") + "\n";
    }
    return text;
}

TEST(Examples, AreAtLeastEightInTheOrderOfTheirNumbersAndReadWithoutComplaint) {
    const std::vector<std::string> names = files();
    EXPECT_GE(names.size(), 8U);
    EXPECT_EQ(names.front(), "01_agent_framework.tree.json");
    for (const std::string& name : names) {
        SCOPED_TRACE(name);
        const std::string text = contentOf(folder / name);
        const ReadResult read = readScenario(text, "stem");
        EXPECT_TRUE(read.complaints.empty());
        ASSERT_TRUE(read.scenario.has_value());
        EXPECT_EQ(writeScenario(*read.scenario), text) << "as Save would write it";
        EXPECT_EQ(name.substr(3), read.scenario->name + ".tree.json");
        EXPECT_GE(read.scenario->description.size(), 100U);
    }
}

TEST(Examples, TheFirstSurvivesThreeQuickCrashes) {
    Scenario scenario = example("agent_framework");
    for (const Step& step : scenario.script) // two helpers, at once
        EXPECT_EQ(step.at, 0);
    crash(scenario, 1000, "agent_app/agent_sup/writer");
    crash(scenario, 1400, "agent_app/agent_sup/editor");
    crash(scenario, 1800, "agent_app/agent_sup/research");
    EXPECT_EQ(happened(played(scenario), 1), "1000 exited agent_sup/writer@1 {crash,stack}\n"
                                             "1000 started agent_sup/writer@2\n"
                                             "1400 exited agent_sup/editor@1 {crash,stack}\n"
                                             "1400 started agent_sup/editor@2\n"
                                             "1800 exited agent_sup/research@1 {crash,stack}\n"
                                             "1800 started agent_sup/research@2\n");
}

TEST(Examples, TheFourthCrashMakesAgentSupGiveUpAndAgentAppStartsItAnew) {
    Scenario scenario = example("agent_framework");
    for (const std::int64_t at : {1000, 1100, 1200, 1300})
        crash(scenario, at, "agent_app/agent_sup/writer");
    EXPECT_EQ(happened(played(scenario), 1300), "1300 exited agent_sup/writer@4 {crash,stack}\n"
                                                "1300 exited agent_sup/editor@1 shutdown\n"
                                                "1600 exited agent_sup/research@1 shutdown\n"
                                                "1600 exited agent_sup@1 shutdown\n"
                                                "1600 exited helper_sup/#1@1 shutdown\n"
                                                "1600 exited helper_sup/#2@1 shutdown\n"
                                                "1600 exited helper_sup@1 shutdown\n"
                                                "1600 started agent_sup/research@2\n"
                                                "1600 started agent_sup/writer@5\n"
                                                "1600 started agent_sup/editor@2\n"
                                                "1600 started agent_sup@2\n"
                                                "1600 started helper_sup@2\n");
}

TEST(Examples, UnderOneForAllTheAgentsStopInReverseAndStartInOrder) {
    Scenario scenario = example("agent_framework");
    Step change;
    change.at = 500;
    change.op = StepOp::Reconfigure;
    change.target = "agent_app/agent_sup";
    NodeSpec flags;
    flags.strategy = Strategy::OneForAll;
    change.change = scenario.add(flags);
    scenario.script.push_back(change);
    crash(scenario, 1000, "agent_app/agent_sup/writer");
    EXPECT_EQ(happened(played(scenario), 1), "1000 exited agent_sup/writer@1 {crash,stack}\n"
                                             "1000 exited agent_sup/editor@1 shutdown\n"
                                             "1300 exited agent_sup/research@1 shutdown\n"
                                             "1300 started agent_sup/research@2\n"
                                             "1300 started agent_sup/writer@2\n"
                                             "1300 started agent_sup/editor@2\n");
}

TEST(Examples, ACrashOfTheStoreTakesAllAgentsAlong) {
    Scenario scenario = example("agent_framework");
    crash(scenario, 1000, "agent_app/store");
    EXPECT_EQ(happened(played(scenario), 1), "1000 exited store@1 {crash,stack}\n"
                                             "1000 exited helper_sup/#1@1 shutdown\n"
                                             "1000 exited helper_sup/#2@1 shutdown\n"
                                             "1000 exited helper_sup@1 shutdown\n"
                                             "1000 exited agent_sup/editor@1 shutdown\n"
                                             "1000 exited agent_sup/writer@1 shutdown\n"
                                             "1300 exited agent_sup/research@1 shutdown\n"
                                             "1300 exited agent_sup@1 shutdown\n"
                                             "1300 started store@2\n"
                                             "1300 started agent_sup/research@2\n"
                                             "1300 started agent_sup/writer@2\n"
                                             "1300 started agent_sup/editor@2\n"
                                             "1300 started agent_sup@2\n"
                                             "1300 started helper_sup@2\n");
}

TEST(Examples, AHelperThatCrashesIsGoneAndCountsNothing) {
    Scenario scenario = example("agent_framework");
    crash(scenario, 1000, "agent_app/helper_sup/#1");
    const Trace trace = played(scenario);
    EXPECT_EQ(happened(trace, 1), "1000 exited helper_sup/#1@1 {crash,stack}\n");
    for (const auto& node : trace.final.nodes) {
        EXPECT_NE(node.at("path"), "\"agent_app/helper_sup/#1\"");
        const auto restarts = node.find("restarts");
        EXPECT_TRUE(restarts == node.end() || restarts->second == "0");
    }
}

TEST(Examples, OneForOneRestartsTheCrashedOneAlone) {
    Scenario scenario = example("one_for_one");
    crash(scenario, 1000, "shop/cache");
    EXPECT_EQ(happened(played(scenario), 1), "1000 exited cache@1 {crash,stack}\n1000 started cache@2\n");
    for (const std::int64_t at : {1100, 1200, 1300})
        crash(scenario, at, "shop/web");
    EXPECT_EQ(happened(played(scenario), 1300), "1300 exited web@3 {crash,stack}\n"
                                                "1300 exited metrics@1 shutdown\n"
                                                "1300 exited mailer@1 shutdown\n"
                                                "1300 exited cache@2 shutdown\n"
                                                "1300 exited shop@1 shutdown\n");
}

TEST(Examples, OneForAllStopsAllInReverseAndStartsThemInOrder) {
    Scenario scenario = example("one_for_all");
    crash(scenario, 1000, "search/index");
    const Trace trace = played(scenario);
    EXPECT_EQ(happened(trace, 1), "1000 exited index@1 {crash,stack}\n"
                                  "1000 exited writer@1 shutdown\n"
                                  "1000 exited parser@1 shutdown\n"
                                  "1000 exited reader@1 shutdown\n"
                                  "1000 started reader@2\n"
                                  "1000 started parser@2\n"
                                  "1000 started index@2\n"
                                  "1000 started writer@2\n");
    EXPECT_EQ(trace.final.nodes.front().at("restarts"), "1");
}

TEST(Examples, RestForOneRestartsThoseAfterTheCrashedOne) {
    Scenario scenario = example("rest_for_one");
    crash(scenario, 1000, "server/session");
    EXPECT_EQ(happened(played(scenario), 1), "1000 exited session@1 {crash,stack}\n"
                                             "1000 exited handler@1 shutdown\n"
                                             "1000 exited router@1 shutdown\n"
                                             "1000 started session@2\n"
                                             "1000 started router@2\n"
                                             "1000 started handler@2\n");
}

TEST(Examples, ThePipelineStartsAfreshFromTheCrashedStage) {
    Scenario scenario = example("pipeline");
    crash(scenario, 1000, "pipeline/validator");
    EXPECT_EQ(happened(played(scenario), 1), "1000 exited validator@1 {crash,stack}\n"
                                             "1000 exited writer@1 shutdown\n"
                                             "1000 exited transformer@1 shutdown\n"
                                             "1000 started validator@2\n"
                                             "1000 started transformer@2\n"
                                             "1000 started writer@2\n");
}

TEST(Examples, ConnectionsDependOnTheirManagerButNotOnEachOther) {
    Scenario one = example("connection_pool");
    crash(one, 2000, "db_pool/connections/conn_2");
    EXPECT_EQ(happened(played(one), 1000), "2000 exited connections/conn_2@1 {crash,stack}\n"
                                           "2200 started connections/conn_2@2\n");
    Scenario all = example("connection_pool");
    crash(all, 2000, "db_pool/manager");
    EXPECT_EQ(happened(played(all), 1000), "2000 exited manager@1 {crash,stack}\n"
                                           "2000 exited connections/conn_4@1 shutdown\n"
                                           "2000 exited connections/conn_3@1 shutdown\n"
                                           "2000 exited connections/conn_2@1 shutdown\n"
                                           "2000 exited connections/conn_1@1 shutdown\n"
                                           "2000 exited connections@1 shutdown\n"
                                           "2000 started manager@2\n"
                                           "2200 started connections/conn_1@2\n"
                                           "2400 started connections/conn_2@2\n"
                                           "2600 started connections/conn_3@2\n"
                                           "2800 started connections/conn_4@2\n"
                                           "2800 started connections@2\n");
}

TEST(Examples, TheGrowingPoolRestartsAConnectionAloneAndForgetsATerminatedOne) {
    const Trace trace = played(example("growing_pool"));
    EXPECT_EQ(happened(trace, 2600), "2600 started conn_pool/#5@1\n"
                                     "4000 exited conn_pool/#2@1 {closed,stack}\n"
                                     "4100 started conn_pool/#2@2\n"
                                     "7000 exited conn_pool/#4@1 shutdown\n");
    EXPECT_EQ(trace.final.nodes.size(), 7U); // database, manager, conn_pool and four connections
}

TEST(Examples, AKilledPoolLeavesItsConnectionsBehindAndATerminatedOneClosesThemAllAtOnce) {
    Scenario killed = example("growing_pool");
    add(killed, StepOp::Signal, 7500, "database/conn_pool", "kill");
    killed.until = 10'000;
    const std::string end = happened(played(killed), 7500);
    EXPECT_NE(end.find("7500 exited conn_pool@1 killed\n7500 started conn_pool@2\n"), std::string::npos) << end;
    for (const char* orphan : {"#1@1", "#2@2", "#3@1", "#5@1"})
        EXPECT_NE(end.find("9500 exited conn_pool/" + std::string(orphan) + " killed\n"), std::string::npos) << end;

    Scenario terminated = example("growing_pool");
    add(terminated, StepOp::TerminateChild, 7500, "database/conn_pool", "normal");
    terminated.until = 10'000;
    EXPECT_NE(happened(played(terminated), 7500).find("9500 exited conn_pool@1 shutdown\n"), std::string::npos);
}

TEST(Examples, TheEndlessRestartIsStoppedByIntensity) {
    const Trace trace = played(example("endless_restart"));
    EXPECT_EQ(happened(trace, 3200),
              "3200 exited flaky@4 timeout\n3200 exited steady@1 shutdown\n3200 exited app@1 shutdown\n");
    EXPECT_TRUE(trace.final.nodes.empty());
}

TEST(Examples, TheEndlessRestartIsEndlessWithAPeriodOfOneSecond) {
    Scenario scenario = example("endless_restart");
    scenario.node(scenario.root).period = std::int64_t{1};
    scenario.until = 60'000;
    EXPECT_FALSE(played(scenario).final.nodes.empty());
}

TEST(Examples, EscalationClimbsThreeLevels) {
    const Trace trace = played(example("escalation"));
    const auto endOf = [&trace](const std::string& path, std::int64_t attempt) {
        for (const TraceEvent& event : trace.events)
            if (event.ev == "exited" && event.path == path && event.n == attempt)
                return std::to_string(event.t) + " " + event.reason.value_or("");
        return std::string("lives");
    };
    EXPECT_EQ(endOf("system/region/service", 1), "1000 shutdown");
    EXPECT_EQ(endOf("system/region", 1), "2000 shutdown");
    EXPECT_EQ(endOf("system/region", 2), "4000 shutdown");
    EXPECT_EQ(endOf("system", 1), "4000 shutdown");
    EXPECT_TRUE(trace.final.nodes.empty());
}

TEST(Examples, TheSlowShutdownAddsUp) {
    EXPECT_EQ(happened(played(example("slow_shutdown")), 1), "1000 exited guard@1 killed\n"
                                                             "3000 exited stubborn@1 killed\n"
                                                             "4500 exited saver@1 shutdown\n"
                                                             "4500 exited quick@1 shutdown\n"
                                                             "4500 exited house@1 shutdown\n");
}

TEST(Examples, TheRestartTypeDecidesWhoComesBack) {
    Scenario scenario = example("restart_types");
    crash(scenario, 1000, "types/service");
    crash(scenario, 1100, "types/task");
    crash(scenario, 1200, "types/helper");
    add(scenario, StepOp::Exit, 1300, "types/service", "normal");
    add(scenario, StepOp::Exit, 1400, "types/task", "normal");
    const Trace trace = played(scenario);
    EXPECT_EQ(happened(trace, 1), "1000 exited service@1 {crash,stack}\n1000 started service@2\n"
                                  "1100 exited task@1 {crash,stack}\n1100 started task@2\n"
                                  "1200 exited helper@1 {crash,stack}\n"
                                  "1300 exited service@2 normal\n1300 started service@3\n"
                                  "1400 exited task@2 normal\n");
    ASSERT_EQ(trace.final.nodes.size(), 3U); // the supervisor, service and, listed without a process, task
    EXPECT_EQ(trace.final.nodes.back().at("state"), "\"stopped\"");
}

TEST(Examples, AHundredCrashesAtOnceAreJustAllowedInABarn) {
    Scenario scenario = example("thousand_workers");
    EXPECT_EQ(std::count_if(scenario.nodes.begin(), scenario.nodes.end(),
                            [](const NodeSpec& node) { return node.kind == NodeKind::Worker; }),
              1000);
    for (int number = 1; number <= 100; ++number)
        crash(scenario, 1000, "farm/barn_3/w" + std::to_string(number));
    const Trace allowed = played(scenario);
    const auto barn = std::find_if(allowed.final.nodes.begin(), allowed.final.nodes.end(),
                                   [](const auto& node) { return node.at("path") == "\"farm/barn_3\""; });
    ASSERT_NE(barn, allowed.final.nodes.end());
    EXPECT_EQ(barn->at("restarts"), "100");
    EXPECT_EQ(barn->at("n"), "1");

    crash(scenario, 1100, "farm/barn_3/w7");
    const Trace tooMany = played(scenario);
    const std::string end = happened(tooMany, 1100);
    EXPECT_NE(end.find("1100 exited barn_3@1 shutdown\n"), std::string::npos);
    EXPECT_NE(end.find("1100 started barn_3@2\n"), std::string::npos);
    EXPECT_EQ(tooMany.final.nodes.size(), 1011U);
}

} // namespace
} // namespace resprout
