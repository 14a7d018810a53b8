#include "tests/core/node/small_trees.h"
#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// How processes end, and what exit signals do: rules P1 to P3 of ARCHITECTURE.md.

namespace resprout::test {
namespace {

/// What one step does to a worker that is not restarted.
std::string told(const std::string& keys, const std::string& step) {
    return sameStory(supervisor("top", "", {worker("a", "'restart':'transient'" + keys)}), script({step}));
}

constexpr auto trapping = ",'trap_exit':true";

// P1
TEST(Process, EndsWithTheReasonOfItsExit) {
    EXPECT_EQ(told("", exits(100, "top/a", "normal")), "100 = ok\n100 top/a exited normal\n");
    EXPECT_EQ(told("", exits(100, "top/a", "{shutdown,[1,b]}")), "100 = ok\n100 top/a exited {shutdown,[1,b]}\n");
    EXPECT_EQ(told(",'lifetime':{'after':300,'reason':'shutdown'}", exits(900, "top/a")),
              "300 top/a exited shutdown\n900 = noproc\n");
}

// P1
TEST(Process, ThatRaisesAnErrorEndsWithItAndTheStack) {
    EXPECT_EQ(told("", call(100, "raise", "top/a", "'reason':'badarg'")),
              "100 = ok\n100 top/a exited {badarg,stack}\n100 top counts 1\n100 top/a started\n");
}

// P1
TEST(Process, ThatRaisesEvenANormalReasonEndedLoudly) {
    EXPECT_EQ(told("", call(100, "raise", "top/a", "'reason':'normal'")),
              "100 = ok\n100 top/a exited {normal,stack}\n100 top counts 1\n100 top/a started\n");
}

// P2
TEST(ExitSignal, EndsAPlainProcessUnlessItIsNormal) {
    EXPECT_EQ(told("", signal(100, "top/a", "normal")), "100 = ok\n");
    EXPECT_EQ(told("", signal(100, "top/a", "shutdown")), "100 = ok\n100 top/a exited shutdown\n");
    EXPECT_EQ(told("", signal(100, "top/a", "killed")),
              "100 = ok\n100 top/a exited killed\n100 top counts 1\n100 top/a started\n");
}

// P2
TEST(ExitSignal, ReachesATrappingProcessAsAMessage) {
    for (const auto* reason : {"normal", "shutdown", "killed", "oops"})
        EXPECT_EQ(told(trapping, signal(100, "top/a", reason)),
                  "100 = ok\n100 top/a trapped " + std::string(reason) + "\n");
}

// P2
TEST(ExitSignal, OfKillEndsBothWithKilled) {
    const std::string killed = "100 = ok\n100 top/a exited killed\n100 top counts 1\n100 top/a started\n";
    EXPECT_EQ(told("", signal(100, "top/a", "kill")), killed);
    EXPECT_EQ(told(trapping, signal(100, "top/a", "kill")), killed);
}

// P3
TEST(ProcessThatExitsWithKillByItself, EndsWithKillAndNotWithKilled) {
    const std::string kill = "100 = ok\n100 top/a exited kill\n100 top counts 1\n100 top/a started\n";
    EXPECT_EQ(told("", exits(100, "top/a", "kill")), kill);
    EXPECT_EQ(told(trapping, exits(100, "top/a", "kill")), kill);
}

// P3
TEST(SupervisorThatExitsWithKill, EndsItsChildrenInOrderAllTheSame) {
    EXPECT_EQ(
        sameStory(supervisor("top", "", {supervisor("m", "'restart':'temporary'", {worker("a", "'trap_exit':true")})}),
                  script({exits(100, "top/m", "kill")})),
        "100 = ok\n100 top/m/a exited shutdown\n100 top/m exited kill\n100 top/m forgotten\n");
}

} // namespace
} // namespace resprout::test
