#include "core/node/event_ring.h"
#include "core/runtime/engine.h"
#include "tests/bench/bench_case.h"

#include <atomic>
#include <chrono>
#include <ctime>
#include <thread>

namespace resprout::bench {

namespace {

constexpr std::int64_t hugeIntensity = 1'000'000'000;

NodeIndex addSupervisor(Scenario& scenario, std::string id, Strategy strategy) {
    NodeSpec node;
    node.id = std::move(id);
    node.kind = NodeKind::Supervisor;
    node.strategy = strategy;
    node.intensity = hugeIntensity;
    node.period = std::int64_t{5};
    return scenario.add(std::move(node));
}

void addWorker(Scenario& scenario, NodeIndex parent, std::string id) {
    NodeSpec node;
    node.id = std::move(id);
    scenario.appendChild(parent, scenario.add(std::move(node)));
}

void addKill(Scenario& scenario, std::int64_t at, std::string target) {
    Step step;
    step.at = at;
    step.op = StepOp::Signal;
    step.target = std::move(target);
    step.reason = atom("kill");
    scenario.script.push_back(std::move(step));
}

double cpuNow() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Plays a scenario whose first millisecond starts the tree; the rest is timed. A consumer drains the events.
Figures play(std::string name, const Scenario& scenario, std::uint64_t operations, unsigned threads) {
    PathTable paths;
    TermTable terms;
    Program program(scenario, paths, terms);
    EventRing ring;
    std::uint64_t seen = 0;
    std::jthread consumer([&](const std::stop_token& stop) {
        while (true) {
            const auto events = ring.peek();
            if (events.empty()) {
                if (stop.stop_requested())
                    break;
                std::this_thread::sleep_for(std::chrono::milliseconds(1)); // as a window: it comes by once a frame
                continue;
            }
            for (const LifecycleEvent& event : events)
                seen += event.type == EventType::Started ? 1 : 0;
            ring.consume(events.size());
        }
    });
    RingSink sink(ring);
    Engine engine(program, {.threads = threads}, sink);
    engine.playNext();

    const double cpuBefore = cpuNow();
    const auto before = std::chrono::steady_clock::now();
    while (engine.nextDue() != forever)
        engine.playNext();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - before;
    Figures figures{std::move(name), threads, operations, wall.count(), cpuNow() - cpuBefore};
    consumer.request_stop();
    consumer.join();
    return figures;
}

} // namespace

Figures restarts(std::string name, std::uint32_t supervisors, std::uint32_t perMillisecond, std::uint64_t operations,
                 unsigned threads) {
    Scenario scenario;
    scenario.root = addSupervisor(scenario, "top", Strategy::OneForOne);
    for (std::uint32_t i = 0; i < supervisors; ++i) {
        const NodeIndex supervisor = addSupervisor(scenario, "s" + std::to_string(i), Strategy::OneForOne);
        scenario.appendChild(scenario.root, supervisor);
        addWorker(scenario, supervisor, "w");
    }
    for (std::uint64_t i = 0; i < operations; ++i)
        addKill(scenario, static_cast<std::int64_t>(1 + i / perMillisecond),
                "top/s" + std::to_string(i % supervisors) + "/w");
    return play(std::move(name), scenario, operations, threads);
}

Figures groupsPar(std::uint32_t supervisors, std::uint32_t children, std::uint32_t rounds, unsigned threads) {
    Scenario scenario;
    scenario.root = addSupervisor(scenario, "top", Strategy::OneForOne);
    for (std::uint32_t i = 0; i < supervisors; ++i) {
        const NodeIndex supervisor = addSupervisor(scenario, "s" + std::to_string(i), Strategy::OneForAll);
        scenario.appendChild(scenario.root, supervisor);
        for (std::uint32_t child = 0; child < children; ++child)
            addWorker(scenario, supervisor, "w" + std::to_string(child));
    }
    for (std::uint32_t round = 0; round < rounds; ++round) {
        for (std::uint32_t i = 0; i < supervisors; ++i)
            addKill(scenario, 1 + round, "top/s" + std::to_string(i) + "/w0");
    }
    return play("groups_par", scenario, std::uint64_t{children} * supervisors * rounds, threads);
}

Figures restartWide(std::string name, std::uint32_t children, std::uint64_t operations, unsigned threads) {
    Scenario scenario;
    scenario.root = addSupervisor(scenario, "top", Strategy::OneForOne);
    for (std::uint32_t i = 0; i < children; ++i)
        addWorker(scenario, scenario.root, "w" + std::to_string(i));
    for (std::uint64_t i = 0; i < operations; ++i)
        addKill(scenario, static_cast<std::int64_t>(1 + i), "top/w" + std::to_string((i * 7919) % children));
    return play(std::move(name), scenario, operations, threads);
}

Figures groupRestart(std::string name, Strategy strategy, std::uint32_t children, std::uint32_t rounds,
                     unsigned threads) {
    Scenario scenario;
    scenario.root = addSupervisor(scenario, "top", strategy);
    for (std::uint32_t i = 0; i < children; ++i)
        addWorker(scenario, scenario.root, "w" + std::to_string(i));
    const bool isAll = strategy == Strategy::OneForAll;
    const std::uint32_t first = isAll ? 0 : children / 2;
    for (std::uint32_t i = 0; i < rounds; ++i)
        addKill(scenario, 1 + i, "top/w" + std::to_string(first));
    return play(std::move(name), scenario, std::uint64_t{children - first} * rounds, threads);
}

} // namespace resprout::bench
