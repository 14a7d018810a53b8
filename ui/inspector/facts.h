#pragma once

#include "core/node/tree_fold.h"
#include "core/otp/term_table.h"

#include <QString>

#include <vector>

namespace resprout::ui {

/// One line of the table of facts.
struct Fact {
    QString name;  // "Restart type"
    QString value; // "permanent"
    bool operator==(const Fact&) const = default;
};

/// What is known of a process and its spec, most wanted first. `path` must be known to `tree`. GUI thread only (it translates).
[[nodiscard]] std::vector<Fact> factsOf(const TreeFold& tree, const TermTable& terms, PathId path);

/// The text with places where a long word may be broken: after `_`, `,`, `/` and `{`. Nothing in the inspector is cut.
[[nodiscard]] QString breakable(const QString& text);

} // namespace resprout::ui
