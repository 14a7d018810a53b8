#include "tests/bench/bench_run.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <memory>
#include <utility>

namespace resprout::bench {

namespace {

constexpr std::int64_t hugeIntensity = 1'000'000'000;

double cpuNow() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double residentNow() {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen("/proc/self/statm", "r"), &std::fclose);
    long all = 0;
    long resident = 0;
    if (file == nullptr || std::fscanf(file.get(), "%ld %ld", &all, &resident) != 2)
        return 0;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

} // namespace

BenchRun::BenchRun(const Scenario& scenario, unsigned threads, const std::function<void(Program&)>& prepare)
    : m_program(scenario, m_paths, m_terms),
      m_consumer([this](const std::stop_token& stop) { consume(stop); }),
      m_sink(m_ring),
      m_engine(m_program, {.threads = threads}, m_sink) {
    if (prepare)
        prepare(m_program);
    m_engine.playNext();
}

BenchRun::~BenchRun() {
    m_consumer.request_stop();
    m_consumer.join();
}

void BenchRun::consume(const std::stop_token& stop) {
    std::uint64_t started = 0;
    while (true) {
        const auto events = m_ring.peek();
        if (events.empty()) {
            if (stop.stop_requested()) {
                m_startsSeen = started;
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1)); // as a window: it comes by once a frame
            continue;
        }
        for (const LifecycleEvent& event : events)
            started += event.type == EventType::Started ? 1 : 0;
        m_ring.consume(events.size());
    }
}

void BenchRun::playToTheEnd() {
    while (m_engine.nextDue() != forever)
        m_engine.playNext();
}

void BenchRun::play(const Step& step) {
    m_program.append(step, {});
    m_engine.scheduleAppended();
    m_engine.playNext();
}

Figures timed(std::uint64_t operations, const std::function<void()>& work) {
    const double residentBefore = residentNow();
    const double cpuBefore = cpuNow();
    const auto before = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - before;
    return {operations, wall.count(), cpuNow() - cpuBefore, residentNow() - residentBefore};
}

NodeSpec supervisorSpec(std::string id, Strategy strategy) {
    NodeSpec node;
    node.id = std::move(id);
    node.kind = NodeKind::Supervisor;
    node.strategy = strategy;
    node.intensity = hugeIntensity;
    node.period = std::int64_t{5};
    return node;
}

NodeIndex addSupervisor(Scenario& scenario, NodeIndex parent, std::string id, Strategy strategy) {
    const NodeIndex added = scenario.add(supervisorSpec(std::move(id), strategy));
    if (parent == noNode)
        scenario.root = added;
    else
        scenario.appendChild(parent, added);
    return added;
}

void addWorker(Scenario& scenario, NodeIndex parent, std::string id) {
    NodeSpec node;
    node.id = std::move(id);
    scenario.appendChild(parent, scenario.add(std::move(node)));
}

Scenario wideTree(Strategy strategy, std::uint64_t count) {
    Scenario scenario;
    const NodeIndex top = addSupervisor(scenario, noNode, "top", strategy);
    for (std::uint64_t i = 0; i < count; ++i)
        addWorker(scenario, top, "w" + std::to_string(i));
    return scenario;
}

Scenario emptyPool() {
    Scenario scenario;
    NodeSpec worker;
    worker.id = "w";
    NodeSpec pool = supervisorSpec("top", Strategy::SimpleOneForOne);
    pool.templateNode = scenario.add(worker);
    scenario.root = scenario.add(pool);
    return scenario;
}

Step poolStep(StepOp op) {
    Step step;
    step.op = op;
    step.target = "top";
    return step;
}

void startChildren(BenchRun& run, std::uint64_t count) {
    const Step start = poolStep(StepOp::StartChild);
    for (std::uint64_t i = 0; i < count; ++i)
        run.play(start);
}

Step killStep(std::int64_t at, std::string target) {
    Step step;
    step.at = at;
    step.op = StepOp::Signal;
    step.target = std::move(target);
    step.reason = atom("kill");
    return step;
}

} // namespace resprout::bench
