#include "ui/lens/minimap.h"

#include "tests/ui/tree/canvas_fixture.h"
#include "ui/lens/icicle_view.h"
#include "ui/tree/canvas_lens.h"
#include "ui/tree/tree_scene.h"

#include <QAccessible>

#include <gtest/gtest.h>

namespace resprout::ui {
namespace {

using test::MadeTree;

class MinimapOnCanvas : public CanvasTest {
protected:
    [[nodiscard]] Minimap& map() { return *canvas->findChild<Minimap*>(); }
    [[nodiscard]] CanvasLens& lens() { return *canvas->findChild<CanvasLens*>(); }
    [[nodiscard]] bool isPainted(ProcessState state) {
        const QImage image = map().grab().toImage();
        Palette palette = Theme::instance().palette();
        palette.background = palette.surface; // it lies on a panel
        return image.pixelColor(image.width() / 2, 40) == IcicleCells::colourOf(palette, state);
    }
    [[nodiscard]] bool isShown() { return map().isVisible(); }
};

TEST_F(MinimapOnCanvas, ItIsThereFromTwoHundredProcessesOn) {
    show(MadeTree::wide(199, 5));
    EXPECT_FALSE(isShown());
    show(MadeTree::wide(200, 5));
    EXPECT_TRUE(isShown());
}

TEST_F(MinimapOnCanvas, ItCanBeHiddenAndGivesWayToTheIcicle) {
    show(MadeTree::wide(400, 5));
    canvas->setMinimap(TreeCanvas::Map::Hidden);
    EXPECT_FALSE(isShown());
    canvas->setMinimap(TreeCanvas::Map::Shown);
    ASSERT_TRUE(QTest::qWaitFor([&] { return isShown(); }, 5'000));
    canvas->setView(TreeCanvas::View::Icicle);
    EXPECT_FALSE(isShown());
    canvas->setView(TreeCanvas::View::Tree);
    EXPECT_TRUE(isShown());
    canvas->resize(500, 300);
    EXPECT_FALSE(isShown()) << "the canvas is too small for both";
}

TEST_F(MinimapOnCanvas, ItHidesWhereAFittedTreeReachesUnderItUnlessItIsAskedFor) {
    show(MadeTree::wide(400, 5));
    ASSERT_TRUE(isShown());
    const TreeScene& scene = canvas->scene();
    for (int height = 470; height > 340 && !scene.isAnythingIn(map().box()); height -= 5)
        canvas->resize(1000, height);
    ASSERT_TRUE(scene.isFitted() && scene.isAnythingIn(map().box()));
    EXPECT_FALSE(isShown());
    canvas->setZoom(2 * canvas->zoom());
    EXPECT_TRUE(QTest::qWaitFor([&] { return isShown(); }, 5'000)) << "not all of the tree is in sight";
    canvas->fit();
    EXPECT_FALSE(isShown());
    canvas->setMinimap(TreeCanvas::Map::Hidden);
    canvas->setMinimap(TreeCanvas::Map::Shown);
    ASSERT_TRUE(QTest::qWaitFor([&] { return isShown(); }, 5'000));
}

TEST_F(MinimapOnCanvas, ItsModelLivesOnlyWhileItIsToBeSeen) {
    show(MadeTree::wide(400, 5));
    const auto hasModel = [&] {
        return !lens().fold().shown().isEmpty();
    };
    ASSERT_TRUE(isShown() && hasModel());
    for (int height = 470; height > 340 && !canvas->scene().isAnythingIn(map().box()); height -= 5)
        canvas->resize(1000, height);
    ASSERT_FALSE(isShown());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !hasModel() && !lens().isBuilding(); }, 5'000));
    canvas->open(tree.shown());
    canvas->advance(tree.now());
    EXPECT_FALSE(hasModel()) << "the tree lies under it from the beginning";
    canvas->setZoom(2 * canvas->zoom());
    ASSERT_TRUE(QTest::qWaitFor([&] { return isShown(); }, 5'000));
    const std::uint64_t version = lens().fold().version();
    canvas->setZoom(3 * canvas->zoom());
    canvas->advance(tree.now());
    EXPECT_EQ(lens().fold().version(), version) << "another view is no other model";
    canvas->fit();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !hasModel(); }, 5'000));
}

TEST_F(MinimapOnCanvas, ItsBracketsAreAroundWhatTheCanvasShows) {
    show(MadeTree::wide(400, 5));
    canvas->unfoldAll();
    canvas->fit();
    EXPECT_EQ(map().viewed(), (IciclePart{0, 1, 0, map().viewed().last}));
    canvas->setZoom(1);
    const PathId last = canvas->scene().model().path.back();
    canvas->bringUp(last);
    const IciclePart part = map().viewed();
    EXPECT_GT(part.right - part.left, 0);
    EXPECT_LT(part.right - part.left, 0.6);
    EXPECT_FALSE(map().brackets().isEmpty());
}

TEST_F(MinimapOnCanvas, AClickInItMovesTheCanvasThere) {
    show(MadeTree::wide(400, 5));
    canvas->expandAll();
    canvas->setZoom(1);
    const QRectF area = QRectF(map().rect()).adjusted(20, 20, -20, -20);
    QTest::mouseClick(&map(), Qt::LeftButton, {}, QPointF(area.left() + 2, area.bottom() - 2).toPoint());
    const IciclePart left = map().viewed();
    QTest::mouseClick(&map(), Qt::LeftButton, {}, QPointF(area.right() - 2, area.bottom() - 2).toPoint());
    const IciclePart right = map().viewed();
    EXPECT_LT(left.left, 0.1);
    EXPECT_GT(right.right, 0.9);
    EXPECT_GT(right.left, left.left);
}

TEST_F(MinimapOnCanvas, ArrowKeysInItMoveTheCanvas) {
    show(MadeTree::wide(400, 5));
    const Camera before = canvas->scene().camera();
    QTest::keyClick(&map(), Qt::Key_Right);
    EXPECT_DOUBLE_EQ(canvas->scene().camera().offsetX, before.offsetX - 250);
    QTest::keyClick(&map(), Qt::Key_Up);
    EXPECT_DOUBLE_EQ(canvas->scene().camera().offsetY, before.offsetY + 120);
}

TEST_F(MinimapOnCanvas, ItFollowsWhatHappens) {
    show(MadeTree::workers(1000));
    ASSERT_TRUE(isShown());
    for (PathId worker = 1; worker <= 1000; ++worker)
        tree.happens(EventType::Exited, worker, Why::RaisedError);
    canvas->advance(tree.now());
    ASSERT_TRUE(QTest::qWaitFor([&] { return isPainted(ProcessState::Crashed); }, 5'000));
}

TEST_F(MinimapOnCanvas, ItShowsWhatHappenedWhileTheIcicleWasInItsPlace) {
    show(MadeTree::workers(1000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return isPainted(ProcessState::Running); }, 5'000));
    canvas->setView(TreeCanvas::View::Icicle);
    for (PathId worker = 1; worker <= 1000; ++worker)
        tree.happens(EventType::Exited, worker, Why::RaisedError);
    canvas->advance(tree.now());
    canvas->setView(TreeCanvas::View::Tree);
    ASSERT_TRUE(QTest::qWaitFor([&] { return isPainted(ProcessState::Crashed); }, 5'000));
}

TEST_F(MinimapOnCanvas, NothingIsLeftOfItWhereNoTreeIs) {
    show(MadeTree::wide(400, 5));
    EXPECT_FALSE(lens().fold().model().isEmpty());
    canvas->open({});
    EXPECT_FALSE(isShown());
    EXPECT_TRUE(lens().fold().model().isEmpty());
    EXPECT_TRUE(lens().fold().shown().isEmpty());
    EXPECT_FALSE(lens().isBuilding());
    canvas->grab();
}

TEST_F(MinimapOnCanvas, NothingIsLeftOfABigTreeThatWasBeingBuiltWhenASmallOneIsOpened) {
    show(MadeTree::wide(100'000, 20));
    canvas->setMinimap(TreeCanvas::Map::Hidden);
    canvas->setMinimap(TreeCanvas::Map::Shown); // also above what lies under it
    ASSERT_TRUE(lens().fold().isBuilding());
    MadeTree small = MadeTree::agents();
    small.startsAll();
    canvas->open(small.shown());
    canvas->advance(small.now());
    EXPECT_TRUE(lens().fold().model().isEmpty());
    EXPECT_TRUE(lens().fold().shown().isEmpty());
    EXPECT_FALSE(lens().fold().isBuilding());
    EXPECT_FALSE(lens().isBuilding());
    canvas->open({});
}

TEST_F(MinimapOnCanvas, ItLooksAtTheCanvasOnceAFrameHoweverOftenThatHasMoved) {
    show(MadeTree::wide(400, 5));
    int looks = 0;
    Minimap other(lens().fold(), [&] {
        ++looks;
        return IciclePart{0, 0.5, 0, 1};
    });
    for (int i = 0; i < 5; ++i)
        other.followView();
    EXPECT_EQ(looks, 0);
    other.grab();
    EXPECT_EQ(looks, 1);
    EXPECT_FALSE(other.brackets().isEmpty());
}

TEST_F(MinimapOnCanvas, AScreenReaderHearsWhatItIs) {
    show(MadeTree::wide(400, 5));
    QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&map());
    EXPECT_EQ(heard->text(QAccessible::Name), "Minimap");
    EXPECT_FALSE(heard->text(QAccessible::Description).isEmpty());
}

} // namespace
} // namespace resprout::ui
