#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// The rules of OTP that a naive simulator gets wrong, each by its number in ARCHITECTURE.md. Where a rule has a recorded
// trace of real OTP, tests/conformance proves it too; here each can be read.

namespace resprout::test {
namespace {

constexpr auto three = R"({"id":"top","kind":"supervisor","strategy":"STRATEGY","children":[
    {"id":"a","kind":"worker"},{"id":"b","kind":"worker"},{"id":"c","kind":"worker"}]})";

std::string threeUnder(std::string_view strategy) {
    std::string tree = three;
    return tree.replace(tree.find("STRATEGY"), 8, strategy);
}

constexpr auto crashB = R"([{"at":100,"do":"exit","target":"top/b","reason":"oops"}])";

TEST(StartOrder, IsTheListOrderAndASupervisorIsUpAfterItsChildren) { // R1, R2
    EXPECT_EQ(wholeStory(R"({"id":"top","kind":"supervisor","children":[{"id":"a","kind":"supervisor","children":[
        {"id":"x","kind":"worker"}]},{"id":"b","kind":"worker"}]})"),
              "0 top/a/x started\n0 top/a started\n0 top/b started\n0 top started\n");
}

TEST(FailedStart, UnwindsWhatHadStartedAndWrapsTheReasonAtEachLevel) { // R5
    EXPECT_EQ(wholeStory(R"({"id":"top","kind":"supervisor","children":[{"id":"m","kind":"supervisor","children":[
        {"id":"a","kind":"worker"},{"id":"b","kind":"worker","start":[{"error":"no"}]},{"id":"c","kind":"worker"}]}]})"),
              "0 top/m/a started\n0 top/m/b start_failed no\n0 top/m/a exited shutdown\n"
              "0 top/m start_failed {shutdown,{failed_to_start_child,b,no}}\n"
              "0 top start_failed {shutdown,{failed_to_start_child,m,{shutdown,{failed_to_start_child,b,no}}}}\n");
}

TEST(Ignore, KeepsTheSpecExceptOfATemporaryChild) { // R4
    EXPECT_EQ(story(R"({"id":"top","kind":"supervisor","children":[{"id":"a","kind":"worker","start":["ignore"]},
        {"id":"b","kind":"worker","restart":"temporary","start":["ignore"]}]})",
                    R"([{"at":100,"do":"which_children","target":"top"}])"),
              "100 = [{a,undefined,worker}]\n");
}

TEST(BadFlags, AreRefusedBeforeAnythingStarts) { // R20
    EXPECT_EQ(wholeStory(R"({"id":"top","kind":"supervisor","strategy":"one_for_some","intensity":-1,"children":[
        {"id":"a","kind":"worker"}]})"),
              "0 top start_failed {supervisor_data,{invalid_strategy,one_for_some}}\n");
}

TEST(BadChildSpecs, AreRefusedInListOrderBeforeAnythingStarts) { // R21
    EXPECT_EQ(wholeStory(R"({"id":"top","kind":"supervisor","children":[{"id":"a","kind":"worker"},
        {"id":"b","kind":"worker","restart":"permanant"},{"id":"a","kind":"worker"}]})"),
              "0 top start_failed {start_spec,{invalid_restart_type,permanant}}\n");
}

TEST(OneForOne, RestartsOnlyTheDeadOne) { // R42
    EXPECT_EQ(story(threeUnder("one_for_one"), crashB),
              "100 = ok\n100 top/b exited oops\n100 top counts 1\n100 top/b started\n");
}

TEST(OneForAll, StopsAllOthersInReverseOrderAndStartsAllInOrder) { // R43
    EXPECT_EQ(
        story(threeUnder("one_for_all"), crashB),
        "100 = ok\n100 top/b exited oops\n100 top counts 1\n100 top/c exited shutdown\n100 top/a exited shutdown\n"
        "100 top/a started\n100 top/b started\n100 top/c started\n");
}

