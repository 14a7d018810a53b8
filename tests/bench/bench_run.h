#pragma once

#include "core/node/event_ring.h"
#include "core/runtime/engine.h"
#include "tests/bench/bench_case.h"

#include <cstdint>
#include <functional>
#include <string>
#include <thread>

namespace resprout::bench {

/// The engine of the window as a bench runs it: names, child specs, reasons, links and events on, and a consumer on a thread of
/// its own that drains the ring.
class BenchRun {
public:
    /// The first millisecond, which starts the tree, is played already.
    BenchRun(const Scenario& scenario, unsigned threads, const std::function<void(Program&)>& prepare = {});
    ~BenchRun();
    BenchRun(const BenchRun&) = delete;
    BenchRun& operator=(const BenchRun&) = delete;
    BenchRun(BenchRun&&) = delete;
    BenchRun& operator=(BenchRun&&) = delete;

    /// Plays until nothing is due any more.
    void playToTheEnd();
    /// Adds a step as a click in the window does, and plays until it is done.
    void play(const Step& step);

    [[nodiscard]] Engine& engine() { return m_engine; }

private:
    void consume(const std::stop_token& stop);

    PathTable m_paths;
    TermTable m_terms;
    Program m_program;
    EventRing m_ring;
    std::uint64_t m_startsSeen = 0; // so that somebody looks at every event
    std::jthread m_consumer;
    RingSink m_sink;
    Engine m_engine;
};

/// Measures `work`, which does so many operations.
Figures timed(std::uint64_t operations, const std::function<void()>& work);
/// Where the memory that came in is not what the case is about.
inline Figures withoutMemory(Figures figures) {
    figures.residentGrowth = -1;
    return figures;
}

/// A supervisor that never gives up.
[[nodiscard]] NodeSpec supervisorSpec(std::string id, Strategy strategy);
NodeIndex addSupervisor(Scenario& scenario, NodeIndex parent, std::string id, Strategy strategy);
void addWorker(Scenario& scenario, NodeIndex parent, std::string id);
/// `count` workers under one supervisor.
[[nodiscard]] Scenario wideTree(Strategy strategy, std::uint64_t count);
/// A simple_one_for_one supervisor without children yet.
[[nodiscard]] Scenario emptyPool();
[[nodiscard]] Step poolStep(StepOp op);
void startChildren(BenchRun& run, std::uint64_t count);
[[nodiscard]] Step killStep(std::int64_t at, std::string target);

} // namespace resprout::bench
