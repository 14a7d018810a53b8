#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace resprout::bench {

/// What one run of a case measured; printed as one JSON line.
struct Figures {
    std::uint64_t operations = 0;
    double seconds = 0;    // wall time of the timed part
    double cpuSeconds = 0; // of all threads, in the timed part
    double residentGrowth =
        -1; // bytes of this program that came into memory in the timed part; -1: not what it is about

    /// Another round of the same case. Memory has no sum: a round finds what the one before it has left.
    Figures& operator+=(const Figures& round) {
        operations += round.operations;
        seconds += round.seconds;
        cpuSeconds += round.cpuSeconds;
        residentGrowth = -1;
        return *this;
    }
};

/// A case of tests/bench: its name and what one operation is are those of tests/bench/beam.erl.
struct Case {
    std::string_view name;
    std::uint64_t defaultCount; // N where the command line says 0
    Figures (*run)(std::uint64_t count, unsigned threads);
};

[[nodiscard]] std::span<const Case> restartCases();
[[nodiscard]] std::span<const Case> growthCases();
[[nodiscard]] std::span<const Case> eventCases();
[[nodiscard]] std::span<const Case> messageCases();
[[nodiscard]] std::span<const Case> spawnCases();
[[nodiscard]] std::span<const Case> timerCases();
[[nodiscard]] std::span<const Case> scalingCases();

} // namespace resprout::bench
