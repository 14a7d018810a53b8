#include "ui/tree/tree_scene.h"

#include "tests/ui/tree/made_tree.h"
#include "ui/tree/tree_walk.h"

#include <gtest/gtest.h>

namespace resprout::ui {
namespace {

using test::MadeTree;

const QSizeF large(1588, 650);

TreeScene sceneOf(const MadeTree& tree, QSizeF size = large) {
    TreeScene scene;
    scene.setViewport(size, 0);
    scene.open(tree.shown(), 0);
    return scene;
}

TEST(TreeScene, ADroppedSpecFadesInItsPlaceForThreeSecondsAndIsGone) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    TreeScene scene = sceneOf(tree);
    const PathId writer = tree("agent_app/agent_sup/writer");
    tree.happens(EventType::SpecDropped, writer, Why::TemporaryNever);
    scene.advance(0, 1000);
    const ItemIndex item = scene.model().ownItem(writer);
    ASSERT_NE(item, noItem);
    EXPECT_EQ(scene.model().isFading[item], 1);
    EXPECT_EQ(scene.model().order[item], 0U);
    EXPECT_LT(scene.model().y[scene.model().ownItem(tree("agent_app/agent_sup/research"))], scene.model().y[item]);
    EXPECT_NEAR(scene.fadeOf(writer, 2500), 0.56, 0.02);
    EXPECT_NEAR(scene.fadeOf(writer, 3800), 0.18, 0.02);
    EXPECT_TRUE(scene.tick(3900));
    EXPECT_NE(scene.model().ownItem(writer), noItem);
    scene.tick(4001);
    EXPECT_EQ(scene.model().ownItem(writer), noItem);
}

TEST(TreeScene, TheEndOfAnOrphanLeavesItsSuccessorAsItIs) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    tree.exits("agent_app/agent_sup").starts("agent_app/agent_sup").starts("agent_app/agent_sup/research");
    TreeScene scene = sceneOf(tree);
    tree.formerExits("agent_app/agent_sup/research");
    scene.advance(0, 1000);
    EXPECT_TRUE(scene.motion().effects().empty());
    EXPECT_TRUE(scene.zones().empty());
    EXPECT_EQ(scene.model().state[scene.model().ownItem(tree("agent_app/agent_sup/research"))], ProcessState::Running);
}

TEST(TreeScene, ACrashIsSeenAlsoWhenItsRestartComesInTheSameFrame) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    TreeScene scene = sceneOf(tree);
    tree.exits("agent_app/agent_sup/writer").starts("agent_app/agent_sup/writer");
    scene.advance(0, 1000);
    EXPECT_LT(scene.motion().progress(TreeMotion::Kind::Crash, tree("agent_app/agent_sup/writer"), 1000), 1);
}

TEST(TreeScene, AboveSixtyChangesAFrameOnlyFillsChange) {
    MadeTree tree = MadeTree::workers(20);
    tree.startsAll();
    TreeScene scene = sceneOf(tree);
    tree.exits("pool_sup/worker_1");
    scene.advance(0, 10);
    EXPECT_FALSE(scene.motion().effects().empty());
    scene.tick(2000);
    EXPECT_TRUE(scene.motion().effects().empty());
    for (int round = 0; round < 4; ++round)
        for (int i = 1; i <= 20; ++i)
            tree.happens(round % 2 == 0 ? EventType::Spawned : EventType::Exited,
                         "pool_sup/worker_" + std::to_string(i));
    scene.advance(0, 3000);
    EXPECT_TRUE(scene.motion().effects().empty());
    EXPECT_FALSE(scene.isCalm());
    EXPECT_EQ(scene.model().state[scene.model().ownItem(tree("pool_sup/worker_3"))], ProcessState::Crashed);
}

TEST(TreeScene, WithReducedMotionEverythingIsWhereItBelongsAtOnce) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    TreeScene scene;
    scene.setMotion(TreeScene::Motion::Reduced);
    scene.setViewport(large, 0);
    scene.open(tree.shown(), 0);
    scene.toggleFold(tree("agent_app/agent_sup"), 100);
    tree.exits("agent_app/store");
    scene.advance(0, 110);
    EXPECT_FALSE(scene.tick(110));
}

