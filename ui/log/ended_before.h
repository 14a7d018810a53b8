#pragma once

#include "core/node/event_log.h"

#include <algorithm>
#include <cstddef>

namespace resprout::ui {

/// Whether the process that the order in `row` goes to has ended already: its supervisor had not heard of that yet. Looks so
/// many rows back and no more.
[[nodiscard]] inline bool hasEndedBefore(const EventLog& log, std::size_t row) {
    constexpr std::size_t farthest = 20'000;
    const LifecycleEvent& order = log.row(row);
    const std::size_t first = std::max(log.firstRow(), row - std::min(row, farthest));
    for (std::size_t before = row; before > first; --before) {
        const LifecycleEvent& event = log.row(before - 1);
        if (event.path != order.path || event.attempt != order.attempt)
            continue;
        if (event.type == EventType::Exited)
            return true;
        if (event.type == EventType::Spawned)
            return false;
    }
    return false;
}

} // namespace resprout::ui
