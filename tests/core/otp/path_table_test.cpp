#include "core/otp/path_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace resprout {
namespace {

TEST(PathTable, FindsAPathByItsText) {
    PathTable table;
    const PathId top = table.add(noPath, "top");
    const PathId pool = table.add(top, "pool");
    const PathId first = table.add(pool, "#1");
    EXPECT_EQ(table.find("top/pool/#1"), first);
    EXPECT_EQ(table.find(pool, "#1"), first);
    EXPECT_EQ(table.text(first), "top/pool/#1");
    EXPECT_EQ(table.text(top), "top");
    EXPECT_EQ(table.parent(first), pool);
    EXPECT_EQ(table.id(first), "#1");
    EXPECT_EQ(table.find("top/pool/#2"), std::nullopt);
    EXPECT_EQ(table.find("pool"), std::nullopt);
    EXPECT_EQ(table.find(""), std::nullopt);
    EXPECT_EQ(table.find("top/"), std::nullopt);
    EXPECT_EQ(table.text(noPath), "");
}

TEST(PathTable, AddsAKnownPathOnlyOnce) {
    PathTable table;
    const PathId top = table.add(noPath, "top");
    EXPECT_EQ(table.add(noPath, "top"), top);
    EXPECT_NE(table.add(top, "top"), top);
    EXPECT_EQ(table.size(), 2U);
}

TEST(PathTable, FindsNumberedChildrenInWhateverOrderTheyWereAdded) {
    PathTable table;
    const PathId pool = table.add(noPath, "pool");
    const PathId third = table.add(pool, "#3"); // a step may name it before it is there
    const PathId first = table.add(pool, "#1");
    const PathId second = table.add(pool, "#2");
    const PathId fourth = table.add(pool, "#4");
    EXPECT_EQ(table.add(pool, "#3"), third);
    EXPECT_EQ(table.add(pool, "#4"), fourth);
    EXPECT_EQ(table.find("pool/#1"), first);
    EXPECT_EQ(table.find("pool/#2"), second);
    EXPECT_EQ(table.find("pool/#3"), third);
    EXPECT_EQ(table.text(fourth), "pool/#4");
    EXPECT_EQ(table.text(third), "pool/#3");
    EXPECT_EQ(table.size(), 5U);
}

TEST(PathTable, CountsOnAfterAChildThatWasNamedBeforeItsTurn) {
    PathTable table;
    const PathId pool = table.add(noPath, "pool");
    const PathId second = table.add(pool, "#2");
    std::vector<PathId> children{table.add(pool, "#1"), second};
    EXPECT_EQ(table.add(pool, "#2"), second);
    for (int k = 3; k <= 100; ++k)
        children.push_back(table.add(pool, '#' + std::to_string(k)));
    EXPECT_EQ(table.size(), 101U);
    for (int k = 1; k <= 100; ++k) {
        const std::string id = '#' + std::to_string(k);
        EXPECT_EQ(table.find(pool, id), children[static_cast<std::size_t>(k - 1)]) << id;
        EXPECT_EQ(table.id(*table.find(pool, id)), id);
    }
}

TEST(PathTable, TakesOnlyPlainNumbersForNumbers) {
    PathTable table;
    const PathId pool = table.add(noPath, "pool");
    for (const char* id : {"#", "#0", "#01", "#1x", "#-1", "#4294967297", "#99999999999999999999"}) {
        const PathId path = table.add(pool, id);
        EXPECT_EQ(table.id(path), id);
        EXPECT_EQ(table.find(pool, id), path) << id;
    }
    EXPECT_EQ(table.find(pool, "#1"), std::nullopt);
}

TEST(PathTable, KeepsTheChildrenOfTwoPoolsApart) {
    PathTable table;
    const PathId a = table.add(noPath, "a");
    const PathId b = table.add(a, "b");
    const PathId ofA = table.add(a, "#1");
    const PathId ofB = table.add(b, "#1");
    const PathId second = table.add(a, "#2");
    EXPECT_NE(ofA, ofB);
    EXPECT_EQ(table.text(second), "a/#2");
    EXPECT_EQ(table.text(ofB), "a/b/#1");
}

} // namespace
} // namespace resprout
