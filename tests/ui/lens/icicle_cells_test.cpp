#include "ui/lens/icicle_cells.h"

#include "tests/ui/tree/made_tree.h"
#include "ui/lens/icicle_fold.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace resprout::ui {
namespace {

using test::MadeTree;

class Icicle : public testing::Test {
protected:
    void show(MadeTree made, double width = 1000) {
        tree = std::make_unique<MadeTree>(std::move(made));
        tree->startsAll();
        fold.open(tree->shown());
        geometry.top = 0;
        geometry.area = {0, 0, width, 300};
        geometry.pitch = 60;
        geometry.gap = 3;
        geometry.rows = 5;
    }
    QImage painted(IcicleCells::Style style = IcicleCells::Style::Small) {
        QImage image(static_cast<int>(geometry.area.width()), 320, QImage::Format_RGB32);
        cells.paint(image, fold.model(), geometry, palette, style, 1, 34);
        return image;
    }
    [[nodiscard]] QRgb colour(ProcessState state) const { return IcicleCells::colourOf(palette, state).rgb(); }
    [[nodiscard]] QRectF box(const char* path) const {
        return geometry.box(fold.model(), fold.model().itemOf((*tree)(path)));
    }

    std::unique_ptr<MadeTree> tree;
    IcicleFold fold;
    IcicleGeometry geometry;
    IcicleCells cells;
    Palette palette = Palette::light();
};

TEST_F(Icicle, ChildrenShareTheWholeWidthOfTheirSupervisorByWhatIsBelowThem) {
    show(MadeTree::agents());
    EXPECT_DOUBLE_EQ(box("agent_app").width(), 1000);
    EXPECT_DOUBLE_EQ(box("agent_app/store").width(), 200);
    EXPECT_DOUBLE_EQ(box("agent_app/agent_sup").left(), 200);
    EXPECT_DOUBLE_EQ(box("agent_app/agent_sup").width(), 800);
    EXPECT_DOUBLE_EQ(box("agent_app/agent_sup/editor").right(), 1000);
}

TEST_F(Icicle, WhatIsAtAPointIsWhatIsDrawnThere) {
    show(MadeTree::wide(300, 4));
    for (ItemIndex item = 0; item < fold.model().size(); ++item) {
        const QRectF at = geometry.box(fold.model(), item);
        if (at.width() >= 1) {
            EXPECT_EQ(geometry.itemAt(fold.model(), at.center(), 1), item);
        }
    }
    EXPECT_EQ(geometry.itemAt(fold.model(), {-1, 10}, 1), noItem);
    EXPECT_EQ(geometry.itemAt(fold.model(), {10, 310}, 1), noItem);
}

/// Random trees: some supervisors of few, some of very many.
MadeTree anyTree(std::mt19937& random) {
    std::vector<MadeTree::Node> nodes{{"top", NodeKind::Supervisor}};
    for (std::size_t above = 0; above < nodes.size() && nodes.size() < 4000; above += 1 + random() % 7) {
        nodes[above].kind = NodeKind::Supervisor;
        const std::size_t children = 1 + random() % (random() % 4 == 0 ? 900 : 9);
        for (std::size_t i = 0; i < children; ++i)
            nodes.push_back({nodes[above].path + "/p" + std::to_string(i)});
    }
    return MadeTree(nodes);
}

TEST_F(Icicle, WhatIsAtEachPixelIsWhatIsPaintedThereAtAnyRatio) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        std::mt19937 random(seed);
        show(anyTree(random), static_cast<double>(150 + random() % 900));
        for (int i = 0; i < 60; ++i)
            tree->happens(random() % 3 == 0 ? EventType::Spawned : EventType::Exited,
                          static_cast<PathId>(random() % fold.model().size()), Why::RaisedError);
        fold.advance();
        geometry.area.moveLeft(static_cast<double>(random() % 400) / 10);
        for (const IcicleCells::Style style : {IcicleCells::Style::Small, IcicleCells::Style::Full})
            for (const double ratio : {1.0, 1.5, 2.0}) {
                QImage image((QSizeF(geometry.area.right() + 20, 320) * ratio).toSize(), QImage::Format_RGB32);
                cells.paint(image, fold.model(), geometry.scaled(ratio), palette, style, ratio, 34);
                for (std::uint32_t row = 0; row < geometry.rows; ++row) {
                    const double y = geometry.rowTop(row) + 12.5; // no cell is broken or rounded there
                    for (int x = 0; x < image.width(); ++x) {
                        const ItemIndex item = geometry.itemAt(fold.model(), {x / ratio, y}, ratio);
                        EXPECT_EQ(geometry.itemAt(fold.model(), {(x + 0.9) / ratio, y}, ratio), item);
                        const QRgb painted = image.pixel(x, static_cast<int>(y * ratio));
                        if (painted == palette.background.rgb()) // nothing, or the gap behind a cell
                            ASSERT_TRUE(item == noItem || geometry.span(fold.model(), item).width * ratio >= 3);
                        else
                            ASSERT_TRUE(item != noItem && painted == colour(fold.model().stateOf(item)))
                                << "seed " << seed << ", ratio " << ratio << ", row " << row << ", pixel " << x;
                    }
                }
            }
    }
}

