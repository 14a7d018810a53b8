#include "core/runtime/engine.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <vector>

// Invariant: the engine's state is a value. A copy of it plays on as the original did, in this engine and in another one.

namespace resprout {
namespace {

struct Played {
    explicit Played(const Scenario& scenario) : program(scenario, paths, terms), end(scenario.end()) {}

    PathTable paths;
    TermTable terms;
    Program program;
    VirtualTime end;
    std::vector<LifecycleEvent> events;
    FunctionSink sink{[this](std::span<const LifecycleEvent> came) {
        events.insert(events.end(), came.begin(), came.end());
    }};
};

TEST(Checkpoint, ACopyPlaysOnAsTheOriginalDid) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Played played(test::randomScenario(seed, test::Races::Many));
        Engine engine(played.program, {.seed = static_cast<std::int64_t>(seed % 3)}, played.sink);
        struct Past {
            EngineState state;
            std::size_t events;
        };
        std::vector<Past> pasts{{engine.state(), 0}};
        while (engine.nextDue() < played.end) {
            engine.playNext();
            pasts.push_back({engine.state(), played.events.size()});
        }
        const std::vector<LifecycleEvent> once = played.events;

        for (std::size_t place = pasts.size(); place-- > 0; place = place > 7 ? place - 7 : 0) {
            played.events.assign(once.begin(), once.begin() + static_cast<std::ptrdiff_t>(pasts[place].events));
            Engine other(played.program, {.threads = 2, .alwaysParallel = true}, played.sink);
            Engine& next = place % 2 == 0 ? engine : other;
            next.restore(pasts[place].state);
            while (next.nextDue() < played.end)
                next.playNext();
            ASSERT_TRUE(played.events == once) << "random scenario " << seed << " from its millisecond " << place;
            if (place == 0)
                break;
        }
    }
}

} // namespace
} // namespace resprout
