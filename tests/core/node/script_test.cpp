#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// Steps of one millisecond are issued in the order of the file, before anything reacts. Those at a worker or at the root are
// issued by its shard, all others by the thread that plays.

namespace resprout::test {
namespace {

constexpr auto tree = R"({"id":"top","kind":"supervisor","children":[
    {"id":"a","kind":"worker"},{"id":"m","kind":"supervisor","children":[{"id":"b","kind":"worker"}]}]})";

TEST(Script, ACallBehindAKillFindsNobody) {
    const std::string after = story(tree, R"([{"at":100,"do":"signal","target":"top","reason":"kill"},
        {"at":100,"do":"count_children","target":"top"}])");
    EXPECT_NE(after.find("100 = {'EXIT',noproc}\n"), std::string::npos) << after;
    EXPECT_EQ(after.find("{specs,2}"), std::string::npos) << after;
}

TEST(Script, ACallBeforeAKillIsAnswered) {
    const std::string after = story(tree, R"([{"at":100,"do":"count_children","target":"top"},
        {"at":100,"do":"signal","target":"top","reason":"kill"}])");
    EXPECT_EQ(after.find("noproc"), std::string::npos) << after;
    EXPECT_LT(after.find("specs"), after.find("top exited")) << after;
}

TEST(Script, AllStepsOfAMillisecondAreIssuedBeforeAnythingReacts) {
    EXPECT_EQ(story(tree, R"([{"at":100,"do":"signal","target":"top/a","reason":"kill"},
        {"at":100,"do":"count_children","target":"top/m"},{"at":100,"do":"exit","target":"top/a","reason":"late"},
        {"at":100,"do":"signal","target":"top/a","reason":"late"}])"),
              "100 = ok\n100 = ok\n100 = ok\n100 top/a exited killed\n"
              "100 = [{specs,1},{active,1},{supervisors,0},{workers,1}]\n100 top counts 1\n100 top/a started\n");
}

} // namespace
} // namespace resprout::test
