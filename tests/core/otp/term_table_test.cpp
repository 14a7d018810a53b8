#include "core/otp/term_table.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace resprout {
namespace {

TEST(TermTable, HoldsTheWellKnownTermsAtFixedPlaces) {
    TermTable table;
    EXPECT_EQ(table.text(TermTable::none), "");
    EXPECT_EQ(table.intern(atom("normal")), TermTable::normal);
    EXPECT_EQ(table.intern(atom("shutdown")), TermTable::shutdown);
    EXPECT_EQ(table.intern(atom("kill")), TermTable::kill);
    EXPECT_EQ(table.intern(atom("killed")), TermTable::killed);
    EXPECT_EQ(table.intern(atom("noproc")), TermTable::noproc);
    EXPECT_EQ(table.intern(atom("ok")), TermTable::ok);
    EXPECT_EQ(table.intern(tuple({atom("EXIT"), atom("noproc")})), TermTable::exitNoproc);
}

TEST(TermTable, GivesEqualTermsOneId) {
    TermTable table;
    const TermId first = table.intern(tuple({atom("oops"), atom("stack")}));
    EXPECT_EQ(table.internText("{oops,stack}"), first);
    EXPECT_EQ(table.text(first), "{oops,stack}");
    EXPECT_NE(table.intern(atom("oops")), first);
}

TEST(TermTable, TellsQuietReasonsFromTheirText) {
    TermTable table;
    for (const char* text : {"normal", "shutdown", "{shutdown,idle}", "{shutdown,{failed_to_start_child,a,[b,c]}}",
                             "{shutdown,'a,b'}", "{shutdown,'\\',}'}"})
        EXPECT_TRUE(table.internText(text).quiet()) << text;
    for (const char* text : {"kill", "{shutdown}", "{shutdown,a,b}", "{shutdown,'a',b}", "{shutdown,{a},b}",
                             "{shutdown,}", "[shutdown,a]", "{{shutdown,a},stack}"})
        EXPECT_FALSE(table.internText(text).quiet()) << text;
}

TEST(TermTable, ManyThreadsInternTheSameTermsToTheSameIds) {
    TermTable table;
    constexpr int count = 2000;
    std::vector<std::vector<TermId>> ids(4, std::vector<TermId>(count));
    {
        std::vector<std::jthread> threads;
        for (auto& mine : ids)
            threads.emplace_back([&table, &mine] {
                for (int number = 0; number < count; ++number) {
                    const TermId id = table.internText("t" + std::to_string(number));
                    mine[static_cast<std::size_t>(number)] = id;
                    EXPECT_EQ(table.text(id), "t" + std::to_string(number));
                }
            });
    }
    for (const auto& mine : ids)
        EXPECT_EQ(mine, ids.front());
}

} // namespace
} // namespace resprout
