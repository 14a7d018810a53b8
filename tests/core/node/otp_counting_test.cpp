#include "tests/core/node/small_trees.h"
#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// What counts as a restart, and when it is one too many: rules R30 to R36 of ARCHITECTURE.md.

namespace resprout::test {
namespace {

std::string countsOf(const std::string& told) {
    std::string counts;
    for (std::size_t at = told.find("counts "); at != std::string::npos; at = told.find("counts ", at + 1))
        counts += told.substr(at + 7, told.find('\n', at) - at - 7) + ' ';
    return counts + (told.find("gave up") == std::string::npos ? "on" : "over");
}

/// The counts of the supervisor when its one child ends at these times, and whether it goes on.
std::string counted(std::string_view flags, std::initializer_list<std::int64_t> times) {
    std::string steps;
    for (const std::int64_t time : times)
        steps += (steps.empty() ? "" : ",") + exits(time, "top/a");
    return countsOf(sameStory(supervisor("top", flags, {worker("a")}), "[" + steps + "]"));
}

// R30
TEST(Restarts, AreDatedInWholeSecondsRoundedDown) {
    EXPECT_EQ(counted("'intensity':1,'period':2", {1999, 4000}), "1 1 on");   // 2001 ms, but the seconds 1 and 4
    EXPECT_EQ(counted("'intensity':1,'period':2", {1000, 3999}), "1 2 over"); // 2999 ms, but the seconds 1 and 3
    EXPECT_EQ(counted("'intensity':9,'period':1", {100, 999, 1999, 2000}), "1 2 3 2 on");
}

// R31
TEST(Restart, ExactlyOnePeriodOldStillCounts) {
    EXPECT_EQ(counted("'intensity':1,'period':3", {2000, 5000}), "1 2 over");
    EXPECT_EQ(counted("'intensity':1,'period':3", {2000, 6000}), "1 1 on");
}

// R32
TEST(Distance, BetweenOnePeriodAndOneSecondMoreDependsOnWhereTheSecondsBegin) {
    for (const std::int64_t begin : {1000, 1300, 1700}) {
        EXPECT_EQ(counted("'intensity':1,'period':2", {begin, begin + 2000}), "1 2 over") << "period: always";
        EXPECT_EQ(counted("'intensity':1,'period':2", {begin, begin + 3000}), "1 1 on") << "period + 1: never";
        EXPECT_EQ(counted("'intensity':1,'period':2", {begin, begin + 2500}), begin < 1500 ? "1 2 over" : "1 1 on");
    }
}

// R33
TEST(Intensity, IsTheNumberOfRestartsThatAreAllowed) {
    EXPECT_EQ(counted("'intensity':3", {100, 200, 300}), "1 2 3 on");
    EXPECT_EQ(counted("'intensity':3", {100, 200, 300, 400}), "1 2 3 4 over");
}

// R33
TEST(Intensity, OfZeroAllowsNone) {
    EXPECT_EQ(counted("'intensity':0", {100}), "1 over");
}

// R34
TEST(Restarts, OfAllChildrenAreCountedTogether) {
    EXPECT_EQ(sameStory(supervisor("top", "'intensity':2", {worker("a"), worker("b"), worker("c")}),
                        script({exits(100, "top/a"), exits(200, "top/b"), exits(300, "top/c")})),
              "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/a started\n"
              "200 = ok\n200 top/b exited oops\n200 top counts 2\n200 top/b started\n"
              "300 = ok\n300 top/c exited oops\n300 top counts 3\n300 top gave up\n300 top/b exited shutdown\n"
              "300 top/a exited shutdown\n300 top exited shutdown\n");
}

// R34
TEST(GroupRestart, CountsOnceHoweverManyItTakesAlong) {
    const auto counts = [](std::string_view strategy) {
        return countsOf(sameStory(supervisor("top", "'intensity':2,'strategy':'" + std::string(strategy) + "'",
                                             {worker("a"), worker("b"), worker("c"), worker("d")}),
                                  script({exits(100, "top/a"), exits(200, "top/a")})));
    };
    EXPECT_EQ(counts("one_for_all"), "1 2 on");
    EXPECT_EQ(counts("rest_for_one"), "1 2 on");
}

// R34
TEST(Restart, IsCountedBeforeAnythingIsDone) {
    EXPECT_EQ(sameStory(supervisor("top", "'intensity':1,'strategy':'one_for_all'",
                                   {worker("a", "'trap_exit':true,'stop_delay':300"), worker("b")}),
                        script({exits(900, "top/b")})),
              "900 = ok\n900 top/b exited oops\n900 top counts 1\n1200 top/a exited shutdown\n1200 top/a started\n"
              "1200 top/b started\n");
}

// R34
TEST(EachRetry, OfAFailedRestartCountsOnce) {
    EXPECT_EQ(countsOf(sameStory(supervisor("top", "'intensity':3", {worker("a", "'start':['ok',{'error':'no'}]")}),
                                 script({exits(100, "top/a")}))),
              "1 2 3 4 over");
}

// R35
TEST(EndsThatNeedNoRestart, AreNotCounted) {
    EXPECT_EQ(sameStory(supervisor("top", "'intensity':0",
                                   {worker("a", "'restart':'temporary'"), worker("b", "'restart':'transient'")}),
                        script({exits(100, "top/a"), exits(200, "top/b", "normal")})),
              "100 = ok\n100 top/a exited oops\n100 top/a forgotten\n200 = ok\n200 top/b exited normal\n");
}

// R35
TEST(CallsByHand, AreNotCounted) {
    EXPECT_EQ(sameStory(supervisor("top", "'intensity':0", {worker("a")}),
                        script({call(100, "terminate_child", "top/a"), call(200, "restart_child", "top/a"),
                                startChild(300, "top", worker("b"))})),
              "100 top/a exited shutdown\n100 = ok\n200 top/a started\n200 = {ok,<top/a@2>}\n300 top/b started\n"
              "300 = {ok,<top/b@1>}\n");
}

// R36
TEST(OldRestarts, AreForgottenOnlyWhenTheNextOneIsCounted) {
    const auto counts = [](std::initializer_list<std::string> steps) {
        return countsOf(sameStory(supervisor("top", "'intensity':9,'period':1", {worker("a")}), script(steps)));
    };
    const std::string longer = call(5000, "reconfigure", "top", "'period':10"); // the old ones are still held
    EXPECT_EQ(counts({exits(100, "top/a"), exits(200, "top/a"), longer, exits(6000, "top/a")}), "1 2 3 on");
    EXPECT_EQ(counts({exits(100, "top/a"), exits(4000, "top/a"), longer, exits(6000, "top/a")}), "1 1 2 on");
}

// R36
TEST(RestartedSupervisor, BeginsWithNoRestarts) {
    EXPECT_EQ(countsOf(sameStoryInAnyOrder(
                  supervisor("top", "'intensity':5", {supervisor("m", "'intensity':3", {worker("a")})}),
                  script({exits(100, "top/m/a"), exits(200, "top/m/a"), signal(300, "top/m", "kill"),
                          exits(400, "top/m/a")}))),
              "1 2 1 1 on");
}

} // namespace
} // namespace resprout::test
