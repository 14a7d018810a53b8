#pragma once

#include "core/scenario/scenario.h"

#include <string>

namespace resprout {

/// The scenario as the text of a `.tree.json` file: two-space indent, keys in the order of the format's table,
/// defaults left out where the file left them out. Reading it again gives an equal scenario. Any thread.
[[nodiscard]] std::string writeScenario(const Scenario& scenario);

/// One node with its subtree (from any place in `scenario`) as JSON, for the clipboard.
[[nodiscard]] std::string writeNode(const Scenario& scenario, NodeIndex node);

} // namespace resprout
