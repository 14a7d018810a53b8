#include "tests/bench/bench_run.h"

#include <algorithm>
#include <array>

// How cost grows with work: N is how many processes there are, and is no count of operations. An operation is one start, one
// restart, one stop, one checkpoint; `timer_among` is beside the other timers.

namespace resprout::bench {

namespace {

/// Small ones are over before the clock has moved: they are done again, each time in a new engine.
template <class Round>
Figures rounds(std::uint64_t processes, const Round& round) {
    constexpr std::uint64_t most = 100;
    constexpr std::uint64_t enough = 1'000'000;
    Figures all;
    for (std::uint64_t i = 0; i < std::clamp<std::uint64_t>(enough / processes, 1, most); ++i)
        all += round();
    return all;
}

Figures starts(std::uint64_t processes, unsigned threads) {
    return rounds(processes, [&] {
        BenchRun run(emptyPool(), threads);
        return timed(processes, [&] { startChildren(run, processes); });
    });
}

Figures stops(std::uint64_t processes, unsigned threads) {
    return rounds(processes, [&] {
        BenchRun run(emptyPool(), threads);
        startChildren(run, processes);
        return timed(processes, [&] { run.play(poolStep(StepOp::Stop)); });
    });
}

/// Of one supervisor, anywhere among its children.
Figures restarts(std::uint64_t processes, unsigned threads) {
    constexpr std::uint64_t kills = 100'000;
    constexpr std::uint64_t stride = 7919; // a prime: the next one is far away
    Scenario scenario = wideTree(Strategy::OneForOne, processes);
    for (std::uint64_t i = 0; i < kills; ++i)
        scenario.script.push_back(
            killStep(static_cast<std::int64_t>(1 + i), "top/w" + std::to_string(i * stride % processes)));
    BenchRun run(scenario, threads);
    return withoutMemory(timed(kills, [&] { run.playToTheEnd(); }));
}

/// Something happens between two of them, and the memory of each is that of an older one.
Figures checkpoints(std::uint64_t processes, unsigned threads) {
    constexpr std::size_t kept = 8;
    constexpr std::uint64_t taken = 200;
    BenchRun run(wideTree(Strategy::OneForOne, processes), threads);
    std::array<EngineState, kept> past;
    for (EngineState& checkpoint : past)
        checkpoint = run.engine().state();
    Figures all;
    for (std::uint64_t i = 0; i < taken; ++i) {
        run.play(killStep(0, "top/w" + std::to_string(i % processes)));
        all += timed(1, [&] { past[i % kept] = run.engine().state(); });
    }
    return all;
}

constexpr std::array cases{
    Case{"start_among", 1'000'000, starts},
    Case{"stop_among", 1'000'000, stops},
    Case{"restart_among", 100'000, restarts},
    Case{"checkpoint_among", 100'000, checkpoints},
};

} // namespace

std::span<const Case> scalingCases() {
    return cases;
}

} // namespace resprout::bench
