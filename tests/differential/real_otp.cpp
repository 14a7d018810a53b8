#include "tests/differential/real_otp.h"

#include "core/scenario/write.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
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

RealOtp::RealOtp(Options options) : m_options(std::move(options)) {
    std::filesystem::create_directories(m_options.work);
}

std::vector<std::string> RealOtp::play(const std::vector<Scenario>& scenarios, int late) {
    const std::filesystem::path folder = m_options.work / fmt::format("batch_{}", ++m_batches);
    std::filesystem::create_directories(folder);
    for (std::size_t index = 0; index < scenarios.size(); ++index) {
        Scenario named = scenarios[index];
        named.name = fmt::format("s{}", index);
        writeFile(folder / (named.name + ".tree.json"), writeScenario(named));
    }
    // The first of two runs is never late.
    const std::string command = fmt::format("RESPROUT_BEAMS='{}' '{}' --jobs {} --first-late {} '{}' > '{}' 2>&1",
                                            (m_options.work / "beams").string(), m_options.recorder.string(),
                                            m_options.atOnce, late, folder.string(), (folder / "messages").string());
    const bool isGood =
        std::system(command.c_str()) == 0; // NOLINT(cert-env33-c,concurrency-mt-unsafe): a script of ours
    std::vector<std::string> traces;
    traces.reserve(scenarios.size());
    for (std::size_t index = 0; index < scenarios.size(); ++index)
        traces.push_back(contentOf(folder / fmt::format("s{}.trace.jsonl", index)));
    const bool hasAny =
        std::any_of(traces.begin(), traces.end(), [](const std::string& trace) { return !trace.empty(); });
    if (!isGood && !hasAny && scenarios.size() > 1)
        throw std::runtime_error(contentOf(folder / "messages"));
    std::filesystem::remove_all(folder);
    return traces;
}

} // namespace resprout::differential
