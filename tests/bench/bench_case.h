#pragma once

#include "core/scenario/scenario.h"

#include <cstdint>
#include <string>

namespace resprout::bench {

/// What one run of a case measured; printed as one JSON line.
struct Figures {
    std::string name;
    unsigned threads = 1;
    std::uint64_t operations = 0;
    double seconds = 0;    // wall time of the timed part
    double cpuSeconds = 0; // of all threads, in the timed part
};

/// `supervisors` one_for_one supervisors with one permanent child each, which is killed again and again: `perMillisecond`
/// of them in each virtual millisecond. One operation is one kill with the restart that follows; lifecycle events are
/// published and drained by a consumer meanwhile.
[[nodiscard]] Figures restarts(std::string name, std::uint32_t supervisors, std::uint32_t perMillisecond,
                               std::uint64_t operations, unsigned threads);
/// `supervisors` one_for_all supervisors with `children` children each, all restarted in each of `rounds` milliseconds. One
/// operation is one child stopped and started.
[[nodiscard]] Figures groupsPar(std::uint32_t supervisors, std::uint32_t children, std::uint32_t rounds,
                                unsigned threads);
/// One supervisor with `children` children; restarts spread over them.
[[nodiscard]] Figures restartWide(std::string name, std::uint32_t children, std::uint64_t operations, unsigned threads);
/// A group restart of `children` children, `rounds` times. One operation is one child stopped and started.
[[nodiscard]] Figures groupRestart(std::string name, Strategy strategy, std::uint32_t children, std::uint32_t rounds,
                                   unsigned threads);

} // namespace resprout::bench
