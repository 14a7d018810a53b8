#include "core/node/pid_counter.h"

namespace resprout {

void PidCounter::spawned(PathId path, std::uint32_t attempt) {
    if (path >= m_latest.size())
        m_latest.resize(path + std::size_t{1});
    m_latest[path] = {attempt, m_next++};
}

// Two supervisors may be starting children of one path at a time, an orphan and its successor: the earlier of these two
// children gets its number late.
std::uint32_t PidCounter::started(PathId path, std::uint32_t attempt) {
    if (path < m_latest.size() && m_latest[path].attempt == attempt)
        return m_latest[path].pid;
    return m_next++;
}

} // namespace resprout
