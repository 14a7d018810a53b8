#pragma once

#include "ui/tree/tree_model.h"

namespace resprout::ui {

/// A key's way through the tree.
enum class Walk { Up, Down, Left, Right, Home, End };

/// Where a key leads from `from`; `from` itself when it leads nowhere. Keys go where a person sees them go:
///
/// - among supervisors: Up to the parent, Down to the first child, Left and Right to the siblings;
/// - on a rail: Up and Down to the neighbour (from the first one up to the parent, from the last of a column down to the
///   next column), Left and Right to the next column, or to the sibling beside the rail;
/// - in a cluster: Left and Right to the neighbour, Up and Down by a row of dots, from the first row up to the parent;
/// - Home is the root, End the last process of the last branch. From nowhere every key leads to the root.
[[nodiscard]] PathId walk(const TreeModel& model, PathId from, Walk key);

} // namespace resprout::ui
