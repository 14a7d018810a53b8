#include "tests/bench/bench_run.h"

#include <array>
#include <string>

// Going back in time: one operation is one checkpoint, a copy of the engine's state into memory that an older one had.

namespace resprout::bench {

namespace {

constexpr std::uint32_t childrenOfEach = 100;
constexpr std::size_t kept = 8; // checkpoints

Figures checkpoints(std::uint32_t processes, std::uint64_t count) {
    const std::uint32_t supervisors = processes / childrenOfEach;
    Scenario scenario;
    const NodeIndex top = addSupervisor(scenario, noNode, "top", Strategy::OneForOne);
    for (std::uint32_t i = 0; i < supervisors; ++i) {
        const NodeIndex supervisor = addSupervisor(scenario, top, "s" + std::to_string(i), Strategy::OneForOne);
        for (std::uint32_t child = 0; child < childrenOfEach; ++child)
            addWorker(scenario, supervisor, "w" + std::to_string(child));
    }
    BenchRun run(scenario, 1);
    std::array<EngineState, kept> past;
    for (EngineState& checkpoint : past)
        checkpoint = run.engine().state();

    Figures figures;
    for (std::uint64_t i = 0; i < count; ++i) { // something happens between two of them
        run.play(killStep(0, "top/s" + std::to_string(i % supervisors) + "/w7"));
        const Figures one = timed(1, [&] { past[i % kept] = run.engine().state(); });
        figures.operations += one.operations;
        figures.seconds += one.seconds;
        figures.cpuSeconds += one.cpuSeconds;
    }
    return figures;
}

Figures checkpoint1000(std::uint64_t count, unsigned /*threads*/) {
    return checkpoints(1000, count);
}

Figures checkpoint100k(std::uint64_t count, unsigned /*threads*/) {
    return checkpoints(100'000, count);
}

constexpr std::array cases{
    Case{"checkpoint_1000", 2000, checkpoint1000},
    Case{"checkpoint_100k", 200, checkpoint100k},
};

} // namespace

std::span<const Case> stateCases() {
    return cases;
}

} // namespace resprout::bench
