#include "tests/support/invariants.h"

#include "core/node/run_headless.h"
#include "core/scenario/read.h"
#include "core/scenario/write.h"
#include "tests/support/random_scenario.h"
#include "tests/support/scenario_from_bytes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// Laws of any tree under any script. RapidCheck makes the trees out of bytes, and shrinks them when one of them breaks a law.

namespace resprout::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// Long enough for a tree with a script, most of the time.
rc::Gen<Bytes> anyBytes() {
    return rc::gen::resize(4 * rc::kNominalSize, rc::gen::arbitrary<Bytes>());
}

void demandFor(const Bytes& bytes, std::string (*breachOf)(const Scenario&, const PlayedEvents&)) {
    const Scenario scenario = scenarioFromBytes(bytes);
    const std::string breach = breachOf(scenario, playEvents(scenario));
    if (!breach.empty())
        RC_FAIL(breach + "\n" + writeScenario(scenario));
}

RC_GTEST_PROP(AnyTree, StartsChildrenInStartOrderAndStopsThemInReverse, ()) {
    demandFor(*anyBytes(), breachOfOrder);
}

RC_GTEST_PROP(AnyTree, LetsNoProcessOutliveItsSupervisorUnlessThatWasKilled, ()) {
    demandFor(*anyBytes(), breachOfLives);
}

RC_GTEST_PROP(AnyTree, RestartsNeverPastTheLimitAndGivesUpExactlyThere, ()) {
    demandFor(*anyBytes(), breachOfLimits);
}

RC_GTEST_PROP(AnyTree, GivesTheSameTraceOnOneTwoAndEightThreads, ()) {
    const Scenario scenario = scenarioFromBytes(*anyBytes());
    const auto traceOn = [&](unsigned threads) {
        std::string trace;
        HeadlessOptions options;
        options.threads = threads;
        options.alwaysParallel = threads > 1;
        runHeadless(scenario, options, [&](std::string_view text) { trace += text; });
        return trace;
    };
    const std::string alone = traceOn(1);
    RC_ASSERT(traceOn(2) == alone);
    RC_ASSERT(traceOn(8) == alone);
}

TEST(AnyTree, KeepsTheseLawsForManySeeds) {
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        for (const Races races : {Races::Many, Races::Avoided}) {
            const Scenario scenario = randomScenario(seed, races);
            ASSERT_EQ(firstBreach(scenario, playEvents(scenario)), "") << "random scenario " << seed << '\n'
                                                                       << writeScenario(scenario);
        }
    }
}

// What the fuzzer began with, and whatever it finds.
TEST(AnyTree, OfTheFuzzersCorpusKeepsTheseLaws) {
    int played = 0;
    for (const auto& entry : std::filesystem::directory_iterator(RESPROUT_FUZZ_CORPUS "/engine")) {
        std::ifstream file(entry.path(), std::ios::binary);
        const Bytes bytes{std::istreambuf_iterator<char>(file), {}};
        const Scenario scenario = scenarioFromBytes(bytes);
        EXPECT_EQ(firstBreach(scenario, playEvents(scenario)), "") << entry.path() << '\n' << writeScenario(scenario);
        ++played;
    }
    EXPECT_GT(played, 30);
}

RC_GTEST_PROP(ScenarioFromBytes, CouldStandInAFile, ()) {
    const Scenario scenario = scenarioFromBytes(*anyBytes());
    const ReadResult read = readScenario(writeScenario(scenario), "bytes");
    for (const Complaint& complaint : read.complaints)
        RC_ASSERT(complaint.grade != Complaint::Grade::Error);
    RC_ASSERT(read.scenario.has_value());
    RC_ASSERT(writeScenario(*read.scenario) == writeScenario(scenario));
}

// The laws can be broken, and are then found broken: under other rules, and in a stream that lies.

std::string firstBreachUnder(const Rules& rules) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Scenario scenario = randomScenario(seed, Races::Many);
        if (std::string breach = breachOfLimits(scenario, playEvents(scenario, rules)); !breach.empty())
            return breach;
    }
    return {};
}

