#include "tests/conformance/compare.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace resprout::conformance {
namespace {

using Lines = std::vector<std::string>;

std::string started(int t, const std::string& path, int n, int up) {
    return R"({"t":)" + std::to_string(t) + R"(,"ev":"started","path":")" + path + R"(","n":)" + std::to_string(n) +
           R"(,"up":)" + std::to_string(up) + "}";
}

std::string exited(int t, const std::string& path, int n, int up, const std::string& reason) {
    return R"({"t":)" + std::to_string(t) + R"(,"ev":"exited","path":")" + path + R"(","n":)" + std::to_string(n) +
           R"(,"up":)" + std::to_string(up) + R"(,"reason":")" + reason + "\"}";
}

std::string trapped(int t, const std::string& path, const std::string& reason) {
    return R"({"t":)" + std::to_string(t) + R"(,"ev":"trapped","path":")" + path + R"(","n":1,"reason":")" + reason +
           "\"}";
}

std::string result(int t, int step, const std::string& value) {
    return R"({"t":)" + std::to_string(t) + R"(,"ev":"result","step":)" + std::to_string(step) +
           R"(,"do":"exit","value":")" + value + "\"}";
}

const std::string emptyFinal = R"({"t":1000,"ev":"final","nodes":[],"orphans":[]})";

Trace trace(const Lines& lines, const std::string& final = emptyFinal) {
    std::string text = "{\"trace\":\"resprout/1\",\"scenario\":\"s\"}\n";
    for (const std::string& line : lines)
        text += line + "\n";
    std::string error;
    std::optional<Trace> read = readTrace(text + final + "\n", error);
    EXPECT_TRUE(read.has_value()) << error;
    return read.value_or(Trace());
}

std::string compared(const Lines& a, const Lines& b) {
    return difference(trace(a), trace(b)).value_or("equivalent");
}

TEST(Compare, TimesCountInStepsOf100Ms) {
    EXPECT_EQ(compared({started(100, "top", 1, 0)}, {started(199, "top", 1, 0)}), "equivalent");
    EXPECT_EQ(compared({started(100, "top", 1, 0)}, {started(200, "top", 1, 0)}),
              "at the root: A has top@1 started at 100 ms, B has top@1 started at 200 ms");
}

TEST(Compare, WithinALaneTheOrderCounts) {
    EXPECT_EQ(compared({started(0, "top/a", 1, 1), started(0, "top/b", 1, 1)},
                       {started(0, "top/b", 1, 1), started(0, "top/a", 1, 1)}),
              "under top@1: A has top/a@1 started at 0 ms, B has top/b@1 started at 0 ms");
}

TEST(Compare, BetweenLanesTheOrderIsOpen) {
    EXPECT_EQ(compared({exited(300, "top/x/a", 1, 1, "oops"), exited(300, "top/y/b", 1, 1, "oops")},
                       {exited(300, "top/y/b", 1, 1, "oops"), exited(300, "top/x/a", 1, 1, "oops")}),
              "equivalent");
}

TEST(Compare, TheIncarnationOfTheSupervisorIsTheLane) {
    EXPECT_NE(compared({started(0, "top/a", 1, 1)}, {started(0, "top/a", 1, 2)}), "equivalent");
}

TEST(Compare, ASupervisorsOwnEventsStandInItsLaneToo) {
    EXPECT_NE(compared({started(0, "top/s/a", 1, 1), started(0, "top/s", 1, 1)},
                       {started(0, "top/s", 1, 1), started(0, "top/s/a", 1, 1)}),
              "equivalent");
}

TEST(Compare, PathAttemptAndReasonCount) {
    EXPECT_NE(compared({exited(0, "top/a", 1, 1, "x")}, {exited(0, "top/a", 1, 1, "y")}), "equivalent");
    EXPECT_NE(compared({exited(0, "top/a", 1, 1, "x")}, {exited(0, "top/a", 2, 1, "x")}), "equivalent");
    EXPECT_NE(compared({exited(0, "top/a", 1, 1, "x")}, {exited(0, "top/b", 1, 1, "x")}), "equivalent");
    EXPECT_NE(compared({exited(0, "top/a", 1, 1, "x")}, {}), "equivalent");
    EXPECT_NE(compared({}, {exited(0, "top/a", 1, 1, "x")}), "equivalent");
    EXPECT_NE(compared({started(0, "top/a", 1, 1)}, {started(0, "top/a", 1, 1), started(0, "top/a", 1, 1)}),
              "equivalent");
}

TEST(Compare, OrphansAfterTheSupervisorsExitAreASet) {
    const std::string end = exited(300, "top", 1, 0, "killed");
    const std::string a = exited(300, "top/a", 1, 1, "killed");
    const std::string b = exited(500, "top/b", 1, 1, "killed");
    EXPECT_EQ(compared({end, a, b}, {end, b, a}), "equivalent");
    EXPECT_NE(compared({end, a, b}, {a, end, b}), "equivalent");
    EXPECT_NE(compared({end, a, b}, {end, a}), "equivalent");
}

