#pragma once

#include "tests/ui/tree/made_tree.h"
#include "ui/theme/theme.h"
#include "ui/tree/tree_canvas.h"

#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace resprout::ui {

/// A canvas that shows a made up tree, in which everything runs. Nothing moves gradually.
class CanvasTest : public testing::Test {
protected:
    CanvasTest() {
        qRegisterMetaType<PathId>("resprout::PathId");
        Theme::instance().setMotion(Theme::Motion::Reduced);
    }
    ~CanvasTest() override { Theme::instance().setMotion(Theme::Motion::Full); }

    /// A new canvas on that tree.
    void show(test::MadeTree made) {
        canvas.reset();
        tree = std::move(made);
        tree.startsAll();
        canvas = std::make_unique<TreeCanvas>();
        canvas->resize(1000, 480);
        canvas->show();
        canvas->open(tree.shown());
        canvas->advance(tree.now());
        ASSERT_TRUE(QTest::qWaitForWindowExposed(canvas.get()));
    }

    [[nodiscard]] std::string text(PathId path) const { return path == noPath ? "" : tree.shown().paths->text(path); }
    [[nodiscard]] std::string current() const { return text(canvas->current()); }

    test::MadeTree tree = test::MadeTree::agents();
    std::unique_ptr<TreeCanvas> canvas;
};

} // namespace resprout::ui
