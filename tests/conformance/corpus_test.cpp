#include "core/node/run_headless.h"
#include "core/scenario/read.h"
#include "tests/conformance/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace resprout::conformance {
namespace {

const std::filesystem::path folder = RESPROUT_CONFORMANCE "/scenarios";

std::string contentOf(const std::filesystem::path& path) {
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
}

std::vector<std::string> names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().string().ends_with(".tree.json"))
            names.push_back(entry.path().stem().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

Scenario scenarioNamed(const std::string& name) {
    ReadResult read = readScenario(contentOf(folder / (name + ".tree.json")), name);
    EXPECT_TRUE(read.scenario.has_value());
    return read.scenario ? std::move(*read.scenario) : Scenario();
}

std::string playedWith(const Scenario& scenario, const HeadlessOptions& options) {
    std::string written;
    runHeadless(scenario, options, [&written](std::string_view text) { written += text; });
    return written;
}

class Conformance : public testing::TestWithParam<std::string> {};

TEST_P(Conformance, OurTraceIsEquivalentToOtps) {
    const Scenario scenario = scenarioNamed(GetParam());
    const std::string written = playedWith(scenario, HeadlessOptions());

    std::string error;
    const std::optional<Trace> ours = readTrace(written, error);
    ASSERT_TRUE(ours.has_value()) << "ours: " << error << '\n' << written;
    const std::optional<Trace> recorded = readTrace(contentOf(folder / (GetParam() + ".trace.jsonl")), error);
    ASSERT_TRUE(recorded.has_value()) << "recorded: " << error;
    EXPECT_EQ(ours->scenario, recorded->scenario);
    EXPECT_EQ(difference(*recorded, *ours).value_or("equivalent"), "equivalent") << "(A is OTP)\n" << written;
}

TEST_P(Conformance, OurTraceIsTheSameByteForByteHoweverItIsPlayed) {
    const Scenario scenario = scenarioNamed(GetParam());
    const std::string plain = playedWith(scenario, HeadlessOptions());
    for (const unsigned threads : {1U, 2U, 8U}) {
        HeadlessOptions options;
        options.threads = threads;
        options.alwaysParallel = threads > 1;
        options.shuffle = threads == 1 ? 1 : 0;
        options.turnShardsBy = threads == 8 ? 5 : 0;
        EXPECT_EQ(playedWith(scenario, options), plain) << threads;
    }
}

INSTANTIATE_TEST_SUITE_P(Otp, Conformance, testing::ValuesIn(names()),
                         [](const testing::TestParamInfo<std::string>& each) { return each.param; });

// So that no scenario is lost unseen.
TEST(Corpus, HoldsEveryScenarioThatWasRecorded) {
    EXPECT_EQ(names().size(), 308U);
}

} // namespace
} // namespace resprout::conformance
