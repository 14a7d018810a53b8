#include "tests/ui/tree/made_tree.h"
#include "ui/tree/tree_canvas.h"

#include <QTest>

#include <gtest/gtest.h>

// Invariant: layout, painting, keys and accessibility of the canvas do not recurse into the tree.

namespace resprout::ui {
namespace {

TEST(DeepTree, IsLaidOutPaintedAndWalkedAtADepthOf10000) {
    constexpr int depth = 10'000;
    std::vector<test::MadeTree::Node> nodes;
    std::string path = "s";
    for (int level = 0; level < depth; ++level, path += "/s")
        nodes.push_back({path, NodeKind::Supervisor});
    nodes.push_back({path, NodeKind::Worker});
    test::MadeTree tree(nodes);
    tree.startsAll();
    TreeCanvas canvas;
    canvas.resize(1000, 600);
    canvas.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&canvas));
    canvas.open(tree.shown());
    canvas.advance(tree.now());
    canvas.fit();
    EXPECT_FALSE(canvas.grab().isNull());

    const PathId worker = tree(path);
    canvas.setCurrent(worker);
    EXPECT_GT(canvas.boxOf(worker).top(), canvas.boxOf(tree.fold().root()).bottom());
    constexpr int steps = 100;
    for (int step = 0; step < steps; ++step)
        QTest::keyClick(&canvas, Qt::Key_Up);
    EXPECT_EQ(canvas.current(), tree(path.substr(0, path.size() - 2 * steps)));
}

} // namespace
} // namespace resprout::ui
