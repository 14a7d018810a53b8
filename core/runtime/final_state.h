#pragma once

#include "core/runtime/engine.h"

#include <string>
#include <vector>

namespace resprout {

/// One line of the state at the end: a living process, or a child that is listed without one.
struct FinalNode {
    enum class State : std::uint8_t { Running, Restarting, Stopped };

    PathId path = noPath;
    std::uint32_t attempt = 0;
    State state = State::Running;
    bool isSupervisor = false;
    bool isNumbered = false; // a child of a pool or dynamic supervisor that is listed without a process: #?
    bool isBusy = false;     // in the middle of a start or a stop: it would not answer, so its children are not known
    SupervisorFlags flags;
    std::uint64_t restarts = 0; // length of the list that it holds
};

struct FinalState {
    std::vector<FinalNode> nodes;                          // depth first, children in start order
    std::vector<std::pair<PathId, std::uint32_t>> orphans; // path and attempt of those outside the tree
};

/// The state of a run between two milliseconds, as an observer finds it.
[[nodiscard]] FinalState finalState(const Program& program, const EngineState& state);

} // namespace resprout
