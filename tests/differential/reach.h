#pragma once

#include "core/otp/why.h"
#include "core/scenario/scenario.h"

#include <array>
#include <cstddef>
#include <string>

namespace resprout::differential {

/// Which of OTP's rules random scenarios reach: how many of them had an event because of each. Confined to one
/// thread.
class Reach {
public:
    void add(const Scenario& scenario);

    /// One line for each rule's reason, the rarest first.
    [[nodiscard]] std::string text() const;

private:
    std::array<std::size_t, static_cast<std::size_t>(Why::Count_)> m_scenarios{};
};

} // namespace resprout::differential
