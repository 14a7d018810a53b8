// resprout-differential: random scenarios, played by the engine and by real Erlang/OTP, compared. See
// tests/conformance/fuzz, which starts it.

#include "tests/differential/fuzzer.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <exception>

int main(int count, char** arguments) {
    using namespace resprout::differential;
    CLI::App app("Plays random scenarios on the engine and on real Erlang/OTP, and compares.", "fuzz");
    FuzzSettings settings;
    app.add_option("--seed", settings.seed, "Other scenarios with another seed")->type_name("S")->capture_default_str();
    app.add_option("--count", settings.count, "How many scenarios")->type_name("N")->capture_default_str();
    app.add_option("--batch", settings.batch, "So many between two reports")
        ->type_name("N")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--at-once", settings.otp.atOnce, "So many play at once on OTP")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--found", settings.found, "Where differences are saved")
        ->type_name("FOLDER")
        ->capture_default_str();
    app.add_option("--recorder", settings.otp.recorder, "The recorder, tests/conformance/record")->required();
    CLI11_PARSE(app, count, arguments);
    try {
        return Fuzzer(settings).run().isGood() ? 0 : 1;
    } catch (const std::exception& error) {
        fmt::print(stderr, "fuzz: {}\n", error.what());
        return 2;
    }
}
