#include "tests/core/node/played_tree.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

using test::PlayedTree;

/// A supervisor whose child `added` came by start_child, so that a new incarnation does not list it.
PlayedTree withAnAddedChild() {
    PlayedTree tree({{"top", NodeKind::Supervisor}, {"top/pool", NodeKind::DynamicSupervisor}});
    return tree;
}

class Orphans : public testing::Test {
protected:
    void SetUp() override {
        tree.paths().add(tree("top/pool"), "#1");
        Step step;
        step.op = StepOp::StartChild;
        step.target = "top/pool";
        step.child = 0;
        const NodeSpec worker;
        tree.fold().learn(step, std::span(&worker, 1));
        tree.spawn("top/pool").happens(EventType::Started, "top/pool");
        tree.issues(0, "top/pool");
        tree.happens(EventType::SpecAdded, "top/pool/#1", Why::StartChildCalled);
        tree.start("top/pool/#1", Why::StartChildCalled);
    }

    PlayedTree tree = withAnAddedChild();
};

TEST_F(Orphans, AChildThatOutlivesItsKilledPoolIsOneAsSoonAsTheNextPoolDoesNotListIt) {
    tree.exits("top/pool", "killed");
    EXPECT_TRUE(tree.record("top/pool/#1").orphaned);
    EXPECT_TRUE(tree.fold().orphans().empty()) << "still listed under the dead pool";
    tree.start("top/pool");
    EXPECT_EQ(tree.children("top/pool"), "");
    ASSERT_EQ(tree.fold().orphans().size(), 1U);
    EXPECT_EQ(*tree.fold().orphans().begin(), tree("top/pool/#1"));
    EXPECT_NE(tree.record("top/pool/#1").pid, 0U);
}

TEST_F(Orphans, NoneIsLeftWhenItHasEnded) {
    tree.exits("top/pool", "killed");
    tree.start("top/pool");
    const std::uint64_t before = tree.fold().structureVersion();
    tree.exits("top/pool/#1", "killed");
    EXPECT_TRUE(tree.fold().orphans().empty());
    EXPECT_GT(tree.fold().structureVersion(), before);
}

} // namespace
} // namespace resprout
