#include "core/runtime/standing.h"

#include "core/runtime/worker_pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#if defined(__linux__)
#include <sys/resource.h>

// The engine's threads let those of the window go first, and the window keeps its own standing.

namespace resprout {
namespace {

int niceOfThisThread() {
    return getpriority(PRIO_PROCESS, 0);
}

TEST(Standing, IsOfTheThreadThatAdoptsItAlone) {
    const int before = niceOfThisThread();
    if (isLast())
        GTEST_SKIP() << "nobody stands behind this one";
    int equal = 0;
    int background = 0;
    std::thread([&] {
        adopt(Standing::Equal);
        equal = niceOfThisThread();
        adopt(Standing::Background);
        background = niceOfThisThread();
    }).join();
    EXPECT_EQ(equal, before);
    EXPECT_GT(background, before);
    EXPECT_EQ(niceOfThisThread(), before);
}

TEST(Standing, AllThreadsOfAPoolButTheCallersHaveIt) {
    const int before = niceOfThisThread();
    if (isLast())
        GTEST_SKIP() << "nobody stands behind this one";
    WorkerPool pool(2, Standing::Background);
    ASSERT_EQ(pool.threads(), 2U);
    std::array<int, 2> seen{before, before};
    std::atomic<int> begun{0};
    const std::array<std::uint32_t, 2> ends{1, 2};
    pool.forEach(ends, [&](std::uint32_t item) {
        seen.at(item) = niceOfThisThread();
        ++begun;
        while (begun != 2) // so that no thread does both
            std::this_thread::yield();
    });
    EXPECT_EQ(std::min(seen[0], seen[1]), before);
    EXPECT_GT(std::max(seen[0], seen[1]), before);
}

} // namespace
} // namespace resprout

#endif