TEST(Compare, NeighbouringExitsOfNumberedChildrenAtOneTimeAreASet) {
    const std::string one = exited(300, "top/#1", 1, 1, "shutdown");
    const std::string two = exited(300, "top/#2", 1, 1, "shutdown");
    const std::string later = exited(400, "top/#3", 1, 1, "shutdown");
    const std::string between = started(300, "top/#4", 1, 1);
    EXPECT_EQ(compared({one, two}, {two, one}), "equivalent");
    EXPECT_NE(compared({one, later}, {later, one}), "equivalent");
    EXPECT_NE(compared({one, between, two}, {two, between, one}), "equivalent");
    EXPECT_NE(compared({one, two}, {one, one}), "equivalent");
}

TEST(Compare, ExitsOfNamedChildrenKeepTheirOrder) {
    const std::string a = exited(300, "top/a", 1, 1, "shutdown");
    const std::string b = exited(300, "top/b", 1, 1, "shutdown");
    EXPECT_NE(compared({a, b}, {b, a}), "equivalent");
}

TEST(Compare, TrappedSignalsAreOneSet) {
    const std::string x = trapped(100, "top/a", "x");
    const std::string y = trapped(100, "top/b", "y");
    EXPECT_EQ(compared({x, started(100, "top/c", 1, 1), y}, {y, x, started(100, "top/c", 1, 1)}), "equivalent");
    EXPECT_EQ(compared({x}, {y}), "only A has top/a@1 trapped (x) at 100 ms");
    EXPECT_EQ(compared({x}, {x, x}), "only B has top/a@1 trapped (x) at 100 ms");
}

TEST(Compare, ResultsBelongToTheirStepWhereverTheyStand) {
    EXPECT_EQ(
        compared({result(100, 0, "ok"), result(100, 1, "noproc")}, {result(100, 1, "noproc"), result(150, 0, "ok")}),
        "equivalent");
    EXPECT_EQ(compared({result(100, 0, "ok")}, {result(100, 0, "noproc")}),
              "step 0: A has exit -> ok at 100 ms, B has exit -> noproc at 100 ms");
    EXPECT_EQ(compared({result(100, 0, "ok")}, {}), "step 0: A has exit -> ok at 100 ms, B has no result");
}

TEST(Compare, TheEarliestDifferenceIsToldAndDeepestFirst) {
    EXPECT_EQ(compared({started(0, "top/s/a", 1, 1), exited(500, "top/b", 1, 1, "x")},
                       {started(0, "top/s/c", 1, 1), exited(500, "top/b", 1, 1, "y")}),
              "under top/s@1: A has top/s/a@1 started at 0 ms, B has top/s/c@1 started at 0 ms");
}

TEST(Compare, TheFinalStateIsExactAndItsOrphansAreASet) {
    const auto final = [](const std::string& t, const std::string& nodes, const std::string& orphans) {
        return trace({}, R"({"t":)" + t + R"(,"ev":"final","nodes":[)" + nodes + R"(],"orphans":[)" + orphans + "]}");
    };
    const std::string a = R"({"path":"a","n":1,"state":"running"})";
    const std::string aTurned = R"({"state":"running","path":"a","n":1})";
    const std::string b = R"({"path":"b","n":1,"state":"running"})";
    EXPECT_FALSE(difference(final("1", a, R"("x@1","y@1")"), final("1", aTurned, R"("y@1","x@1")")));
    EXPECT_TRUE(difference(final("1", a, ""), final("2", a, "")));
    EXPECT_TRUE(difference(final("1", a + "," + b, ""), final("1", b + "," + a, "")));
    EXPECT_TRUE(difference(final("1", a, ""), final("1", a + "," + b, "")));
    EXPECT_TRUE(difference(final("1", a, R"("x@1")"), final("1", a, "")));
}

TEST(ReadTrace, RefusesWhatIsNoTrace) {
    const auto errorOf = [](const std::string& text) {
        std::string error;
        return readTrace(text, error) ? "none" : error;
    };
    const std::string header = "{\"trace\":\"resprout/1\",\"scenario\":\"s\"}\n";
    EXPECT_EQ(errorOf(""), "the trace is empty");
    EXPECT_EQ(errorOf("{}\n"), "line 1: the first line is no header of a resprout/1 trace");
    EXPECT_EQ(errorOf(header), "the final event is missing");
    EXPECT_EQ(errorOf(header + emptyFinal + "\n" + emptyFinal), "line 3: something follows after the final event");
    EXPECT_EQ(errorOf(header + R"({"t":0,"ev":"born"})"), "line 2: \"born\" is no event");
    EXPECT_EQ(errorOf(header + R"({"t":0,"ev":"started","path":"top","n":1})"),
              "line 2: \"up\" is missing or of another kind");
    EXPECT_EQ(errorOf(header + "[]"), "line 2: no object");
}

} // namespace
} // namespace resprout::conformance