TEST(LimitsLaw, FindsASupervisorThatGoesOnOneRestartTooLong) {
    Rules rules;
    rules.exceedsIntensity = [](std::uint64_t held, std::int64_t intensity) {
        return exceedsIntensity(held, intensity + 1);
    };
    EXPECT_NE(firstBreachUnder(rules).find("goes on although it has to give up"), std::string::npos);
}

TEST(LimitsLaw, FindsASupervisorThatGivesUpOneRestartTooSoon) {
    Rules rules;
    rules.exceedsIntensity = [](std::uint64_t held, std::int64_t intensity) {
        return exceedsIntensity(held + 1, intensity);
    };
    EXPECT_NE(firstBreachUnder(rules).find("gives up within its limit"), std::string::npos);
}

TEST(LimitsLaw, FindsRetriesThatAreFreeAndGroupsThatCostMoreThanOne) {
    Rules free;
    free.retryCost = RetryCost::IsFree;
    EXPECT_NE(firstBreachUnder(free).find("there are"), std::string::npos);
    Rules dear;
    dear.groupCost = GroupCost::OnePerChild;
    EXPECT_NE(firstBreachUnder(dear).find("there are"), std::string::npos);
}

/// Two workers under `m`, whose first one crashes; then `m` is told to end.
Scenario twoWorkers() {
    const ReadResult read = readScenario(R"({"format":"resprout/1","tree":{"id":"top","kind":"supervisor","children":[
        {"id":"m","kind":"supervisor","strategy":"one_for_all","children":[
            {"id":"a","kind":"worker"},{"id":"b","kind":"worker"}]}]},
        "script":[{"at":100,"do":"exit","target":"top/m/a","reason":"oops"},{"at":200,"do":"stop"}]})",
                                         "two");
    return *read.scenario;
}

bool isAbout(const PlayedEvents& played, const LifecycleEvent& event, EventType type, std::string_view path) {
    return event.type == type && event.path == played.paths->find(path);
}

TEST(OrderLaw, FindsStartsThatAreOutOfOrder) {
    PlayedEvents played = playEvents(twoWorkers());
    EXPECT_EQ(breachOfOrder(twoWorkers(), played), "");
    const auto a = played.paths->find("top/m/a");
    const auto b = played.paths->find("top/m/b");
    for (LifecycleEvent& event : played.events) {
        if (event.type == EventType::Spawned || event.type == EventType::Started)
            event.path = event.path == a ? *b : event.path == b ? *a : event.path;
    }
    EXPECT_EQ(breachOfOrder(twoWorkers(), played),
              "0 ms: top/m/a@1 starts after one that comes later in the start order");
}

TEST(OrderLaw, FindsAStartThatDoesNotWaitForTheStops) {
    PlayedEvents played = playEvents(twoWorkers());
    std::erase_if(played.events, [&](const LifecycleEvent& event) {
        return isAbout(played, event, EventType::Exited, "top/m/b") && event.time == 100;
    });
    EXPECT_EQ(breachOfOrder(twoWorkers(), played), "100 ms: top/m/a@2 starts while a sibling is still being stopped");
}

TEST(LivesLaw, FindsAChildThatOutlivesItsSupervisor) {
    PlayedEvents played = playEvents(twoWorkers());
    EXPECT_EQ(breachOfLives(twoWorkers(), played), "");
    std::erase_if(played.events, [&](const LifecycleEvent& event) {
        return isAbout(played, event, EventType::Exited, "top/m/b") && event.time == 200;
    });
    EXPECT_EQ(breachOfLives(twoWorkers(), played), "200 ms: top/m/b@2 outlives its supervisor top/m@1");
}

TEST(LivesLaw, FindsASecondProcessOfAPathThatIsUp) {
    PlayedEvents played = playEvents(twoWorkers());
    std::erase_if(played.events, [&](const LifecycleEvent& event) {
        return isAbout(played, event, EventType::Exited, "top/m/a") && event.time == 100;
    });
    EXPECT_EQ(breachOfLives(twoWorkers(), played), "100 ms: top/m/a@2 starts while top/m/a@1 is up");
}

} // namespace
} // namespace resprout::test
