#pragma once

#include "ui/bridge/run.h"
#include "ui/theme/signs.h"

#include <QString>

#include <vector>

namespace resprout::ui {

/// One link of the chain of rules that brought something about.
struct ChainLink {
    Sign sign;
    QString words;
};

/// Why the root has ended, as a chain of rules, the first cause first; empty while it lives. GUI thread only.
[[nodiscard]] std::vector<ChainLink> chainOfEnd(const Run& run);

} // namespace resprout::ui
