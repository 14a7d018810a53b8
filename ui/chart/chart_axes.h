#pragma once

#include "core/otp/lifecycle_event.h"

#include <QString>

namespace resprout::ui {

/// The stretch of virtual time that the chart shows. It stands still until `now` leaves it, then moves on by whole ticks.
struct TimeAxis {
    VirtualTime from = 0; // ms
    VirtualTime to = 0;
    VirtualTime tick = 0; // ms between two labels
    bool operator==(const TimeAxis&) const = default;
};

/// Long enough for three periods, 15 s at least, in `ticks` ticks.
[[nodiscard]] TimeAxis timeAxis(VirtualTime now, std::int64_t period, int ticks);

/// "12 s", "4 min", "2 h".
[[nodiscard]] QString timeLabel(VirtualTime time, VirtualTime tick);

/// Restarts from 0 to one more than is allowed (or than there are).
struct CountAxis {
    std::int64_t top = 0;
    std::int64_t tick = 1;
    bool operator==(const CountAxis&) const = default;
};
[[nodiscard]] CountAxis countAxis(std::int64_t intensity, std::int64_t most);

} // namespace resprout::ui
