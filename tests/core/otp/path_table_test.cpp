#include "core/otp/path_table.h"

#include <gtest/gtest.h>

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

} // namespace
} // namespace resprout
