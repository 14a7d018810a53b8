#pragma once

#include "core/node/event_log.h"
#include "core/node/tree_fold.h"
#include "core/otp/path_table.h"
#include "core/otp/term_table.h"

namespace resprout::ui {

/// What the canvas draws: a fold, the events that were folded, and the names in them. All must outlive the canvas's use of them.
struct ShownTree {
    const TreeFold* tree = nullptr;
    const EventLog* log = nullptr;
    const PathTable* paths = nullptr;
    const TermTable* terms = nullptr;

    [[nodiscard]] bool isEmpty() const { return tree == nullptr || tree->root() == noPath; }
    bool operator==(const ShownTree&) const = default;
};

} // namespace resprout::ui
