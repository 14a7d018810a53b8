#include "tests/bench/bench_run.h"

#include <array>
#include <string>

// Many children of one supervisor: started, counted, stopped. One operation is one child.

namespace resprout::bench {

namespace {

Figures dynStart(std::uint64_t count, unsigned threads) {
    BenchRun run(emptyPool(), threads);
    return timed(count, [&] { startChildren(run, count); });
}

Figures stopped(BenchRun& run, std::uint64_t count) {
    return withoutMemory(timed(count, [&] { run.play(poolStep(StepOp::Stop)); }));
}

Figures dynStop(std::uint64_t count, unsigned threads) {
    BenchRun run(emptyPool(), threads);
    startChildren(run, count);
    return stopped(run, count);
}

Figures supStop(std::uint64_t count, unsigned threads) {
    BenchRun run(wideTree(Strategy::OneForOne, count), threads);
    return stopped(run, count);
}

/// Started again by one kill of the whole.
Figures supStart(std::uint64_t count, unsigned threads) {
    Scenario scenario;
    const NodeIndex top = addSupervisor(scenario, noNode, "top", Strategy::OneForOne);
    const NodeIndex wide = addSupervisor(scenario, top, "s", Strategy::OneForOne);
    for (std::uint64_t i = 0; i < count; ++i)
        addWorker(scenario, wide, "w" + std::to_string(i));
    Step step;
    step.at = 1;
    step.op = StepOp::TerminateChild;
    step.target = "top/s";
    scenario.script.push_back(step);
    BenchRun run(scenario, threads);
    run.playToTheEnd();
    step.op = StepOp::RestartChild;
    return withoutMemory(timed(count, [&] { run.play(step); })); // slots that the first start took are used again
}

/// A supervisor is killed that is not restarted: the exit signal goes along the link to each of its children.
Figures linkExit(std::uint64_t count, unsigned threads) {
    Scenario scenario;
    const NodeIndex top = addSupervisor(scenario, noNode, "top", Strategy::OneForOne);
    const NodeIndex hub = addSupervisor(scenario, top, "hub", Strategy::OneForOne);
    scenario.node(hub).restart = Restart::Temporary;
    for (std::uint64_t i = 0; i < count; ++i)
        addWorker(scenario, hub, "w" + std::to_string(i));
    BenchRun run(scenario, threads);
    return withoutMemory(timed(count, [&] { run.play(killStep(0, "top/hub")); }));
}

Figures whichChildren(std::uint64_t count, unsigned threads) {
    BenchRun run(wideTree(Strategy::OneForOne, count), threads);
    return withoutMemory(timed(count, [&] { run.play(poolStep(StepOp::WhichChildren)); }));
}

constexpr std::array cases{
    Case{"sup_start", 100'000, supStart},
    Case{"sup_stop", 100'000, supStop},
    Case{"link_exit", 200'000, linkExit},
    Case{"dyn_start", 200'000, dynStart},
    Case{"dyn_start_1m", 1'000'000, dynStart},
    Case{"dyn_stop_100k", 100'000, dynStop},
    Case{"dyn_stop_1m", 1'000'000, dynStop},
    Case{"which_children", 100'000, whichChildren},
    // A worker costs the same, whatever behaviour it stands for.
    Case{"sup_start_proc", 100'000, supStart},
    Case{"dyn_start_proc", 200'000, dynStart},
    Case{"dyn_start_1m_proc", 1'000'000, dynStart},
};

} // namespace

std::span<const Case> growthCases() {
    return cases;
}

} // namespace resprout::bench
