#pragma once

#include "core/node/tree_fold.h"

#include <cstdint>

namespace resprout::ui {

/// How a process comes to further children by start_child. GUI thread only, as the fold.
enum class Growth : std::uint8_t {
    None,     ///< a worker, or nobody that is known: it has no children
    Named,    ///< a supervisor with a list of children: a spec with an id
    Template, ///< simple_one_for_one: no spec, for its template says what is made
    AnyNode,  ///< a DynamicSupervisor: any spec, without an id
};

[[nodiscard]] Growth growthOf(const TreeFold& tree, PathId path);

} // namespace resprout::ui
