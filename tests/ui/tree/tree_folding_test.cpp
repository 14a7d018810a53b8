#include "tests/ui/tree/canvas_fixture.h"
#include "ui/tree/tree_scene.h"

#include <QAccessible>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace resprout::ui {
namespace {

using test::MadeTree;

class CollapsedTree : public CanvasTest {
protected:
    CollapsedTree() { show(MadeTree::agents()); }

    [[nodiscard]] const TreeModel& model() const { return canvas->scene().model(); }
    [[nodiscard]] ItemIndex foldOf(const char* below) const {
        const ItemIndex item = model().indexOf(tree(below));
        return item != noItem && model().kind[item] == ItemKind::Fold ? item : noItem;
    }
};

const char* const sup = "agent_app/agent_sup";
const char* const writer = "agent_app/agent_sup/writer";

TEST_F(CollapsedTree, OneCardSaysHowManyAreBelowAndInWhichStates) {
    canvas->toggleFold(tree(sup));
    tree.exits(writer);
    canvas->advance(tree.now());
    const ItemIndex fold = foldOf(writer);
    ASSERT_NE(fold, noItem);
    EXPECT_EQ(model().members(fold).size(), 3U);
    EXPECT_EQ(model().tally[fold][static_cast<std::size_t>(ProcessState::Crashed)], 1U);
    EXPECT_EQ(model().tally[fold][static_cast<std::size_t>(ProcessState::Running)], 2U);
    EXPECT_EQ(model().state[fold], ProcessState::Crashed) << "the worst one stands for all";
}

TEST_F(CollapsedTree, AClickOnThatCardOpensItAgain) {
    canvas->toggleFold(tree(sup));
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, canvas->boxOf(tree(writer)).center().toPoint());
    EXPECT_FALSE(canvas->isFolded(tree(sup)));
    EXPECT_NE(model().ownItem(tree(writer)), noItem);
}

TEST_F(CollapsedTree, WhatIsFoldedAwayIsNotTheCurrentProcessAnyMore) {
    canvas->setCurrent(tree(writer));
    canvas->toggleFold(tree(sup));
    EXPECT_EQ(canvas->current(), tree(sup));
    canvas->setCurrent(tree("agent_app/store"));
    canvas->toggleFold(tree(sup));
    canvas->toggleFold(tree(sup));
    EXPECT_EQ(canvas->current(), tree("agent_app/store")) << "it lies elsewhere";
}

TEST_F(CollapsedTree, CollapseAllLeavesTheRootAndItsChildrenAndExpandAllShowsAllAgain) {
    QSignalSpy changes(canvas.get(), &TreeCanvas::foldingChanged);
    canvas->setCurrent(tree(writer));
    canvas->collapseAll();
    EXPECT_TRUE(canvas->isFolded(tree(sup)));
    EXPECT_FALSE(canvas->isFolded(tree("agent_app")));
    EXPECT_EQ(canvas->current(), tree(sup));
    canvas->expandAll();
    EXPECT_FALSE(canvas->isFolded(tree(sup)));
    EXPECT_NE(model().ownItem(tree(writer)), noItem);
    EXPECT_EQ(changes.count(), 2);
}

TEST_F(CollapsedTree, AScreenReaderHearsThatItIsCollapsedAndCanExpandIt) {
    canvas->toggleFold(tree(sup));
    QAccessibleInterface* root = QAccessible::queryAccessibleInterface(canvas.get());
    QAccessibleInterface* heardSup = nullptr;
    QAccessibleInterface* heardFold = nullptr;
    for (int i = 0; i < root->childCount(); ++i) {
        const QString name = root->child(i)->text(QAccessible::Name);
        if (name.startsWith(QLatin1String("agent_sup,")))
            heardSup = root->child(i);
        if (name == QLatin1String("3 processes below agent_sup, collapsed"))
            heardFold = root->child(i);
    }
    ASSERT_NE(heardSup, nullptr);
    ASSERT_NE(heardFold, nullptr);
    EXPECT_TRUE(heardSup->state().collapsed);
    EXPECT_TRUE(heardSup->actionInterface()->actionNames().contains(QStringLiteral("fold")));
    EXPECT_EQ(heardSup->actionInterface()->localizedActionName(QStringLiteral("fold")), "Expand");
    heardFold->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    EXPECT_FALSE(canvas->isFolded(tree(sup)));
}

TEST_F(CollapsedTree, NothingHappensWhereNothingIsShown) {
    canvas->open({});
    canvas->collapseAll();
    canvas->expandAll();
    canvas->bringUp(0);
    EXPECT_TRUE(model().isEmpty());
}

} // namespace
} // namespace resprout::ui
