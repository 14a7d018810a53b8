#pragma once

#include <CLI/CLI.hpp>

#include <optional>

namespace resprout::bench {

/// Reads the command line. What the program ends with, when there is nothing to measure: help was asked for (0), or it was used
/// wrongly (2), and either was said.
inline std::optional<int> readCommandLine(CLI::App& program, int argc, const char* const* argv) {
    constexpr int wrongUse = 2;
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : wrongUse;
    }
    return std::nullopt;
}

} // namespace resprout::bench
