#include "core/scenario/limits.h"

#include "core/scenario/read.h"
#include "core/scenario/write.h"
#include "tests/core/scenario/broken_files.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

using namespace broken;

std::string times(std::size_t count, std::string_view text) {
    std::string result;
    result.reserve(count * text.size());
    for (std::size_t index = 0; index < count; ++index)
        result += text;
    return result;
}

std::string chain(std::size_t depth) {
    return R"({"format":"resprout/1","tree":)" + times(depth - 1, R"({"id":"s","kind":"supervisor","children":[)") +
           R"({"id":"w","kind":"worker"})" + times(depth - 1, "]}") + "}";
}

std::string messages(std::string_view text) {
    return messagesOf(readScenario(text, "stem"));
}

TEST(Limits, ATreeIs20000Deep) {
    const ReadResult result = readScenario(chain(maxDepth), "stem");
    ASSERT_TRUE(result.scenario.has_value());
    EXPECT_EQ(result.scenario->nodes.size(), maxDepth);
    const ReadResult again = readScenario(writeScenario(*result.scenario), "stem");
    ASSERT_TRUE(again.scenario.has_value());
    EXPECT_EQ(*again.scenario, *result.scenario);
}

TEST(Limits, ADeeperTreeIsRefused) {
    const ReadResult result = readScenario(chain(maxDepth + 1), "stem");
    ASSERT_EQ(result.complaints.size(), 1U);
    EXPECT_EQ(result.complaints[0].message, "the tree is more than 20,000 nodes deep");
    EXPECT_LT(describe("f", result.complaints[0]).size(), 600U);
}

TEST(Limits, AbsurdDepthIsRefusedBeforeItCosts) {
    const std::string message = "f:1: column 40101: lists and objects are nested more than 40100 deep";
    EXPECT_EQ(messages(times(50'000'000, "[")), message);
}

TEST(Limits, AFileHas256MiB) {
    EXPECT_EQ(messages(std::string((std::size_t{256} << 20U) + 1, ' ')),
              "f:1: column 1: the file is larger than 256 MiB");
}

TEST(Limits, AFileHolds32MillionValues) {
    const std::string message = "f:1: column 64000000: the file holds more than 32,000,000 values";
    EXPECT_EQ(messages("[" + times(32'000'000, "1,") + "1]"), message);
}

TEST(Limits, NodesAndStepsAreCountedTogether) {
    const std::string begin = R"({"format":"resprout/1","tree":{"id":"top","kind":"worker"},"script":[)";
    const std::string step = R"({"at":0,"do":"stop"})";
    const std::string more = begin + times(maxNodesAndSteps - 1, step + ",") + step + "]}";
    EXPECT_EQ(messages(more), "f:1: /script/1999999: the file holds more than 2,000,000 nodes and steps");
}

TEST(Limits, ASmallFileCannotAskForTwoMillionProcesses) {
    const auto file = [](std::size_t size, std::size_t starts) {
        const std::string begin = R"({"format":"resprout/1","tree":{"id":"top","kind":"supervisor",
            "strategy":"simple_one_for_one","template":{"id":"s","kind":"supervisor","children":[)";
        std::string text = begin;
        for (std::size_t child = 1; child < size; ++child)
            text +=
                (child == 1 ? "" : ",") + std::string(R"({"kind":"worker","id":"w)") + std::to_string(child) + R"("})";
        const std::string start = R"({"at":0,"do":"start_child","target":"top"})";
        return text + R"(]}},"script":[)" + times(starts - 1, start + ",") + start + "]}";
    };
    EXPECT_TRUE(readScenario(file(2000, 1000), "stem").scenario.has_value());
    EXPECT_EQ(messages(file(2000, 1001)),
              "f:2: /script/1000/target: the start_child steps so far ask for more than 2,000,000 processes, templates "
              "counted whole");
}

TEST(Limits, AReasonHas4096CharactersAnd64Levels) {
    const auto withReason = [](const std::string& reason) {
        return messages(withSteps(R"({"at":0,"do":"exit","target":"top/a","reason":")" + reason + "\"}"));
    };
    EXPECT_EQ(withReason("[" + times(2046, "a,") + "a]"), "");
    EXPECT_NE(withReason("[" + times(2047, "a,") + "a]").find("it has more than 4096 characters"), std::string::npos);
    EXPECT_EQ(withReason(times(64, "{") + times(64, "}")), "");
    EXPECT_NE(withReason(times(65, "{") + times(65, "}")).find("it is nested more than 64 deep"), std::string::npos);
}

TEST(Limits, IdsHave255CharactersAndIntegers15Digits) {
    EXPECT_EQ(messages(withChildren("{\"id\":\"" + std::string(255, 'a') + R"(","kind":"worker"})")), "");
    EXPECT_EQ(messages(withKey("\"seed\":-999999999999999")), "");
}

TEST(Limits, AfterAHundredMessagesTheRestIsCounted) {
    const ReadResult result = readScenario(withChildren(times(249, "5,") + "5"), "stem");
    EXPECT_EQ(result.complaints.size(), 100U);
    EXPECT_EQ(result.more, 150U);
    const ReadResult many = readScenario(withChildren(times(49'999, "5,") + "5"), "stem");
    EXPECT_EQ(many.complaints.size(), 100U);
    EXPECT_EQ(many.complaints.back().pointer, "/tree/children/99");
    EXPECT_EQ(many.more, 49'900U);
}

TEST(Limits, ManyKeysInOneObjectAndManyChildrenWithOneIdTakeNoTime) {
    std::string keys;
    for (int number = 0; number < 200'000; ++number)
        keys += "\"k" + std::to_string(number) + "\":1,";
    EXPECT_EQ(readScenario(withKey(keys + "\"k0\":2"), "stem").more, 200'002U - 100U);
    std::string children = R"({"id":"a","kind":"worker"})";
    EXPECT_EQ(readScenario(withChildren(times(100'000, children + ",") + children), "stem").more, 99'900U);
}

} // namespace
} // namespace resprout
