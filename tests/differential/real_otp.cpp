#include "tests/differential/real_otp.h"

#include "core/scenario/write.h"
#include "tests/differential/run_program.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace resprout::differential {

namespace {

void writeFile(const std::filesystem::path& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    if (!file.flush())
        throw std::runtime_error(fmt::format("cannot write {}", path.string()));
}

std::string contentOf(const std::filesystem::path& path) {
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
}

} // namespace

RealOtp::RealOtp(Options options) : m_options(std::move(options)) {}

std::vector<std::string> RealOtp::play(const std::vector<Scenario>& scenarios, Manner manner) {
    if (scenarios.empty())
        return {};
    const std::filesystem::path folder = m_work.path() / fmt::format("batch_{}", ++m_batches);
    std::filesystem::create_directories(folder);
    for (std::size_t index = 0; index < scenarios.size(); ++index) {
        Scenario named = scenarios[index];
        named.name = fmt::format("s{}", index);
        writeFile(folder / (named.name + ".tree.json"), writeScenario(named));
    }
    const std::filesystem::path messages = folder / "messages";
    const int status =
        runProgram({.arguments = {m_options.recorder.string(), "--priority", "--jobs", std::to_string(m_options.atOnce),
                                  "--first-late", std::to_string(manner.late), "--first-schedulers",
                                  std::to_string(manner.schedulers), folder.string()},
                    .environment = {"RESPROUT_BEAMS=" + (m_work.path() / "beams").string()},
                    .output = messages});
    if (status != 0 && status != 1) // 1: some could not be played
        throw std::runtime_error(fmt::format("the recorder ended with status {}: {}", status, contentOf(messages)));
    std::vector<std::string> traces;
    traces.reserve(scenarios.size());
    for (std::size_t index = 0; index < scenarios.size(); ++index)
        traces.push_back(contentOf(folder / fmt::format("s{}.trace.jsonl", index)));
    std::filesystem::remove_all(folder);
    return traces;
}

} // namespace resprout::differential
