#pragma once

#include "core/node/explanation.h"
#include "core/runtime/engine.h"
#include "core/scenario/read.h"

#include <gtest/gtest.h>

#include <string>

namespace resprout::test {

inline Scenario scenarioOf(const std::string& text) {
    ReadResult read = readScenario(text, "test");
    EXPECT_TRUE(read.scenario.has_value());
    return read.scenario.value_or(Scenario{});
}

/// A run with all that an explanation needs.
struct Folded {
    explicit Folded(const Scenario& scenario, VirtualTime longer = 0)
        : program(scenario, paths, terms), tree(scenario, paths) {
        FunctionSink sink([this](std::span<const LifecycleEvent> events) {
            tree.apply(events);
            for (const LifecycleEvent& event : events)
                log.append(event);
            index.follow(log, tree);
        });
        Engine engine(program, {}, sink);
        while (engine.nextDue() <= scenario.end() + longer)
            engine.playNext();
    }
    [[nodiscard]] FoldedRun run() const { return {tree, log, index, paths, terms}; }

    PathTable paths;
    TermTable terms;
    Program program;
    TreeFold tree;
    EventLog log;
    LogIndex index;
};

} // namespace resprout::test
