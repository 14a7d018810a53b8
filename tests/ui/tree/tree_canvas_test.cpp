#include "ui/tree/tree_canvas.h"

#include "tests/ui/tree/canvas_fixture.h"
#include "ui/tree/cluster_list.h"
#include "ui/tree/tree_scene.h"

#include <QAccessible>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <vector>

namespace resprout::ui {
namespace {

using test::MadeTree;

class Canvas : public CanvasTest {
protected:
    Canvas() { show(MadeTree::agents()); }

    [[nodiscard]] QPoint middle(const char* path) const { return canvas->boxOf(tree(path)).center().toPoint(); }
    void click(const char* path, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mouseClick(canvas.get(), button, {}, middle(path));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(canvas.get(), key, modifiers); }
};

const char* const writer = "agent_app/agent_sup/writer";
const char* const research = "agent_app/agent_sup/research";
const char* const editor = "agent_app/agent_sup/editor";

TEST_F(Canvas, AClickWithTheCrashToolAsksToCrashThatProcess) {
    QSignalSpy crashes(canvas.get(), &TreeCanvas::crashRequested);
    canvas->setTool(TreeCanvas::Tool::Crash);
    canvas->setCurrent(tree("agent_app/agent_sup"));
    click(writer);
    ASSERT_EQ(crashes.count(), 1);
    EXPECT_EQ(crashes[0][0].value<PathId>(), tree(writer));
    EXPECT_EQ(canvas->current(), tree("agent_app/agent_sup")) << "its supervisor's chart stays in view";
}

TEST_F(Canvas, AClickWithoutItOnlySelects) {
    QSignalSpy crashes(canvas.get(), &TreeCanvas::crashRequested);
    click(writer);
    EXPECT_EQ(crashes.count(), 0);
    EXPECT_EQ(canvas->current(), tree(writer));
}

TEST_F(Canvas, TwoQuickClicksWithTheCrashToolAreTwoCrashes) {
    QSignalSpy crashes(canvas.get(), &TreeCanvas::crashRequested);
    canvas->setTool(TreeCanvas::Tool::Crash);
    click(writer);
    QTest::mouseDClick(canvas.get(), Qt::LeftButton, {}, middle(writer));
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, middle(writer));
    EXPECT_EQ(crashes.count(), 2);
}

TEST_F(Canvas, APressThatIsLetGoElsewhereCrashesNothing) {
    QSignalSpy crashes(canvas.get(), &TreeCanvas::crashRequested);
    canvas->setTool(TreeCanvas::Tool::Crash);
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, middle(writer));
    QTest::mouseMove(canvas.get(), middle(editor));
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, middle(editor));
    EXPECT_EQ(crashes.count(), 0);
}

TEST_F(Canvas, EscLeavesTheCrashTool) {
    QSignalSpy tools(canvas.get(), &TreeCanvas::toolChanged);
    press(Qt::Key_C);
    EXPECT_EQ(canvas->tool(), TreeCanvas::Tool::Crash);
    press(Qt::Key_Escape);
    EXPECT_EQ(canvas->tool(), TreeCanvas::Tool::Select);
    EXPECT_EQ(tools.count(), 2);
}

TEST_F(Canvas, ADoubleClickInspects) {
    QSignalSpy inspections(canvas.get(), &TreeCanvas::inspectRequested);
    QTest::mouseDClick(canvas.get(), Qt::LeftButton, {}, middle(research));
    ASSERT_EQ(inspections.count(), 1);
    EXPECT_EQ(inspections[0][0].value<PathId>(), tree(research));
}

TEST_F(Canvas, ArrowsWalkTheTreeAsItIsSeen) {
    press(Qt::Key_Down);
    EXPECT_EQ(current(), "agent_app");
    press(Qt::Key_Down);
    EXPECT_EQ(current(), "agent_app/store");
    press(Qt::Key_Right);
    EXPECT_EQ(current(), "agent_app/agent_sup");
    press(Qt::Key_Down);
    EXPECT_EQ(current(), research);
    press(Qt::Key_Down);
    EXPECT_EQ(current(), writer);
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    EXPECT_EQ(current(), "agent_app/agent_sup");
    press(Qt::Key_Left);
    EXPECT_EQ(current(), "agent_app/store");
    press(Qt::Key_End);
    EXPECT_EQ(current(), editor);
    press(Qt::Key_Home);
    EXPECT_EQ(current(), "agent_app");
}

TEST_F(Canvas, KKillsAndEnterInspectsTheCurrentProcess) {
    QSignalSpy kills(canvas.get(), &TreeCanvas::killRequested);
    QSignalSpy inspections(canvas.get(), &TreeCanvas::inspectRequested);
    press(Qt::Key_K);
    EXPECT_EQ(kills.count(), 0);
    canvas->setCurrent(tree(editor));
    press(Qt::Key_K);
    press(Qt::Key_Return);
    ASSERT_EQ(kills.count(), 1);
    ASSERT_EQ(inspections.count(), 1);
    EXPECT_EQ(kills[0][0].value<PathId>(), tree(editor));
}

