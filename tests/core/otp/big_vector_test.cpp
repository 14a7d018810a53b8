#include "core/otp/big_vector.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

// A BigVector holds what a std::vector would, whatever its memory does meanwhile.

namespace resprout {
namespace {

struct alignas(64) Line {
    std::uint64_t number = 7;
    bool operator==(const Line&) const = default;
};

template <class T>
T numbered(std::uint64_t number);
template <>
std::uint8_t numbered(std::uint64_t number) {
    return static_cast<std::uint8_t>(number);
}
template <>
Line numbered(std::uint64_t number) {
    return {number};
}
template <>
std::string numbered(std::uint64_t number) {
    return std::to_string(number) + " is a text too long to lie in its string";
}

template <class T>
void expectSame(const BigVector<T>& ours, const std::vector<T>& theirs) {
    ASSERT_EQ(ours.size(), theirs.size());
    ASSERT_TRUE(std::ranges::equal(ours, theirs));
}

template <class T>
class BigVectorOf : public testing::Test {};
using Records = testing::Types<std::uint8_t, Line, std::string>;
TYPED_TEST_SUITE(BigVectorOf, Records);

TYPED_TEST(BigVectorOf, KeepsItsRecordsWhileItGrows) {
    constexpr std::size_t bytes = std::size_t{9} << 20U; // over small blocks, pages that move, and big pages
    BigVector<TypeParam> ours;
    std::vector<TypeParam> theirs;
    while (theirs.size() * sizeof(TypeParam) < bytes) {
        ours.push_back(numbered<TypeParam>(theirs.size()));
        theirs.push_back(numbered<TypeParam>(theirs.size()));
        ASSERT_EQ(reinterpret_cast<std::uintptr_t>(ours.data()) % 64, 0U);
    }
    expectSame(ours, theirs);
}

TYPED_TEST(BigVectorOf, DoesWhatAVectorDoes) {
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        std::mt19937 random(seed);
        std::array<BigVector<TypeParam>, 2> ours;
        std::array<std::vector<TypeParam>, 2> theirs;
        for (int step = 0; step < 60; ++step) {
            const std::size_t on = random() % 2;
            const TypeParam value = numbered<TypeParam>(random());
            const std::size_t size = random() % 5'000;
            switch (random() % 8) {
            case 0:
                ours[on].resize(size);
                theirs[on].resize(size);
                break;
            case 1:
                ours[on].resize(size, value);
                theirs[on].resize(size, value);
                break;
            case 2:
                ours[on] = ours[1 - on];
                theirs[on] = theirs[1 - on];
                break;
            case 3:
                std::swap(ours[0], ours[1]);
                std::swap(theirs[0], theirs[1]);
                break;
            case 4:
                ours[on].clear();
                theirs[on].clear();
                break;
            case 5:
                for (std::size_t i = 0; i < size && !theirs[on].empty(); ++i) {
                    ours[on].dropLast();
                    theirs[on].pop_back();
                }
                break;
            case 6:
                ours[on].push_back({});
                theirs[on].emplace_back();
                ours[on].push_back(ours[on].back());
                theirs[on].push_back(theirs[on].back());
                break;
            default:
                for (std::size_t i = 0; i < size; ++i) {
                    ours[on].push_back(value);
                    theirs[on].push_back(value);
                }
            }
            expectSame(ours[on], theirs[on]);
        }
    }
}

TEST(BigVector, ACopyIntoAnOlderOneUsesItsMemoryAgain) {
    BigVector<Line> older(50'000);
    const Line* const before = older.data();
    const BigVector<Line> younger(49'000);
    older = younger;
    EXPECT_EQ(older.data(), before);
    EXPECT_EQ(older.size(), younger.size());
}

TEST(BigVector, WhatIsMovedFromIsEmptyAndCanBeUsedAgain) {
    BigVector<Line> from(40'000);
    BigVector<Line> to(std::move(from));
    EXPECT_EQ(to.size(), 40'000U);
    EXPECT_TRUE(from.empty()); // NOLINT(bugprone-use-after-move): that is what is tested
    from.push_back({3});
    EXPECT_EQ(from.size(), 1U);
    EXPECT_EQ(from.back(), Line{3});
    to = std::move(from);
    EXPECT_EQ(to.size(), 1U);
    EXPECT_EQ(to.back(), Line{3});
    EXPECT_TRUE(from.empty()); // NOLINT(bugprone-use-after-move)
    from.resize(30'000);
    EXPECT_EQ(from.back(), Line());
}

TEST(BigVector, LargeOnesLieOnBigPages) {
    BigVector<Line> lines;
    lines.reserve((std::size_t{2} << 20U) / sizeof(Line));
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(lines.data()) % (std::size_t{2} << 20U), 0U);
    lines.push_back({1});
    lines.reserve((std::size_t{64} << 20U) / sizeof(Line));
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(lines.data()) % (std::size_t{2} << 20U), 0U);
    EXPECT_EQ(lines.back(), Line{1});
}

} // namespace
} // namespace resprout
