#include "core/runtime/timer_wheel.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

namespace resprout {
namespace {

Timer timer(VirtualTime due, std::uint32_t hops, std::uint32_t token) {
    Timer made;
    made.due = due;
    made.hops = hops;
    made.token = token;
    return made;
}

/// What a wheel must do, done by looking through all timers each time.
class Model {
public:
    void push(const Timer& timer) { m_timers.push_back(timer); }
    [[nodiscard]] VirtualTime next() const {
        VirtualTime next = forever;
        for (const Timer& timer : m_timers)
            next = std::min(next, timer.due);
        return next;
    }
    std::vector<std::uint32_t> take(VirtualTime now) {
        std::uint32_t fewest = std::numeric_limits<std::uint32_t>::max();
        for (const Timer& timer : m_timers) {
            if (timer.due == now)
                fewest = std::min(fewest, timer.hops);
        }
        std::vector<std::uint32_t> tokens;
        for (const Timer& timer : m_timers) {
            if (timer.due == now && timer.hops == fewest)
                tokens.push_back(timer.token);
        }
        std::erase_if(m_timers, [&](const Timer& timer) { return timer.due == now && timer.hops == fewest; });
        return tokens;
    }

private:
    std::vector<Timer> m_timers;
};

std::vector<std::uint32_t> tokensOf(std::span<const Timer> timers) {
    std::vector<std::uint32_t> tokens;
    for (const Timer& timer : timers)
        tokens.push_back(timer.token);
    return tokens;
}

/// From now on: at once, within the lowest byte, over its edge, and far away.
rc::Gen<VirtualTime> delays() {
    return rc::gen::oneOf(rc::gen::inRange<VirtualTime>(0, 3), rc::gen::inRange<VirtualTime>(0, 300),
                          rc::gen::inRange<VirtualTime>(250, 70'000),
                          rc::gen::inRange<VirtualTime>(0, VirtualTime{1} << 40));
}

/// Alike, close together, and more than a byte apart.
rc::Gen<std::uint32_t> hops() {
    return rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(0, 3), rc::gen::inRange<std::uint32_t>(0, 300),
                          rc::gen::arbitrary<std::uint32_t>());
}

RC_GTEST_PROP(TimerWheel, FiresAsIfAllTimersWereLookedThroughEachTime, ()) {
    TimerWheel wheel;
    Model model;
    VirtualTime now = 0;
    std::uint32_t token = 0;
    const auto steps = *rc::gen::inRange(1, 200);
    for (int step = 0; step < steps; ++step) {
        for (int count = *rc::gen::inRange(0, 25); count > 0; --count) {
            const Timer made = timer(now + *delays(), *hops(), ++token);
            wheel.push(made);
            model.push(made);
        }
        RC_ASSERT(wheel.next() == model.next());
        if (wheel.next() == forever)
            continue;
        now = wheel.next();
        RC_ASSERT(tokensOf(wheel.take(now)) == model.take(now));
    }
}

RC_GTEST_PROP(TimerWheel, GoesOnIdenticallyAsACopy, ()) {
    TimerWheel wheel;
    std::uint32_t token = 0;
    const auto any = [&](VirtualTime now) {
        return timer(now + *delays(), *hops(), ++token);
    };
    for (int count = 0; count < 100; ++count)
        wheel.push(any(0));
    const VirtualTime begun = wheel.next();
    RC_ASSERT(!wheel.take(begun).empty());
    TimerWheel copy = wheel;
    for (int count = 0; count < 30; ++count) {
        const Timer made = any(begun);
        wheel.push(made);
        copy.push(made);
    }
    while (wheel.next() != forever) {
        RC_ASSERT(copy.next() == wheel.next());
        const VirtualTime now = wheel.next();
        RC_ASSERT(tokensOf(wheel.take(now)) == tokensOf(copy.take(now)));
    }
    RC_ASSERT(copy.next() == forever);
}

TEST(TimerWheel, NeverFiresWhatIsDueAtNoTime) {
    TimerWheel wheel;
    wheel.push(timer(forever, 0, 1));
    EXPECT_EQ(wheel.next(), forever);
}

} // namespace
} // namespace resprout
