#pragma once

#include "ui/bridge/beats.h"

#include <deque>

namespace resprout::ui {

/// How fast virtual time really went during the last second of wall time in which it was meant to go (the time that beats
/// take does not count). GUI thread only.
class SpeedMeter {
public:
    void clear();
    /// In `wall` of wall time virtual time went on by `milliseconds`.
    void add(WallTime wall, double milliseconds);

    /// Virtual per wall time; `asked` while too little was seen.
    [[nodiscard]] double measured(double asked) const;
    /// Whether that is clearly less than what was asked for.
    [[nodiscard]] bool isBehind(double asked) const;

private:
    struct Sample {
        WallTime wall;
        double milliseconds;
    };

    std::deque<Sample> m_samples;
    WallTime m_wall{};
    double m_milliseconds = 0;
};

} // namespace resprout::ui
