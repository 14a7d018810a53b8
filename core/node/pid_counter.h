#pragma once

#include "core/otp/path_table.h"

#include <cstdint>
#include <vector>

namespace resprout {

/// The numbers of pids as a log of events gives them: N of <0.N.0>, in the order of spawning, as on a node. So a supervisor has
/// a lower one than its children, and a start that failed has used one up. Whoever reads all events of a run from the first on
/// counts alike. Confined to one thread.
class PidCounter {
public:
    static constexpr std::uint32_t first = 100;

    /// Attempt `attempt` of `path` was spawned: EventType::Spawned.
    void spawned(PathId path, std::uint32_t attempt);
    /// It is up: EventType::Started. Returns its number.
    [[nodiscard]] std::uint32_t started(PathId path, std::uint32_t attempt);

private:
    struct Latest {
        std::uint32_t attempt = 0;
        std::uint32_t pid = 0;
    };

    std::uint32_t m_next = first;
    std::vector<Latest> m_latest; // by PathId
};

} // namespace resprout
