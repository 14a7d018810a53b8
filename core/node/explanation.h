#pragma once

#include "core/node/ending.h"
#include "core/node/sentence.h"
#include "core/otp/manual.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace resprout {

/// What one link of a chain is about; views choose its sign by it.
enum class BecauseKind : std::uint8_t {
    Step,         ///< a step of the script, or a click
    Exit,         ///< a process ended
    Counted,      ///< a supervisor decided to restart, and counted it
    GaveUp,       ///< more than its intensity
    Group,        ///< the strategy: who is started again
    Start,        ///< a start function was called
    StartFailure, ///< and returned an error
    Stop,         ///< a supervisor stops a child
    Spared,       ///< nothing is restarted, or nobody else is touched
    Spec,         ///< a child spec was listed, dropped or changed
    Message,      ///< a signal became a message; a call was answered
};

/// One link: what happened or was decided, and the rule of OTP that it shows.
struct Because {
    BecauseKind kind = BecauseKind::Step;
    std::size_t row = 0;   // of the log's event that it speaks of
    std::string_view rule; // `R43`; empty: no rule of OTP
    Sentence sentence;
    ManualSection manual; // empty without a rule
};

/// How processes are called: `top/pool/db` or `db`.
enum class Naming : std::uint8_t { Path, Id };

/// Why something happened, and what came of it.
struct Explanation {
    std::vector<Because> chain;         // what led to the event, the first cause first; its end is the event itself
    std::vector<Because> outcome;       // of an end or a failed start: what the supervisor made of it, and why
    Ending ending = Ending::NotDecided; // of an end
    bool isOpen = false;                // of an end: what follows may tell more of it
    std::size_t rowsRead = 0;           // of the log, never more than CauseWalk::mostRows
};

/// Why the event in `row` of the log happened: one chain for the window and for `resprout-cli run --explain`. What a group
/// restart does to the siblings in between is a consequence and is left out; tries that failed alike are told once.
/// A pure function of the run so far. Confined to the log's thread.
[[nodiscard]] Explanation explain(const FoldedRun& run, std::size_t row, Naming naming);

} // namespace resprout
