#include "core/node/tree_fold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace resprout {
namespace {

// So many that whoever walks through them for each one does not come to an end while anybody waits.
constexpr std::uint32_t many = 200'000;

/// A supervisor of `many` workers, all up. Its path is 0, that of the k-th child k.
class Crowd : public testing::Test {
protected:
    explicit Crowd(Restart restart) {
        Scenario scenario;
        NodeSpec node;
        node.id = "s";
        node.kind = NodeKind::Supervisor;
        scenario.root = scenario.add(node);
        node = {};
        node.restart = restart;
        paths.add(noPath, "s");
        for (PathId child = 1; child <= many; ++child) {
            node.id = '#' + std::to_string(child);
            scenario.appendChild(scenario.root, scenario.add(node));
            paths.add(0, node.id);
        }
        fold = TreeFold(std::move(scenario), paths);
        for (PathId child = 1; child <= many; ++child) {
            happens(EventType::Spawned, child);
            happens(EventType::Started, child);
        }
    }

    static LifecycleEvent about(EventType type, PathId path, std::uint32_t attempt = 1) {
        LifecycleEvent event;
        event.type = type;
        event.path = path;
        event.attempt = path == 0 ? 0 : attempt;
        event.term = TermTable::killed;
        event.value = 1;
        return event;
    }
    void happens(EventType type, PathId path, std::uint32_t attempt = 1) { fold.apply(about(type, path, attempt)); }

    PathTable paths;
    TreeFold fold;
};

/// 1 to `many`, in some order.
std::vector<PathId> shuffled() {
    std::vector<PathId> paths(many);
    std::iota(paths.begin(), paths.end(), 1);
    std::shuffle(paths.begin(), paths.end(), std::mt19937(1)); // NOLINT(cert-msc51-cpp): the same each time
    return paths;
}

class PermanentCrowd : public Crowd {
protected:
    PermanentCrowd() : Crowd(Restart::Permanent) {}
};

TEST_F(PermanentCrowd, ThatCrashesAtOnceIsDecidedAboutOneByOneInOrderOfArrival) {
    for (PathId child = 1; child <= many; ++child)
        happens(EventType::Exited, child);
    for (PathId child = 1; child <= many; ++child) {
        happens(EventType::RestartCounted, 0);
        ASSERT_TRUE(fold.find(child)->willRestart) << child;
        happens(EventType::Spawned, child, 2);
        happens(EventType::Started, child, 2);
    }
    EXPECT_EQ(fold.countsByState()[static_cast<std::size_t>(ProcessState::Running)], many);
}

class TemporaryCrowd : public Crowd {
protected:
    TemporaryCrowd() : Crowd(Restart::Temporary) {}

    /// They crash, so many within a frame; after each frame the list is whole.
    void crash(const std::vector<PathId>& children, std::size_t perFrame) {
        std::vector<LifecycleEvent> frame;
        std::size_t left = many;
        for (const PathId child : children) {
            frame.push_back(about(EventType::Exited, child));
            frame.push_back(about(EventType::SpecDropped, child));
            --left;
            if (left % perFrame != 0)
                continue;
            fold.apply(std::exchange(frame, {}));
            const std::vector<PathId>& listed = fold.find(0)->children;
            ASSERT_EQ(listed.size(), left);
            ASSERT_TRUE(std::is_sorted(listed.begin(), listed.end()));
        }
    }
};

TEST_F(TemporaryCrowd, LeavesItsListInStartOrder) {
    std::vector<PathId> inOrder = fold.find(0)->children;
    crash(inOrder, 5'000);
}

TEST_F(TemporaryCrowd, LeavesItsListInReverse) {
    std::vector<PathId> reversed = fold.find(0)->children;
    std::reverse(reversed.begin(), reversed.end());
    crash(reversed, 5'000);
}

TEST_F(TemporaryCrowd, LeavesItsListInAnyOrder) {
    crash(shuffled(), 5'000);
}

TEST_F(TemporaryCrowd, ThatComesAndGoesWithinAFrameLeavesAListInOrderOfComing) {
    std::vector<LifecycleEvent> frame;
    const std::vector<PathId> order = shuffled();
    for (const PathId child : order) {
        frame.push_back(about(EventType::SpecDropped, child));
        frame.push_back(about(EventType::SpecAdded, child, 0));
    }
    fold.apply(frame);
    EXPECT_EQ(fold.find(0)->children, order);
}

} // namespace
} // namespace resprout
