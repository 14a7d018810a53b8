#include "ui/log/log_rows.h"

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr std::size_t farRows = 0xF000'0000U; // beyond which 32 bits would not do

} // namespace

void LogRows::setSource(const LogSource& source) {
    m_source = source;
    m_filter = {};
    restart();
}

void LogRows::setFilter(const LogFilter& filter) {
    if (filter == m_filter)
        return;
    m_filter = filter;
    restart();
}

void LogRows::restart() {
    m_rows.clear();
    m_inside.clear();
    m_head = 0;
    m_next = 0;
    m_base = m_source.isComplete() ? m_source.log->firstRow() : 0;
}

std::size_t LogRows::catchUp() {
    if (!m_source.isComplete())
        return 0;
    const EventLog& log = *m_source.log;
    const std::size_t before = m_head;
    while (m_head < m_rows.size() && m_base + m_rows[m_head] < log.firstRow())
        ++m_head;
    const std::size_t gone = m_head - before;
    const bool isFar = log.endRow() - m_base > farRows;
    if ((m_head > 0 && m_head > m_rows.size() / 2) || isFar) { // seldom, so that each row is moved once at most
        m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(m_head));
        m_head = 0;
        const std::size_t shift = log.firstRow() - m_base;
        for (std::uint32_t& row : m_rows)
            row -= static_cast<std::uint32_t>(shift);
        m_base = log.firstRow();
    }

    const EventText text(m_source);
    m_next = std::max(m_next, log.firstRow());
    for (; m_next < log.endRow(); ++m_next) {
        const LifecycleEvent& event = log.row(m_next);
        if (passes(event.path) && text.isShown(event))
            m_rows.push_back(static_cast<std::uint32_t>(m_next - m_base));
    }
    return gone;
}

bool LogRows::passes(PathId path) {
    if (m_filter.path == noPath || path == m_filter.path)
        return true;
    if (m_filter.scope == LogFilter::Scope::Only || path == noPath)
        return false;
    while (m_inside.size() <= path) { // parents come before their children
        const auto next = static_cast<PathId>(m_inside.size());
        const PathId parent = m_source.paths->parent(next);
        m_inside.push_back(next == m_filter.path || (parent != noPath && m_inside[parent] != 0) ? 1 : 0);
    }
    return m_inside[path] != 0;
}

std::size_t LogRows::indexOf(std::size_t logRow) const {
    const auto begin = m_rows.begin() + static_cast<std::ptrdiff_t>(m_head);
    const auto at = std::partition_point(begin, m_rows.end(), [&](std::uint32_t row) { return m_base + row < logRow; });
    return static_cast<std::size_t>(at - begin);
}

} // namespace resprout::ui
