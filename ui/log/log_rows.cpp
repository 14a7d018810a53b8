#include "ui/log/log_rows.h"

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr std::size_t farRows = 0xF000'0000U;   // beyond which 32 bits would not do
constexpr std::size_t mostLookedBack = 100'000; // events at a time: 1 ms

} // namespace

void LogRows::setSource(const LogSource& source) {
    m_source = source;
    m_text = EventText(m_source);
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
    m_base = m_source.isComplete() ? m_source.log->firstRow() : 0;
    m_next = m_back = m_source.isComplete() ? m_source.log->endRow() : 0;
}

LogRows::Change LogRows::catchUp() {
    Change change;
    if (!m_source.isComplete())
        return change;
    const EventLog& log = *m_source.log;
    for (; !m_rows.empty() && m_base + m_rows.front() < log.firstRow(); ++change.gone)
        m_rows.pop_front();
    m_back = std::max(m_back, log.firstRow());
    m_next = std::max(m_next, log.firstRow());
    if (log.endRow() - m_base > farRows) {
        const auto shift = static_cast<std::uint32_t>(log.firstRow() - m_base);
        for (std::uint32_t& row : m_rows)
            row -= shift;
        m_base = log.firstRow();
    }

    const auto isWanted = [&](std::size_t row) {
        const LifecycleEvent& event = log.row(row);
        return passes(event.path) && m_text.isShown(event);
    };
    for (; m_next < log.endRow(); ++m_next)
        if (isWanted(m_next))
            m_rows.push_back(static_cast<std::uint32_t>(m_next - m_base));
    const std::size_t end = m_back - std::min(m_back - log.firstRow(), mostLookedBack);
    while (m_back > end) {
        if (!isWanted(--m_back))
            continue;
        m_rows.push_front(static_cast<std::uint32_t>(m_back - m_base));
        ++change.found;
    }
    return change;
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
    const auto at =
        std::partition_point(m_rows.begin(), m_rows.end(), [&](std::uint32_t row) { return m_base + row < logRow; });
    return static_cast<std::size_t>(at - m_rows.begin());
}

} // namespace resprout::ui
