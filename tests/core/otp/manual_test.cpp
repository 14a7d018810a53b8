#include "core/otp/manual.h"

#include "core/otp/why.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <string>
#include <vector>

namespace resprout {
namespace {

/// The numbers in the first column of the table of rules.
std::vector<std::string> rulesOfArchitecture() {
    std::vector<std::string> rules;
    std::ifstream file(RESPROUT_CONFORMANCE "/../../ARCHITECTURE.md");
    for (std::string line; std::getline(file, line);)
        if (line.size() > 4 && line.starts_with("| ") && (line[2] == 'R' || line[2] == 'D' || line[2] == 'P') &&
            std::isdigit(line[3]) != 0)
            rules.push_back(line.substr(2, line.find(' ', 2) - 2));
    return rules;
}

bool isAddress(std::string_view text) {
    return (text.starts_with("https://www.erlang.org/doc/") || text.starts_with("https://hexdocs.pm/elixir/")) &&
           text.find(' ') == std::string_view::npos;
}

TEST(Manual, HasASectionForEveryRuleOfOurList) {
    const std::vector<std::string> rules = rulesOfArchitecture();
    EXPECT_GT(rules.size(), 50U);
    for (const std::string rule : {"R92", "D1", "D8", "P3"})
        EXPECT_TRUE(std::ranges::find(rules, rule) != rules.end()) << rule;
    for (const std::string& rule : rules) {
        EXPECT_FALSE(manualOf(rule).title.empty()) << rule;
        EXPECT_TRUE(isAddress(manualOf(rule).address)) << rule;
        EXPECT_TRUE(isAddress(dynamicManualOf(rule).address)) << rule;
    }
}

TEST(Manual, HasASectionForEveryWhyThatIsARule) {
    for (int number = 0; number < static_cast<int>(Why::Count_); ++number) {
        const std::string_view rule = ruleOf(static_cast<Why>(number));
        EXPECT_EQ(manualOf(rule).address.empty(), rule.empty()) << rule;
    }
}

TEST(Manual, SendsReadersOfDynamicSupervisorToElixir) {
    EXPECT_EQ(manualOf("R80").address, "https://www.erlang.org/doc/apps/stdlib/supervisor.html");
    EXPECT_EQ(dynamicManualOf("R80").address, "https://hexdocs.pm/elixir/DynamicSupervisor.html");
    EXPECT_EQ(dynamicManualOf("R31"), manualOf("R31"));
    EXPECT_EQ(manualOf("R99"), ManualSection{});
}

} // namespace
} // namespace resprout
