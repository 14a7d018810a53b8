#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace resprout::differential {

/// A program to run, without a shell: names may hold whatever a path may.
struct ProgramRun {
    std::vector<std::string> arguments;   // the program first
    std::vector<std::string> environment; // NAME=value, beside ours and before it
    std::filesystem::path output;         // what it says, on both channels
};

/// Waits for its end, and gives its exit status; -1 if a signal ended it. Throws std::system_error if it cannot be started.
[[nodiscard]] int runProgram(const ProgramRun& run);

} // namespace resprout::differential
