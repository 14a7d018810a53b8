#include "tests/support/played_events.h"

namespace resprout::test {

PlayedEvents playEvents(const Scenario& scenario, const Rules& rules) {
    PlayedEvents played;
    played.until = scenario.end();
    Program program(scenario, *played.paths, *played.terms);
    FunctionSink sink([&](std::span<const LifecycleEvent> came) {
        played.events.insert(played.events.end(), came.begin(), came.end());
    });
    Engine engine(program, {.seed = scenario.seed, .rules = rules}, sink);
    while (engine.nextDue() < played.until)
        engine.playNext();
    return played;
}

} // namespace resprout::test
