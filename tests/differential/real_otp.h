#pragma once

#include "core/scenario/scenario.h"
#include "tests/differential/temporary_folder.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace resprout::differential {

/// Plays scenarios on the Erlang/OTP that is installed, through the recorder of tests/conformance, many at once and in
/// real time. Confined to one thread.
class RealOtp {
public:
    struct Options {
        std::filesystem::path recorder; // tests/conformance/record
        std::size_t atOnce = 200;
    };

    explicit RealOtp(Options options);

    struct Manner {
        int late = 0;       // ms: each step up to so many late, at random
        int schedulers = 1; // with more, what races in OTP comes out one way or another
    };

    /// The trace of each, in order; empty where OTP could not play it. Throws when the recorder itself fails.
    [[nodiscard]] std::vector<std::string> play(const std::vector<Scenario>& scenarios, Manner manner);
    [[nodiscard]] std::vector<std::string> play(const std::vector<Scenario>& scenarios) { return play(scenarios, {}); }

private:
    Options m_options;
    TemporaryFolder m_work;
    std::size_t m_batches = 0;
};

} // namespace resprout::differential
