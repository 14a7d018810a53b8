#pragma once

#include "core/scenario/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resprout {

/// One mistake in a file.
struct Complaint {
    enum class Grade : std::uint8_t {
        Error,     ///< the file cannot be opened
        OtpRefuses ///< the file opens and runs, and OTP itself refuses this (ends in start_failed or an {error,_})
    };

    Grade grade = Grade::Error;
    std::uint32_t line = 0; // from 1
    std::string pointer;    // JSON pointer: "/tree/children/2/kind"
    std::string message;    // one sentence without a final dot
    bool operator==(const Complaint&) const = default;
};

/// What reading a file came to. `scenario` is there exactly when no complaint is an Error.
struct ReadResult {
    std::optional<Scenario> scenario;
    std::vector<Complaint> complaints; // in file order; at most 100
    std::size_t more = 0;              // complaints beyond those
};

/// Reads a scenario from its text. `stem` is the file's name without `.tree.json`, for a scenario without `name`.
/// Any thread. Never throws, never recurses; limits are those of the README's page on files.
[[nodiscard]] ReadResult readScenario(std::string_view text, std::string_view stem);

/// "FILE:14: /tree/children/2/kind: ..." : one line per complaint, as the command line and the window show it.
[[nodiscard]] std::string describe(std::string_view file, const Complaint& complaint);

} // namespace resprout
