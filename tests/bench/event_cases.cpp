#include "tests/bench/bench_run.h"

#include <array>
#include <atomic>
#include <vector>

// Events into one consumer. One operation is one event that the consumer has read.

namespace resprout::bench {

namespace {

Figures eventRing(std::uint64_t count, unsigned /*threads*/) {
    constexpr std::size_t batch = 64; // as a busy superstep makes them
    EventRing ring;
    std::atomic<std::uint64_t> sum{0};
    std::jthread consumer([&] {
        std::uint64_t read = 0;
        std::uint64_t paths = 0;
        while (read < count) {
            const auto events = ring.peek();
            if (events.empty())
                continue;
            for (const LifecycleEvent& event : events)
                paths += event.path;
            ring.consume(events.size());
            read += events.size();
        }
        sum = paths;
    });
    std::vector<LifecycleEvent> events(batch);
    for (std::size_t i = 0; i < batch; ++i)
        events[i].path = static_cast<PathId>(i);
    const std::stop_source never;
    return timed(count, [&] {
        for (std::uint64_t pushed = 0; pushed < count; pushed += batch)
            ring.push(events, never.get_token());
        consumer.join();
    });
}

constexpr std::array cases{Case{"event_ring", 64'000'000, eventRing}};

} // namespace

std::span<const Case> eventCases() {
    return cases;
}

} // namespace resprout::bench
