#pragma once

#include "ui/bridge/run.h"

#include <QString>

namespace resprout::ui {

/// The two ways in which a process can be made to end that a person chooses the reason of.
enum class ExitKind {
    Exit,  ///< the process itself stops with the reason
    Signal ///< somebody outside sends an exit signal with it
};

/// What a reason will do to a process, in words. Empty strings: nothing to say.
struct ExitAdvice {
    QString title;     // in bold
    QString effect;    // what the choice does
    QString trap;      // what trapping makes of it
    QString follows;   // what its supervisor does upon it
    bool ends = false; // the process ends by it
};

/// GUI thread only. `process` is a process of the run's tree.
[[nodiscard]] ExitAdvice adviseExit(const Run& run, PathId process, ExitKind kind, const Term& reason);

/// "permanent, under agent_sup": what a dialog says beside the process.
[[nodiscard]] QString placeOf(const Run& run, PathId process);

} // namespace resprout::ui
