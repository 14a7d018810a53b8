#include "ui/tree/tree_layout.h"

#include "tests/ui/tree/made_tree.h"
#include "ui/tree/tidy_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace resprout::ui {
namespace {

using test::MadeTree;

TreeModel laidOut(const MadeTree& tree, const Gaps& gaps = {}, const Folding& folding = {}) {
    TreeModel model;
    model.rebuild(tree.shown(), folding);
    arrange(model, gaps);
    return model;
}

/// A random tree of random boxes.
TidyTree randomTree(std::uint32_t seed, std::uint32_t size) {
    std::mt19937 random(seed);
    const auto upTo = [&](std::uint32_t most) {
        return std::uniform_int_distribution<std::uint32_t>(0, most)(random);
    };
    TidyTree tree;
    tree.resize(size);
    std::uint32_t next = 1;
    for (std::uint32_t i = 0; i < size; ++i) {
        tree.width[i] = 20 + upTo(200);
        tree.height[i] = 20 + upTo(300);
        tree.anchor[i] = tree.width[i] / 2;
        tree.first[i] = next;
        const bool mustGoOn = next == i + 1 && next < size;
        tree.count[i] = std::min(size - next, mustGoOn ? 1 + upTo(4) : upTo(4));
        next += tree.count[i];
    }
    return tree;
}

TEST(TidyTree, NoTwoBoxesOverlap) {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        TidyTree tree = randomTree(seed, 2 + seed);
        tidy(tree, 10, 15);
        for (std::size_t a = 0; a < tree.size(); ++a)
            for (std::size_t b = a + 1; b < tree.size(); ++b) {
                const bool apart =
                    tree.x[a] + tree.width[a] + 9.99 < tree.x[b] || tree.x[b] + tree.width[b] + 9.99 < tree.x[a] ||
                    tree.y[a] + tree.height[a] + 14.99 < tree.y[b] || tree.y[b] + tree.height[b] + 14.99 < tree.y[a];
                ASSERT_TRUE(apart) << "seed " << seed << ": " << a << " and " << b;
            }
    }
}

TEST(TidyTree, ChildrenKeepTheirOrderAndStandBelowTheirParent) {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        TidyTree tree = randomTree(seed, 300);
        tidy(tree, 10, 15);
        for (std::uint32_t i = 0; i < tree.size(); ++i)
            for (std::uint32_t child = tree.first[i]; child < tree.first[i] + tree.count[i]; ++child) {
                ASSERT_NEAR(tree.y[child], tree.y[i] + tree.height[i] + 15, 1e-6);
                if (child == tree.first[i])
                    continue;
                ASSERT_GE(tree.x[child], tree.x[child - 1] + tree.width[child - 1] + 9.99);
            }
    }
}

TEST(TidyTree, AParentStandsAboveTheMiddleOfItsChildren) {
    TidyTree tree = randomTree(7, 400);
    tidy(tree, 10, 15);
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        if (tree.count[i] == 0)
            continue;
        const std::uint32_t a = tree.first[i];
        const std::uint32_t b = a + tree.count[i] - 1;
        const double middle = (tree.x[a] + tree.anchor[a] + tree.x[b] + tree.anchor[b]) / 2;
        EXPECT_NEAR(tree.x[i] + tree.width[i] / 2, middle, 1e-6);
    }
}

TEST(TidyTree, IsTheSameEachTime) {
    TidyTree first = randomTree(3, 1000);
    TidyTree second = first;
    tidy(first, 10, 15);
    tidy(second, 10, 15);
    EXPECT_EQ(first.x, second.x);
    EXPECT_EQ(first.y, second.y);
}

TEST(TidyTree, AChainOfAMillionIsNoDeeperThanTheStack) {
    TidyTree tree;
    tree.resize(1'000'000);
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        tree.width[i] = tree.height[i] = 10;
        tree.first[i] = i + 1;
        tree.count[i] = i + 1 < tree.size() ? 1 : 0;
    }
    tidy(tree, 1, 1);
    EXPECT_DOUBLE_EQ(tree.y.back(), 999'999 * 11.0);
}

