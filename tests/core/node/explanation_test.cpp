#include "core/node/explanation.h"

#include "core/node/run_headless.h"
#include "core/scenario/read.h"
#include "tests/core/node/folded.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace resprout {
namespace {

using namespace test;

Scenario corpus(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(RESPROUT_CONFORMANCE "/scenarios/" + name + ".tree.json").rdbuf();
    ReadResult read = readScenario(text.str(), name);
    EXPECT_TRUE(read.scenario.has_value()) << name;
    return read.scenario.value_or(Scenario{});
}

std::string story(const Scenario& scenario, unsigned threads = 1) {
    std::string told;
    HeadlessOptions options;
    options.threads = threads;
    options.explain = [&told](std::string_view text) {
        told += text;
    };
    runHeadless(scenario, options, nullptr);
    return told;
}

/// The story up to the list of rules.
std::string story(const std::string& name) {
    const std::string told = story(corpus(name));
    return told.substr(0, told.find("\nThe rules"));
}

/// Wherever its lines are broken.
bool tells(const std::string& told, const std::string& words) {
    std::string line;
    for (const char c : told) {
        const char next = c == '\n' ? ' ' : c;
        if (next != ' ' || line.empty() || line.back() != ' ')
            line += next;
    }
    return line.find(words) != std::string::npos;
}

// --- the three that one gets wrong first

TEST(Explanation, ATransientSupervisorThatGaveUpIsNotRestartedSinceShutdownIsQuiet) {
    EXPECT_EQ(story("escalation_transient_is_not_restarted"), R"(escalation_transient_is_not_restarted

300 ms: top/mid/a exits with oops, and top/mid gives up instead of restarting it, because:
  1. Step 1 tells top/mid/a to exit with oops. [P1]
  2. top/mid/a is permanent, so it is to be restarted whatever the reason. top/mid counts that
     first: restart 1 in 5 s. [R40]
  3. top/mid allows 0 restarts in 5 s, so it gives up: it starts nobody again, stops its children
     and exits with shutdown. [R31]

300 ms: top/mid exits with shutdown, and is not restarted, because:
  1. Step 1 tells top/mid/a to exit with oops. [P1]
  2. top/mid/a is permanent, so it is to be restarted whatever the reason. top/mid counts that
     first: restart 1 in 5 s. [R40]
  3. top/mid allows 0 restarts in 5 s, so it gives up: it starts nobody again, stops its children
     and exits with shutdown. [R31]
  4. A supervisor that gives up exits with shutdown, which the supervisor above it takes for a
     normal end. [R67]
  5. top/mid is transient, and transient children are restarted after an abnormal end only; normal,
     shutdown and {shutdown,_} are normal ends. So top does not restart it. [R40]
)");
}

TEST(Explanation, OneForAllBringsBackWhoHadBeenTerminatedByHand) {
    EXPECT_EQ(story("one_for_all_revives_the_terminated"), R"(one_for_all_revives_the_terminated

300 ms: top/b exits with shutdown, and is not restarted, because:
  1. Step 1 calls terminate_child for top/b. [R80]
  2. To stop top/b, top sends it the exit signal shutdown. [R60]
  3. An end by terminate_child is no reason to restart and counts as none: top/b stays listed
     without a process until restart_child, or a restart of its whole group. [R35]

600 ms: top/c exits with oops, because:
  1. Step 2 tells top/c to exit with oops. [P1]

600 ms: top/a and top/c are started again, because:
  1. Step 2 tells top/c to exit with oops. [P1]
  2. top/c is permanent, so top restarts it whatever the reason. It counts that first: restart 1 of
     1 in 5 s. [R40]
  3. top is one_for_all, so its other children are stopped, as far as they have a process, the last
     started one first, and then all are started in start order. [R43]

600 ms: top/b is started again, because:
  1. Step 2 tells top/c to exit with oops. [P1]
  2. top/c is permanent, so top restarts it whatever the reason. It counts that first: restart 1 of
     1 in 5 s. [R40]
  3. top is one_for_all, so its other children are stopped, as far as they have a process, the last
     started one first, and then all are started in start order. [R43]
  4. top/b had no process: terminate_child in step 1 had ended it, and that is no reason to restart
     it. But a group restart starts every listed spec of the group, this one too. [R45]
)");
}

TEST(Explanation, RestForOneTriesAgainFromTheChildThatFailedToStart) {
    EXPECT_EQ(story("restart_fails_rest_for_one_other"), R"(restart_fails_rest_for_one_other

300 ms: top/b exits with oops, because:
  1. Step 1 tells top/b to exit with oops. [P1]

300 ms: top/b is started again, because:
  1. Step 1 tells top/b to exit with oops. [P1]
  2. top/b is permanent, so top restarts it whatever the reason. It counts that first: restart 1 of
     3 in 5 s. [R40]
  3. top is rest_for_one, so the children after top/b in the start order are stopped, as far as they
     have a process, the last one first, and then top/b and those after it are started in start
     order. [R44]

300 ms: the start of top/c fails with busy, because:
  1. Step 1 tells top/b to exit with oops. [P1]
  2. top/b is permanent, so top restarts it whatever the reason. It counts that first: restart 1 of
     3 in 5 s. [R40]
  3. top is rest_for_one, so the children after top/b in the start order are stopped, as far as they
     have a process, the last one first, and then top/b and those after it are started in start
     order. [R44]
  4. The start of top/c fails with busy. [R7]
  5. A restart whose start fails is tried again: under rest_for_one top does so from top/c, the
     child that failed to start, and not from top/b, the child that had ended: that one is up again.
     [R53]

300 ms: top/c and top/d are started again, because:
  1. Step 1 tells top/b to exit with oops. [P1]
  2. top/b is permanent, so top restarts it whatever the reason. It counts that first: restart 1 of
     3 in 5 s. [R40]
  3. top is rest_for_one, so the children after top/b in the start order are stopped, as far as they
     have a process, the last one first, and then top/b and those after it are started in start
     order. [R44]
  4. The start of top/c fails with busy. [R7]
  5. A restart whose start fails is tried again: under rest_for_one top does so from top/c, the
     child that failed to start, and not from top/b, the child that had ended: that one is up again.
     [R53]
  6. Each try counts: top counts restart 2 of 3 in 5 s. [R34]
  7. top is rest_for_one, so the children after top/c in the start order are stopped, as far as they
     have a process, the last one first, and then top/c and those after it are started in start
     order. [R44]
)");
}

// --- why something was not restarted

TEST(Explanation, SaysOfEveryEndWithoutARestartWhichRuleIsBehindIt) {
    EXPECT_TRUE(
        tells(story("exit_reasons_temporary"), "temporary children are never restarted: top drops its spec. [R40]"));
    EXPECT_TRUE(tells(story("one_for_all_normal_transient_is_alone"), "does nothing to its siblings. [R47]"));
    EXPECT_TRUE(tells(story("one_for_all_drops_temporary"), "is temporary: it is stopped with its group, and its"));
    EXPECT_TRUE(tells(story("auto_shutdown_cascades"),
                      "exits with shutdown, which the supervisor above it takes for a normal end. [R74]"));
    EXPECT_TRUE(tells(story("escalation_to_the_root"), "top is the root: no supervisor is above it, so nobody"));
    EXPECT_TRUE(tells(story("signal_kill_supervisor"), "is gone, so there is no supervisor that could restart"));
    EXPECT_TRUE(tells(story("stop_slow_child_killed"), "top is ending itself, so it restarts nobody. [R63]"));
    EXPECT_TRUE(tells(story("busy_death_during_group_restart"), "finds top/b dead at its turn"));
    EXPECT_TRUE(tells(story("restart_ignored"), "its start is not tried again. [R55]"));
}

TEST(Explanation, TellsTriesThatFailAlikeOnce) {
    const std::string told = story("restart_fails_until_limit");
    EXPECT_TRUE(tells(told, "The start of top/mid/a fails 3 times, at last with busy. [R7]")) << told;
    EXPECT_EQ(told.find("2 times"), std::string::npos);
}

TEST(Explanation, EndsWithTheManualOnceForEachRule) {
    const std::string told = story(corpus("escalation_permanent"));
    const std::string rules = told.substr(told.find("\nThe rules"));
    EXPECT_TRUE(tells(rules, "R31 Supervisor Behaviour, Maximum Restart Intensity "
                             "https://www.erlang.org/doc/system/sup_princ.html#maximum-restart-intensity"));
    EXPECT_EQ(rules.find("  R40  "), rules.rfind("  R40  "));
}

TEST(Explanation, IsTheSameOnAnyNumberOfThreads) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Scenario scenario = test::randomScenario(seed, test::Races::Many);
        ASSERT_EQ(story(scenario), story(scenario, 8)) << seed;
    }
}

