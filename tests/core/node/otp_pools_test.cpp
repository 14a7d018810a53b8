#include "tests/core/node/small_trees.h"
#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// What a simple_one_for_one supervisor does otherwise: rules R56, R64, R73, R81, R82 and R92 of ARCHITECTURE.md.

namespace resprout::test {
namespace {

std::string start(std::int64_t at) {
    return startChild(at, "top", "");
}

/// What happens after 199 ms, when everybody is up.
std::string later(const std::string& told) {
    std::size_t begin = 0;
    while (begin < told.size() && std::stoll(told.substr(begin)) < 200)
        begin = told.find('\n', begin) + 1;
    return told.substr(begin);
}

// R56
TEST(PoolsHole, IsListedAndCountedAfterAnIgnoredRestart) {
    EXPECT_EQ(later(sameStory(pool("top", "", "'start':['ok','ignore']"),
                              script({start(100), start(100), exits(200, "top/#1"), call(300, "which_children", "top"),
                                      call(400, "count_children", "top")}))),
              "200 = ok\n200 top/#1 exited oops\n200 top counts 1\n200 top/#1 ignored\n"
              "300 = [{undefined,<top/#2@1>,worker},{undefined,undefined,worker}]\n"
              "400 = [{specs,1},{active,2},{supervisors,0},{workers,2}]\n");
}

// R56
TEST(PoolsHole, CrashesTheSupervisorWhenItEndsAndTakesTheOthersAlong) {
    EXPECT_EQ(later(sameStory(pool("top", "", "'start':['ok','ignore']"),
                              script({start(100), start(100), exits(200, "top/#1"), stop(300)}))),
              "200 = ok\n200 top/#1 exited oops\n200 top counts 1\n200 top/#1 ignored\n"
              "300 top exited {function_clause,stack}\n300 = {function_clause,stack}\n"
              "300 top/#2 exited {function_clause,stack}\n");
}

// R64
TEST(Pool, StopsAllAtOnceWithOneTimeForAll) {
    EXPECT_EQ(later(sameStory(pool("top", "", "'trap_exit':true,'stop_delay':400"),
                              script({start(100), start(100), start(100), stop(200)}))),
              "600 top/#1 exited shutdown\n600 top/#2 exited shutdown\n600 top/#3 exited shutdown\n"
              "600 top exited shutdown\n600 = shutdown\n");
    EXPECT_EQ(later(sameStory(pool("top", "", "'trap_exit':true,'stop_delay':400,'shutdown':300"),
                              script({start(100), start(100), stop(200)}))),
              "500 top/#1 is killed\n500 top/#2 is killed\n500 top/#1 exited killed\n500 top/#2 exited killed\n"
              "500 top exited shutdown\n500 = shutdown\n");
}

// R73
TEST(Pool, WithAllSignificantEndsWhenItIsEmpty) {
    EXPECT_EQ(later(sameStory(
                  pool("top", "'auto_shutdown':'all_significant'", "'restart':'transient','significant':true"),
                  script({start(100), start(100), exits(200, "top/#1", "normal"), exits(300, "top/#2", "normal")}))),
              "200 = ok\n200 top/#1 exited normal\n200 top/#1 forgotten\n300 = ok\n300 top/#2 exited normal\n"
              "300 top/#2 forgotten\n300 top exited shutdown\n");
}

// R81
TEST(Pool, AnswersStartChildBareAndKeepsNothingThatIsNotUp) {
    EXPECT_EQ(sameStory(pool("top", "", "'start':[{'error':'no'}]"),
                        script({start(100), call(200, "count_children", "top")})),
              "100 top/#1 start_failed no\n100 top/#1 forgotten\n100 = {error,no}\n"
              "200 = [{specs,1},{active,0},{supervisors,0},{workers,0}]\n");
    EXPECT_EQ(
        sameStory(pool("top", "", "'start':['ignore']"), script({start(100), call(200, "which_children", "top")})),
        "100 top/#1 ignored\n100 top/#1 forgotten\n100 = {ok,undefined}\n200 = []\n");
}

// R81
TEST(Pool, TerminatesByPidAndIsContentWithADeadOne) {
    EXPECT_EQ(
        later(sameStory(supervisor("top", "", {pool("p", ""), worker("z")}),
                        script({startChild(100, "top/p", ""), call(200, "terminate_child", "top/p/#1"),
                                call(300, "terminate_child", "top/p/#1"), call(400, "terminate_child", "top/p/z")}))),
        "200 top/p/#1 exited shutdown\n200 top/p/#1 forgotten\n200 = ok\n300 = ok\n"
        "400 = {error,simple_one_for_one}\n");
}

// R81
TEST(Pool, KnowsNoRestartAndNoDelete) {
    EXPECT_EQ(later(sameStory(pool("top", ""), script({start(100), call(200, "restart_child", "top/#1"),
                                                       call(300, "delete_child", "top/#1")}))),
              "200 = {error,simple_one_for_one}\n300 = {error,simple_one_for_one}\n");
}

// R82
TEST(Pool, RestartsTheOneChildAsItWasStarted) {
    EXPECT_EQ(later(sameStory(pool("top", ""), script({start(100), start(100), exits(200, "top/#1"),
                                                       call(300, "which_children", "top")}))),
              "200 = ok\n200 top/#1 exited oops\n200 top counts 1\n200 top/#1 started\n"
              "300 = [{undefined,<top/#1@2>,worker},{undefined,<top/#2@1>,worker}]\n");
}

// R92
TEST(PoolsNewTemplate, RulesTheRestartTypeOfThoseThatAreUp) {
    EXPECT_EQ(later(sameStory(pool("top", ""),
                              script({start(100),
                                      call(200, "reconfigure", "top",
                                           "'template':{'kind':'worker','restart':'transient','shutdown':100}"),
                                      exits(300, "top/#1", "normal")}))),
              "200 = ok\n300 = ok\n300 top/#1 exited normal\n300 top/#1 forgotten\n");
}

// R92
TEST(PoolsNewTemplate, LeavesThoseThatAreUpTheirOwnStart) {
    EXPECT_EQ(later(sameStory(
                  pool("top", ""),
                  script({start(100), call(200, "reconfigure", "top", "'template':{'kind':'worker','start_delay':300}"),
                          exits(300, "top/#1"), start(400)}))),
              "200 = ok\n300 = ok\n300 top/#1 exited oops\n300 top counts 1\n300 top/#1 started\n"
              "700 top/#2 started\n700 = {ok,<top/#2@1>}\n");
}

} // namespace
} // namespace resprout::test
