#pragma once

#include "core/node/tree_fold.h"
#include "core/otp/path_table.h"

#include <QString>

namespace resprout::ui {

/// What its supervisor would do if the process crashed now.
struct CrashForecast {
    QString headline; // "one_for_all restarts 1 – 3"
    QString sentence; // "writer is permanent, so agent_sup counts one restart, ..."
    enum class Grade { Plain, Warning, Danger } grade = Grade::Warning;
};

/// Nothing is asked of the run: it reads the fold. `path` must be known to it. GUI thread only (it translates).
[[nodiscard]] CrashForecast forecastCrash(const TreeFold& tree, const PathTable& paths, PathId path, VirtualTime now);

} // namespace resprout::ui
