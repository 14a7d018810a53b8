#pragma once

#include "core/node/tree_fold.h"

#include <QString>

#include <vector>

namespace resprout::ui {

/// What a loud end of a process takes along, by OTP's rules R40 and R42 to R46. A prediction: it reads the fold and no clock.
struct BlastZone {
    enum class Outcome : std::uint8_t {
        Restart,      ///< its supervisor restarts a group
        GivesUp,      ///< that would be one restart more than the supervisor allows
        NotRestarted, ///< temporary: it is not started again, its spec is dropped
        NobodyAbove,  ///< the root, or an orphan: nobody restarts it
        NoProcess,    ///< there is nothing to crash
    };

    PathId dead = noPath;
    PathId supervisor = noPath;
    Strategy strategy = Strategy::OneForOne;
    Outcome outcome = Outcome::NoProcess;
    std::vector<PathId> restarted; ///< in start order, the dead one among them
    std::vector<PathId> dropped;   ///< temporary ones that a group restart stops for good (R46)
    std::uint32_t firstPlace = 0;  ///< in the start order, from 1
    std::uint32_t lastPlace = 0;
    std::uint32_t left = 0; ///< restarts that the supervisor still allows, before this one
};

/// `now` decides which restarts still count. Any thread that may read the fold.
[[nodiscard]] BlastZone blastZone(const TreeFold& tree, PathId dead, VirtualTime now);

/// "one_for_all restarts 1 – 3", "one_for_one restarts writer", "temporary: not restarted". Empty when there is nothing to
/// say.
[[nodiscard]] QString shortText(const BlastZone& zone, const PathTable& paths);
/// "2 restarts left", "the last restart"; empty when it does not matter.
[[nodiscard]] QString leftText(const BlastZone& zone);

/// Whether the restart that `zone` foretold is still under way: until the last of its starts.
[[nodiscard]] bool isUnderWay(const TreeFold& tree, const BlastZone& zone);

} // namespace resprout::ui
