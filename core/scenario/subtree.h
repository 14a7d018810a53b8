#pragma once

#include "core/scenario/scenario.h"

#include <vector>

namespace resprout {

/// A node with everything below it (children and templates) as nodes of their own: the first is `root`, without a place, and
/// all indexes name places in the vector. Any thread; without recursion.
[[nodiscard]] std::vector<NodeSpec> subtreeOf(const Scenario& scenario, NodeIndex root);

} // namespace resprout
