#pragma once

#include "core/node/tree_fold.h"

#include <QString>
#include <QStringList>

namespace resprout::ui {

/// What stands behind the number of restarts that count: gauge, chart and inspector say it in the same words.
struct RestartFacts {
    /// One line: "Forgotten at 00:09.000. A restart of the whole group counts once." Empty while none was counted.
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
