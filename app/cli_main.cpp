#include "app/cli_commands.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <limits>
#include <thread>

namespace {

using namespace resprout::cli;

constexpr unsigned maxThreads = 256;

void addRun(CLI::App& app, RunCommand& command) {
    CLI::App* run =
        app.add_subcommand("run", "Play a scenario in virtual time, as fast as it can, and write its trace");
    run->add_option("FILE", command.file, "The scenario (NAME.tree.json)")->required();
    run->add_option("--trace", command.trace, "Write the trace there instead of to the standard output")
        ->type_name("OUT");
    run->add_flag_callback(
        "--explain", [&command] { command.tells = RunCommand::Tells::Story; },
        "Tell instead why each process ended, and why it was restarted or was not; with --trace, write both");
    run->add_option("--threads", command.threads, "Worker threads; the trace is the same with any number")
        ->type_name("N")
        ->check(CLI::Range(1U, maxThreads))
        ->capture_default_str();
    run->add_option("--seed", command.seed, "Instead of the scenario's seed")->type_name("N");
    run->add_option("--until", command.until, "End at this virtual time, in ms, instead of the scenario's")
        ->type_name("MS")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{999'999'999'999'999}));
}

} // namespace

int main(int count, char** arguments) {
    CLI::App app("Plays Erlang/OTP supervision trees that are written down as scenarios.", "resprout-cli");
    app.set_version_flag("--version", "resprout-cli " RESPROUT_VERSION);
    app.require_subcommand(1);
    app.footer(
        "Exit status: 0 fine, 1 the file or the run is wrong, 2 wrong usage, 3 a file cannot be read or written.");

    RunCommand runCommand;
    runCommand.threads = std::clamp(std::thread::hardware_concurrency(), 1U, maxThreads);
    addRun(app, runCommand);

    std::vector<std::string> files;
    bool isStrict = false;
    CLI::App* checkCommand = app.add_subcommand("check", "Report every mistake in scenarios");
    checkCommand->add_option("FILE", files, "The scenarios")->required();
    checkCommand->add_flag("--strict", isStrict, "What OTP itself would refuse is a mistake, too");

    std::string shown;
    CLI::App* showCommand = app.add_subcommand("show", "Print a scenario's tree as text");
    showCommand->add_option("FILE", shown, "The scenario")->required();

    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(app.exit(error) == 0 ? ExitCode::Fine : ExitCode::Usage);
    }
    ExitCode code = ExitCode::Fine;
    if (checkCommand->parsed())
        code = check(files, isStrict ? Grades::Strict : Grades::OnlyErrors);
    else if (showCommand->parsed())
        code = show(shown);
    else
        code = run(runCommand);
    return static_cast<int>(code);
}
