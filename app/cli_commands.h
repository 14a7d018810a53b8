#pragma once

#include "app/cli_files.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace resprout::cli {

struct RunCommand {
    std::string file;
    std::string trace;                                      // where to; empty: the standard output
    enum class Tells { Trace, Story } tells = Tells::Trace; // what the standard output gets
    unsigned threads = 1;
    std::optional<std::int64_t> seed;
    std::optional<std::int64_t> until; // ms
};

/// Plays a scenario in virtual time, as fast as it can, and writes its trace, its story, or both.
[[nodiscard]] ExitCode run(const RunCommand& command);

/// Reports every mistake in the files.
[[nodiscard]] ExitCode check(const std::vector<std::string>& files, Grades grades);

/// Prints a scenario as text.
[[nodiscard]] ExitCode show(const std::string& file);

} // namespace resprout::cli
