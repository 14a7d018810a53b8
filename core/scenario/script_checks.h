#pragma once

#include "core/scenario/scenario.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace resprout {

/// A step that cannot be meant: it does not fit the process that its path names for certain.
struct Mistake {
    std::size_t step = 0;
    std::string_view key; // of the step: "target"
    std::string message;
};

/// All of them, in the order of the script. A path that names nobody is no mistake: the step comes to noproc. Any thread.
[[nodiscard]] std::vector<Mistake> checkScript(const Scenario& scenario);

} // namespace resprout
