#pragma once

#include "core/scenario/scenario.h"

#include <string>

namespace resprout {

/// A scenario as text for people: its tree with what rules each process, a line each, and its script. Any thread.
[[nodiscard]] std::string scenarioAsText(const Scenario& scenario);

/// The tree alone; every line ends with a line end.
[[nodiscard]] std::string treeAsText(const Scenario& scenario);

} // namespace resprout