TEST(TreeLayout, LeafChildrenHangOnARailInStartOrder) {
    const MadeTree tree = MadeTree::agents();
    const TreeModel model = laidOut(tree);
    const ItemIndex sup = model.ownItem(tree("agent_app/agent_sup"));
    const ItemIndex research = model.ownItem(tree("agent_app/agent_sup/research"));
    const ItemIndex writer = model.ownItem(tree("agent_app/agent_sup/writer"));
    const ItemIndex editor = model.ownItem(tree("agent_app/agent_sup/editor"));
    EXPECT_EQ(model.order[research], 1U);
    EXPECT_EQ(model.order[editor], 3U);
    EXPECT_DOUBLE_EQ(model.x[research], model.x[sup] + size::railIndent);
    EXPECT_DOUBLE_EQ(model.x[research], model.x[editor]);
    EXPECT_LT(model.y[research], model.y[writer]);
    EXPECT_LT(model.y[writer], model.y[editor]);
    EXPECT_EQ(model.isOnRail[writer], 1);
}

TEST(TreeLayout, SupervisorsSpreadSidewaysAndARunOfLeavesBetweenThemHasItsOwnRail) {
    const auto sup = NodeKind::Supervisor;
    const MadeTree tree({{"t", sup}, {"t/a"}, {"t/b"}, {"t/s", sup}, {"t/c"}, {"t/u", sup}});
    const TreeModel model = laidOut(tree);
    const auto at = [&](const char* path) {
        return model.ownItem(tree(path));
    };
    EXPECT_DOUBLE_EQ(model.x[at("t/a")], model.x[at("t/b")]);
    EXPECT_EQ(model.isOnRail[at("t/b")], 1);
    EXPECT_EQ(model.isOnRail[at("t/c")], 0);
    EXPECT_DOUBLE_EQ(model.y[at("t/s")], model.y[at("t/c")]);
    EXPECT_LT(model.x[at("t/b")], model.x[at("t/s")]);
    EXPECT_LT(model.x[at("t/s")], model.x[at("t/c")]);
    EXPECT_LT(model.x[at("t/c")], model.x[at("t/u")]);
}

TEST(TreeLayout, NoTwoItemsOverlap) {
    for (const std::uint32_t across : {2U, 5U, 9U, 24U})
        for (const std::size_t rows : {std::size_t{3}, std::size_t{24}}) {
            const MadeTree tree = MadeTree::wide(400, across);
            const TreeModel model = laidOut(tree, Gaps::of(1, rows));
            for (ItemIndex a = 0; a < model.size(); ++a)
                for (ItemIndex b = a + 1; b < model.size(); ++b) {
                    const Box p = model.box(a);
                    const Box q = model.box(b);
                    const bool apart = p.right <= q.left || q.right <= p.left || p.bottom <= q.top || q.bottom <= p.top;
                    ASSERT_TRUE(apart) << across << ": " << a << " and " << b;
                }
        }
}

TEST(TreeLayout, ARootWithManySupervisorsIsBrokenIntoRowsInStartOrder) {
    const MadeTree tree = MadeTree::wide(111, 10);
    Gaps gaps = Gaps::of(1);
    const double oneRow = laidOut(tree, gaps).reach[0].width();
    gaps.rows = 2;
    const TreeModel model = laidOut(tree, gaps);
    EXPECT_LT(model.reach[0].width(), oneRow * 0.6);
    const ItemIndex first = model.first[0];
    for (ItemIndex child = first + 1; child < first + 10; ++child) {
        if (child == first + 5)
            EXPECT_GT(model.y[child], model.reach[child - 1].bottom);
        else
            EXPECT_GT(model.x[child], model.x[child - 1]);
    }
    for (ItemIndex a = 0; a < model.size(); ++a)
        for (ItemIndex b = a + 1; b < model.size(); ++b) {
            const Box p = model.box(a);
            const Box q = model.box(b);
            ASSERT_TRUE(p.right <= q.left || q.right <= p.left || p.bottom <= q.top || q.bottom <= p.top)
                << a << ' ' << b;
        }
}

TEST(TreeLayout, ReachHoldsAllThatHangsBelow) {
    const MadeTree tree = MadeTree::wide(500, 6);
    const TreeModel model = laidOut(tree);
    for (ItemIndex item = 1; item < model.size(); ++item) {
        const Box inner = model.reach[item];
        Box outer = model.reach[model.parent[item]];
        const Box before = outer;
        outer.unite(inner);
        EXPECT_EQ(outer, before);
    }
}

