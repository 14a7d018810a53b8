#include "tests/core/node/small_trees.h"
#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// Elixir's DynamicSupervisor: rules D1 to D8 of ARCHITECTURE.md.

namespace resprout::test {
namespace {

std::string start(std::int64_t at, std::string_view keys = "") {
    const std::string node = "{'kind':'worker'" + std::string(keys.empty() ? "" : ",") + std::string(keys) + "}";
    return call(at, "start_child", "top/d", "'child':" + node);
}

std::string under(std::string_view flags, std::initializer_list<std::string> steps) {
    return sameStory(supervisor("top", "", {dynamicSupervisor("d", flags)}), script(steps));
}

// D1, D7
TEST(DynamicSupervisor, AllowsThreeRestartsInFiveSeconds) {
    EXPECT_EQ(under("'restart':'temporary'", {start(100), exits(200, "top/d/#1"), exits(300, "top/d/#1"),
                                              exits(400, "top/d/#1"), exits(5900, "top/d/#1")}),
              "100 top/d/#1 started\n100 = {ok,<top/d/#1@1>}\n"
              "200 = ok\n200 top/d/#1 exited oops\n200 top/d counts 1\n200 top/d/#1 started\n"
              "300 = ok\n300 top/d/#1 exited oops\n300 top/d counts 2\n300 top/d/#1 started\n"
              "400 = ok\n400 top/d/#1 exited oops\n400 top/d counts 3\n400 top/d/#1 started\n"
              "5900 = ok\n5900 top/d/#1 exited oops\n5900 top/d counts 4\n5900 top/d gave up\n"
              "5900 top/d/#1 forgotten\n5900 top/d exited shutdown\n5900 top/d forgotten\n");
}

// D1
TEST(DynamicSupervisor, ListsOnlyWhatRunsAndGivesNoIds) {
    EXPECT_EQ(under("", {start(100), start(200, "'restart':'transient'"), exits(300, "top/d/#2", "normal"),
                         call(400, "which_children", "top/d")}),
              "100 top/d/#1 started\n100 = {ok,<top/d/#1@1>}\n200 top/d/#2 started\n200 = {ok,<top/d/#2@1>}\n"
              "300 = ok\n300 top/d/#2 exited normal\n300 top/d/#2 forgotten\n"
              "400 = [{undefined,<top/d/#1@1>,worker}]\n");
}

// D2
TEST(DynamicSupervisor, HandsTheAnswerThroughAndKeepsOnlyWhatIsUp) {
    EXPECT_EQ(under("", {start(100, "'start':['ignore']"), start(200, "'start':[{'error':'no'}]"),
                         call(300, "count_children", "top/d")}),
              "100 top/d/#1 ignored\n100 top/d/#1 forgotten\n100 = ignore\n200 top/d/#2 start_failed no\n"
              "200 top/d/#2 forgotten\n200 = {error,no}\n"
              "300 = [{specs,0},{active,0},{supervisors,0},{workers,0}]\n");
}

// D2
TEST(DynamicSupervisor, RefusesMoreThanMaxChildrenAndOneThatIsRestartingHoldsItsPlace) {
    EXPECT_EQ(under("'max_children':1", {start(100, "'start_delay':200,'start':['ok',{'error':'no'},'ok']"),
                                         exits(1000, "top/d/#1"), start(1100), start(1900)}),
              "300 top/d/#1 started\n300 = {ok,<top/d/#1@1>}\n1000 = ok\n1000 top/d/#1 exited oops\n"
              "1000 top/d counts 1\n1200 top/d/#1 start_failed no\n1200 = {error,max_children}\n1200 top/d counts 2\n"
              "1400 top/d/#1 started\n1900 = {error,max_children}\n");
}

// D3
TEST(DynamicSupervisor, RefusesWrongSpecsAndAShutdownOfZero) {
    EXPECT_EQ(under("", {start(100, "'restart':'often'"), start(200, "'shutdown':0"), start(300, "'shutdown':'soon'")}),
              "100 = {error,{invalid_restart_type,often}}\n200 = {error,{invalid_shutdown,0}}\n"
              "300 = {error,{invalid_shutdown,soon}}\n");
}

// D4
TEST(DynamicSupervisor, DoesNotFindAPidThatItHasNotOrNoMore) {
    EXPECT_EQ(
        under("", {start(100), call(200, "terminate_child", "top/d/#1"), call(300, "terminate_child", "top/d/#1")}),
        "100 top/d/#1 started\n100 = {ok,<top/d/#1@1>}\n200 top/d/#1 exited shutdown\n200 top/d/#1 forgotten\n"
        "200 = ok\n300 = {error,not_found}\n");
}

// D5
TEST(DynamicSupervisor, StopsAllAtOnceEachUnderItsOwnShutdown) {
    constexpr auto slow = "'trap_exit':true,'stop_delay':900,'shutdown':";
    EXPECT_EQ(under("", {start(100, std::string(slow) + "600"), start(100, std::string(slow) + "300"),
                         start(100, std::string(slow) + "'infinity'"), start(100),
                         call(200, "terminate_child", "top/d"), call(1200, "count_children", "top")}),
              "100 top/d/#1 started\n100 = {ok,<top/d/#1@1>}\n100 top/d/#2 started\n100 = {ok,<top/d/#2@1>}\n"
              "100 top/d/#3 started\n100 = {ok,<top/d/#3@1>}\n100 top/d/#4 started\n100 = {ok,<top/d/#4@1>}\n"
              "200 top/d/#4 exited shutdown\n500 top/d/#2 is killed\n500 top/d/#2 exited killed\n"
              "800 top/d/#1 is killed\n800 top/d/#1 exited killed\n1100 top/d/#3 exited shutdown\n"
              "1100 top/d exited shutdown\n1100 = ok\n1200 = [{specs,1},{active,0},{supervisors,1},{workers,0}]\n");
}

// D6
TEST(DynamicSupervisor, RetriesAFailedRestartBehindWhatWaits) {
    EXPECT_EQ(under("", {start(100, "'start_delay':200,'start':['ok',{'error':'no'},'ok']"), exits(1000, "top/d/#1"),
                         call(1100, "which_children", "top/d"), call(1900, "count_children", "top/d")}),
              "300 top/d/#1 started\n300 = {ok,<top/d/#1@1>}\n1000 = ok\n1000 top/d/#1 exited oops\n"
              "1000 top/d counts 1\n1200 top/d/#1 start_failed no\n1200 = [{undefined,restarting,worker}]\n"
              "1200 top/d counts 2\n1400 top/d/#1 started\n"
              "1900 = [{specs,1},{active,1},{supervisors,0},{workers,1}]\n");
}

// D6
TEST(DynamicSupervisor, ForgetsAChildWhoseRestartIsIgnored) {
    EXPECT_EQ(under("", {start(100, "'start':['ok','ignore']"), exits(200, "top/d/#1"),
                         call(300, "count_children", "top/d"), call(400, "terminate_child", "top/d")}),
              "100 top/d/#1 started\n100 = {ok,<top/d/#1@1>}\n200 = ok\n200 top/d/#1 exited oops\n"
              "200 top/d counts 1\n200 top/d/#1 ignored\n200 top/d/#1 forgotten\n"
              "300 = [{specs,0},{active,0},{supervisors,0},{workers,0}]\n400 top/d exited shutdown\n400 = ok\n");
}

// D7
TEST(DynamicSupervisor, RestartsByTypeAndCountsItsChildrenAsSpecs) {
    EXPECT_EQ(under("", {start(100, "'restart':'temporary'"), start(100, "'restart':'transient'"), start(100),
                         exits(200, "top/d/#1"), exits(300, "top/d/#2"), exits(400, "top/d/#3", "normal"),
                         call(500, "count_children", "top/d")}),
              "100 top/d/#1 started\n100 = {ok,<top/d/#1@1>}\n100 top/d/#2 started\n100 = {ok,<top/d/#2@1>}\n"
              "100 top/d/#3 started\n100 = {ok,<top/d/#3@1>}\n200 = ok\n200 top/d/#1 exited oops\n"
              "200 top/d/#1 forgotten\n300 = ok\n300 top/d/#2 exited oops\n300 top/d counts 1\n"
              "300 top/d/#2 started\n400 = ok\n400 top/d/#3 exited normal\n400 top/d counts 2\n"
              "400 top/d/#3 started\n500 = [{specs,2},{active,2},{supervisors,0},{workers,2}]\n");
}

// D8
TEST(DynamicSupervisor, TakesNewLimitsInACodeChangeAndKeepsTheOldOnesIfTheyAreWrong) {
    EXPECT_EQ(under("", {call(100, "reconfigure", "top/d", "'intensity':-1"),
                         call(200, "reconfigure", "top/d", "'intensity':0,'max_children':1"), start(300), start(400),
                         exits(500, "top/d/#1")}),
              "100 = {error,{error,{supervisor_data,{invalid_intensity,-1}}}}\n200 = ok\n300 top/d/#1 started\n"
              "300 = {ok,<top/d/#1@1>}\n400 = {error,max_children}\n500 = ok\n500 top/d/#1 exited oops\n"
              "500 top/d counts 1\n500 top/d gave up\n500 top/d/#1 forgotten\n500 top/d exited shutdown\n"
              "500 top counts 1\n500 top/d started\n");
}

} // namespace
} // namespace resprout::test