TEST_F(Canvas, EnterWithTheCrashToolCrashesTheCurrentProcess) {
    QSignalSpy crashes(canvas.get(), &TreeCanvas::crashRequested);
    canvas->setCurrent(tree(editor));
    press(Qt::Key_C);
    press(Qt::Key_Return);
    ASSERT_EQ(crashes.count(), 1);
    EXPECT_EQ(crashes[0][0].value<PathId>(), tree(editor));
}

TEST_F(Canvas, TheMenuKeyAndARightClickAskForTheMenuOfAProcess) {
    QSignalSpy menus(canvas.get(), &TreeCanvas::menuRequested);
    QContextMenuEvent byMouse(QContextMenuEvent::Mouse, middle(writer), canvas->mapToGlobal(middle(writer)));
    QApplication::sendEvent(canvas.get(), &byMouse);
    ASSERT_EQ(menus.count(), 1);
    EXPECT_EQ(menus[0][0].value<PathId>(), tree(writer));
    canvas->setCurrent(tree(research));
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(canvas.get(), &byKey);
    ASSERT_EQ(menus.count(), 2);
    EXPECT_EQ(menus[1][0].value<PathId>(), tree(research));
}

TEST_F(Canvas, TheCurrentProcessIsNamedByItsPathNotByItsPlace) {
    canvas->setCurrent(tree(editor));
    tree.happens(EventType::SpecDropped, research);
    canvas->advance(tree.now());
    EXPECT_EQ(current(), editor);
    EXPECT_EQ(canvas->at(canvas->boxOf(tree(editor)).center()), tree(editor));
    EXPECT_TRUE(canvas->boxOf(tree(research)).isEmpty());
}

TEST_F(Canvas, TheWheelZoomsWhereThePointerIs) {
    const QPointF before = canvas->boxOf(tree(writer)).center();
    const double zoom = canvas->zoom();
    QWheelEvent wheel(before, canvas->mapToGlobal(before), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas.get(), &wheel);
    EXPECT_GT(canvas->zoom(), zoom * 1.1);
    EXPECT_NEAR(canvas->boxOf(tree(writer)).center().x(), before.x(), 0.01);
    EXPECT_NEAR(canvas->boxOf(tree(writer)).center().y(), before.y(), 0.01);
}

TEST_F(Canvas, WhatHasMovedAwayFromThePointerIsPointedAtNoLonger) {
    const auto point = [&] {
        canvas->fit();
        QTest::mouseMove(canvas.get(), canvas->boxOf(tree(writer)).center().toPoint());
        ASSERT_EQ(text(canvas->scene().hovered), writer);
        ASSERT_FALSE(canvas->scene().hoveredZone().supervisor == noPath) << "it says what a crash would do";
    };
    point();
    canvas->setZoom(3);
    EXPECT_EQ(canvas->scene().hovered, noPath) << "the camera has moved";
    QTest::mouseMove(canvas.get(), QPoint(5, 5));
    point();
    canvas->toggleFold(tree("agent_app/agent_sup"));
    EXPECT_EQ(canvas->scene().hovered, noPath) << "it is folded away";
    canvas->toggleFold(tree("agent_app/agent_sup"));
    QTest::mouseMove(canvas.get(), QPoint(5, 5));
    point();
    const QPointF still = canvas->boxOf(tree(writer)).center();
    QWheelEvent wheel(still, canvas->mapToGlobal(still), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(canvas.get(), &wheel);
    EXPECT_EQ(text(canvas->scene().hovered), writer) << "the pointer is still on it";
}

TEST_F(Canvas, DraggingTheGroundPans) {
    const QPointF before = canvas->boxOf(tree(writer)).topLeft();
    const QPoint ground(990, 300);
    ASSERT_EQ(canvas->at(ground), noPath);
    QTest::mousePress(canvas.get(), Qt::LeftButton, {}, ground);
    for (const int x : {970, 950, 930})
        QTest::mouseMove(canvas.get(), QPoint(x, 310));
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, QPoint(930, 310));
    EXPECT_EQ(canvas->boxOf(tree(writer)).topLeft() - before, QPointF(-60, 10));
}

TEST_F(Canvas, FitShowsTheWholeTreeWithIdsThatCanBeRead) {
    for (const QSize size : {QSize(1588, 650), QSize(1000, 430)}) {
        canvas->resize(size);
        canvas->fit();
        for (const char* path : {"agent_app", "agent_app/store", writer, editor})
            EXPECT_TRUE(QRectF(QPointF(), size).contains(canvas->boxOf(tree(path)))) << path;
        EXPECT_GE(canvas->zoom(), 11.0 / 16);
    }
}