// --- ends by themselves

std::string storyOf(const std::string& tree, const std::string& script) {
    const std::string told = story(scenarioOf(R"({"format":"resprout/1","name":"test","tree":)" + tree +
                                              R"(,"script":[)" + script + R"(],"until":5000})"));
    return told.substr(0, told.find("\nThe rules"));
}

TEST(Explanation, AnEndByItselfIsNotPutDownToTheStepThatBroughtTheProcess) {
    const std::string told = storyOf(
        R"({"id":"top","kind":"supervisor","children":[{"id":"w","kind":"worker","lifetime":{"after":900,"reason":"old"}}]})",
        R"({"at":100,"do":"exit","target":"top/w","reason":"oops"})");
    EXPECT_TRUE(tells(told, "Step 1 tells top/w to exit with oops. [P1]"));
    EXPECT_TRUE(tells(told, "1000 ms: top/w exits with old, and top gives up instead of restarting it, because: "
                            "1. top/w exits with old by itself: its lifetime is over. [P1]"))
        << told;
}

// --- brutal kills

TEST(Explanation, ABrutallyKilledChildOfAGroupIsToldAsPartOfTheGroup) {
    const std::string told = storyOf(
        R"({"id":"top","kind":"supervisor","strategy":"one_for_all","auto_shutdown":"any_significant","children":[
            {"id":"a","kind":"worker","shutdown":"brutal_kill","restart":"temporary"},
            {"id":"b","kind":"worker"},{"id":"c","kind":"worker","restart":"transient","significant":true}]})",
        R"({"at":100,"do":"exit","target":"top/b","reason":"oops"})");
    EXPECT_TRUE(tells(told, "top/a is not started again, because: 1. Step 1 tells top/b to exit with oops. [P1]"));
    EXPECT_EQ(told.find("R71"), std::string::npos) << told;
}

