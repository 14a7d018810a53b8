#include "app/cli_commands.h"

#include "app/cli_output.h"
#include "core/export/tree_text.h"
#include "core/node/run_headless.h"

#include <fmt/format.h>

#include <filesystem>

namespace resprout::cli {

namespace {

std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

} // namespace

ExitCode run(const RunCommand& command) {
    const Loaded loaded = load(command.file);
    if (!loaded.scenario)
        return loaded.code;
    std::error_code none;
    if (!command.trace.empty() && std::filesystem::equivalent(command.file, command.trace, none)) {
        complain(fmt::format("{} is the scenario itself; the trace needs another file", command.trace));
        return ExitCode::Usage;
    }
    const bool tellsStory = command.tells == RunCommand::Tells::Story;
    Output output(command.trace); // without a file for the trace it gets the story, when one is wanted
    Output story("");
    HeadlessOptions options;
    options.threads = command.threads;
    options.seed = command.seed;
    options.until = command.until;
    options.goesOn = [&output] {
        return output.isGood();
    };
    if (tellsStory)
        options.explain = [&story](std::string_view text) {
            story.write(text);
        };
    std::function<void(std::string_view)> trace;
    if (!tellsStory || !command.trace.empty())
        trace = [&output](std::string_view text) {
            output.write(text);
        };
    HeadlessResult result;
    if (output.isGood())
        result = runHeadless(*loaded.scenario, options, trace);
    if (!output.finish()) {
        complain(
            fmt::format("cannot write {}: {}", command.trace.empty() ? "the trace" : command.trace, output.error()));
        return ExitCode::InputOutput;
    }
    if (!story.finish()) {
        complain(fmt::format("cannot write the story: {}", story.error()));
        return ExitCode::InputOutput;
    }
    if (!result.message.empty())
        complain(result.message);
    return result.stoodStill ? ExitCode::FileOrRunIsWrong : ExitCode::Fine;
}

ExitCode check(const std::vector<std::string>& files, Grades grades) {
    ExitCode code = ExitCode::Fine;
    Output output("");
    for (const std::string& file : files) {
        const Loaded loaded = load(file, grades);
        code = worse(code, loaded.code);
        if (!loaded.scenario)
            continue;
        output.write(fmt::format("{}: {} and {}, ", file, counted(loaded.scenario->nodes.size(), "node"),
                                 counted(loaded.scenario->script.size(), "step")));
        output.write(loaded.refusals == 0 ? "fine\n" : fmt::format("of which OTP refuses {}\n", loaded.refusals));
    }
    return output.finish() ? code : worse(code, ExitCode::InputOutput);
}

ExitCode show(const std::string& file) {
    const Loaded loaded = load(file);
    if (!loaded.scenario)
        return loaded.code;
    Output output("");
    output.write(scenarioAsText(*loaded.scenario));
    return output.finish() ? loaded.code : ExitCode::InputOutput;
}

} // namespace resprout::cli
