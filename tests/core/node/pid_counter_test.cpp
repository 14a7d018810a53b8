#include "core/node/pid_counter.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

TEST(Pids, AreNumberedWhenTheyAreSpawnedSoASupervisorComesBeforeItsChildren) {
    PidCounter pids;
    pids.spawned(0, 1); // the supervisor, which is up only when its children are
    pids.spawned(1, 1);
    EXPECT_EQ(pids.started(1, 1), 101U);
    EXPECT_EQ(pids.started(0, 1), 100U);
}

TEST(Pids, OfStartsThatFailedAreUsedUp) {
    PidCounter pids;
    pids.spawned(0, 1);
    pids.spawned(0, 2);
    EXPECT_EQ(pids.started(0, 2), 101U);
}

TEST(Pids, NameNoTwoProcessesOfOnePath) {
    PidCounter pids;
    pids.spawned(0, 1); // by an orphan
    pids.spawned(0, 2); // by its successor
    const std::uint32_t second = pids.started(0, 2);
    EXPECT_NE(pids.started(0, 1), second);
}

} // namespace
} // namespace resprout