TEST(TreeLayout, TightGapsTakeLessHeight) {
    const MadeTree tree = MadeTree::agents();
    EXPECT_LT(laidOut(tree, Gaps::of(1)).reach[0].height(), laidOut(tree, Gaps::of(0)).reach[0].height() - 30);
}

TEST(TreeModel, ManyLeafChildrenAreOneCluster) {
    MadeTree tree = MadeTree::workers(1000);
    TreeModel model = laidOut(tree);
    ASSERT_EQ(model.size(), 2U);
    EXPECT_EQ(model.kind[1], ItemKind::Cluster);
    EXPECT_EQ(model.members(1).size(), 1000U);
    EXPECT_EQ(model.indexOf(tree("pool_sup/worker_7")), 1U);
    EXPECT_EQ(model.ownItem(tree("pool_sup/worker_7")), noItem);

    Folding open;
    open.openClusters.insert(tree("pool_sup"));
    model = laidOut(tree, Gaps::of(0, 25), open);
    EXPECT_EQ(model.size(), 1001U);
}

TEST(TreeModel, CountsTheStatesOfEverySubtree) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    TreeModel model = laidOut(tree);
    const auto running = static_cast<std::size_t>(ProcessState::Running);
    const auto crashed = static_cast<std::size_t>(ProcessState::Crashed);
    EXPECT_EQ(model.tally[0][running], 6U);
    model.setState(tree("agent_app/agent_sup/writer"), ProcessState::Crashed);
    EXPECT_EQ(model.tally[0][running], 5U);
    EXPECT_EQ(model.tally[0][crashed], 1U);
    EXPECT_EQ(model.tally[model.ownItem(tree("agent_app/agent_sup"))][crashed], 1U);
    EXPECT_EQ(model.tally[model.ownItem(tree("agent_app/store"))][crashed], 0U);
    EXPECT_EQ(worst(model.tally[0]), ProcessState::Crashed);
}

TEST(TreeModel, TheWorstOfASubtreeIsThatOfItsTallyWhateverBecomesOfItsProcesses) {
    MadeTree tree = MadeTree::wide(300, 6);
    MadeTree pool = MadeTree::workers(100); // a cluster
    for (MadeTree* made : {&tree, &pool}) {
        made->startsAll();
        TreeModel model = laidOut(*made);
        std::mt19937 random(7);
        const auto paths = static_cast<std::uint32_t>(made->shown().paths->size());
        for (int change = 0; change < 3000; ++change) {
            const auto path = static_cast<PathId>(random() % paths);
            model.setState(path, static_cast<ProcessState>(random() % stateCount));
            for (ItemIndex item = 0; item < model.size(); ++item)
                ASSERT_EQ(model.worstOf[item], worst(model.tally[item])) << change;
        }
    }
}

TEST(TreeModel, ATallyOfAClusterFollowsItsMembers) {
    MadeTree tree = MadeTree::workers(100);
    tree.startsAll();
    TreeModel model = laidOut(tree);
    EXPECT_EQ(model.state[1], ProcessState::Running);
    model.setState(tree("pool_sup/worker_3"), ProcessState::Restarting);
    EXPECT_EQ(model.state[1], ProcessState::Restarting);
    EXPECT_EQ(model.memberStates(1)[2], ProcessState::Restarting);
    model.setState(tree("pool_sup/worker_3"), ProcessState::Running);
    EXPECT_EQ(model.state[1], ProcessState::Running);
}

TEST(TreeModel, FoldsASubtreeIntoOnePill) {
    MadeTree tree = MadeTree::agents();
    Folding folding;
    folding.folded.insert(tree("agent_app/agent_sup"));
    const TreeModel model = laidOut(tree, {}, folding);
    const ItemIndex pill = model.indexOf(tree("agent_app/agent_sup/writer"));
    EXPECT_EQ(model.kind[pill], ItemKind::Fold);
    EXPECT_EQ(model.members(pill).size(), 3U);
    EXPECT_EQ(model.size(), 4U);
}

} // namespace
} // namespace resprout::ui