TEST_F(Icicle, APointInTheLastPixelOfACellIsNotItsNeighbour) {
    show(MadeTree::workers(100), 104);
    const double left = geometry.span(fold.model(), fold.model().itemOf((*tree)("pool_sup/worker_11"))).left;
    ASSERT_NEAR(left, 10.4, 1e-9) << "painted in pixel 10 alone";
    EXPECT_EQ(geometry.itemAt(fold.model(), {10, 80}, 1), fold.model().itemOf((*tree)("pool_sup/worker_11")));
}

TEST_F(Icicle, OneCrashAmongThousandsBelowAPixelIsSeenAndFound) {
    show(MadeTree::workers(100'000));
    const PathId victim = (*tree)("pool_sup/worker_4321");
    tree->happens(EventType::Exited, victim, Why::RaisedError);
    fold.advance();
    const QImage image = painted();
    const int column = 4320 * 1000 / 100'000;
    EXPECT_EQ(image.pixel(column, 80), colour(ProcessState::Crashed));
    EXPECT_EQ(image.pixel(column + 2, 80), colour(ProcessState::Running));
    EXPECT_EQ(geometry.itemAt(fold.model(), {column + 0.5, 80}, 1), fold.model().itemOf(victim));
}

TEST_F(Icicle, ACrashDeepBelowWhatIsTooSmallToBeDrawnIsSeenAndFound) {
    show(MadeTree::wide(100'000, 20), 300);
    const PathId victim = fold.model().path.back();
    tree->happens(EventType::Exited, victim, Why::RaisedError);
    fold.advance();
    const ItemIndex item = fold.model().itemOf(victim);
    ASSERT_LT(geometry.span(fold.model(), item).width, 0.1);
    // Its row: that of the first one above it that has no pixel of its own.
    ItemIndex drawn = item;
    while (geometry.span(fold.model(), fold.model().parent[drawn]).width < 1)
        drawn = fold.model().parent[drawn];
    ASSERT_NE(drawn, item);
    const auto column = static_cast<int>(geometry.span(fold.model(), drawn).left);
    const int y = static_cast<int>(geometry.rowTop(fold.model().level[drawn])) + 20;
    EXPECT_EQ(painted().pixel(column, y), colour(ProcessState::Crashed));
    EXPECT_EQ(geometry.itemAt(fold.model(), {column + 0.9, y + 0.5}, 1), item);
}

TEST_F(Icicle, BelowALevelThatHasNoPixelTheColumnsGoOnDownToWhereEachSubtreeEnds) {
    std::vector<MadeTree::Node> nodes{{"top", NodeKind::Supervisor}};
    for (int pool = 0; pool < 100; ++pool) {
        const std::string path = "top/p" + std::to_string(pool);
        nodes.push_back({path, NodeKind::Supervisor});
        for (const char* below : {"/s", "/s/t"})
            if (pool >= 50)
                nodes.push_back({path + below, NodeKind::Supervisor});
        for (int worker = 0; worker < 10; ++worker)
            nodes.push_back({path + (pool < 50 ? "/w" : "/s/t/w") + std::to_string(worker)});
    }
    show(MadeTree(nodes), 50); // two pools in a pixel
    const QImage image = painted();
    const auto isPainted = [&](int x, std::uint32_t row) {
        return image.pixel(x, static_cast<int>(geometry.rowTop(row)) + 20) == colour(ProcessState::Running);
    };
    const auto levelAt = [&](int x, std::uint32_t row) {
        const ItemIndex item = geometry.itemAt(fold.model(), {x + 0.5, geometry.rowTop(row) + 20}, 1);
        return item == noItem ? -1 : static_cast<int>(fold.model().level[item]);
    };
    for (std::uint32_t row = 0; row < geometry.rows; ++row) {
        EXPECT_EQ(isPainted(10, row), row <= 2) << row;
        EXPECT_EQ(isPainted(40, row), row <= 4) << row;
        EXPECT_EQ(levelAt(10, row), row <= 2 ? static_cast<int>(row) : -1);
        EXPECT_EQ(levelAt(40, row), static_cast<int>(row)) << "who lies there is of that level";
    }
    EXPECT_FALSE(cells.goesDeeper());
    geometry.rows = 4;
    painted();
    EXPECT_TRUE(cells.goesDeeper());
}

TEST_F(Icicle, WhomTwoAreBelowIsFoundInOneClimb) {
    constexpr ItemIndex depth =
        200'000; // two chains below the root; a climb from the bottom for each step takes minutes
    IcicleModel model;
    model.parent = {noItem, 0, 0};
    model.level = {0, 1, 1};
    for (ItemIndex item = 3; item <= 2 * depth; ++item) {
        model.parent.push_back(item - 2);
        model.level.push_back(model.level[item - 2] + 1);
    }
    EXPECT_EQ(commonAncestor(model, 2 * depth, 2 * depth - 1), 0U);
    EXPECT_EQ(commonAncestor(model, 2 * depth, 100), 100U);
    EXPECT_EQ(commonAncestor(model, 100, 2 * depth), 100U);
    EXPECT_EQ(commonAncestor(model, 101, 100), 0U);
}

TEST_F(Icicle, HuesOfStatesAreNeverMixed) {
    show(MadeTree::wide(50'000, 7), 640);
    for (PathId path = 5; path < tree->shown().paths->size(); path += 7)
        tree->happens(path % 2 == 0 ? EventType::Exited : EventType::Spawned, path, Why::RaisedError);
    fold.advance();
    std::set<QRgb> allowed{palette.background.rgb()};
    for (std::size_t i = 0; i < stateCount; ++i)
        allowed.insert(colour(static_cast<ProcessState>(i)));
    const QImage image = painted();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ASSERT_TRUE(allowed.contains(image.pixel(x, y))) << x << ' ' << y;
}

TEST_F(Icicle, NarrowCellsTellTheirStateByTheWayTheyAreBrokenToo) {
    show(MadeTree::workers(100'000));
    tree->happens(EventType::Exited, "pool_sup/worker_10051", Why::RaisedError);
    tree->happens(EventType::Exited, "pool_sup/worker_50051", Why::RaisedError);
    tree->happens(EventType::Spawned, "pool_sup/worker_50051", Why::RestartedAlone);
    fold.advance();
    ASSERT_EQ(fold.model().stateOf(fold.model().itemOf((*tree)("pool_sup/worker_50051"))), ProcessState::Restarting);
    const QImage image = painted();
    std::set<QRgb> solid;
    std::set<QRgb> dashed;
    for (int y = 60; y < 117; ++y) {
        solid.insert(image.pixel(100, y));
        dashed.insert(image.pixel(500, y));
    }
    EXPECT_EQ(solid, std::set<QRgb>{colour(ProcessState::Crashed)});
    EXPECT_EQ(dashed, (std::set<QRgb>{colour(ProcessState::Restarting), colour(ProcessState::Running)}));
}

TEST_F(Icicle, TheFootOfACellSaysWhichShareIsCrashed) {
    show(MadeTree::workers(100));
    for (PathId worker = 1; worker <= 50; ++worker)
        tree->happens(EventType::Exited, worker, Why::RaisedError);
    fold.advance();
    const QImage image = painted(IcicleCells::Style::Full);
    int crashed = 0;
    for (int x = 0; x < image.width(); ++x)
        crashed += image.pixel(x, 50) == palette.fill(ProcessState::Crashed).rgb() ? 1 : 0;
    EXPECT_NEAR(crashed, 1000 * 50 / 101.0, 12);
}

TEST_F(Icicle, ThatThereIsMoreBelowIsTold) {
    show(MadeTree::chain(100));
    painted();
    EXPECT_TRUE(cells.goesDeeper());
    show(MadeTree::agents());
    painted();
    EXPECT_FALSE(cells.goesDeeper());
}

} // namespace
} // namespace resprout::ui