TEST_F(Canvas, AThousandWorkersAreOneCardAndEachCanBeReached) {
    tree = MadeTree::workers(1000);
    tree.startsAll();
    canvas->open(tree.shown());
    QSignalSpy crashes(canvas.get(), &TreeCanvas::crashRequested);
    canvas->setTool(TreeCanvas::Tool::Crash);
    click("pool_sup/worker_8");
    ASSERT_EQ(crashes.count(), 1);
    EXPECT_EQ(canvas->boxOf(crashes[0][0].value<PathId>()), canvas->boxOf(tree("pool_sup/worker_8")));
    canvas->toggleCluster(tree("pool_sup"));
    click("pool_sup/worker_8");
    ASSERT_EQ(crashes.count(), 2);
    EXPECT_EQ(crashes[1][0].value<PathId>(), tree("pool_sup/worker_8"));
}

TEST_F(Canvas, TheListOfManyChildrenCrashesOneAnyOrAllThatTheFilterShows) {
    tree = MadeTree::workers(1000);
    tree.startsAll();
    canvas->open(tree.shown());
    QSignalSpy crashes(canvas.get(), &TreeCanvas::crashRequested);
    const QPointF head = canvas->boxOf(tree("pool_sup")).bottomLeft() + QPointF(40, 50);
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, head.toPoint());
    auto* list = canvas->findChild<ClusterList*>();
    ASSERT_NE(list, nullptr);
    ASSERT_TRUE(list->isVisible());
    auto* filter = list->findChild<QLineEdit*>();
    auto* rows = list->findChild<ClusterRows*>();
    EXPECT_EQ(rows->rowCount(), 1000);
    QTest::keyClicks(filter, QStringLiteral("worker_77"));
    EXPECT_EQ(rows->rowCount(), 11); // 77 and 770 to 779
    QTest::keyClick(filter, Qt::Key_Down);
    EXPECT_EQ(canvas->current(), tree("pool_sup/worker_77"));
    const QList<QPushButton*> buttons = list->findChildren<QPushButton*>();
    ASSERT_EQ(buttons.size(), 3);
    EXPECT_EQ(buttons[0]->text(), QStringLiteral("Crash worker_77"));
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    ASSERT_EQ(crashes.count(), 1);
    EXPECT_EQ(crashes[0][0].value<PathId>(), tree("pool_sup/worker_77"));
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    EXPECT_EQ(crashes.count(), 2);
    std::vector<std::vector<PathId>> all;
    QObject::connect(canvas.get(), &TreeCanvas::crashAllRequested, canvas.get(),
                     [&](const std::vector<PathId>& paths) { all.push_back(paths); });
    QTest::mouseClick(buttons[2], Qt::LeftButton);
    ASSERT_EQ(all.size(), 1U) << "one moment";
    EXPECT_EQ(all[0].size(), 11U);
    EXPECT_EQ(all[0].front(), tree("pool_sup/worker_77"));
    QTest::keyClick(filter, Qt::Key_Escape);
    EXPECT_FALSE(list->isVisible());
}

TEST_F(Canvas, AScreenReaderHearsEveryProcessAndCanCrashIt) {
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(canvas.get());
    ASSERT_NE(seen, nullptr);
    EXPECT_EQ(seen->role(), QAccessible::Tree);
    QAccessibleInterface* found = nullptr;
    for (int i = 0; i < seen->childCount(); ++i) {
        QAccessibleInterface* child = seen->child(i);
        ASSERT_NE(child, nullptr);
        EXPECT_EQ(seen->indexOfChild(child), i);
        if (child->text(QAccessible::Name).startsWith(QStringLiteral("writer")))
            found = child;
    }
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->text(QAccessible::Name), QStringLiteral("writer, running, <0.104.0>"));
    EXPECT_EQ(found->text(QAccessible::Description), QStringLiteral("level 3, child 2 of 3, supervisor agent_sup"));
    EXPECT_EQ(found->parent(), seen);
    QAccessibleActionInterface* actions = found->actionInterface();
    ASSERT_NE(actions, nullptr);
    ASSERT_TRUE(actions->actionNames().contains(QStringLiteral("crash")));
    QSignalSpy crashes(canvas.get(), &TreeCanvas::crashRequested);
    actions->doAction(QStringLiteral("crash"));
    ASSERT_EQ(crashes.count(), 1);
    tree.exits(writer);
    canvas->advance(tree.now());
    EXPECT_EQ(found->text(QAccessible::Name), QStringLiteral("writer, crashed"));
}

TEST_F(Canvas, WhatIsShownFollowsTheEvents) {
    const QImage before = canvas->grab().toImage();
    tree.exits(writer);
    canvas->advance(tree.now());
    const QImage after = canvas->grab().toImage();
    EXPECT_NE(before, after);
    EXPECT_EQ(canvas->scene().zones().size(), 1U); // no motion, and still the blast zone is told
}

} // namespace
} // namespace resprout::ui