TEST(Explanation, ABrutallyKilledChildOfAnOrphanEndsWithItsSupervisor) {
    const Folded folded(scenarioOf(R"({"format":"resprout/1","name":"test","tree":{"id":"top","kind":"supervisor",
        "strategy":"one_for_all","children":[{"id":"m","kind":"supervisor","children":[
            {"id":"s","kind":"supervisor","strategy":"one_for_all","children":[
                {"id":"w","kind":"worker","shutdown":"brutal_kill"},{"id":"x","kind":"worker"}]}]}]},
        "script":[{"at":100,"do":"exit","target":"top/m/s/x","reason":"oops"},
                  {"at":200,"do":"signal","target":"top/m","reason":"kill"}],"until":5000})"));
    std::vector<Ending> endings;
    for (std::size_t row = 0; row < folded.log.endRow(); ++row)
        if (folded.log.row(row).why == Why::KilledBrutally && folded.log.row(row).type == EventType::Exited)
            endings.push_back(explain(folded.run(), row, Naming::Id).ending);
    EXPECT_EQ(endings, (std::vector{Ending::InGroup, Ending::SupervisorEnds}));
}

// --- words

TEST(Explanation, ASignificantChildThatEndsWhileItsSupervisorIsBusyBringsItDownLater) {
    for (const std::string restart : {"transient", "temporary"}) {
        const std::string told = storyOf(
            R"({"id":"top","kind":"supervisor","children":[{"id":"s","kind":"supervisor","strategy":"rest_for_one",
                "auto_shutdown":"any_significant","restart":"temporary","children":[
                {"id":"a","kind":"worker","restart":")" +
                restart + R"(","significant":true,"lifetime":{"after":900,"reason":"normal"}},
                {"id":"b","kind":"worker","start_delay":400}]}]})",
            R"({"at":800,"do":"exit","target":"top/s/b","reason":"oops"})");
        EXPECT_FALSE(tells(told, "[R47]")) << told;
        const auto exit = told.find("1200 ms: top/s exits with shutdown, and is not restarted");
        ASSERT_NE(exit, std::string::npos) << told;
        EXPECT_TRUE(tells(told.substr(exit), "1. top/s/a exits with normal by itself: its lifetime is over. [P1] "
                                             "2. top/s/a is significant and top/s has auto_shutdown any_significant"))
            << told;
    }
}

