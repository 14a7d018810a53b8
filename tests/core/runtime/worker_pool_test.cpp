#include "core/runtime/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

// Threads share out a superstep: every shard has its turn once, and the superstep ends when all have had it.

namespace resprout {
namespace {

class WorkerPoolTest : public ::testing::TestWithParam<unsigned> {};

TEST_P(WorkerPoolTest, EveryItemIsDoneOnceInWhateverLanesTheyLie) {
    WorkerPool pool(GetParam());
    std::mt19937 random(GetParam());
    for (int job = 0; job < 2000; ++job) {
        std::vector<std::uint32_t> ends(pool.threads());
        for (std::uint32_t& end : ends)
            end = static_cast<std::uint32_t>(random() % 7); // empty lanes too
        std::partial_sum(ends.begin(), ends.end(), ends.begin());
        std::vector<std::uint32_t> done(ends.back());
        pool.forEach(ends, [&](std::uint32_t index) { ++done[index]; });
        ASSERT_EQ(done, std::vector<std::uint32_t>(ends.back(), 1)) << "job " << job;
    }
}

TEST_P(WorkerPoolTest, WhatAnItemWroteIsSeenWhenTheJobIsDone) {
    WorkerPool pool(GetParam());
    const std::uint32_t count = 64;
    std::vector<std::uint32_t> ends(pool.threads());
    for (unsigned lane = 0; lane < pool.threads(); ++lane)
        ends[lane] = count * (lane + 1) / pool.threads();
    std::vector<std::uint64_t> sums(count);
    for (std::uint64_t job = 1; job <= 1000; ++job) {
        pool.forEach(ends, [&](std::uint32_t index) { sums[index] += job; });
        ASSERT_EQ(sums, std::vector<std::uint64_t>(count, job * (job + 1) / 2));
    }
}

INSTANTIATE_TEST_SUITE_P(Threads, WorkerPoolTest, ::testing::Values(1U, 2U, 3U, 8U));

} // namespace
} // namespace resprout
