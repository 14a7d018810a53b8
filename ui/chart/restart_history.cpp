#include "ui/chart/restart_history.h"

#include "ui/chart/restart_facts.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace resprout::ui {

namespace {

constexpr VirtualTime never = std::numeric_limits<VirtualTime>::max();

} // namespace

std::vector<RestartStep> restartSteps(std::span<const VirtualTime> counted, std::span<const PeriodChange> periods,
                                      VirtualTime from, VirtualTime to) {
    assert(!periods.empty());
    std::int64_t longest = 0;
    for (const PeriodChange& change : periods)
        longest = std::max(longest, change.period);
    const auto begin = std::partition_point(counted.begin(), counted.end(),
                                            [&](VirtualTime time) { return forgottenAt(time, longest) <= from; });
    counted = counted.subspan(static_cast<std::size_t>(begin - counted.begin())); // those before count no more

    std::vector<RestartStep> steps;
    std::size_t held = 0;    // counted[kept..held) are in the list
    std::size_t kept = 0;    // those before were pruned for good
    std::size_t current = 0; // period in force
    VirtualTime now = std::min(from, counted.empty() ? from : counted.front());
    while (true) {
        while (current + 1 < periods.size() && periods[current + 1].since <= now)
            ++current;
        const std::int64_t period = periods[current].period;
        const auto firstCounting = [&] {
            std::size_t first = kept;
            while (first < held && forgottenAt(counted[first], period) <= now)
                ++first;
            return first;
        };
        while (held < counted.size() && counted[held] <= now) {
            kept = firstCounting();
            ++held;
        }
        const std::size_t first = firstCounting();
        const auto count = static_cast<std::uint32_t>(held - first);
        if (now <= from)
            steps.assign(1, {from, count});
        else if (steps.empty() || steps.back().count != count)
            steps.push_back({now, count});

        VirtualTime next = never;
        if (held < counted.size())
            next = std::min(next, counted[held]);
        if (first < held)
            next = std::min(next, forgottenAt(counted[first], period));
        if (current + 1 < periods.size())
            next = std::min(next, periods[current + 1].since);
        if (now < from && next > from)
            next = from;
        if (next > to || next == never)
            break;
        now = next;
    }
    return steps;
}

} // namespace resprout::ui