TEST(TreeScene, TheViewStaysWithTheCurrentProcessWhenSomethingIsFolded) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    TreeScene scene = sceneOf(tree);
    scene.current = tree("agent_app/store");
    scene.pan(0, 0); // no longer fitted
    const QRectF before = scene.boxOf(scene.current);
    scene.toggleFold(tree("agent_app/agent_sup"), 0);
    EXPECT_NEAR(scene.boxOf(scene.current).left(), before.left(), 0.01);
    scene.tick(100);
    EXPECT_NEAR(scene.boxOf(scene.current).left(), before.left(), 0.01);
    scene.tick(1000);
    EXPECT_NEAR(scene.boxOf(scene.current).left(), before.left(), 0.01);
}

TEST(TreeScene, FitBreaksARowBeforeItFolds) {
    std::vector<MadeTree::Node> nodes{{"top", NodeKind::Supervisor}};
    for (int i = 0; i < 10; ++i) {
        const std::string supervisor = "top/s" + std::to_string(i);
        nodes.push_back({supervisor, NodeKind::Supervisor});
        nodes.push_back({supervisor + "/a"});
        nodes.push_back({supervisor + "/b"});
    }
    const MadeTree tree(nodes);
    const TreeScene scene = sceneOf(tree);
    EXPECT_EQ(scene.model().size(), 31U);
    EXPECT_GT(scene.gaps().rows, 1U);
    EXPECT_GE(scene.zoom(), 11.0 / 16);
}

TEST(TreeScene, ABarThatTakesSomeHeightFoldsNothing) {
    std::vector<MadeTree::Node> nodes{{"farm", NodeKind::Supervisor}};
    for (int barn = 0; barn < 10; ++barn) {
        nodes.push_back({"farm/barn_" + std::to_string(barn), NodeKind::Supervisor});
        for (int worker = 0; worker < 100; ++worker)
            nodes.push_back({"farm/barn_" + std::to_string(barn) + "/w" + std::to_string(worker)});
    }
    MadeTree tree(nodes);
    tree.startsAll();
    TreeScene scene = sceneOf(tree, {1588, 672});
    const ItemIndex cluster = scene.model().indexOf(tree("farm/barn_3/w5"));
    ASSERT_EQ(scene.model().kind[cluster], ItemKind::Cluster);
    scene.setViewport({1588, 630}, 100);
    EXPECT_EQ(scene.model().kind[scene.model().indexOf(tree("farm/barn_3/w5"))], ItemKind::Cluster);
}

TEST(TreeMotion, ThePictureChangesOnceMoreWhenAnEffectIsOver) {
    TreeMotion motion;
    motion.add(TreeMotion::Kind::ExitSignal, 0, 0);
    EXPECT_TRUE(motion.prune(TreeMotion::travel / 2));
    EXPECT_TRUE(motion.prune(TreeMotion::travel + 1)) << "it is gone, and has to be painted away";
    EXPECT_FALSE(motion.prune(TreeMotion::travel + 2));
}

TEST(TreeScene, FitFoldsRatherThanDrawIdsThatCannotBeRead) {
    const MadeTree tree = MadeTree::wide(300, 6);
    const TreeScene scene = sceneOf(tree);
    EXPECT_LT(scene.model().size(), 100U);
    EXPECT_GE(scene.zoom(), 11.0 / 16);
}

TEST(TreeScene, WhatWasFoldedToFitIsUnfoldedWhenThereIsRoomAgainAndWhatWasFoldedByHandIsNot) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    const PathId sup = tree("agent_app/agent_sup");
    const PathId writer = tree("agent_app/agent_sup/writer");
    TreeScene scene = sceneOf(tree);
    scene.setViewport({300, 200}, 0);
    scene.fit(0);
    ASSERT_EQ(scene.model().ownItem(writer), noItem) << "folded to fit";
    scene.setViewport(large, 0);
    EXPECT_NE(scene.model().ownItem(writer), noItem);
    scene.toggleFold(sup, 0);
    scene.fit(0);
    scene.setViewport({1600, 660}, 0);
    EXPECT_EQ(scene.model().ownItem(writer), noItem);
}

