#include "core/node/run_headless.h"
#include "core/runtime/engine.h"
#include "core/scenario/read.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

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

/// Has no room for every so many-th lot.
class FullAtTimes final : public EventSink {
public:
    explicit FullAtTimes(std::uint64_t every) : m_every(every) {}
    void take(std::span<const LifecycleEvent> came) override { events.insert(events.end(), came.begin(), came.end()); }
    EventRoom claim(std::size_t count) override {
        if (++m_asked % m_every == 0)
            return {};
        m_room.assign(count, {});
        const std::span room(m_room);
        return {room.first((count + 1) / 2), room.subspan((count + 1) / 2)};
    }
    void commit(std::size_t count) override {
        ASSERT_EQ(count, m_room.size());
        take(m_room);
    }

    std::vector<LifecycleEvent> events;

private:
    std::uint64_t m_every;
    std::uint64_t m_asked = 0;
    std::vector<LifecycleEvent> m_room;
};

/// A term has its text in common with its like in another run, not its number.
using EventAndTerm = std::pair<LifecycleEvent, std::string>;

enum class Sharing { Always, WhereItPays };

std::vector<EventAndTerm> eventsOf(const Scenario& scenario, unsigned threads, std::uint64_t fullEvery,
                                   Sharing sharing = Sharing::Always) {
    constexpr VirtualTime end = 60'000; // ms
    PathTable paths;
    TermTable terms;
    Program program(scenario, paths, terms);
    FullAtTimes sink(fullEvery);
    Engine engine(program, {.threads = threads, .alwaysParallel = threads > 1 && sharing == Sharing::Always}, sink);
    while (engine.nextDue() < end)
        engine.playNext();
    std::vector<EventAndTerm> events;
    for (LifecycleEvent event : sink.events) {
        const std::string term = terms.text(std::exchange(event.term, TermId{}));
        events.emplace_back(event, term);
    }
    return events;
}

TEST(Determinism, EventsComeInTheSameOrderWhereTheirSinkIsFullAtTimes) {
    for (std::uint64_t seed = 1; seed <= scenarios; ++seed) {
        const Scenario scenario = test::randomScenario(seed, test::Races::Many);
        const std::uint64_t fullEvery = 1 + seed % 5;
        const unsigned threads = seed % 2 == 0 ? 2 : 8;
        ASSERT_TRUE(eventsOf(scenario, 1, 1) == eventsOf(scenario, threads, fullEvery)) << "random scenario " << seed;
    }
}

/// In one millisecond, and in this order: a child's time to stop is up, `ends` children of other supervisors end, a step with one
/// home is due, and one that looks at several shards.
Scenario muchAtOnce(int ends) {
    std::string others;
    for (int i = 0; i < ends; ++i)
        others +=
            R"(,{"id":"s)" + std::to_string(i) + R"(","kind":"supervisor","children":[{"id":"brief","kind":"worker",
            "restart":"temporary","lifetime":{"after":1001,"reason":"done"}}]})";
    const ReadResult read = readScenario(R"({"format":"resprout/1","tree":{"id":"top","kind":"supervisor","children":[
        {"id":"slow","kind":"worker","trap_exit":true,"stop_delay":9000,"shutdown":1000},
        {"id":"other","kind":"worker"})" + others +
                                             R"(]},
        "script":[{"at":1,"do":"terminate_child","target":"top/slow"},
            {"at":1001,"do":"signal","target":"top/other","reason":"kill"},{"at":1001,"do":"which_children","target":"top"}]})",
                                         "together");
    return read.scenario.value();
}

TEST(Determinism, EventsComeInTheSameOrderWhereADeadlineEndsAndStepsFallTogether) {
    for (const int ends : {1, 3, 40, 600, 2'000}) {
        const Scenario scenario = muchAtOnce(ends);
        const std::vector<EventAndTerm> events = eventsOf(scenario, 1, 1);
        const auto due =
            std::ranges::count_if(events, [](const EventAndTerm& each) { return each.first.time == 1001; });
        ASSERT_GE(due, 6 + ends);
        for (const unsigned threads : {2U, 8U}) {
            for (const Sharing sharing : {Sharing::Always, Sharing::WhereItPays})
                ASSERT_TRUE(events == eventsOf(scenario, threads, 1000, sharing))
                    << ends << " ends, " << threads << " threads";
        }
    }
}

/// Workers of so many supervisors are killed in one millisecond, the last first, and live for 300 ms again.
Scenario killedTogether(int supervisors) {
    std::string tree;
    std::string script;
    for (int i = 0; i < supervisors; ++i) {
        const std::string id = "s" + std::to_string(i);
        tree += (i == 0 ? R"({"id":")" : R"(,{"id":")") + id +
                R"(","kind":"supervisor","children":[{"id":"w","kind":"worker","restart":"transient",
                   "lifetime":[null,{"after":300,"reason":"normal"}]}]})";
        script.insert(0,
                      R"({"at":100,"do":"exit","target":"top/)" + id + R"(/w","reason":"oops"})" + (i == 0 ? "" : ","));
    }
    const ReadResult read =
        readScenario(R"({"format":"resprout/1","tree":{"id":"top","kind":"supervisor","children":[)" + tree +
                         R"(]},"script":[)" + script + "]}",
                     "killed");
    return read.scenario.value();
}

TEST(Determinism, TimersOfOneMillisecondFireInTheOrderInWhichTheyWereSet) {
    for (const unsigned threads : {1U, 2U, 8U}) {
        std::vector<PathId> killed;
        std::vector<PathId> ended;
        for (const auto& [event, term] : eventsOf(killedTogether(70), threads, 1000)) {
            if (event.type == EventType::Exited)
                (event.time == 100 ? killed : ended).push_back(event.path);
        }
        ASSERT_EQ(killed.size(), 70U);
        EXPECT_TRUE(ended == killed) << threads << " threads";
    }
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
