#include "core/otp/restart_window.h"

#include <algorithm>
#include <cassert>

namespace resprout {

std::uint64_t RestartWindow::add(std::chrono::seconds now, std::chrono::seconds period) {
    assert(m_first == m_seconds.size() || m_seconds.back().at <= now.count());
    const std::int64_t oldest = now.count() - period.count();
    while (m_first < m_seconds.size() && m_seconds[m_first].at < oldest)
        m_held -= m_seconds[m_first++].count;
    if (m_first == m_seconds.size()) {
        m_seconds.clear();
        m_first = 0;
    } else if (m_first > 16 && m_first > m_seconds.size() / 2) {
        m_seconds.erase(m_seconds.begin(), m_seconds.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
    if (m_seconds.empty() || m_seconds.back().at != now.count())
        m_seconds.push_back({now.count(), 0});
    ++m_seconds.back().count;
    return ++m_held;
}

bool RestartWindow::operator==(const RestartWindow& other) const {
    return std::equal(m_seconds.begin() + static_cast<std::ptrdiff_t>(m_first), m_seconds.end(),
                      other.m_seconds.begin() + static_cast<std::ptrdiff_t>(other.m_first), other.m_seconds.end());
}

} // namespace resprout
