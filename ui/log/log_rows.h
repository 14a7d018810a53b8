#pragma once

#include "ui/log/event_text.h"

#include <cstdint>
#include <vector>

namespace resprout::ui {

/// Which rows of the event log are shown.
struct LogFilter {
    enum class Scope : std::uint8_t { Only, WithSubtree };

    PathId path = noPath; // noPath: all processes
    Scope scope = Scope::WithSubtree;
    bool operator==(const LogFilter&) const = default;
};

/// The rows that the log view shows, as numbers of the EventLog's rows, in order. It catches up with what was appended, and
/// compares ids only. GUI thread only.
class LogRows {
public:
    void setSource(const LogSource& source); // forgets everything
    void setFilter(const LogFilter& filter);
    [[nodiscard]] const LogFilter& filter() const { return m_filter; }

    /// Takes in what was appended since, and lets go what the log has let go. Returns how many rows went at the top.
    std::size_t catchUp();

    [[nodiscard]] std::size_t size() const { return m_rows.size() - m_head; }
    [[nodiscard]] std::size_t operator[](std::size_t index) const { return m_base + m_rows[m_head + index]; }
    /// The first row at or behind `logRow`; size() when there is none.
    [[nodiscard]] std::size_t indexOf(std::size_t logRow) const;

private:
    void restart();
    [[nodiscard]] bool passes(PathId path);

    LogSource m_source;
    LogFilter m_filter;
    std::vector<std::uint32_t> m_rows; // less m_base; from m_head on
    std::size_t m_head = 0;
    std::size_t m_base = 0;
    std::size_t m_next = 0;             // row of the log
    std::vector<std::uint8_t> m_inside; // by PathId: in the subtree of the filter
};

} // namespace resprout::ui
