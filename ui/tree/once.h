#pragma once

#include "core/otp/path_table.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace resprout::ui {

/// Tells who comes up for the first time in a round: what is read of a process as it is now need be read once. A value.
class Once {
public:
    void begin(std::size_t paths) { ///< a round
        m_rounds.resize(std::max(paths, m_rounds.size()), 0);
        if (++m_round == 0) {
            std::fill(m_rounds.begin(), m_rounds.end(), 0);
            m_round = 1;
        }
    }
    [[nodiscard]] bool isFirst(PathId path) { ///< it is one of those paths
        return std::exchange(m_rounds[path], m_round) != m_round;
    }

private:
    std::vector<std::uint32_t> m_rounds; // the last one that each came up in
    std::uint32_t m_round = 0;
};

} // namespace resprout::ui
