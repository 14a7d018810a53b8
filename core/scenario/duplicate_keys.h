#pragma once

#include "core/scenario/complaints.h"
#include "core/scenario/json_tree.h"
#include "core/scenario/line_index.h"

namespace resprout {

/// Complains about every key that stands twice in one object. Any thread.
void reportDuplicateKeys(const JsonTree& tree, const LineIndex& lines, Complaints& complaints);

} // namespace resprout
