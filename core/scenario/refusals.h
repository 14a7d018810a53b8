#pragma once

#include "core/scenario/scenario.h"

#include <string>
#include <string_view>
#include <vector>

namespace resprout {

/// Something in a scenario that OTP itself will refuse: the scenario runs, and what it leads to is part of the lesson.
struct Refusal {
    NodeIndex node = noNode;
    std::string_view key; // of the node: "restart"
    std::string message;  // with the error term of OTP
};

/// All of them (otp-rules R20 to R22, D3), by node. At most 10,000. Any thread.
[[nodiscard]] std::vector<Refusal> refusals(const Scenario& scenario);

} // namespace resprout
