#include "tests/ui/window/window_fixture.h"
#include "ui/lens/icicle_view.h"
#include "ui/log/log_panel.h"

namespace resprout::ui {
namespace {

class WindowIcicle : public WindowTest {};

TEST_F(WindowIcicle, VSwitchesBetweenTreeAndIcicleAndTheMenuSaysWhich) {
    press(Qt::Key_V);
    ASSERT_NE(window->canvas().icicle(), nullptr);
    EXPECT_TRUE(action(Command::ShowIcicle).isChecked());
    QTest::keyClick(window->canvas().icicle(), Qt::Key_V);
    EXPECT_EQ(window->canvas().icicle(), nullptr);
    EXPECT_FALSE(action(Command::ShowIcicle).isChecked());
    action(Command::ShowIcicle).trigger();
    window->canvas().showInTree(path("top/sup/a"));
    EXPECT_FALSE(action(Command::ShowIcicle).isChecked());
}

TEST_F(WindowIcicle, SpaceRunsAndPausesThereToo) {
    press(Qt::Key_V);
    QTest::keyClick(window->canvas().icicle(), Qt::Key_Space);
    EXPECT_TRUE(run().isPlaying());
}

TEST_F(WindowIcicle, ItFollowsTheRun) {
    press(Qt::Key_V);
    run().crash(path("top/sup/a"));
    run().play();
    ASSERT_TRUE(waitFor([&] { return attempt("top/sup/a") == 2; }));
    const IcicleModel& model = window->canvas().icicle()->fold().model();
    EXPECT_EQ(model.stateOf(model.itemOf(path("top/sup/a"))), state("top/sup/a"));
}

TEST_F(WindowIcicle, WhatWasHiddenIsHiddenInTheNextWindowToo) {
    for (const Command command : {Command::ShowMinimap, Command::ShowLog}) {
        EXPECT_TRUE(action(command).isChecked());
        action(command).trigger();
    }
    window->close();
    open("three.tree.json");
    EXPECT_FALSE(action(Command::ShowMinimap).isChecked());
    EXPECT_FALSE(action(Command::ShowLog).isChecked());
    EXPECT_FALSE(window->log().isVisible());
}

} // namespace
} // namespace resprout::ui
