#include "tests/core/node/small_trees.h"
#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// How a tree comes up, and what OTP refuses to start: rules R1 to R23 of ARCHITECTURE.md.

namespace resprout::test {
namespace {

// R1
TEST(Starting, GoesInStartOrderAndWaitsForEachAnswer) {
    EXPECT_EQ(sameWholeStory(supervisor(
                  "top", "", {worker("a", "'start_delay':200"), worker("b"), worker("c", "'start_delay':300")})),
              "200 top/a started\n200 top/b started\n500 top/c started\n500 top started\n");
}

// R2
TEST(Starting, OfAChildSupervisorIsDoneWhenItsWholeSubtreeIsUp) {
    EXPECT_EQ(
        sameWholeStory(supervisor(
            "top", "", {supervisor("m", "", {supervisor("n", "", {worker("a", "'start_delay':400")})}), worker("b")})),
        "400 top/m/n/a started\n400 top/m/n started\n400 top/m started\n400 top/b started\n400 top started\n");
}

// R2, R49
TEST(Supervisor, ThatGivesUpAsSoonAsItIsUpIsSeenToStartFirst) {
    const auto told = [](std::string_view restart) {
        return sameStory(supervisor("top", "",
                                    {supervisor("m", "'intensity':0,'restart':'" + std::string(restart) + "'",
                                                {worker("a", "'lifetime':[{'after':100,'reason':'oops'},null]"),
                                                 worker("b", "'start_delay':300")}),
                                     worker("c")}),
                         script({call(1000, "which_children", "top")}));
    };
    const std::string began = "100 top/m/a exited oops\n300 top/m/b started\n300 top/m started\n";
    const std::string gaveUp = "300 top/m counts 1\n300 top/m gave up\n300 top/m/b exited shutdown\n"
                               "300 top/m exited shutdown\n";
    EXPECT_TRUE(told("transient").starts_with(began)) << told("transient");
    EXPECT_NE(told("transient").find(gaveUp), std::string::npos) << told("transient");
    EXPECT_TRUE(told("transient").ends_with("1000 = [{c,<top/c@1>,worker},{m,undefined,supervisor}]\n"));
    EXPECT_TRUE(told("permanent").ends_with("1000 = [{c,<top/c@1>,worker},{m,<top/m@2>,supervisor}]\n"));
}

// R3
TEST(StartFunction, AnswersOkOrIgnoreOrAnError) {
    EXPECT_EQ(sameWholeStory(supervisor("top", "",
                                        {worker("a", "'start':['ok']"), worker("b", "'start':['ignore']"),
                                         worker("c", "'start':[{'error':'no'}]")})),
              "0 top/a started\n0 top/b ignored\n0 top/c start_failed no\n0 top/a exited shutdown\n"
              "0 top start_failed {shutdown,{failed_to_start_child,c,no}}\n");
}

// R4
TEST(Ignore, OfASupervisorKeepsItsSpecToo) {
    EXPECT_EQ(sameStory(supervisor("top", "", {supervisor("m", "'start':['ignore']", {worker("a")}), worker("b")}),
                        script({call(100, "which_children", "top")})),
              "100 = [{b,<top/b@1>,worker},{m,undefined,supervisor}]\n");
}

// R4
TEST(Ignore, OfAnAddedChildDropsItsSpecOnlyIfItIsTemporary) {
    EXPECT_EQ(sameStory(supervisor("top", "", {}),
                        script({startChild(100, "top", worker("a", "'start':['ignore']")),
                                startChild(200, "top", worker("b", "'restart':'temporary','start':['ignore']")),
                                call(300, "which_children", "top")})),
              "100 top/a ignored\n100 = {ok,undefined}\n200 top/b ignored\n200 top/b forgotten\n"
              "200 = {ok,undefined}\n300 = [{a,undefined,worker}]\n");
}

// R4
TEST(Ignore, InAGroupRestartKeepsTheSpec) {
    EXPECT_EQ(
        sameStory(supervisor("top", "'strategy':'one_for_all'", {worker("a"), worker("b", "'start':['ok','ignore']")}),
                  script({exits(100, "top/a"), call(200, "which_children", "top")})),
        "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/b exited shutdown\n100 top/a started\n"
        "100 top/b ignored\n200 = [{b,undefined,worker},{a,<top/a@2>,worker}]\n");
}

// R5
TEST(FailedStart, StopsInReverseOrderWithFullShutdownTimesAndNeverTriesTheRest) {
    EXPECT_EQ(sameWholeStory(supervisor("top", "",
                                        {worker("a", "'trap_exit':true,'stop_delay':200"),
                                         worker("b", "'trap_exit':true,'stop_delay':900,'shutdown':400"),
                                         worker("c", "'start':[{'error':'no'}]"), worker("d")})),
              "0 top/a started\n0 top/b started\n0 top/c start_failed no\n400 top/b is killed\n"
              "400 top/b exited killed\n600 top/a exited shutdown\n"
              "600 top start_failed {shutdown,{failed_to_start_child,c,no}}\n");
}

// R6
TEST(FirstStart, IsNeverRetriedAndCountsAsNoRestart) {
    EXPECT_EQ(sameWholeStory(supervisor("top", "'intensity':9", {worker("a", "'start':[{'error':'no'},'ok']")})),
              "0 top/a start_failed no\n0 top start_failed {shutdown,{failed_to_start_child,a,no}}\n");
}

// R6
TEST(FirstStart, ByARestartedSupervisorIsNoRestartEither) {
    EXPECT_EQ(sameStory(supervisor("top", "'intensity':3",
                                   {supervisor("m", "'intensity':0", {worker("a", "'start':['ok','ok','ok']")})}),
                        script({exits(100, "top/m/a")})),
              "100 = ok\n100 top/m/a exited oops\n100 top/m counts 1\n100 top/m gave up\n100 top/m exited shutdown\n"
              "100 top counts 1\n100 top/m/a started\n100 top/m started\n");
}

// R7
TEST(FailedInit, GivesTheReasonOfStopOrExitAndAnErrorWithItsStack) {
    const auto failed = [](const std::string& outcome) {
        return sameWholeStory(supervisor("top", "", {worker("a", "'start':[{'" + outcome + "':'no'}]")}));
    };
    EXPECT_EQ(failed("error"), "0 top/a start_failed no\n0 top start_failed {shutdown,{failed_to_start_child,a,no}}\n");
    EXPECT_EQ(failed("exit"), failed("error"));
    EXPECT_EQ(failed("raise"), "0 top/a start_failed {no,stack}\n"
                               "0 top start_failed {shutdown,{failed_to_start_child,a,{no,stack}}}\n");
}

// R7
TEST(FailedInit, CallsNoTerminate) {
    EXPECT_EQ(sameWholeStory(
                  supervisor("top", "", {worker("a", "'trap_exit':true,'stop_delay':500,'start':[{'error':'no'}]")})),
              "0 top/a start_failed no\n0 top start_failed {shutdown,{failed_to_start_child,a,no}}\n");
}

// R20
TEST(BadFlags, AreCheckedInTheOrderStrategyIntensityPeriodAutoShutdown) {
    const auto refused = [](std::string_view keys) {
        return sameWholeStory(supervisor("top", keys, {worker("a")}));
    };
    EXPECT_EQ(refused("'strategy':'x','intensity':-1,'period':0,'auto_shutdown':'y'"),
              "0 top start_failed {supervisor_data,{invalid_strategy,x}}\n");
    EXPECT_EQ(refused("'intensity':-1,'period':0,'auto_shutdown':'y'"),
              "0 top start_failed {supervisor_data,{invalid_intensity,-1}}\n");
    EXPECT_EQ(refused("'period':0,'auto_shutdown':'y'"), "0 top start_failed {supervisor_data,{invalid_period,0}}\n");
    EXPECT_EQ(refused("'auto_shutdown':'y'"), "0 top start_failed {supervisor_data,{invalid_auto_shutdown,y}}\n");
}

// R20, R21
TEST(BadFlags, AreFoundBeforeBadSpecs) {
    EXPECT_EQ(sameWholeStory(supervisor("top", "'period':0", {worker("a", "'shutdown':'later'")})),
              "0 top start_failed {supervisor_data,{invalid_period,0}}\n");
}

// R21
TEST(BadChildSpecs, AreRefusedInListOrderAndADuplicateAtItsPlace) {
    const auto refused = [](std::initializer_list<std::string> children) {
        return sameWholeStory(supervisor("top", "", children));
    };
    EXPECT_EQ(refused({worker("a"), worker("a"), worker("b", "'shutdown':-7")}),
              "0 top start_failed {start_spec,{duplicate_child_name,a}}\n");
    EXPECT_EQ(refused({worker("a"), worker("b", "'shutdown':-7"), worker("a")}),
              "0 top start_failed {start_spec,{invalid_shutdown,-7}}\n");
}

// R21
TEST(BadChildSpecs, WithinOneSpecTheRestartTypeComesBeforeTheShutdown) {
    EXPECT_EQ(sameWholeStory(supervisor("top", "", {worker("a", "'restart':'often','shutdown':'later'")})),
              "0 top start_failed {start_spec,{invalid_restart_type,often}}\n");
}

// R21
TEST(BadChildSpecs, AreRefusedByStartChildInTheSameWords) {
    EXPECT_EQ(sameStory(supervisor("top", "", {}), script({startChild(100, "top", worker("a", "'restart':'often'")),
                                                           call(200, "count_children", "top")})),
              "100 = {error,{invalid_restart_type,often}}\n"
              "200 = [{specs,0},{active,0},{supervisors,0},{workers,0}]\n");
}

// R22
TEST(Significant, NeedsAnAutoShutdownAndAChildThatIsNotPermanent) {
    EXPECT_EQ(sameWholeStory(supervisor("top", "", {worker("a", "'restart':'transient','significant':true")})),
              "0 top start_failed {start_spec,{bad_combination,[{auto_shutdown,never},{significant,true}]}}\n");
    EXPECT_EQ(
        sameWholeStory(supervisor("top", "'auto_shutdown':'any_significant'", {worker("a", "'significant':true")})),
        "0 top start_failed {start_spec,{bad_combination,[{restart,permanent},{significant,true}]}}\n");
    EXPECT_EQ(sameWholeStory(supervisor("top", "'auto_shutdown':'any_significant'",
                                        {worker("a", "'restart':'temporary','significant':true")})),
              "0 top/a started\n0 top started\n");
}

// R23
TEST(Defaults, AreOneForOneAndOneRestartInFiveSeconds) {
    const std::string two = supervisor("top", "", {worker("a"), worker("b")});
    EXPECT_EQ(sameStory(two, script({exits(100, "top/a"), exits(5900, "top/b")})),
              "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/a started\n"
              "5900 = ok\n5900 top/b exited oops\n5900 top counts 2\n5900 top gave up\n5900 top/a exited shutdown\n"
              "5900 top exited shutdown\n");
    EXPECT_EQ(sameStory(two, script({exits(100, "top/a"), exits(6100, "top/b")})),
              "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/a started\n"
              "6100 = ok\n6100 top/b exited oops\n6100 top counts 1\n6100 top/b started\n");
}

// R23
TEST(Defaults, AreNoAutomaticShutdownAndPermanentChildren) {
    EXPECT_EQ(sameStory(supervisor("top", "", {worker("a")}), script({exits(100, "top/a", "normal")})),
              "100 = ok\n100 top/a exited normal\n100 top counts 1\n100 top/a started\n");
}

// R23
TEST(Defaults, AreFiveSecondsToStopForAWorkerAndNoLimitForASupervisor) {
    const std::string slow = worker("a", "'trap_exit':true,'stop_delay':9000");
    EXPECT_EQ(sameStory(supervisor("top", "", {slow}),
                        script({call(100, "terminate_child", "top/a"), call(5500, "which_children", "top")})),
              "5100 top/a is killed\n5100 top/a exited killed\n5100 = ok\n5500 = [{a,undefined,worker}]\n");
    const std::string unlimited = worker("a", "'trap_exit':true,'stop_delay':9000,'shutdown':'infinity'");
    EXPECT_EQ(sameStory(supervisor("top", "", {supervisor("m", "", {unlimited})}),
                        script({call(100, "terminate_child", "top/m"), call(9500, "count_children", "top")})),
              "9100 top/m/a exited shutdown\n9100 top/m exited shutdown\n9100 = ok\n"
              "9500 = [{specs,1},{active,0},{supervisors,1},{workers,0}]\n");
}

} // namespace
} // namespace resprout::test
