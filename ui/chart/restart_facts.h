#pragma once

#include "core/node/tree_fold.h"

#include <QString>
#include <QStringList>

namespace resprout::ui {

/// What stands behind the number of restarts that count: gauge, chart and inspector say it in the same words.
struct RestartFacts {
    /// When the number will fall: "Forgotten at 00:09.000. However many it restarts, it counts once."
    QString next;
    /// Which restarts count, when each is forgotten, and by what rules.
    QStringList lines;

    [[nodiscard]] QString toHtml() const; // for a tooltip
};

/// Of a supervisor that has a process, at the virtual time `now`. Whoever counts so is exactly who judges the next crash:
/// SupervisorRecord::stillCounting.
[[nodiscard]] RestartFacts restartFacts(const SupervisorRecord& record, VirtualTime now);

/// The first millisecond in which a restart of `time` no longer counts (R30, R31: whole seconds, the edge included).
[[nodiscard]] VirtualTime forgottenAt(VirtualTime time, std::int64_t period);

} // namespace resprout::ui
