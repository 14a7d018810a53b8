#include "core/node/run_headless.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <string>

// Invariant 1: same scenario, same seed, same engine version, same trace: on any number of threads, on any machine.

namespace resprout {
namespace {

constexpr std::uint64_t scenarios = 1000;

std::string traceOf(const Scenario& scenario, const HeadlessOptions& options) {
    std::string trace;
    runHeadless(scenario, options, [&](std::string_view text) { trace += text; });
    return trace;
}

void expectSameTrace(const HeadlessOptions& options) {
    for (std::uint64_t seed = 1; seed <= scenarios; ++seed) {
        const Scenario scenario = test::randomScenario(seed, test::Races::Many);
        HeadlessOptions varied = options;
        varied.shuffle = options.shuffle == 0 ? 0 : seed;
        varied.turnShardsBy = options.turnShardsBy == 0 ? 0 : static_cast<std::uint32_t>(1 + seed % 31);
        ASSERT_EQ(traceOf(scenario, HeadlessOptions()), traceOf(scenario, varied)) << "random scenario " << seed;
    }
}

TEST(Determinism, ShardsTakenInShuffledOrderOnOneThreadGiveTheSameTrace) {
    HeadlessOptions options;
    options.shuffle = 1;
    expectSameTrace(options);
}

TEST(Determinism, TurnedShardNumbersGiveTheSameTrace) {
    HeadlessOptions options;
    options.turnShardsBy = 1;
    expectSameTrace(options);
}

TEST(Determinism, TwoThreadsGiveTheSameTrace) {
    HeadlessOptions options;
    options.threads = 2;
    options.alwaysParallel = true;
    expectSameTrace(options);
}

TEST(Determinism, EightThreadsGiveTheSameTrace) {
    HeadlessOptions options;
    options.threads = 8;
    options.alwaysParallel = true;
    expectSameTrace(options);
}

TEST(Determinism, TheSameSeedGivesTheSameTraceAndSeedsExploreWhatErlangLeavesOpen) {
    std::uint64_t differing = 0;
    for (std::uint64_t seed = 1; seed <= scenarios; ++seed) {
        const Scenario scenario = test::randomScenario(seed, test::Races::Many);
        HeadlessOptions options;
        options.seed = 7;
        const std::string trace = traceOf(scenario, options);
        EXPECT_EQ(trace, traceOf(scenario, options));
        differing += trace == traceOf(scenario, HeadlessOptions()) ? 0U : 1U;
    }
    EXPECT_GT(differing, 0U);
}

} // namespace
} // namespace resprout
