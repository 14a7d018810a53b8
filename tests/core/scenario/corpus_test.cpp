#include "core/scenario/read.h"
#include "core/scenario/write.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace resprout {
namespace {

std::string contentOf(const std::filesystem::path& path) {
    std::ostringstream content;
    content << std::ifstream(path, std::ios::binary).rdbuf();
    return content.str();
}

std::vector<std::filesystem::path> corpus() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(RESPROUT_CONFORMANCE "/scenarios"))
        if (entry.path().string().ends_with(".tree.json"))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

TEST(Corpus, EveryScenarioReadsWithoutErrorAndComesBackEqual) {
    EXPECT_EQ(corpus().size(), 308U);
    for (const auto& path : corpus()) {
        SCOPED_TRACE(path);
        const ReadResult read = readScenario(contentOf(path), "stem");
        ASSERT_TRUE(read.scenario.has_value()) << describe(path.string(), read.complaints.front());
        const std::string written = writeScenario(*read.scenario);
        const ReadResult again = readScenario(written, "another stem");
        ASSERT_TRUE(again.scenario.has_value()) << written;
        EXPECT_EQ(*again.scenario, *read.scenario);
        EXPECT_EQ(writeScenario(*again.scenario), written);
    }
}

TEST(Corpus, OnlyTheScenariosAboutRefusalsHoldWhatOtpRefuses) {
    std::vector<std::string> refused;
    for (const auto& path : corpus())
        if (!readScenario(contentOf(path), "stem").complaints.empty())
            refused.push_back(path.stem().stem().string());
    EXPECT_EQ(refused, (std::vector<std::string>{
                           "auto_shutdown_bad_never", "auto_shutdown_bad_permanent", "change_refused_leaves_all",
                           "change_refused_list_leaves_all", "dynamic_start_child_is_checked_by_its_caller",
                           "dynamic_start_child_of_a_dead_supervisor", "dynamic_start_child_refuses_wrong_specs",
                           "reconfigure_bad_flags", "start_bad_intensity", "start_bad_period", "start_duplicate_id"}));
}

} // namespace
} // namespace resprout
