#include "tests/bench/bench_run.h"

#include <array>
#include <string>

// Restarts: one operation is one kill with the restart that follows, or in a group one child stopped and started.

namespace resprout::bench {

namespace {

Figures play(const Scenario& scenario, std::uint64_t operations, unsigned threads) {
    BenchRun run(scenario, threads);
    return withoutMemory(timed(operations, [&] { run.playToTheEnd(); }));
}

/// `supervisors` one_for_one supervisors with one permanent child each, which is killed again and again: `perMillisecond` of
/// them in each virtual millisecond.
Figures restarts(std::uint32_t supervisors, std::uint32_t perMillisecond, std::uint64_t count, unsigned threads) {
    Scenario scenario;
    const NodeIndex top = addSupervisor(scenario, noNode, "top", Strategy::OneForOne);
    for (std::uint32_t i = 0; i < supervisors; ++i)
        addWorker(scenario, addSupervisor(scenario, top, "s" + std::to_string(i), Strategy::OneForOne), "w");
    for (std::uint64_t i = 0; i < count; ++i)
        scenario.script.push_back(killStep(static_cast<std::int64_t>(1 + i / perMillisecond),
                                           "top/s" + std::to_string(i % supervisors) + "/w"));
    return play(scenario, count, threads);
}

Figures restartSeq(std::uint64_t count, unsigned threads) {
    return restarts(1, 1, count, threads);
}

Figures restartSpread(std::uint64_t count, unsigned threads) {
    return restarts(1000, 1, count, threads);
}

Figures restartPar(std::uint64_t count, unsigned threads) {
    return restarts(1000, 1000, count, threads);
}

/// 600 one_for_all supervisors with 10 children each, all restarted in each millisecond.
Figures groupsPar(std::uint64_t count, unsigned threads) {
    constexpr std::uint32_t supervisors = 600;
    constexpr std::uint32_t children = 10;
    const auto rounds = static_cast<std::uint32_t>(count / (std::uint64_t{children} * supervisors));
    Scenario scenario;
    const NodeIndex top = addSupervisor(scenario, noNode, "top", Strategy::OneForOne);
    for (std::uint32_t i = 0; i < supervisors; ++i) {
        const NodeIndex supervisor = addSupervisor(scenario, top, "s" + std::to_string(i), Strategy::OneForAll);
        for (std::uint32_t child = 0; child < children; ++child)
            addWorker(scenario, supervisor, "w" + std::to_string(child));
    }
    for (std::uint32_t round = 0; round < rounds; ++round) {
        for (std::uint32_t i = 0; i < supervisors; ++i)
            scenario.script.push_back(killStep(1 + round, "top/s" + std::to_string(i) + "/w0"));
    }
    return play(scenario, std::uint64_t{children} * supervisors * rounds, threads);
}

/// One supervisor, restarts spread over its children.
template <std::uint32_t children>
Figures restartWide(std::uint64_t count, unsigned threads) {
    Scenario scenario = wideTree(Strategy::OneForOne, children);
    for (std::uint64_t i = 0; i < count; ++i)
        scenario.script.push_back(
            killStep(static_cast<std::int64_t>(1 + i), "top/w" + std::to_string((i * 7919) % children)));
    return play(scenario, count, threads);
}

/// One supervisor, 1,000 children killed at once, `rounds` times.
Figures crashRounds(std::uint64_t rounds, unsigned threads) {
    constexpr std::uint32_t children = 1000;
    Scenario scenario = wideTree(Strategy::OneForOne, children);
    for (std::uint64_t round = 0; round < rounds; ++round) {
        for (std::uint32_t i = 0; i < children; ++i)
            scenario.script.push_back(killStep(static_cast<std::int64_t>(1 + round), "top/w" + std::to_string(i)));
    }
    return play(scenario, rounds * children, threads);
}

/// The same, each round with a new supervisor; starting it is not measured.
Figures crashFresh(std::uint64_t rounds, unsigned threads) {
    Figures all;
    for (std::uint64_t round = 0; round < rounds; ++round)
        all += crashRounds(1, threads);
    return all;
}

Figures groupRestart(Strategy strategy, std::uint32_t children, std::uint32_t first, std::uint32_t rounds,
                     unsigned threads) {
    Scenario scenario = wideTree(strategy, children);
    for (std::uint32_t round = 0; round < rounds; ++round)
        scenario.script.push_back(killStep(1 + round, "top/w" + std::to_string(first)));
    return play(scenario, std::uint64_t{children - first} * rounds, threads);
}

Figures oneForAll(std::uint64_t children, unsigned threads) {
    return groupRestart(Strategy::OneForAll, static_cast<std::uint32_t>(children), 0, 5, threads);
}

Figures restForOne(std::uint64_t children, unsigned threads) {
    const auto count = static_cast<std::uint32_t>(children);
    return groupRestart(Strategy::RestForOne, count, count / 2 - 1, 10, threads);
}

/// A chain of 10 supervisors of intensity 0 under one that never gives up; the worker at its end is killed.
Figures escalate(std::uint64_t count, unsigned threads) {
    constexpr std::uint32_t depth = 10;
    Scenario scenario;
    NodeIndex above = addSupervisor(scenario, noNode, "top", Strategy::OneForOne);
    std::string path = "top";
    for (std::uint32_t level = 1; level < depth; ++level) {
        above = addSupervisor(scenario, above, "s", Strategy::OneForOne);
        scenario.node(above).intensity = std::int64_t{0};
        path += "/s";
    }
    addWorker(scenario, above, "w");
    for (std::uint64_t i = 0; i < count; ++i)
        scenario.script.push_back(killStep(static_cast<std::int64_t>(1 + i), path + "/w"));
    return play(scenario, count * depth, threads);
}

constexpr std::array cases{
    Case{"restart_seq", 20'000, restartSeq},
    Case{"restart_seq_2k", 2'000, restartSeq},
    Case{"restart_spread", 500'000, restartSpread},
    Case{"restart_spread_traced", 500'000, restartSpread}, // every event is published in every case
    Case{"restart_spread_monitored", 100'000, restartSpread},
    Case{"restart_par", 2'000'000, restartPar},
    Case{"groups_par", 2'000'000, groupsPar},
    Case{"restart_wide", 500'000, restartWide<100'000>},
    Case{"restart_wide_10k", 100'000, restartWide<10'000>},
    Case{"crash_1000", 20, crashRounds},
    Case{"crash_1000_fresh", 20, crashFresh},
    Case{"one_for_all", 10'000, oneForAll},
    Case{"rest_for_one", 10'000, restForOne},
    Case{"escalate", 3'000, escalate},
    // A worker costs the same, whatever behaviour it stands for.
    Case{"restart_seq_proc", 20'000, restartSeq},
    Case{"restart_spread_proc", 100'000, restartSpread},
    Case{"restart_spread_proc_traced", 100'000, restartSpread},
    Case{"restart_par_proc", 200'000, restartPar},
};

} // namespace

std::span<const Case> restartCases() {
    return cases;
}

} // namespace resprout::bench
