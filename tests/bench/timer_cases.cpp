#include "tests/bench/talk.h"

#include <algorithm>
#include <array>

// Timers. One operation is one timer that is set and fires, or is cancelled.

namespace resprout::bench {

namespace {

/// Lives by its timer: each step sets it again, at times that lie apart.
class Sleeper : public Body {
public:
    explicit Sleeper(std::uint64_t steps) : m_steps(steps) {}
    void started(Self& self) override {
        self.memory() = {m_steps, self.pid().slot, 0, 0};
        self.setTimer(beginning + static_cast<std::int64_t>(self.pid().slot % 100));
    }
    void timedOut(Self& self) override {
        Memory& memory = self.memory();
        if (--memory[0] == 0)
            return;
        memory[1] = memory[1] * 6364136223846793005ULL + 1442695040888963407ULL;
        self.setTimer(beginning + static_cast<std::int64_t>((memory[1] >> 33U) % 200));
    }

private:
    std::uint64_t m_steps;
};

Figures sleep(std::uint64_t sleepers, std::uint64_t stepsOfEach, unsigned threads) {
    Talk talk;
    Sleeper sleeper(stepsOfEach);
    talk.add(sleeper, static_cast<std::uint32_t>(sleepers));
    return withoutMemory(talk.play(stepsOfEach * sleepers, threads));
}

template <std::uint32_t sleepers>
Figures timers(std::uint64_t count, unsigned threads) {
    return sleep(sleepers, count / sleepers, threads);
}

/// Of the scaling cases: N is how many are pending.
Figures timersAmong(std::uint64_t processes, unsigned threads) {
    constexpr std::uint64_t steps = 2'000'000;
    return sleep(processes, std::max<std::uint64_t>(2, steps / processes), threads);
}

/// Sets its timer anew, which cancels the one before.
class Canceller : public Driver {
public:
    using Driver::Driver;
    void timedOut(Self& self) override {
        if (self.memory()[0] > 0) // else it is the last one, which nobody has cancelled
            setSome(self);
    }
    void received(Self& self, Pid /*from*/, std::uint64_t /*value*/) override { setSome(self); }

private:
    static void setSome(Self& self) {
        constexpr std::uint64_t atOnce = 1000;
        constexpr std::int64_t minute = 60'000;
        std::uint64_t& left = self.memory()[0];
        const std::uint64_t now = std::min(left, atOnce);
        left -= now;
        for (std::uint64_t i = 0; i < now; ++i)
            self.setTimer(minute);
        if (left > 0)
            self.send(self.pid(), 0);
    }
};

Figures timerSetCancel(std::uint64_t count, unsigned threads) {
    Talk talk;
    Canceller canceller(count);
    talk.add(canceller);
    return withoutMemory(talk.play(count, threads));
}

constexpr std::array cases{
    Case{"timer_set_cancel", 1'000'000, timerSetCancel},
    Case{"timer_fire", 1'000'000, timers<10'000>},
    Case{"virtual_time", 5'000'000, timers<100'000>},
    Case{"timer_among", 100'000, timersAmong},
};

} // namespace

std::span<const Case> timerCases() {
    return cases;
}

} // namespace resprout::bench