TEST(Explanation, APoolThatCrashesOnItsHoleTellsWhoLeftItAndWhatMadeItStop) {
    const std::string told = storyOf(
        R"({"id":"top","kind":"supervisor","children":[{"id":"p","kind":"supervisor","strategy":"simple_one_for_one",
            "template":{"id":"t","kind":"worker","start":["ok","ignore"]}}]})",
        R"({"at":100,"do":"start_child","target":"top/p"},{"at":200,"do":"exit","target":"top/p/#1","reason":"oops"},
           {"at":500,"do":"terminate_child","target":"top/p"})");
    EXPECT_TRUE(tells(told, "top/p/#1 leaves a hole in top/p")) << told;
    EXPECT_TRUE(tells(told, "500 ms: top/p exits with {function_clause,stack}"));
    EXPECT_TRUE(tells(told,
                      "1. Step 3 calls terminate_child for top/p. [R80] "
                      "2. To stop top/p, top sends it the exit signal shutdown. [R60] "
                      "3. The restart of top/p/#1 was answered by ignore, which left a hole among the children of "
                      "top/p. [R56] 4. top/p is ending and tells its children to stop: it does not expect the "
                      "hole, crashes on it with {function_clause,stack}, and takes its children along. [R56]"))
        << told;
    EXPECT_EQ(told.find("raises an error that nothing"), std::string::npos);
}

TEST(Explanation, ACallerWhoseCalleeEndsMeanwhileDoesNotFindNoproc) {
    const Folded folded(scenarioOf(R"({"format":"resprout/1","name":"test","tree":{"id":"top","kind":"supervisor",
        "children":[{"id":"m","kind":"supervisor","children":[{"id":"s","kind":"worker","start_delay":400},
        {"id":"w","kind":"worker"}]}]},"script":[{"at":500,"do":"exit","target":"top/m/s","reason":"oops"},
        {"at":600,"do":"terminate_child","target":"top/m/w"},
        {"at":700,"do":"signal","target":"top/m","reason":"kill"}],"until":5000})"));
    std::string told;
    for (std::size_t row = 0; row < folded.log.endRow(); ++row)
        if (folded.log.row(row).why == Why::CallToNobody)
            told += inEnglish(explain(folded.run(), row, Naming::Path).chain.back().sentence);
    EXPECT_EQ(told, "top/m ended while the call waited, so the caller exits with the same reason.");
}

TEST(Explanation, APoolTellsAllAtOnceAndHasNoStartOrder) {
    const std::string script = R"({"at":100,"do":"start_child","target":"top/p")";
    const std::string child = R"("kind":"worker","trap_exit":true,"stop_delay":500,"shutdown":100})";
    const std::string stop = R"(},{"at":300,"do":"terminate_child","target":"top/p"})";
    const std::string pool = storyOf(
        R"({"id":"top","kind":"supervisor","children":[{"id":"p","kind":"supervisor","strategy":"simple_one_for_one",
            "template":{)" +
            child + "}]}",
        script + stop);
    EXPECT_TRUE(tells(pool, "top/p is ending, so it tells all its children to stop at once")) << pool;
    EXPECT_TRUE(tells(pool, "[R64]"));
    const std::string dynamic =
        storyOf(R"({"id":"top","kind":"supervisor","children":[{"id":"p","kind":"dynamic_supervisor"}]})",
                script + R"(,"child":{"id":"c",)" + child + stop);
    EXPECT_TRUE(tells(dynamic, "[D5]")) << dynamic;
    for (const std::string& told : {pool, dynamic})
        EXPECT_FALSE(tells(told, "the last started one before")) << told;
}

