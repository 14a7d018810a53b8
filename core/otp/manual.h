#pragma once

#include <string_view>

namespace resprout {

/// A section of OTP's own documentation.
struct ManualSection {
    std::string_view title;   // "Supervisor Behaviour, Restart Strategy"
    std::string_view address; // of the page, with the section where the page has a name for it

    bool operator==(const ManualSection&) const = default;
};

/// Where the manual speaks of a rule (`R43`, `P2`: the numbers of ARCHITECTURE.md); nothing when there is no such rule.
/// Any thread.
[[nodiscard]] ManualSection manualOf(std::string_view rule);
/// The same for a child of Elixir's DynamicSupervisor, where Elixir's own pages say it.
[[nodiscard]] ManualSection dynamicManualOf(std::string_view rule);

} // namespace resprout
