#include "tests/core/node/small_trees.h"
#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// How children are stopped, and what happens when a supervisor gives up or dies: rules R60 to R69 of ARCHITECTURE.md.

namespace resprout::test {
namespace {

constexpr auto slow = "'trap_exit':true,'stop_delay':400";

/// What comes of terminate_child at 100 ms.
std::string terminated(const std::string& keys) {
    return sameStory(supervisor("top", "", {worker("a", keys)}),
                     script({call(100, "terminate_child", "top/a"), call(900, "which_children", "top")}));
}

constexpr auto stopped = "900 = [{a,undefined,worker}]\n";

// R60
TEST(Stop, WaitsForTheShutdownTimeAndThenKills) {
    EXPECT_EQ(terminated(std::string(slow) + ",'shutdown':500"),
              std::string("500 top/a exited shutdown\n500 = ok\n") + stopped);
    EXPECT_EQ(terminated(std::string(slow) + ",'shutdown':300"),
              std::string("400 top/a is killed\n400 top/a exited killed\n400 = ok\n") + stopped);
}

// R60
TEST(Stop, WithInfinityHasNoLimit) {
    EXPECT_EQ(terminated(std::string(slow) + ",'shutdown':'infinity'"),
              std::string("500 top/a exited shutdown\n500 = ok\n") + stopped);
}

// R60
TEST(Stop, WithBrutalKillKillsAtOnce) {
    EXPECT_EQ(terminated(std::string(slow) + ",'shutdown':'brutal_kill'"),
              std::string("100 top/a is killed\n100 top/a exited killed\n100 = ok\n") + stopped);
}

// R60
TEST(Stop, WithinNoTimeSendsBothSignalsAtOnce) {
    EXPECT_EQ(terminated(std::string(slow) + ",'shutdown':0"),
              std::string("100 top/a is killed\n100 top/a exited killed\n100 = ok\n") + stopped);
    EXPECT_EQ(terminated("'shutdown':0"),
              std::string("100 top/a is killed\n100 top/a exited shutdown\n100 = ok\n") + stopped);
}

// R61
TEST(ChildThatDoesNotTrap, EndsAtOnceWithShutdown) {
    EXPECT_EQ(terminated(""), std::string("100 top/a exited shutdown\n100 = ok\n") + stopped);
}

// R62
TEST(ChildThatTraps, IsKilledWhenItsTerminateTakesTooLong) {
    EXPECT_EQ(
        sameStory(supervisor("top", "", {worker("a", std::string(slow) + ",'shutdown':399")}), script({stop(100)})),
        "499 top/a is killed\n499 top/a exited killed\n499 top exited shutdown\n499 = shutdown\n");
}

// R63
TEST(Children, AreStoppedOneByOneInReverseStartOrderSoTimesAddUp) {
    EXPECT_EQ(
        sameStory(supervisor("top", "", {worker("a", slow), worker("b"), worker("c", slow)}), script({stop(100)})),
        "500 top/c exited shutdown\n500 top/b exited shutdown\n900 top/a exited shutdown\n"
        "900 top exited shutdown\n900 = shutdown\n");
}

// R65
TEST(KilledSupervisor, LeavesItsChildrenToTheirLinks) {
    EXPECT_EQ(
        sameStoryInAnyOrder(supervisor("top", "'intensity':0",
                                       {supervisor("m", "'restart':'temporary'", {worker("a"), worker("b", slow)})}),
                            script({signal(100, "top/m", "kill")})),
        "100 = ok\n100 top/m exited killed\n100 top/m/a exited killed\n100 top/m forgotten\n"
        "500 top/m/b exited killed\n");
}

// R65
TEST(KilledSupervisor, LeavesOrphansThatLiveBesideTheirSuccessors) {
    EXPECT_EQ(sameStory(supervisor("top", "", {supervisor("m", "", {worker("b", slow)})}),
                        script({signal(100, "top/m", "kill"), call(200, "which_children", "top/m")})),
              "100 = ok\n100 top/m exited killed\n100 top counts 1\n100 top/m/b started\n100 top/m started\n"
              "200 = [{b,<top/m/b@2>,worker}]\n500 top/m/b exited killed\n");
}

// R65
TEST(SuccessorOfAKilledSupervisor, KnowsNothingOfTheChildrenThatWereAdded) {
    EXPECT_EQ(
        sameStoryInAnyOrder(supervisor("top", "", {supervisor("m", "", {})}),
                            script({startChild(100, "top/m", worker("c")), signal(200, "top/m", "kill"),
                                    call(300, "terminate_child", "top/m/c"), call(400, "restart_child", "top/m/c"),
                                    call(500, "delete_child", "top/m/c"), startChild(600, "top/m", worker("c")),
                                    call(700, "count_children", "top/m")})),
        "100 top/m/c started\n100 = {ok,<top/m/c@1>}\n200 = ok\n200 top/m exited killed\n"
        "200 top/m/c exited killed\n200 top counts 1\n200 top/m started\n300 = {error,not_found}\n"
        "400 = {error,not_found}\n500 = {error,not_found}\n600 top/m/c started\n600 = {ok,<top/m/c@2>}\n"
        "700 = [{specs,1},{active,1},{supervisors,0},{workers,1}]\n");
}

// R65, R80
TEST(OrphanedSupervisor, KnowsItsOwnChildrenWhileItsSuccessorIsComingUp) {
    EXPECT_EQ(
        sameStory(
            supervisor("top", "",
                       {supervisor("g", "", {supervisor("m", "", {worker("x", "'start_delay':600"), worker("y")})})}),
            script({exits(1000, "top/g/m/x"), startChild(1100, "top/g/m", worker("y")),
                    call(1100, "terminate_child", "top/g/m/y"), call(1100, "which_children", "top/g/m"),
                    signal(1200, "top/g", "kill")})),
        "600 top/g/m/x started\n600 top/g/m/y started\n600 top/g/m started\n600 top/g started\n"
        "600 top started\n1000 = ok\n1000 top/g/m/x exited oops\n1000 top/g/m counts 1\n1200 = ok\n"
        "1200 top/g exited killed\n1200 top counts 1\n1600 top/g/m/x started\n"
        "1600 = {error,{already_started,<top/g/m/y@1>}}\n1600 top/g/m/y exited shutdown\n1600 = ok\n"
        "1600 = [{y,undefined,worker},{x,<top/g/m/x@2>,worker}]\n1600 top/g/m/x exited shutdown\n"
        "1600 top/g/m exited killed\n1800 top/g/m/x started\n1800 top/g/m/y started\n1800 top/g/m started\n"
        "1800 top/g started\n");
}

// R65
TEST(SupervisorOfAKilledOne, EndsItsOwnChildrenInOrderAndExitsWithKilled) {
    EXPECT_EQ(sameStory(supervisor("top", "",
                                   {supervisor("m", "'restart':'temporary'",
                                               {supervisor("n", "", {worker("a", slow), worker("b", slow)})})}),
                        script({signal(100, "top/m", "kill")})),
              "100 = ok\n100 top/m exited killed\n100 top/m forgotten\n500 top/m/n/b exited shutdown\n"
              "900 top/m/n/a exited shutdown\n900 top/m/n exited killed\n");
}

// R65
TEST(SupervisorWhoseShutdownTimeRunsOut, IsKilledAndLeavesOrphans) {
    EXPECT_EQ(sameStoryInAnyOrder(
                  supervisor("top", "", {supervisor("m", "'shutdown':200", {worker("a"), worker("b", slow)})}),
                  script({call(100, "terminate_child", "top/m")})),
              "300 top/m is killed\n300 top/m exited killed\n300 top/m/a exited killed\n300 = ok\n"
              "500 top/m/b exited shutdown\n");
}

// R66
TEST(GivingUp, StopsTheOthersInOrderAndExitsWithShutdown) {
    EXPECT_EQ(sameStory(supervisor("top", "'intensity':0", {worker("a", slow), worker("b"), worker("c", slow)}),
                        script({exits(100, "top/b")})),
              "100 = ok\n100 top/b exited oops\n100 top counts 1\n100 top gave up\n500 top/c exited shutdown\n"
              "900 top/a exited shutdown\n900 top exited shutdown\n");
}

std::string givenUp(std::string_view restart) {
    return sameStory(
        supervisor("top", "",
                   {supervisor("m", "'intensity':0,'restart':'" + std::string(restart) + "'", {worker("a")})}),
        script({exits(100, "top/m/a"), call(200, "which_children", "top")}));
}

constexpr auto giveUp = "100 = ok\n100 top/m/a exited oops\n100 top/m counts 1\n100 top/m gave up\n"
                        "100 top/m exited shutdown\n";

// R67
TEST(SupervisorThatGaveUp, EndedQuietly) {
    EXPECT_EQ(givenUp("permanent"), std::string(giveUp) + "100 top counts 1\n100 top/m/a started\n100 top/m started\n"
                                                          "200 = [{m,<top/m@2>,supervisor}]\n");
    EXPECT_EQ(givenUp("transient"), std::string(giveUp) + "200 = [{m,undefined,supervisor}]\n");
    EXPECT_EQ(givenUp("temporary"), std::string(giveUp) + "100 top/m forgotten\n200 = []\n");
}

// R68
TEST(EachLevel, SpendsItsOwnRestartsUpToTheRoot) {
    EXPECT_EQ(
        sameStory(supervisor("top", "'intensity':1", {supervisor("m", "'intensity':1", {worker("a")})}),
                  script({exits(100, "top/m/a"), exits(200, "top/m/a"), exits(300, "top/m/a"), exits(400, "top/m/a")})),
        "100 = ok\n100 top/m/a exited oops\n100 top/m counts 1\n100 top/m/a started\n"
        "200 = ok\n200 top/m/a exited oops\n200 top/m counts 2\n200 top/m gave up\n200 top/m exited shutdown\n"
        "200 top counts 1\n200 top/m/a started\n200 top/m started\n"
        "300 = ok\n300 top/m/a exited oops\n300 top/m counts 1\n300 top/m/a started\n"
        "400 = ok\n400 top/m/a exited oops\n400 top/m counts 2\n400 top/m gave up\n400 top/m exited shutdown\n"
        "400 top counts 2\n400 top gave up\n400 top exited shutdown\n");
}

// R69
TEST(SupervisorThatIsTold, EndsItsChildrenWithShutdownAndExitsWithTheReason) {
    EXPECT_EQ(sameStory(supervisor("top", "", {supervisor("m", "'restart':'temporary'", {worker("a"), worker("b")})}),
                        script({exits(100, "top/m", "done")})),
              "100 = ok\n100 top/m/b exited shutdown\n100 top/m/a exited shutdown\n100 top/m exited done\n"
              "100 top/m forgotten\n");
}

// R69
TEST(ExitSignalOfItsParent, MakesASupervisorEndItsChildren) {
    EXPECT_EQ(sameStory(supervisor("top", "", {supervisor("m", "", {worker("a", slow)})}), script({stop(100)})),
              "500 top/m/a exited shutdown\n500 top/m exited shutdown\n500 top exited shutdown\n500 = shutdown\n");
}

} // namespace
} // namespace resprout::test