/// A pool p under top: its three children crash in the same millisecond, and it allows one restart.
Scenario crashingPool() {
    std::string script;
    for (int step = 0; step < 3; ++step)
        script += R"({"at":100,"do":"start_child","target":"top/p"},)";
    for (const char* child : {"#1", "#2", "#3"})
        script += R"({"at":2000,"do":"raise","target":"top/p/)" + std::string(child) + "\"},";
    script.pop_back();
    return scenarioOf(R"({"format":"resprout/1","name":"test","tree":{"id":"top","kind":"supervisor","children":[
        {"id":"p","kind":"supervisor","strategy":"simple_one_for_one","intensity":1,"template":{"kind":"worker",
        "start_delay":200}}]},"script":[)" +
                      script + R"(],"until":4000})");
}

TEST(Explanation, ASupervisorThatWasBusyAndGaveUpLaterIsNotSaidToHaveBeenEnding) {
    const std::string told = story(crashingPool());
    EXPECT_TRUE(tells(told, "top/p was busy when top/p/#3 ended, and gave up at 2200 ms before it came to this end"))
        << told;
    EXPECT_FALSE(tells(told, "is ending itself")) << told;
}

TEST(Explanation, AnOrderToAChildThatHasEndedFindsNobody) {
    const Folded folded(crashingPool());
    std::string told;
    for (std::size_t row = 0; row < folded.log.endRow(); ++row)
        if (folded.log.row(row).type == EventType::StopOrdered && folded.paths.id(folded.log.row(row).path) == "#3")
            told += inEnglish(explain(folded.run(), row, Naming::Id).chain.back().sentence);
    EXPECT_EQ(told, "To stop #3, p sends it the exit signal shutdown, but #3 has ended already, so the signal finds "
                    "nobody.");
}

TEST(Explanation, AFirstStartThatAnswersIgnoreIsNoRestart) {
    const std::string told = storyOf(
        R"({"id":"top","kind":"supervisor","intensity":3,"children":[{"id":"m","kind":"supervisor","intensity":0,
            "children":[{"id":"i","kind":"worker","start":"ignore"},{"id":"c","kind":"worker"}]}]})",
        R"({"at":500,"do":"exit","target":"top/m/c","reason":"oops"})");
    EXPECT_FALSE(tells(told, "the start of top/m/i answers ignore")) << told;
    const Folded folded(scenarioOf(
        R"({"format":"resprout/1","name":"test","tree":{"id":"top","kind":"supervisor","children":[{"id":"m",
            "kind":"supervisor","children":[{"id":"i","kind":"worker","start":"ignore"}]}]},"script":[
            {"at":100,"do":"signal","target":"top/m","reason":"kill"}],"until":500})"));
    int ignored = 0;
    for (std::size_t row = 0; row < folded.log.endRow(); ++row) {
        if (folded.log.row(row).type == EventType::Ignored) {
            ++ignored;
            EXPECT_EQ(explain(folded.run(), row, Naming::Id).outcome.back().rule, "R4");
        }
    }
    EXPECT_EQ(ignored, 2);
}

TEST(Explanation, ANewOrderOfChildrenIsNoFlag) {
    const Folded folded(scenarioOf(R"({"format":"resprout/1","name":"test","tree":{"id":"top","kind":"supervisor",
        "children":[{"id":"a","kind":"worker"},{"id":"b","kind":"worker"}]},"script":[{"at":100,"do":"reconfigure",
        "target":"top","children":[{"id":"b","kind":"worker"},{"id":"a","kind":"worker"}]}],"until":500})"));
    int places = 0;
    for (std::size_t row = 0; row < folded.log.endRow(); ++row) {
        if (folded.log.row(row).type == EventType::FlagChanged) {
            ++places;
            EXPECT_EQ(explain(folded.run(), row, Naming::Id).chain.back().rule, "R91");
        }
    }
    EXPECT_EQ(places, 2);
}

} // namespace
} // namespace resprout
