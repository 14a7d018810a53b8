#include "ui/chart/chart_axes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace resprout::ui {

namespace {

constexpr VirtualTime shortest = 15; // s
constexpr std::int64_t mostTicks = 5;

/// The smallest handy number of seconds that is not below `seconds`.
std::int64_t handySeconds(std::int64_t seconds) {
    constexpr std::array<std::int64_t, 22> handy{3,   5,   6,    10,   15,   20,   30,    60,    120,   180,   300,
                                                 600, 900, 1200, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800};
    const auto at = std::lower_bound(handy.begin(), handy.end(), seconds);
    return at != handy.end() ? *at : (seconds + 86399) / 86400 * 86400;
}

QString tr(const char* text) {
    return QCoreApplication::translate("resprout::ui::RestartChart", text);
}

} // namespace

TimeAxis timeAxis(VirtualTime now, std::int64_t period, int ticks) {
    const std::int64_t seconds = std::max(shortest, 3 * std::min<std::int64_t>(period, 1'000'000'000));
    const VirtualTime tick = handySeconds((seconds + ticks - 1) / ticks) * 1000;
    const VirtualTime length = tick * ticks;
    // a little room is left in front of `now`, so that the newest step can be seen
    const VirtualTime needed = std::max<VirtualTime>(0, now + tick / 5 - length);
    const VirtualTime from = (needed + tick - 1) / tick * tick;
    return {from, from + length, tick};
}

QString timeLabel(VirtualTime time, VirtualTime tick) {
    const VirtualTime seconds = time / 1000;
    if (tick % 3'600'000 == 0)
        return tr("%1 h").arg(seconds / 3600);
    if (tick % 60'000 == 0)
        return tr("%1 min").arg(seconds / 60);
    return tr("%1 s").arg(seconds);
}

CountAxis countAxis(std::int64_t intensity, std::int64_t most) {
    const std::int64_t top = std::max(intensity + 1, most);
    std::int64_t tick = 1;
    for (int turn = 0; (top + tick - 1) / tick > mostTicks; ++turn)
        tick = turn % 3 == 1 ? tick / 2 * 5 : tick * 2; // 1, 2, 5, 10, 20, 50, ...
    return {tick == 1 ? top : (top + tick - 1) / tick * tick, tick};
}

} // namespace resprout::ui