TEST(TreeScene, FitFoldsNothingAwayThatAPersonWentTo) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    const PathId writer = tree("agent_app/agent_sup/writer");
    TreeScene scene = sceneOf(tree);
    scene.setViewport({300, 200}, 0);
    scene.fit(0);
    ASSERT_EQ(scene.model().ownItem(writer), noItem) << "folded to fit";
    scene.bringUp(writer, 0);
    ASSERT_NE(scene.model().ownItem(writer), noItem);
    scene.fit(0);
    EXPECT_NE(scene.model().ownItem(writer), noItem);
}

TEST(TreeScene, FitFoldsNothingThatWasOpenedByHand) {
    MadeTree tree = MadeTree::wide(300, 6);
    tree.startsAll();
    TreeScene scene = sceneOf(tree);
    const auto foldedOne = [&] {
        ItemIndex item = 0;
        while (scene.model().kind[item] != ItemKind::Fold)
            ++item;
        return scene.model().path[item];
    };
    const PathId opened = foldedOne();
    scene.toggleFold(opened, 0);
    scene.fit(0);
    EXPECT_FALSE(scene.isFolded(opened));
    EXPECT_TRUE(scene.isFolded(foldedOne())) << "what nobody opened still gives way";

    scene.expandAll(0);
    scene.fit(0);
    EXPECT_EQ(scene.model().size(), scene.shown().paths->size());
    scene.setViewport({1500, 600}, 0);
    EXPECT_EQ(scene.model().size(), scene.shown().paths->size());
    const Box all = scene.model().reach[0];
    EXPECT_TRUE(QRectF(0, 0, 1500, 600).contains(scene.camera().toScreen(all))) << "all of it is in sight";

    scene.collapseAll(0);
    EXPECT_LT(scene.model().size(), 100U);
}

TEST(TreeScene, TheMomentOfARestartShowsItsZoneUntilTheLastStart) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    TreeScene scene = sceneOf(tree);
    tree.exits("agent_app/agent_sup/writer");
    scene.advance(0, 0);
    ASSERT_EQ(scene.zones().size(), 1U);
    EXPECT_EQ(scene.zones()[0].restarted.size(), 3U);
    tree.happens(EventType::RestartCounted, "agent_app/agent_sup", Why::PermanentAlways, 1);
    for (const char* path : {"agent_app/agent_sup/editor", "agent_app/agent_sup/research"})
        tree.happens(EventType::StopOrdered, path, Why::StopForGroup).exits(path, "shutdown");
    for (const char* path : {"agent_app/agent_sup/research", "agent_app/agent_sup/writer"})
        tree.starts(path, Why::RestartedWithAll);
    scene.advance(0, 120);
    EXPECT_EQ(scene.zones().size(), 1U);
    tree.starts("agent_app/agent_sup/editor", Why::RestartedWithAll);
    scene.advance(0, 240);
    EXPECT_TRUE(scene.zones().empty());
}

TEST(TreeWalk, AClusterIsWalkedDotByDot) {
    const MadeTree tree = MadeTree::workers(40);
    const TreeScene scene = sceneOf(tree);
    const TreeModel& model = scene.model();
    const auto worker = [&](int i) {
        return tree("pool_sup/worker_" + std::to_string(i));
    };
    EXPECT_EQ(walk(model, tree("pool_sup"), Walk::Down), worker(1));
    EXPECT_EQ(walk(model, worker(1), Walk::Right), worker(2));
    EXPECT_EQ(walk(model, worker(2), Walk::Down), worker(18));
    EXPECT_EQ(walk(model, worker(18), Walk::Up), worker(2));
    EXPECT_EQ(walk(model, worker(2), Walk::Up), tree("pool_sup"));
    EXPECT_EQ(walk(model, worker(40), Walk::Right), worker(40));
    EXPECT_EQ(walk(model, worker(1), Walk::End), worker(40));
}

} // namespace
} // namespace resprout::ui
