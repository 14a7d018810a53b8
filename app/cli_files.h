#pragma once

#include "core/scenario/scenario.h"

#include <optional>
#include <string>
#include <string_view>

namespace resprout::cli {

/// What the program tells whoever called it.
enum class ExitCode : int { Fine = 0, FileOrRunIsWrong = 1, Usage = 2, InputOutput = 3 };

[[nodiscard]] ExitCode worse(ExitCode left, ExitCode right);

/// How much of what OTP refuses is an error.
enum class Grades { OnlyErrors, Strict };

struct Loaded {
    ExitCode code = ExitCode::Fine;
    std::optional<Scenario> scenario; // whenever the file can be opened
    std::size_t refusals = 0;         // what OTP refuses in it
};

/// Reads and checks a scenario file; all messages go to the standard error output.
[[nodiscard]] Loaded load(const std::string& path, Grades grades = Grades::OnlyErrors);

/// "resprout-cli: MESSAGE" on the standard error output.
void complain(std::string_view message);

} // namespace resprout::cli
