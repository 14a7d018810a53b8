#pragma once

#include "core/runtime/timer.h"

#include <cstddef>
#include <span>
#include <vector>

namespace resprout {

/// The timers of one millisecond that have not fired yet. They fire in groups, those of the fewest hops first. A value;
/// confined to the thread that plays.
class DueTimers {
public:
    [[nodiscard]] bool isEmpty() const { return m_first == m_timers.size(); }
    void add(const Timer& timer);
    /// Takes those of the fewest hops, in the order in which they were added. Not when empty. Valid until it changes.
    [[nodiscard]] std::span<const Timer> takeFewest();
    /// What was taken is needed no more: a copy need not have it.
    void dropTaken();

private:
    void order();

    std::vector<Timer> m_timers; // those before `m_first` are taken, those before `m_ordered` are in their order
    std::vector<Timer> m_spare;  // empty while nothing is being ordered
    std::size_t m_first = 0;
    std::size_t m_ordered = 0;
};

} // namespace resprout
