#include "tests/support/played_events.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

// Invariant: nothing in the engine or in what is folded from its events is as deep as the tree (no recursion).

namespace resprout {
namespace {

constexpr std::uint32_t depth = 10'000;

/// Supervisors below each other, each of which gives up at the first restart; the worker at the end is killed.
Scenario chain() {
    Scenario scenario;
    std::string path;
    NodeIndex above = noNode;
    for (std::uint32_t level = 0; level < depth; ++level) {
        NodeSpec spec;
        spec.id = "s";
        spec.kind = NodeKind::Supervisor;
        spec.intensity = std::int64_t{0};
        const NodeIndex added = scenario.add(spec);
        if (above == noNode)
            scenario.root = added;
        else
            scenario.appendChild(above, added);
        above = added;
        path += "s/";
    }
    NodeSpec worker;
    worker.id = "w";
    scenario.appendChild(above, scenario.add(worker));
    Step kill;
    kill.at = 10;
    kill.op = StepOp::Signal;
    kill.target = path + "w";
    kill.reason = atom("kill");
    scenario.script.push_back(kill);
    return scenario;
}

TEST(Depth, ACrashEndsAChainOf10000SupervisorsTheDeepestFirst) {
    const test::PlayedEvents played = test::playEvents(chain());
    std::vector<PathId> exited;
    for (const LifecycleEvent& event : played.events) {
        if (event.type == EventType::Exited)
            exited.push_back(event.path);
    }
    ASSERT_EQ(exited.size(), depth + 1);
    EXPECT_TRUE(std::is_sorted(exited.rbegin(), exited.rend())) << "a path is added after its parent's";
    const auto gaveUp = std::count_if(played.events.begin(), played.events.end(),
                                      [](const LifecycleEvent& event) { return event.type == EventType::GaveUp; });
    EXPECT_EQ(gaveUp, depth);
}

} // namespace
} // namespace resprout
