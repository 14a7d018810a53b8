#include "tests/core/node/small_trees.h"
#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// What a supervisor does when the start of a restart fails: rules R50 to R55 of ARCHITECTURE.md.

namespace resprout::test {
namespace {

/// A child whose restart fails after 300 ms, and once more at once or not, as `outcomes` say.
std::string slowlyFailing(std::string_view outcomes) {
    return supervisor("top", "'intensity':9",
                      {worker("a", "'start_delay':300,'start':" + std::string(outcomes)), worker("b")});
}

constexpr auto untilTheRetry = "300 top/a started\n300 top/b started\n300 top started\n"
                               "1000 = ok\n1000 top/a exited oops\n1000 top counts 1\n";

// R50
TEST(Retry, GoesBehindWhatWaitsInTheMailbox) {
    EXPECT_EQ(sameStory(slowlyFailing("['ok',{'error':'no'},'ok']"),
                        script({exits(1000, "top/a"), exits(1100, "top/b"), call(1200, "count_children", "top")})),
              std::string(untilTheRetry) +
                  "1100 = ok\n1100 top/b exited oops\n1300 top/a start_failed no\n1300 top counts 2\n"
                  "1300 top/b started\n1300 = [{specs,2},{active,1},{supervisors,0},{workers,2}]\n1300 top counts 3\n"
                  "1600 top/a started\n");
}

// R50
TEST(Retry, ComesAtOnceWhenNothingWaits) {
    EXPECT_EQ(sameStory(slowlyFailing("['ok',{'error':'no'},'ok']"), script({exits(1000, "top/a")})),
              std::string(untilTheRetry) + "1300 top/a start_failed no\n1300 top counts 2\n1600 top/a started\n");
}

// R51
TEST(Retry, AsksNeitherForTheRestartTypeNorForTheReason) {
    for (const auto* reason : {"normal", "shutdown", "{shutdown,x}", "no"}) {
        EXPECT_EQ(sameStory(supervisor("top", "'intensity':9",
                                       {worker("a", "'restart':'transient','start':['ok',{'error':'" +
                                                        std::string(reason) + "'},'ok']")}),
                            script({exits(100, "top/a")})),
                  "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/a start_failed " + std::string(reason) +
                      "\n100 top counts 2\n100 top/a started\n");
    }
}

// R52
TEST(Retry, OfOneForAllRestartsTheWholeGroupAgain) {
    EXPECT_EQ(sameStory(supervisor("top", "'strategy':'one_for_all','intensity':9",
                                   {worker("a"), worker("b", "'start':['ok',{'error':'no'},'ok']"), worker("c")}),
                        script({exits(100, "top/c")})),
              "100 = ok\n100 top/c exited oops\n100 top counts 1\n100 top/b exited shutdown\n"
              "100 top/a exited shutdown\n100 top/a started\n100 top/b start_failed no\n100 top counts 2\n"
              "100 top/a exited shutdown\n100 top/a started\n100 top/b started\n100 top/c started\n");
}

// R52
TEST(Retry, OfOneForAllLeavesWhatHasStartedUpUntilThen) {
    EXPECT_EQ(sameStory(supervisor("top", "'strategy':'one_for_all','intensity':9",
                                   {worker("a"), worker("b", "'start_delay':300,'start':['ok',{'error':'no'},'ok']"),
                                    worker("c")}),
                        script({exits(1000, "top/c"), call(1100, "which_children", "top")})),
              "300 top/b started\n300 top/c started\n300 top started\n1000 = ok\n1000 top/c exited oops\n"
              "1000 top counts 1\n1000 top/b exited shutdown\n1000 top/a exited shutdown\n1000 top/a started\n"
              "1300 top/b start_failed no\n"
              "1300 = [{c,undefined,worker},{b,restarting,worker},{a,<top/a@2>,worker}]\n1300 top counts 2\n"
              "1300 top/a exited shutdown\n1300 top/a started\n1600 top/b started\n1600 top/c started\n");
}

// R53
TEST(Retry, OfRestForOneLeavesTheOneThatHadDiedUp) {
    EXPECT_EQ(sameStory(supervisor(
                            "top", "'strategy':'rest_for_one','intensity':9",
                            {worker("a"), worker("b"), worker("c", "'start':['ok',{'error':'no'},'ok']"), worker("d")}),
                        script({exits(100, "top/b")})),
              "100 = ok\n100 top/b exited oops\n100 top counts 1\n100 top/d exited shutdown\n"
              "100 top/c exited shutdown\n100 top/b started\n100 top/c start_failed no\n100 top counts 2\n"
              "100 top/c started\n100 top/d started\n");
}

// R54
TEST(RestartingChild, IsListedAsRestartingAndRefusesRestartAndDelete) {
    EXPECT_EQ(sameStory(slowlyFailing("['ok',{'error':'no'},'ok']"),
                        script({exits(1000, "top/a"), call(1100, "which_children", "top"),
                                call(1100, "restart_child", "top/a"), call(1100, "delete_child", "top/a"),
                                startChild(1100, "top", worker("a"))})),
              std::string(untilTheRetry) +
                  "1300 top/a start_failed no\n1300 = [{b,<top/b@1>,worker},{a,restarting,worker}]\n"
                  "1300 = {error,restarting}\n1300 = {error,restarting}\n1300 = {error,already_present}\n"
                  "1300 top counts 2\n1600 top/a started\n");
}

// R54
TEST(RestartingChild, ThatIsTerminatedIsTriedNoMoreAndKeepsItsSpec) {
    EXPECT_EQ(sameStory(slowlyFailing("['ok',{'error':'no'},'ok']"),
                        script({exits(1000, "top/a"), call(1100, "terminate_child", "top/a"),
                                call(1500, "which_children", "top")})),
              std::string(untilTheRetry) +
                  "1300 top/a start_failed no\n1300 = ok\n1500 = [{b,<top/b@1>,worker},{a,undefined,worker}]\n");
}

// R55
TEST(Restart, AnsweredByIgnoreLeavesTheSpecWithoutAProcess) {
    EXPECT_EQ(sameStory(supervisor("top", "", {worker("a", "'start':['ok','ignore']"), worker("b")}),
                        script({exits(100, "top/a"), call(200, "which_children", "top")})),
              "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/a ignored\n"
              "200 = [{b,<top/b@1>,worker},{a,undefined,worker}]\n");
}

} // namespace
} // namespace resprout::test
