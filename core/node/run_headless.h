#pragma once

#include "core/otp/rules.h"
#include "core/scenario/scenario.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace resprout {

struct HeadlessOptions {
    unsigned threads = 1;
    std::optional<std::int64_t> seed;  // nothing: the scenario's
    std::optional<std::int64_t> until; // ms; nothing: the scenario's end
    Rules rules = {};
    std::function<bool()> goesOn; // asked between milliseconds; nothing: to the end
    /// Gets the run as a story when it has ended (StoryWriter); nothing: it is not told.
    std::function<void(std::string_view text)> explain;
    // For tests of determinism; see Engine::Options and Program.
    std::uint64_t shuffle = 0;
    std::uint32_t turnShardsBy = 0;
    bool alwaysParallel = false;
};

struct HeadlessResult {
    bool stoodStill = false;
    std::string message;       // what to tell the user; empty: nothing
    std::uint64_t signals = 0; // handled
};

/// Plays a scenario in virtual time, as fast as it can, and writes its trace; `write` gets whole lines with their line ends,
/// and may be nothing.
/// Any thread; returns when the run has ended.
HeadlessResult runHeadless(const Scenario& scenario, const HeadlessOptions& options,
                           const std::function<void(std::string_view text)>& write);

} // namespace resprout
