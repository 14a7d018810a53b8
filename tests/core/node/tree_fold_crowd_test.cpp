#include "core/node/tree_fold.h"

#include <gtest/gtest.h>

#include <string>
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

    void happens(EventType type, PathId path, std::uint32_t attempt = 1) {
        LifecycleEvent event;
        event.type = type;
        event.path = path;
        event.attempt = path == 0 ? 0 : attempt;
        event.term = TermTable::killed;
        event.value = 1;
        fold.apply(event);
    }

    PathTable paths;
    TreeFold fold;
};

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

} // namespace
} // namespace resprout