TEST(RestForOne, StopsAndRestartsOnlyTheChildrenStartedAfterTheDeadOne) { // R44
    EXPECT_EQ(story(threeUnder("rest_for_one"), crashB),
              "100 = ok\n100 top/b exited oops\n100 top counts 1\n100 top/c exited shutdown\n100 top/b started\n"
              "100 top/c started\n");
}

TEST(GroupRestart, RevivesWhatWasTerminatedByHand) { // R45
    EXPECT_EQ(story(threeUnder("one_for_all"), R"([{"at":100,"do":"terminate_child","target":"top/c"},
        {"at":200,"do":"exit","target":"top/a","reason":"oops"}])"),
              "100 top/c exited shutdown\n100 = ok\n200 = ok\n200 top/a exited oops\n200 top counts 1\n"
              "200 top/b exited shutdown\n200 top/a started\n200 top/b started\n200 top/c started\n");
}

TEST(GroupRestart, DropsTemporaryChildren) { // R46
    EXPECT_EQ(story(R"({"id":"top","kind":"supervisor","strategy":"one_for_all","children":[{"id":"a","kind":"worker"},
        {"id":"b","kind":"worker","restart":"temporary"}]})",
                    R"([{"at":100,"do":"exit","target":"top/a","reason":"oops"}])"),
              "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/b exited shutdown\n100 top/b forgotten\n"
              "100 top/a started\n");
}

TEST(TransientChild, ThatEndsQuietlyLeavesItsSiblingsAlone) { // R47
    EXPECT_EQ(story(R"({"id":"top","kind":"supervisor","strategy":"one_for_all","children":[{"id":"a","kind":"worker"},
        {"id":"b","kind":"worker","restart":"transient"}]})",
                    R"([{"at":100,"do":"exit","target":"top/b","reason":"{shutdown,done}"}])"),
              "100 = ok\n100 top/b exited {shutdown,done}\n");
}

TEST(Retry, CountsAndIgnoresTheRestartType) { // R34, R51
    EXPECT_EQ(story(R"({"id":"top","kind":"supervisor","intensity":3,"children":[
        {"id":"a","kind":"worker","restart":"transient","start":["ok",{"error":"normal"},{"error":"normal"},"ok"]}]})",
                    R"([{"at":100,"do":"exit","target":"top/a","reason":"oops"}])"),
              "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/a start_failed normal\n100 top counts 2\n"
              "100 top/a start_failed normal\n100 top counts 3\n100 top/a started\n");
}

TEST(Retry, OfRestForOneBeginsAtTheOneThatFailed) { // R53
    EXPECT_EQ(story(R"({"id":"top","kind":"supervisor","strategy":"rest_for_one","intensity":5,"children":[
        {"id":"a","kind":"worker"},{"id":"b","kind":"worker","start":["ok",{"error":"no"},"ok"]}]})",
                    R"([{"at":100,"do":"exit","target":"top/a","reason":"oops"}])"),
              "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/b exited shutdown\n100 top/a started\n"
              "100 top/b start_failed no\n100 top counts 2\n100 top/b started\n");
}

TEST(Stop, KillsAChildThatTakesLongerThanItsShutdownTime) { // R60, R62
    EXPECT_EQ(story(R"({"id":"top","kind":"supervisor","children":[
        {"id":"a","kind":"worker","trap_exit":true,"stop_delay":900,"shutdown":300}]})",
                    R"([{"at":100,"do":"terminate_child","target":"top/a"}])"),
              "400 top/a is killed\n400 top/a exited killed\n400 = ok\n");
}

TEST(KilledSupervisor, EndsNobodyItsLinksTell) { // R65
    EXPECT_EQ(story(R"({"id":"top","kind":"supervisor","children":[{"id":"s","kind":"supervisor","children":[
        {"id":"a","kind":"worker"},{"id":"b","kind":"worker","trap_exit":true,"stop_delay":200}]}]})",
                    R"([{"at":100,"do":"signal","target":"top/s","reason":"kill"}])"),
              "100 = ok\n100 top/s exited killed\n100 top/s/a exited killed\n100 top counts 1\n100 top/s/a started\n"
              "100 top/s/b started\n100 top/s started\n300 top/s/b exited killed\n");
}

