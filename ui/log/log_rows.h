#pragma once

#include "ui/log/event_text.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace resprout::ui {

/// Which rows of the event log are shown.
struct LogFilter {
    enum class Scope : std::uint8_t { Only, WithSubtree };

    PathId path = noPath; // noPath: all processes
    Scope scope = Scope::WithSubtree;
    bool operator==(const LogFilter&) const = default;
};

/// The rows that the log view shows, as numbers of the EventLog's rows, in order. It catches up with what was appended, compares
/// ids only, and looks through what was there before from the newest on, so much at a time that no frame is held up. GUI thread
/// only.
class LogRows {
public:
    void setSource(const LogSource& source); // forgets everything
    void setFilter(const LogFilter& filter);
    [[nodiscard]] const LogFilter& filter() const { return m_filter; }

    /// What has become of the top.
    struct Change {
        std::size_t gone = 0;  // rows that the log has let go
        std::size_t found = 0; // older ones that came before all others
    };
    /// Takes in what was appended since, lets go what the log has let go, and looks through older events, 100,000 at most.
    Change catchUp();
    /// Whether all events from `logRow` on have been looked at.
    [[nodiscard]] bool reaches(std::size_t logRow) const { return logRow >= m_back; }
    [[nodiscard]] bool hasAll() const { return !m_source.isComplete() || reaches(m_source.log->firstRow()); }

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] std::size_t operator[](std::size_t index) const { return m_base + m_rows[index]; }
    /// The first row at or behind `logRow`; size() when there is none.
    [[nodiscard]] std::size_t indexOf(std::size_t logRow) const;

private:
    void restart();
    [[nodiscard]] bool passes(PathId path);

    LogSource m_source;
    EventText m_text{m_source};
    LogFilter m_filter;
    std::deque<std::uint32_t> m_rows; // less m_base; nothing is moved when it grows at either end
    std::size_t m_base = 0;
    std::size_t m_back = 0;             // row of the log: looked at from there on
    std::size_t m_next = 0;             // row of the log: up to there
    std::vector<std::uint8_t> m_inside; // by PathId: in the subtree of the filter
};

} // namespace resprout::ui
