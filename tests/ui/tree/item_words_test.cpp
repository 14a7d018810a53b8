#include "ui/tree/item_words.h"

#include "tests/ui/tree/made_tree.h"

#include <gtest/gtest.h>

#include <string>

namespace resprout::ui {
namespace {

using test::MadeTree;

const char* const sup = "agent_app/agent_sup";
const char* const writer = "agent_app/agent_sup/writer";

TreeScene sceneOf(const MadeTree& tree) {
    TreeScene scene;
    scene.setViewport({1000, 480}, 0);
    scene.open(tree.shown(), 0);
    return scene;
}

std::string name(const TreeScene& scene, PathId path) {
    return ItemWords(scene, scene.model().indexOf(path)).name().toStdString();
}

std::string description(const TreeScene& scene, PathId path) {
    return ItemWords(scene, scene.model().indexOf(path)).description().toStdString();
}

TEST(ItemWords, AProcessIsNamedWithItsStateAndHasAPlaceUnderItsSupervisor) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll().exits(writer);
    const TreeScene scene = sceneOf(tree);
    EXPECT_EQ(name(scene, tree("agent_app/store")), "store, running, <0.101.0>");
    EXPECT_EQ(name(scene, tree(writer)), "writer, crashed");
    EXPECT_EQ(description(scene, tree(writer)), "level 3, child 2 of 3, supervisor agent_sup");
}

TEST(ItemWords, OfASupervisorTheRestartsAreToldToo) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll().exits(writer).happens(EventType::RestartCounted, sup, Why::RaisedError, 1);
    const TreeScene scene = sceneOf(tree);
    EXPECT_EQ(description(scene, tree(sup)).find("level 2, child 2 of 2, supervisor agent_app. 1 of 3 restarts. "), 0U)
        << description(scene, tree(sup));
}

TEST(ItemWords, OneCardForManySaysHowManyItStandsForAndHowManyAreInTrouble) {
    MadeTree tree = MadeTree::workers(1000);
    tree.startsAll().exits("pool_sup/worker_7").exits("pool_sup/worker_8");
    const TreeScene scene = sceneOf(tree);
    EXPECT_EQ(name(scene, tree("pool_sup/worker_1")), "1000 children of pool_sup, 2 crashed");
    EXPECT_EQ(description(scene, tree("pool_sup/worker_1")), "");
}

TEST(ItemWords, AProcessWhoseSpecWasDroppedIsNoLongerListed) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    TreeScene scene = sceneOf(tree);
    tree.happens(EventType::SpecDropped, writer, Why::TemporaryNever);
    scene.advance(0, 1000);
    EXPECT_EQ(description(scene, tree(writer)), "level 3, no longer listed by agent_sup");
}

} // namespace
} // namespace resprout::ui
