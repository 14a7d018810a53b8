#include "core/node/log_index.h"

#include "tests/core/node/played_tree.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

using test::PlayedTree;

struct Followed {
    EventLog log;
    LogIndex index;
};

Followed follow(PlayedTree& tree) {
    Followed followed;
    for (const LifecycleEvent& event : tree.events())
        followed.log.append(event);
    followed.index.follow(followed.log, tree.fold());
    return followed;
}

TEST(LogIndex, KnowsThePidAndTheRestartOfEveryAttempt) {
    PlayedTree tree({{"s", NodeKind::Supervisor}, {"s/a"}, {"s/b"}});
    tree.spawn("s").start("s/a").start("s/b").happens(EventType::Started, "s");
    std::vector<std::uint32_t> pids{0, tree.record("s/a").pid};
    for (int restart = 1; restart < 300; ++restart) {
        tree.exits("s/a", "oops");
        if (restart % 7 == 0)
            tree.startFails("s/a", "not_yet");
        tree.start("s/a");
        pids.resize(tree.record("s/a").attempt + 1U, 0);
        pids.back() = tree.record("s/a").pid;
    }
    const Followed followed = follow(tree);
    std::uint32_t restarts = 0;
    for (std::uint32_t attempt = 1; attempt < pids.size(); ++attempt) {
        ASSERT_EQ(followed.index.pid(tree("s/a"), attempt), pids[attempt]) << attempt;
        if (pids[attempt] == 0)
            continue;
        ASSERT_EQ(followed.index.restart(tree("s/a"), attempt), restarts++) << attempt;
    }
    EXPECT_EQ(followed.index.pid(tree("s/a"), 9999), 0U);
    EXPECT_EQ(followed.index.pid(tree("s/b"), 1), 102U);
}

TEST(LogIndex, KnowsWhatASupervisorWasSetToAtThatMoment) {
    PlayedTree tree({{"s", NodeKind::Supervisor}, {"s/a"}});
    tree.spawn("s").start("s/a").happens(EventType::Started, "s");
    tree.sets("s", Flag::Strategy, static_cast<std::int64_t>(Strategy::OneForAll)).sets("s", Flag::Intensity, 9);
    const Followed followed = follow(tree);
    const std::size_t end = followed.log.endRow();
    const auto at = [&](std::size_t row) {
        return followed.index.limits(tree("s"), row, tree.fold());
    };
    EXPECT_EQ(at(end - 3).strategy, Strategy::OneForOne);
    EXPECT_EQ(at(end - 2).strategy, Strategy::OneForAll);
    EXPECT_EQ(at(end - 2).intensity, 1);
    EXPECT_EQ(at(end - 1).intensity, 9);
    EXPECT_EQ(at(end - 1).strategy, Strategy::OneForAll);
}

} // namespace
} // namespace resprout
