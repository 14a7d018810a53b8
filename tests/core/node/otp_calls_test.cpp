#include "tests/core/node/small_trees.h"
#include "tests/core/node/story.h"

#include <gtest/gtest.h>

// The calls of supervisor(3), and code changes: rules R80 to R91 of ARCHITECTURE.md.

namespace resprout::test {
namespace {

/// What the calls answer, without what else happens.
std::string answers(const std::string& tree, std::initializer_list<std::string> steps) {
    const std::string told = sameStory(tree, script(steps));
    std::string answers;
    for (std::size_t begin = 0; begin < told.size(); begin = told.find('\n', begin) + 1) {
        const std::string line = told.substr(begin, told.find('\n', begin) - begin + 1);
        if (const std::size_t sign = line.find(" = "); sign != std::string::npos)
            answers += line.substr(sign + 3);
    }
    return answers;
}

const std::string two = supervisor("top", "", {worker("a"), worker("b", "'restart':'temporary'")});

// R80
TEST(StartChild, AnswersThePidOrThatTheIdIsTaken) {
    EXPECT_EQ(answers(two, {startChild(100, "top", worker("c")), startChild(200, "top", worker("c")),
                            call(300, "terminate_child", "top/c"), startChild(400, "top", worker("c"))}),
              "{ok,<top/c@1>}\n{error,{already_started,<top/c@1>}}\nok\n{error,already_present}\n");
}

// R80
TEST(StartChild, ThatFailsKeepsNothingAndAnIgnoredOneKeepsTheSpec) {
    EXPECT_EQ(
        answers(two, {startChild(100, "top", worker("c", "'start':[{'error':'no'}]")),
                      startChild(200, "top", worker("d", "'start':['ignore']")), call(300, "which_children", "top")}),
        "{error,{no,{child,c}}}\n{ok,undefined}\n"
        "[{d,undefined,worker},{b,<top/b@1>,worker},{a,<top/a@1>,worker}]\n");
}

// R80
TEST(TerminateChild, KeepsTheSpecExceptOfATemporaryChild) {
    EXPECT_EQ(answers(two, {call(100, "terminate_child", "top/a"), call(200, "terminate_child", "top/a"),
                            call(300, "terminate_child", "top/b"), call(400, "terminate_child", "top/b"),
                            call(500, "which_children", "top")}),
              "ok\nok\nok\n{error,not_found}\n[{a,undefined,worker}]\n");
}

// R80
TEST(RestartChild, StartsWhatHasNoProcess) {
    EXPECT_EQ(answers(supervisor("top", "", {worker("a", "'start':['ok','ok',{'error':'no'},'ignore']")}),
                      {call(100, "restart_child", "top/a"), call(200, "terminate_child", "top/a"),
                       call(300, "restart_child", "top/a"), call(400, "terminate_child", "top/a"),
                       call(500, "restart_child", "top/a"), call(600, "restart_child", "top/a"),
                       call(700, "restart_child", "top/none"), call(800, "which_children", "top")}),
              "{error,running}\nok\n{ok,<top/a@2>}\nok\n{error,no}\n{ok,undefined}\n{error,not_found}\n"
              "[{a,undefined,worker}]\n");
}

// R80
TEST(DeleteChild, ForgetsWhatHasNoProcess) {
    EXPECT_EQ(answers(two, {call(100, "delete_child", "top/a"), call(200, "terminate_child", "top/a"),
                            call(300, "delete_child", "top/a"), call(400, "delete_child", "top/a")}),
              "{error,running}\nok\nok\n{error,not_found}\n");
}

// R80
TEST(WhichChildren, NamesTheOneThatStartedLastFirst) {
    EXPECT_EQ(answers(supervisor("top", "", {worker("a"), supervisor("m", "", {}), worker("z", "'start':['ignore']")}),
                      {call(100, "which_children", "top")}),
              "[{z,undefined,worker},{m,<top/m@1>,supervisor},{a,<top/a@1>,worker}]\n");
}

// R80
TEST(CountChildren, CountsSpecsByTypeAndThoseThatLive) {
    EXPECT_EQ(answers(supervisor("top", "", {worker("a"), supervisor("m", "", {}), worker("z", "'start':['ignore']")}),
                      {call(100, "count_children", "top")}),
              "[{specs,3},{active,2},{supervisors,1},{workers,2}]\n");
}

// R83
TEST(Call, ToNobodyMakesTheCallerExitWithNoproc) {
    EXPECT_EQ(answers(supervisor("top", "", {supervisor("m", "'restart':'temporary'", {worker("a")})}),
                      {exits(100, "top/m", "normal"), call(200, "which_children", "top/m"),
                       call(300, "terminate_child", "top/m/a"), exits(400, "top/m/a")}),
              "ok\n{'EXIT',noproc}\n{'EXIT',noproc}\nnoproc\n");
}

// R83
TEST(Caller, ExitsWithTheReasonOfTheSupervisorThatItWaitsFor) {
    EXPECT_EQ(answers(supervisor("top", "", {worker("a", "'start_delay':300"), worker("z")}),
                      {exits(1000, "top/a"), call(1100, "count_children", "top"), signal(1200, "top", "kill")}),
              "ok\nok\n{'EXIT',killed}\n");
}

// R84
TEST(StartChild, ThatFailsCountsAsNoRestart) {
    EXPECT_EQ(sameStory(supervisor("top", "'intensity':0", {worker("a")}),
                        script({startChild(100, "top", worker("c", "'start':[{'error':'no'}]")),
                                call(200, "count_children", "top")})),
              "100 top/c start_failed no\n100 = {error,{no,{child,c}}}\n100 top/c forgotten\n"
              "200 = [{specs,1},{active,1},{supervisors,0},{workers,1}]\n");
}

// R90
TEST(CodeChange, ReplacesFlagsAndKeepsThePastRestarts) {
    EXPECT_EQ(sameStory(supervisor("top", "'intensity':5", {worker("a"), worker("b")}),
                        script({exits(100, "top/a"), exits(200, "top/a"),
                                call(300, "reconfigure", "top", "'intensity':2,'strategy':'one_for_all'"),
                                exits(400, "top/a")})),
              "100 = ok\n100 top/a exited oops\n100 top counts 1\n100 top/a started\n200 = ok\n"
              "200 top/a exited oops\n200 top counts 2\n200 top/a started\n300 = ok\n400 = ok\n"
              "400 top/a exited oops\n400 top counts 3\n400 top gave up\n400 top/b exited shutdown\n"
              "400 top exited shutdown\n");
}

// R90
TEST(CodeChange, WithWrongFlagsOrSpecsChangesNothing) {
    EXPECT_EQ(answers(two, {call(100, "reconfigure", "top", "'intensity':-1,'strategy':'one_for_all'"),
                            call(200, "reconfigure", "top", "'children':[{'id':'a','kind':'worker','shutdown':-9}]"),
                            exits(300, "top/a"), call(400, "which_children", "top")}),
              "{error,{error,{invalid_intensity,-1}}}\n{error,{error,{invalid_shutdown,-9}}}\nok\n"
              "[{b,<top/b@1>,worker},{a,<top/a@2>,worker}]\n");
}

// R90
TEST(CodeChange, AlsoRulesLaterIncarnations) {
    EXPECT_EQ(sameStoryInAnyOrder(supervisor("top", "", {supervisor("m", "'intensity':0", {worker("a")})}),
                                  script({call(100, "reconfigure", "top/m", "'intensity':7"),
                                          signal(200, "top/m", "kill"), exits(300, "top/m/a")})),
              "100 = ok\n200 = ok\n200 top/m exited killed\n200 top/m/a exited killed\n200 top counts 1\n"
              "200 top/m/a started\n200 top/m started\n300 = ok\n300 top/m/a exited oops\n300 top/m counts 1\n"
              "300 top/m/a started\n");
}

// R91
TEST(CodeChange, PutsTheNewSpecsFirstStartsNoneAndKeepsTheOthersLast) {
    EXPECT_EQ(answers(two, {call(100, "reconfigure", "top",
                                 "'children':[{'id':'n','kind':'worker'},{'id':'b','kind':'worker'}]"),
                            call(200, "which_children", "top")}),
              "ok\n[{a,<top/a@1>,worker},{b,<top/b@1>,worker},{n,undefined,worker}]\n");
}

} // namespace
} // namespace resprout::test
