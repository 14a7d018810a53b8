#include "tests/core/node/small_trees.h"
#include "tests/core/node/story.h"

#include <gtest/gtest.h>

#include <array>

// What a supervisor does when a child ends: rules R40 to R49 of ARCHITECTURE.md.

namespace resprout::test {
namespace {

constexpr std::array quiet{"normal", "shutdown", "{shutdown,done}"};
constexpr std::array loud{"oops", "kill", "killed", "{oops,shutdown}", "{shutdown,1,2}"};

std::string endOf(std::string_view restart, std::string_view reason) {
    return sameStory(supervisor("top", "", {worker("a", "'restart':'" + std::string(restart) + "'")}),
                     script({exits(100, "top/a", reason), call(200, "which_children", "top")}));
}

std::string restarted(std::string_view reason) {
    return "100 = ok\n100 top/a exited " + std::string(reason) +
           "\n100 top counts 1\n100 top/a started\n200 = [{a,<top/a@2>,worker}]\n";
}

// R40
TEST(PermanentChild, IsAlwaysRestarted) {
    for (const auto* reason : quiet)
        EXPECT_EQ(endOf("permanent", reason), restarted(reason));
    for (const auto* reason : loud)
        EXPECT_EQ(endOf("permanent", reason), restarted(reason));
}

// R40
TEST(TransientChild, IsRestartedAfterLoudEndsOnly) {
    for (const auto* reason : quiet)
        EXPECT_EQ(endOf("transient", reason),
                  "100 = ok\n100 top/a exited " + std::string(reason) + "\n200 = [{a,undefined,worker}]\n");
    for (const auto* reason : loud)
        EXPECT_EQ(endOf("transient", reason), restarted(reason));
}

// R40
TEST(TemporaryChild, IsNeverRestartedAndItsSpecIsDropped) {
    const auto dropped = [](std::string_view reason) {
        return "100 = ok\n100 top/a exited " + std::string(reason) + "\n100 top/a forgotten\n200 = []\n";
    };
    for (const auto* reason : quiet)
        EXPECT_EQ(endOf("temporary", reason), dropped(reason));
    for (const auto* reason : loud)
        EXPECT_EQ(endOf("temporary", reason), dropped(reason));
}

// R40
TEST(KilledChild, EndedLoudly) {
    EXPECT_EQ(sameStory(supervisor("top", "", {worker("a", "'restart':'transient'")}),
                        script({signal(100, "top/a", "kill")})),
              "100 = ok\n100 top/a exited killed\n100 top counts 1\n100 top/a started\n");
}

// R41
TEST(ExitSignal, OfAProcessThatIsNoChildIsIgnored) {
    EXPECT_EQ(sameStory(supervisor("top", "", {supervisor("m", "", {worker("a")})}),
                        script({signal(100, "top/m", "oops"), signal(200, "top/m", "shutdown"),
                                signal(300, "top", "normal"), call(400, "which_children", "top/m")})),
              "100 = ok\n200 = ok\n300 = ok\n400 = [{a,<top/m/a@1>,worker}]\n");
}

// R42
TEST(OneForOne, StartsTheChildAgainInItsPlace) {
    EXPECT_EQ(sameStory(supervisor("top", "", {worker("a"), worker("b")}),
                        script({exits(100, "top/a"), call(200, "which_children", "top")})),
              "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/a started\n"
              "200 = [{b,<top/b@1>,worker},{a,<top/a@2>,worker}]\n");
}

// R43
TEST(OneForAll, WaitsForEachStopAndEachStart) {
    EXPECT_EQ(sameStory(supervisor("top", "'strategy':'one_for_all'",
                                   {worker("a", "'trap_exit':true,'stop_delay':100"), worker("b", "'start_delay':30"),
                                    worker("c", "'trap_exit':true,'stop_delay':200")}),
                        script({exits(500, "top/b")})),
              "30 top/b started\n30 top/c started\n30 top started\n500 = ok\n500 top/b exited oops\n"
              "500 top counts 1\n700 top/c exited shutdown\n800 top/a exited shutdown\n800 top/a started\n"
              "830 top/b started\n830 top/c started\n");
}

// R44
TEST(RestForOne, OfTheLastChildIsThatChildAlone) {
    EXPECT_EQ(sameStory(supervisor("top", "'strategy':'rest_for_one'", {worker("a"), worker("b"), worker("c")}),
                        script({exits(100, "top/c")})),
              "100 = ok\n100 top/c exited oops\n100 top counts 1\n100 top/c started\n");
}

// R45
TEST(GroupRestart, StartsWhatHadEndedQuietlyAndWhatHadBeenIgnored) {
    EXPECT_EQ(sameStory(supervisor("top", "'strategy':'one_for_all'",
                                   {worker("a", "'restart':'transient'"), worker("b", "'start':['ignore','ok']"),
                                    worker("c")}),
                        script({exits(100, "top/a", "normal"), exits(200, "top/c")})),
              "100 = ok\n100 top/a exited normal\n200 = ok\n200 top/c exited oops\n200 top counts 1\n"
              "200 top/a started\n200 top/b started\n200 top/c started\n");
}

// R45
TEST(GroupRestart, OfRestForOneRevivesOnlyThoseAfterTheDeadOne) {
    EXPECT_EQ(sameStory(supervisor("top", "'strategy':'rest_for_one'", {worker("a"), worker("b"), worker("c")}),
                        script({call(100, "terminate_child", "top/a"), call(200, "terminate_child", "top/c"),
                                exits(300, "top/b")})),
              "100 top/a exited shutdown\n100 = ok\n200 top/c exited shutdown\n200 = ok\n300 = ok\n"
              "300 top/b exited oops\n300 top counts 1\n300 top/b started\n300 top/c started\n");
}

// R46
TEST(GroupRestart, OfRestForOneDropsOnlyTheTemporaryChildrenAfterTheDeadOne) {
    EXPECT_EQ(
        sameStory(supervisor("top", "'strategy':'rest_for_one'",
                             {worker("a", "'restart':'temporary'"), worker("b"), worker("c", "'restart':'temporary'")}),
                  script({exits(100, "top/b"), call(200, "which_children", "top")})),
        "100 = ok\n100 top/b exited oops\n100 top counts 1\n100 top/c exited shutdown\n100 top/c forgotten\n"
        "100 top/b started\n200 = [{b,<top/b@2>,worker},{a,<top/a@1>,worker}]\n");
}

// R47
TEST(TemporaryChild, ThatCrashesLeavesItsSiblingsAlone) {
    EXPECT_EQ(sameStory(supervisor("top", "'strategy':'one_for_all'",
                                   {worker("a"), worker("b", "'restart':'temporary'"), worker("c")}),
                        script({exits(100, "top/b")})),
              "100 = ok\n100 top/b exited oops\n100 top/b forgotten\n");
}

// R48
TEST(AddedChild, IsLastInTheStartOrder) {
    EXPECT_EQ(sameStory(supervisor("top", "'strategy':'rest_for_one'", {worker("z"), worker("m")}),
                        script({startChild(100, "top", worker("a")), exits(200, "top/m")})),
              "100 top/a started\n100 = {ok,<top/a@1>}\n200 = ok\n200 top/m exited oops\n200 top counts 1\n"
              "200 top/a exited shutdown\n200 top/m started\n200 top/a started\n");
}

// R49
TEST(Supervisor, HandlesExitsThatArriveMeanwhileAfterwardsAndInOrder) {
    EXPECT_EQ(
        sameStory(supervisor("top", "'intensity':9", {worker("a", "'start_delay':300"), worker("b"), worker("c")}),
                  script({exits(1000, "top/a"), exits(1100, "top/c"), exits(1200, "top/b")})),
        "300 top/a started\n300 top/b started\n300 top/c started\n300 top started\n"
        "1000 = ok\n1000 top/a exited oops\n1000 top counts 1\n1100 = ok\n1100 top/c exited oops\n"
        "1200 = ok\n1200 top/b exited oops\n1300 top/a started\n1300 top counts 2\n1300 top/c started\n"
        "1300 top counts 3\n1300 top/b started\n");
}

// R49
TEST(Supervisor, CountsAnExitWithTheTimeAtWhichItHandlesIt) {
    EXPECT_EQ(sameStory(supervisor("top", "'intensity':1,'period':1", {worker("a", "'start_delay':1500"), worker("b")}),
                        script({exits(2000, "top/a"), exits(2500, "top/b"), exits(4900, "top/b")})),
              "1500 top/a started\n1500 top/b started\n1500 top started\n"
              "2000 = ok\n2000 top/a exited oops\n2000 top counts 1\n2500 = ok\n2500 top/b exited oops\n"
              "3500 top/a started\n3500 top counts 2\n3500 top gave up\n3500 top/a exited shutdown\n"
              "3500 top exited shutdown\n4900 = noproc\n");
}

// R49
TEST(Supervisor, AnswersCallsOnlyWhenItIsDone) {
    EXPECT_EQ(sameStory(supervisor("top", "", {worker("a", "'trap_exit':true,'stop_delay':400"), worker("b")}),
                        script({call(100, "terminate_child", "top/a"), call(200, "count_children", "top")})),
              "500 top/a exited shutdown\n500 = ok\n500 = [{specs,2},{active,1},{supervisors,0},{workers,2}]\n");
}

// R49
TEST(ChildThatDiesDuringTheGroupRestart, IsFoundDeadAtItsTurnAndCostsNoRestart) {
    EXPECT_EQ(sameStory(supervisor("top", "'strategy':'one_for_all'",
                                   {worker("a"), worker("b"), worker("c", "'trap_exit':true,'stop_delay':300")}),
                        script({exits(100, "top/b"), exits(200, "top/a", "late")})),
              "100 = ok\n100 top/b exited oops\n100 top counts 1\n200 = ok\n200 top/a exited late\n"
              "400 top/c exited shutdown\n400 top/a started\n400 top/b started\n400 top/c started\n");
}

} // namespace
} // namespace resprout::test
