// mutate_scenarios COUNT SEED PLAY_EVERY FOLDER...
// Breaks the scenarios of the folders in COUNT ways and reads each; plays one in PLAY_EVERY (0: none) of those that can be.
// Ends with 0 when every promise was kept; anything else is a crash.

#include "tests/fuzz/mutator.h"
#include "tests/fuzz/try_scenario.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

using namespace resprout::fuzz;

namespace {

std::vector<std::string> scenariosIn(int count, char** folders) {
    std::vector<std::filesystem::path> paths;
    for (int index = 0; index < count; ++index)
        for (const auto& entry : std::filesystem::directory_iterator(folders[index]))
            if (entry.path().string().ends_with(".tree.json"))
                paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> texts;
    for (const auto& path : paths) {
        std::ostringstream content;
        content << std::ifstream(path, std::ios::binary).rdbuf();
        if (content.str().size() < 100'000) // large ones only make it slow
            texts.push_back(content.str());
    }
    return texts;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 5) {
        std::cerr << "usage: mutate_scenarios COUNT SEED PLAY_EVERY FOLDER...\n";
        return 2;
    }
    const std::uint64_t files = std::strtoull(arguments[1], nullptr, 10);
    const std::uint64_t seed = std::strtoull(arguments[2], nullptr, 10);
    const std::uint64_t playEvery = std::strtoull(arguments[3], nullptr, 10);
    std::vector<std::string> corpus = scenariosIn(count - 4, arguments + 4);
    if (corpus.empty()) {
        std::cerr << "no scenario in these folders\n";
        return 2;
    }
    Mutator mutator(std::move(corpus), seed);
    std::uint64_t fine = 0;
    std::uint64_t refusedByOtp = 0;
    std::uint64_t played = 0;
    for (std::uint64_t file = 0; file < files; ++file) {
        const std::string text = mutator.next();
        const Outcome outcome = tryScenario(text);
        fine += outcome == Outcome::Fine ? 1 : 0;
        refusedByOtp += outcome == Outcome::OtpRefuses ? 1 : 0;
        if (outcome != Outcome::Refused && playEvery > 0 && (fine + refusedByOtp) % playEvery == 0) {
            playScenario(text);
            ++played;
        }
    }
    std::cout << files << " files: " << fine << " fine, " << refusedByOtp << " with what OTP refuses, "
              << files - fine - refusedByOtp << " refused; " << played << " played\n";
    return 0;
}
