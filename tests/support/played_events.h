#pragma once

#include "core/runtime/engine.h"

#include <memory>
#include <vector>

namespace resprout::test {

/// A run and all of its events.
struct PlayedEvents {
    std::unique_ptr<PathTable> paths = std::make_unique<PathTable>();
    std::unique_ptr<TermTable> terms = std::make_unique<TermTable>();
    std::vector<LifecycleEvent> events;
    VirtualTime until = 0;
};

/// Plays a scenario from beginning to end, with its own seed. Any thread.
[[nodiscard]] PlayedEvents playEvents(const Scenario& scenario, const Rules& rules = {});

} // namespace resprout::test
