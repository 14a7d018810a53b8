#pragma once

#include "core/runtime/body.h"
#include "tests/bench/bench_run.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// Processes that talk: workers of a tree, with names and specs, whose code is a Body. The driver begins at 1 ms, when the tree
// stands. One operation is one message, one call, one process or one timer.

namespace resprout::bench {

inline constexpr std::int64_t beginning = 1; // ms

/// A tree of workers with bodies, under one supervisor. A body finds the others here, as by registered names.
class Talk {
public:
    Talk() { m_top = addSupervisor(m_scenario, noNode, "top", Strategy::OneForOne); }

    NodeIndex add(Body& body, std::uint32_t count = 1) {
        NodeIndex first = noNode;
        for (std::uint32_t i = 0; i < count; ++i) {
            addWorker(m_scenario, m_top, "w" + std::to_string(m_bodies.size()));
            const NodeIndex added = m_scenario.node(m_top).lastChild;
            first = first == noNode ? added : first;
            m_bodies.push_back({added, &body});
        }
        return first;
    }

    Figures play(std::uint64_t operations, unsigned threads) {
        BenchRun run(m_scenario, threads, [&](Program& program) {
            for (const auto& [node, body] : m_bodies)
                program.setBody(node, *body);
        });
        return timed(operations, [&] { run.playToTheEnd(); });
    }

private:
    Scenario m_scenario;
    NodeIndex m_top = noNode;
    std::vector<std::pair<NodeIndex, Body*>> m_bodies;
};

/// Has one process, which others find by it.
class Named : public Body {
public:
    void started(Self& self) override { m_pid = self.pid(); }
    [[nodiscard]] Pid pid() const { return m_pid; }

private:
    Pid m_pid; // since the tree's start
};

/// Begins when the clock does. How much is left it remembers in its first word.
class Driver : public Named {
public:
    explicit Driver(std::uint64_t count) : m_count(count) {}
    void started(Self& self) override {
        Named::started(self);
        self.memory()[0] = m_count;
        self.setTimer(beginning);
    }

private:
    std::uint64_t m_count;
};

} // namespace resprout::bench