TEST(GivingUp, IsQuietSoATransientSupervisorIsNotRestarted) { // R66, R67
    EXPECT_EQ(story(R"({"id":"top","kind":"supervisor","children":[
        {"id":"s","kind":"supervisor","restart":"transient","intensity":0,"children":[{"id":"a","kind":"worker"}]}]})",
                    R"([{"at":100,"do":"exit","target":"top/s/a","reason":"oops"}])"),
              "100 = ok\n100 top/s/a exited oops\n100 top/s counts 1\n100 top/s gave up\n100 top/s exited shutdown\n");
}

TEST(AutoShutdown, IsTriggeredByASignificantChildThatIsNotRestarted) { // R70, R71
    EXPECT_EQ(story(R"({"id":"top","kind":"supervisor","children":[{"id":"s","kind":"supervisor","restart":"temporary",
        "auto_shutdown":"any_significant","children":[{"id":"a","kind":"worker"},
        {"id":"b","kind":"worker","restart":"transient","significant":true}]}]})",
                    R"([{"at":100,"do":"exit","target":"top/s/b","reason":"normal"}])"),
              "100 = ok\n100 top/s/b exited normal\n100 top/s/a exited shutdown\n100 top/s exited shutdown\n"
              "100 top/s forgotten\n");
}

TEST(CodeChange, ListsDeletedSpecsAgainWithoutStartingThem) { // R91
    EXPECT_EQ(story(threeUnder("one_for_one"), R"([{"at":100,"do":"terminate_child","target":"top/a"},
        {"at":200,"do":"delete_child","target":"top/a"},
        {"at":300,"do":"reconfigure","target":"top","intensity":2},
        {"at":400,"do":"count_children","target":"top"}])"),
              "100 top/a exited shutdown\n100 = ok\n200 top/a forgotten\n200 = ok\n300 = ok\n"
              "400 = [{specs,3},{active,2},{supervisors,0},{workers,3}]\n");
}

TEST(ExitSignal, NormalDoesNothingAndKillBecomesKilled) { // P2
    EXPECT_EQ(story(threeUnder("one_for_one"), R"([{"at":100,"do":"signal","target":"top/a","reason":"normal"},
        {"at":200,"do":"signal","target":"top/b","reason":"kill"}])"),
              "100 = ok\n200 = ok\n200 top/b exited killed\n200 top counts 1\n200 top/b started\n");
}

TEST(Exit, WithKillByTheProcessItselfIsNotKilled) { // P3
    EXPECT_EQ(story(threeUnder("one_for_one"), R"([{"at":100,"do":"exit","target":"top/a","reason":"kill"}])"),
              "100 = ok\n100 top/a exited kill\n100 top counts 1\n100 top/a started\n");
}

TEST(TrappingProcess, GetsAStrangersSignalAsAMessage) { // P2
    EXPECT_EQ(story(R"({"id":"top","kind":"supervisor","children":[{"id":"a","kind":"worker","trap_exit":true}]})",
                    R"([{"at":100,"do":"signal","target":"top/a","reason":"shutdown"}])"),
              "100 = ok\n100 top/a trapped shutdown\n");
}

TEST(EndlessRestart, WithinOneMillisecondEndsTheRunInsteadOfHanging) {
    const std::string told = story(R"({"id":"top","kind":"supervisor","intensity":1000000000,"children":[
        {"id":"a","kind":"worker","start":["ok",{"error":"no"}]}]})",
                                   R"([{"at":100,"do":"exit","target":"top/a","reason":"oops"}])");
    EXPECT_TRUE(told.ends_with("100 time stands still\n"));
}

} // namespace
} // namespace resprout::test
