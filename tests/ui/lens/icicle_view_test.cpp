#include "ui/lens/icicle_view.h"

#include "tests/ui/tree/canvas_fixture.h"
#include "ui/tree/find_bar.h"
#include "ui/tree/tree_scene.h"

#include <QAccessible>
#include <QLineEdit>
#include <QSignalSpy>
#include <QWheelEvent>

#include <gtest/gtest.h>

namespace resprout::ui {
namespace {

using test::MadeTree;

/// The canvas with the icicle in its place.
class IcicleOnCanvas : public CanvasTest {
protected:
    IcicleOnCanvas() { show(MadeTree::agents()); }

    void show(MadeTree made) {
        CanvasTest::show(std::move(made));
        canvas->setView(TreeCanvas::View::Icicle);
        canvas->setFocus();
        canvas->grab();
    }
    [[nodiscard]] IcicleView& view() { return *canvas->icicle(); }
    [[nodiscard]] QPoint middle(const char* path) { return view().boxOf(tree(path)).center().toPoint(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view(), key, modifiers); }
    void wheel(const char* path, int steps) {
        const QPointF at = middle(path);
        QWheelEvent event(at, at, {}, QPoint(0, 120 * steps), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view(), &event);
    }
};

const char* const root = "agent_app";
const char* const sup = "agent_app/agent_sup";
const char* const writer = "agent_app/agent_sup/writer";

TEST_F(IcicleOnCanvas, HoveringNamesTheProcessAndWhatIsBelow) {
    QTest::mouseMove(&view(), middle(sup));
    EXPECT_TRUE(view().tip().contains(QLatin1String("agent_sup"))) << view().tip().toStdString();
    EXPECT_TRUE(view().tip().contains(QLatin1String("running, 4 processes in all")));
    tree.exits(writer);
    canvas->advance(tree.now());
    EXPECT_TRUE(view().tip().contains(QLatin1String("1 crashed"))) << "live";
    QTest::mouseMove(&view(), {2, 2});
    EXPECT_TRUE(view().tip().isEmpty());
}

TEST_F(IcicleOnCanvas, AClickSelectsTheProcessAndShowsItInTheTree) {
    canvas->toggleFold(tree(sup));
    QTest::mouseClick(&view(), Qt::LeftButton, {}, middle(writer));
    EXPECT_EQ(canvas->view(), TreeCanvas::View::Tree);
    EXPECT_EQ(canvas->current(), tree(writer));
    EXPECT_NE(canvas->scene().model().ownItem(tree(writer)), noItem) << "what it was folded away in is open";
    EXPECT_TRUE(QRectF(canvas->rect()).contains(canvas->boxOf(tree(writer))));
    EXPECT_TRUE(canvas->hasFocus());
}

TEST_F(IcicleOnCanvas, WithTheCrashToolAClickCrashesAndStays) {
    QSignalSpy crashes(canvas.get(), &TreeCanvas::crashRequested);
    canvas->setTool(TreeCanvas::Tool::Crash);
    QTest::mouseClick(&view(), Qt::LeftButton, {}, middle(writer));
    ASSERT_EQ(crashes.count(), 1);
    EXPECT_EQ(crashes[0][0].value<PathId>(), tree(writer));
    EXPECT_EQ(canvas->view(), TreeCanvas::View::Icicle);
    press(Qt::Key_Escape);
    EXPECT_EQ(canvas->tool(), TreeCanvas::Tool::Select);
}

TEST_F(IcicleOnCanvas, TheWheelGoesIntoTheSubtreeBelowThePointerAndBack) {
    wheel(writer, 1);
    EXPECT_EQ(text(view().top()), sup);
    EXPECT_DOUBLE_EQ(view().boxOf(tree(sup)).width(), 960);
    EXPECT_TRUE(view().boxOf(tree(root)).isEmpty());
    wheel(writer, 1);
    EXPECT_EQ(text(view().top()), sup) << "a worker is no subtree";
    wheel(writer, -1);
    EXPECT_EQ(text(view().top()), root);
    wheel(writer, -1);
    EXPECT_EQ(text(view().top()), root);
}

TEST_F(IcicleOnCanvas, ArrowsWalkPlusAndMinusZoomAndEnterShowsInTheTree) {
    press(Qt::Key_Down);
    EXPECT_EQ(current(), root);
    press(Qt::Key_Down);
    press(Qt::Key_Right);
    EXPECT_EQ(current(), sup);
    press(Qt::Key_Plus);
    EXPECT_EQ(text(view().top()), sup);
    press(Qt::Key_Down);
    press(Qt::Key_Right);
    EXPECT_EQ(current(), writer);
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    EXPECT_EQ(current(), root);
    EXPECT_EQ(text(view().top()), root) << "what is gone to can be seen";
    press(Qt::Key_End);
    EXPECT_EQ(current(), "agent_app/agent_sup/editor");
    press(Qt::Key_Home);
    EXPECT_EQ(current(), root);
    press(Qt::Key_Return);
    EXPECT_EQ(canvas->view(), TreeCanvas::View::Tree);
}

TEST_F(IcicleOnCanvas, GoingDownADeepTreeBringsItsLevelsIntoView) {
    show(MadeTree::chain(2000));
    press(Qt::Key_End);
    EXPECT_FALSE(view().boxOf(canvas->current()).isEmpty());
    press(Qt::Key_0);
    EXPECT_EQ(view().top(), PathId{0});
    for (int i = 0; i < 60; ++i)
        press(i == 0 ? Qt::Key_Home : Qt::Key_Down);
    EXPECT_EQ(canvas->current(), PathId{59});
    EXPECT_FALSE(view().boxOf(canvas->current()).isEmpty());
}

TEST_F(IcicleOnCanvas, KeysOfTheCanvasStillAct) {
    QSignalSpy kills(canvas.get(), &TreeCanvas::killRequested);
    canvas->setCurrent(tree(writer));
    press(Qt::Key_K);
    EXPECT_EQ(kills.count(), 1);
    press(Qt::Key_C);
    EXPECT_EQ(canvas->tool(), TreeCanvas::Tool::Crash);
}

TEST_F(IcicleOnCanvas, TheTreeHasCaughtUpWhenItIsShownAgain) {
    tree.exits(writer);
    canvas->advance(tree.now());
    canvas->setView(TreeCanvas::View::Tree);
    const TreeModel& model = canvas->scene().model();
    EXPECT_EQ(model.state[model.indexOf(tree(writer))], ProcessState::Crashed);
}

TEST_F(IcicleOnCanvas, WhatIsFoundIsBroughtIntoViewHereToo) {
    show(MadeTree::wide(20'000, 20));
    canvas->find();
    auto& field = *canvas->findChild<FindBar*>()->findChild<QLineEdit*>();
    QTest::keyClicks(&field, QStringLiteral("p3/p7/p11"));
    QTest::keyClick(&field, Qt::Key_Return);
    EXPECT_EQ(canvas->view(), TreeCanvas::View::Icicle);
    EXPECT_EQ(view().current(), canvas->current());
    EXPECT_GE(view().boxOf(canvas->current()).width(), 5);
}

TEST_F(IcicleOnCanvas, AnotherTreeBeginsWithAllOfIt) {
    wheel(writer, 1);
    MadeTree other = MadeTree::workers(30);
    other.startsAll();
    canvas->open(other.shown());
    EXPECT_EQ(view().top(), PathId{0});
    EXPECT_EQ(view().fold().model().size(), 31U);
    canvas->open({});
    EXPECT_EQ(view().top(), noPath);
    canvas->grab();
    press(Qt::Key_Down);
    EXPECT_EQ(canvas->current(), noPath);
}

TEST_F(IcicleOnCanvas, AnotherTreeThatIsOpenedBehindTheTreeViewBeginsWithAllOfItToo) {
    wheel(writer, 1);
    ASSERT_EQ(text(view().top()), sup);
    canvas->setView(TreeCanvas::View::Tree);
    MadeTree other = MadeTree::agents();
    other.startsAll();
    canvas->open(other.shown());
    canvas->setView(TreeCanvas::View::Icicle);
    EXPECT_EQ(view().top(), PathId{0});
    canvas->open({});
}

TEST_F(IcicleOnCanvas, AScreenReaderHearsEachCellWithWordsAndTheCurrentOne) {
    tree.exits(writer);
    canvas->advance(tree.now());
    canvas->grab();
    canvas->setCurrent(tree(writer));
    QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&view());
    ASSERT_NE(heard, nullptr);
    EXPECT_EQ(heard->role(), QAccessible::Tree);
    ASSERT_EQ(heard->childCount(), 6);
    EXPECT_EQ(heard->child(0)->text(QAccessible::Name), "agent_app, running, 6 processes in all, 1 crashed");
    EXPECT_EQ(heard->child(0)->role(), QAccessible::TreeItem);
    QAccessibleInterface* focused = heard->focusChild();
    ASSERT_NE(focused, nullptr);
    EXPECT_EQ(focused->text(QAccessible::Name), "writer, crashed");
    EXPECT_GE(heard->indexOfChild(focused), 0);
    focused->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    EXPECT_EQ(canvas->view(), TreeCanvas::View::Tree);
}

TEST_F(IcicleOnCanvas, ACellThatAScreenReaderHoldsNeverNamesAProcessOfAnotherTree) {
    QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&view());
    const QAccessible::Id held = QAccessible::uniqueId(heard->child(1));
    ASSERT_EQ(QAccessible::accessibleInterface(held)->text(QAccessible::Name), "store, running");
    MadeTree other = MadeTree::workers(30);
    other.startsAll();
    canvas->open(other.shown());
    EXPECT_EQ(QAccessible::accessibleInterface(held), nullptr);
    canvas->grab();
    EXPECT_EQ(heard->child(0)->text(QAccessible::Name), "pool_sup, running, 31 processes in all");
    canvas->open({});
}

} // namespace
} // namespace resprout::ui
