#pragma once

#include "core/node/tree_fold.h"

#include <cstdint>
#include <span>
#include <vector>

namespace resprout::ui {

/// From `since` on the supervisor's period was `period` seconds.
struct PeriodChange {
    VirtualTime since = 0;
    std::int64_t period = defaultPeriod;
};

/// A corner of the chart's line: from `time` on, so many restarts count.
struct RestartStep {
    VirtualTime time = 0;
    std::uint32_t count = 0;
    bool operator==(const RestartStep&) const = default;
};

/// How many restarts counted against a supervisor over time: at each moment, those that a crash at that moment would still have
/// found in its list (R30 to R32, R36: whole seconds, and what was pruned once stays forgotten).
/// `counted`: times of its restarts, oldest first. `periods`: not empty, oldest first. Returns the steps within `from` to `to`,
/// the first at `from`; a pure function.
[[nodiscard]] std::vector<RestartStep> restartSteps(std::span<const VirtualTime> counted,
                                                    std::span<const PeriodChange> periods, VirtualTime from,
                                                    VirtualTime to);

} // namespace resprout::ui
