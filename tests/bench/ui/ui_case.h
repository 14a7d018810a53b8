#pragma once

#include <span>
#include <string_view>

namespace resprout::ui::bench {

struct Options {
    int seconds = 0; // that a case which goes on for a while lasts; 0: its own
};

/// A case of resprout-ui-bench. `run` prints its figures: one JSON line, or one for each thing that it does.
struct Case {
    std::string_view name;
    std::string_view about;
    void (*run)(const Options& options);
};

[[nodiscard]] std::span<const Case> openCases();
[[nodiscard]] std::span<const Case> canvasCases();
[[nodiscard]] std::span<const Case> lensCases();
[[nodiscard]] std::span<const Case> stormCases();
[[nodiscard]] std::span<const Case> logCases();
[[nodiscard]] std::span<const Case> editCases();

} // namespace resprout::ui::bench
