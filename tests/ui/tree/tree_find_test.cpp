#include "tests/ui/tree/canvas_fixture.h"
#include "ui/tree/find_bar.h"
#include "ui/tree/tree_scene.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <gtest/gtest.h>

#include <string>

namespace resprout::ui {
namespace {

using test::MadeTree;

class Find : public CanvasTest {
protected:
    void show(MadeTree made) {
        CanvasTest::show(std::move(made));
        canvas->find();
    }
    [[nodiscard]] FindBar& bar() { return *canvas->findChild<FindBar*>(); }
    [[nodiscard]] QLineEdit& field() { return *bar().findChild<QLineEdit*>(); }
    [[nodiscard]] std::string count() { return bar().findChild<QLabel*>()->text().toStdString(); }
    void type(const char* text) { QTest::keyClicks(&field(), QString::fromUtf8(text)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&field(), key, modifiers); }
    [[nodiscard]] bool isInView(const char* path) const {
        return QRectF(canvas->rect()).contains(canvas->boxOf(tree(path)));
    }

    /// Pixels of the edge between two cards that have the colour of what is found.
    [[nodiscard]] int litBetween(const char* supervisor, const char* child) {
        const QRectF above = canvas->boxOf(tree(supervisor)).adjusted(-12, -12, 12, 12);
        const QRectF below = canvas->boxOf(tree(child)).adjusted(-12, -12, 12, 12);
        const QImage image = canvas->grab().toImage();
        const QRect both = above.united(below).toRect().intersected(image.rect());
        int lit = 0;
        for (int y = both.top(); y <= both.bottom(); ++y)
            for (int x = both.left(); x <= both.right(); ++x)
                if (!above.contains(x, y) && !below.contains(x, y))
                    lit += image.pixelColor(x, y) == Theme::instance().palette().accent ? 1 : 0;
        return lit;
    }
};

TEST_F(Find, TypingCountsAndLightsAndMovesNothing) {
    show(MadeTree::agents());
    const Camera before = canvas->scene().camera();
    type("r");
    EXPECT_EQ(count(), "4 matches");
    type("i");
    EXPECT_EQ(count(), "1 match");
    EXPECT_EQ(current(), "");
    EXPECT_EQ(canvas->scene().camera(), before);
    const ItemIndex writer = canvas->scene().model().indexOf(tree("agent_app/agent_sup/writer"));
    EXPECT_TRUE(canvas->scene().found.lights(writer));
    EXPECT_EQ(canvas->scene().found.items.size(), 1U);
    type("xx");
    EXPECT_EQ(count(), "no match");
    EXPECT_TRUE(canvas->scene().found.items.empty());
}

TEST_F(Find, EnterAndShiftEnterGoThroughTheMatchesAndRoundTheEnds) {
    show(MadeTree::agents());
    type("r");
    press(Qt::Key_Return);
    EXPECT_EQ(current(), "agent_app/store");
    EXPECT_EQ(count(), "1 of 4");
    press(Qt::Key_Return);
    EXPECT_EQ(current(), "agent_app/agent_sup/research");
    press(Qt::Key_Return, Qt::ShiftModifier);
    press(Qt::Key_Return, Qt::ShiftModifier);
    EXPECT_EQ(current(), "agent_app/agent_sup/editor");
    EXPECT_EQ(count(), "4 of 4");
    canvas->findNext();
    EXPECT_EQ(current(), "agent_app/store");
    canvas->findPrevious();
    EXPECT_EQ(current(), "agent_app/agent_sup/editor");
}

TEST_F(Find, TheWayFromTheRootToTheMatchIsLit) {
    show(MadeTree::agents());
    type("writer");
    EXPECT_EQ(canvas->scene().found.at, noPath);
    const int dark = litBetween("agent_app", "agent_app/agent_sup");
    const int darkBelow = litBetween("agent_app/agent_sup", "agent_app/agent_sup/writer");
    press(Qt::Key_Return);
    EXPECT_EQ(canvas->scene().found.at, tree("agent_app/agent_sup/writer"));
    EXPECT_GT(litBetween("agent_app", "agent_app/agent_sup"), dark + 20);
    EXPECT_GT(litBetween("agent_app/agent_sup", "agent_app/agent_sup/writer"), darkBelow + 20);
}

TEST_F(Find, GoingToAMatchOpensTheFoldThatItLiesIn) {
    show(MadeTree::agents());
    canvas->toggleFold(tree("agent_app/agent_sup"));
    type("editor");
    press(Qt::Key_Return);
    EXPECT_NE(canvas->scene().model().ownItem(tree("agent_app/agent_sup/editor")), noItem);
    EXPECT_TRUE(isInView("agent_app/agent_sup/editor"));
}

TEST_F(Find, GoingToAMatchOpensTheClusterThatItLiesInAndShowsItReadable) {
    show(MadeTree::workers(800));
    type("worker_777");
    press(Qt::Key_Return);
    EXPECT_NE(canvas->scene().model().ownItem(tree("pool_sup/worker_777")), noItem);
    EXPECT_TRUE(isInView("pool_sup/worker_777"));
    EXPECT_GE(canvas->zoom(), 0.69);
}

TEST_F(Find, AMemberOfAVeryLargeClusterIsLitAsItsDot) {
    show(MadeTree::workers(5000));
    type("worker_4711");
    press(Qt::Key_Return);
    EXPECT_EQ(canvas->scene().model().ownItem(tree("pool_sup/worker_4711")), noItem);
    EXPECT_EQ(canvas->scene().found.dots.begin()->second.count(), 1U);
    EXPECT_TRUE(isInView("pool_sup/worker_4711"));
}

TEST_F(Find, ItFindsAmongAHundredThousandSliceBySlice) {
    show(MadeTree::wide(100'000, 20));
    std::size_t expected = 0;
    for (PathId path = 0; path < tree.shown().paths->size(); ++path)
        expected += tree.shown().paths->id(path).find("p1") != std::string::npos ? 1U : 0U;
    type("p1");
    EXPECT_NE(count(), std::to_string(expected) + " matches") << "it does not keep a key waiting";
    ASSERT_TRUE(QTest::qWaitFor([&] { return count() == std::to_string(expected) + " matches"; }, 20'000)) << count();
}

TEST_F(Find, ASliceLightsOnlyItsOwnMatches) {
    show(MadeTree::wide(100'000, 20));
    type("p1");
    const std::uint8_t* lit = canvas->scene().found.isLit.data();
    const std::string first = count();
    ASSERT_TRUE(QTest::qWaitFor([&] { return count() != first; }, 20'000));
    EXPECT_EQ(canvas->scene().found.isLit.data(), lit) << "not made anew";
}

TEST_F(Find, GoingOnLightsNothingAnew) {
    show(MadeTree::workers(5000));
    type("worker");
    press(Qt::Key_Return);
    const std::uint8_t* lit = canvas->scene().found.isLit.data();
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Return);
    EXPECT_EQ(count(), "4 of 5000");
    EXPECT_EQ(canvas->scene().found.isLit.data(), lit) << "not made anew";
    EXPECT_EQ(canvas->scene().found.at, tree("pool_sup/worker_4"));
}

TEST_F(Find, EscapeClosesAndDarkensAllAndGivesTheCanvasTheFocus) {
    show(MadeTree::agents());
    type("r");
    press(Qt::Key_Escape);
    EXPECT_FALSE(bar().isVisible());
    EXPECT_TRUE(canvas->scene().found.items.empty());
    EXPECT_TRUE(canvas->hasFocus());
}

TEST_F(Find, LettersInTheBarAreNoCommands) {
    show(MadeTree::agents());
    type("c");
    EXPECT_EQ(canvas->tool(), TreeCanvas::Tool::Select);
    EXPECT_EQ(field().text(), "c");
}

TEST_F(Find, AnotherTreeIsSearchedForTheSameText) {
    show(MadeTree::agents());
    type("worker_1");
    EXPECT_EQ(count(), "no match");
    MadeTree other = MadeTree::workers(30);
    other.startsAll();
    canvas->open(other.shown());
    EXPECT_EQ(count(), "11 matches");
    canvas->open({});
    EXPECT_EQ(count(), "no match");
}

TEST_F(Find, WhatIsFoundFollowsTheTree) {
    show(MadeTree::agents());
    type("writer");
    tree.happens(EventType::SpecDropped, "agent_app/agent_sup/writer");
    canvas->advance(tree.now());
    ASSERT_TRUE(QTest::qWaitFor([&] { return count() == "no match"; }, 5'000));
}

TEST_F(Find, AScreenReaderHearsWhatEachPartIsAndHowManyMatch) {
    show(MadeTree::agents());
    type("r");
    QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&field());
    EXPECT_EQ(heard->role(), QAccessible::EditableText);
    EXPECT_EQ(heard->text(QAccessible::Name), "Find a process by its name or path");
    EXPECT_EQ(heard->text(QAccessible::Description), "4 matches");
    for (QToolButton* button : bar().findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly))
        EXPECT_FALSE(button->accessibleName().isEmpty());
}

} // namespace
} // namespace resprout::ui
