#include "core/runtime/schedule.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace resprout {
namespace {

/// Steps in time order, and a schedule of them of which some are issued.
struct Script {
    std::vector<int> times; // of each step, by its number
    std::vector<std::uint8_t> homes;
    std::vector<std::uint32_t> order; // of those to come
    Schedule schedule;

    [[nodiscard]] auto isLaterThan(int now) const {
        return [this, now](std::uint32_t step) {
            return times[step] > now;
        };
    }
};

Script anyScript() {
    Script script;
    script.times = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12));
    std::sort(script.times.begin(), script.times.end());
    for (std::uint32_t step = 0; step < script.times.size(); ++step) {
        script.homes.push_back(*rc::gen::element<std::uint8_t>(0, 1, noShard));
        script.schedule.append(step, script.homes.back());
        script.order.push_back(step);
    }
    const auto issued = *rc::gen::inRange<std::size_t>(0, script.times.size() + 1);
    script.schedule.advance(issued);
    script.order.erase(script.order.begin(), script.order.begin() + static_cast<std::ptrdiff_t>(issued));
    for (int added = *rc::gen::inRange(0, 4); added > 0; --added) { // those of before lie earlier
        const int time =
            std::max(script.order.empty() ? 0 : script.times[script.order.front()], *rc::gen::inRange(0, 14));
        const auto step = static_cast<std::uint32_t>(script.times.size());
        script.times.push_back(time);
        script.homes.push_back(*rc::gen::element<std::uint8_t>(0, 1, noShard));
        script.schedule.insert(step, script.homes.back(), script.isLaterThan(time));
        script.order.insert(std::find_if(script.order.begin(), script.order.end(), script.isLaterThan(time)), step);
    }
    return script;
}

RC_GTEST_PROP(Schedule, CountsWhatIsDueAsIfItLookedAtEachStep, ()) {
    const Script script = anyScript();
    const auto isLater = script.isLaterThan(*rc::gen::inRange(-1, 15));
    const auto due = std::find_if(script.order.begin(), script.order.end(), isLater) - script.order.begin();
    RC_ASSERT(script.schedule.countBefore(isLater) == static_cast<std::size_t>(due));
}

RC_GTEST_PROP(Schedule, HandsOutThoseInARowThatHaveAHome, ()) {
    const Script script = anyScript();
    const auto most = *rc::gen::inRange<std::size_t>(0, script.order.size() + 1);
    std::vector<std::uint32_t> expected;
    while (expected.size() < most && script.homes[script.order[expected.size()]] != noShard)
        expected.push_back(script.order[expected.size()]);
    const IssuedRun run = script.schedule.nextRun(most);
    RC_ASSERT(std::vector<std::uint32_t>(run.numbers.begin(), run.numbers.end()) == expected);
    RC_ASSERT(run.homes.size() == expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k)
        RC_ASSERT(run.homes[k] == script.homes[expected[k]]);
}

} // namespace
} // namespace resprout
