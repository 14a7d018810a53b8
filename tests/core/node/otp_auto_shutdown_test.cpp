#include "tests/core/node/small_trees.h"
#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// Automatic shutdown: rules R70 to R74 of ARCHITECTURE.md; R73, of pools, stands with theirs.

namespace resprout::test {
namespace {

constexpr auto transientOne = "'restart':'transient','significant':true";
constexpr auto temporaryOne = "'restart':'temporary','significant':true";

std::string under(std::string_view flags, std::initializer_list<std::string> children,
                  std::initializer_list<std::string> steps) {
    return sameStory(supervisor("top", flags, children), script(steps));
}

constexpr auto any = "'intensity':9,'auto_shutdown':'any_significant'";
constexpr auto all = "'intensity':9,'auto_shutdown':'all_significant'";

// R70
TEST(SignificantChild, ThatIsRestartedBringsNoShutdownAbout) {
    EXPECT_EQ(under(any, {worker("a"), worker("b", transientOne)}, {exits(100, "top/b")}),
              "100 = ok\n100 top/b exited oops\n100 top counts 1\n100 top/b started\n");
}

// R70
TEST(SignificantChild, ThatIsTemporaryBringsItAboutWithAnyReason) {
    EXPECT_EQ(under(any, {worker("a"), worker("b", temporaryOne)}, {exits(100, "top/b")}),
              "100 = ok\n100 top/b exited oops\n100 top/b forgotten\n100 top/a exited shutdown\n"
              "100 top exited shutdown\n");
}

// R70
TEST(ChildThatIsNotSignificant, BringsNoShutdownAbout) {
    EXPECT_EQ(
        under(any, {worker("a", "'restart':'transient'"), worker("b", transientOne)}, {exits(100, "top/a", "normal")}),
        "100 = ok\n100 top/a exited normal\n");
}

// R71
TEST(AnySignificant, EndsAtTheFirstOfThem) {
    EXPECT_EQ(under(any, {worker("a", transientOne), worker("b", transientOne)}, {exits(100, "top/a", "normal")}),
              "100 = ok\n100 top/a exited normal\n100 top/b exited shutdown\n100 top exited shutdown\n");
}

// R71
TEST(AllSignificant, EndsWhenNoneHasAProcessAnyMore) {
    EXPECT_EQ(under(all, {worker("a", transientOne), worker("b", transientOne), worker("c")},
                    {exits(100, "top/a", "normal"), exits(200, "top/b", "normal")}),
              "100 = ok\n100 top/a exited normal\n200 = ok\n200 top/b exited normal\n200 top/c exited shutdown\n"
              "200 top exited shutdown\n");
}

// R71
TEST(AllSignificant, CountsOneThatIsRestartingAsHavingAProcess) {
    EXPECT_EQ(under(all,
                    {worker("a", std::string(transientOne) + ",'start_delay':300,'start':['ok',{'error':'no'},'ok']"),
                     worker("b", transientOne)},
                    {exits(1000, "top/a"), exits(1100, "top/b", "normal"), call(1900, "which_children", "top")}),
              "300 top/a started\n300 top/b started\n300 top started\n1000 = ok\n1000 top/a exited oops\n"
              "1000 top counts 1\n1100 = ok\n1100 top/b exited normal\n1300 top/a start_failed no\n"
              "1300 top counts 2\n1600 top/a started\n1900 = [{b,undefined,worker},{a,<top/a@3>,worker}]\n");
}

// R72
TEST(TerminateChild, BringsNoShutdownAbout) {
    EXPECT_EQ(under(any, {worker("a", transientOne)}, {call(100, "terminate_child", "top/a")}),
              "100 top/a exited shutdown\n100 = ok\n");
}

// R72
TEST(GroupRestart, BringsNoShutdownAbout) {
    EXPECT_EQ(under("'strategy':'one_for_all','intensity':9,'auto_shutdown':'any_significant'",
                    {worker("a"), worker("b", temporaryOne)}, {exits(100, "top/a")}),
              "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/b exited shutdown\n100 top/b forgotten\n"
              "100 top/a started\n");
}

// R74
TEST(AutoShutdown, IsQuietSoAPermanentSupervisorComesBack) {
    EXPECT_EQ(
        under("'intensity':9", {supervisor("m", any, {worker("a", transientOne)})}, {exits(100, "top/m/a", "normal")}),
        "100 = ok\n100 top/m/a exited normal\n100 top/m exited shutdown\n100 top counts 1\n"
        "100 top/m/a started\n100 top/m started\n");
}

// R74
TEST(AutoShutdown, IsPassedOnByASignificantTransientSupervisor) {
    EXPECT_EQ(under(any,
                    {supervisor("m", std::string(transientOne) + "," + any, {worker("a", transientOne)}), worker("z")},
                    {exits(100, "top/m/a", "normal")}),
              "100 = ok\n100 top/m/a exited normal\n100 top/m exited shutdown\n100 top/z exited shutdown\n"
              "100 top exited shutdown\n");
}

} // namespace
} // namespace resprout::test
