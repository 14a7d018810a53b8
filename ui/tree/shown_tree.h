#pragma once

#include "core/node/event_log.h"
#include "core/node/tree_fold.h"
#include "core/otp/path_table.h"
#include "core/otp/term_table.h"

#include <cstddef>

namespace resprout::ui {

/// What the canvas draws: a fold, the events that were folded, and the names in them. All must outlive the canvas's use of them.
struct ShownTree {
    const TreeFold* tree = nullptr;
    const EventLog* log = nullptr;
    const PathTable* paths = nullptr;
    const TermTable* terms = nullptr;

    [[nodiscard]] bool isEmpty() const { return tree == nullptr || tree->root() == noPath; }

    /// Visits the events of the log from `row` on, and has their records of the tree at hand when it comes to them.
    template <class Visit>
    void visitEventsFrom(std::size_t row, const Visit& visit) const {
        for (const std::size_t end = log->endRow(); row < end; ++row) {
            if (row + TreeFold::ahead < end)
                tree->expect(log->row(row + TreeFold::ahead).path);
            visit(log->row(row));
        }
    }

    bool operator==(const ShownTree&) const = default;
};

} // namespace resprout::ui
