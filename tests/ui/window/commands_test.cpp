#include "tests/ui/window/window_fixture.h"
#include "ui/log/log_panel.h"
#include "ui/tree/tree_scene.h"
#include "ui/window/exit_dialog.h"
#include "ui/window/process_commands.h"
#include "ui/window/process_menu.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>

#include <array>

namespace resprout::ui {
namespace {

class WindowCommands : public WindowTest {
protected:
    /// The script's steps as "op target reason".
    std::vector<std::string> script() {
        std::vector<std::string> steps;
        for (const Step& step : run().document().script) {
            std::string text = std::string(word(step.op)) + " " + step.target;
            if (step.reason)
                text += " " + toText(*step.reason);
            steps.push_back(text);
        }
        return steps;
    }
    [[nodiscard]] std::string last() {
        const auto steps = script();
        return steps.empty() ? std::string() : steps.back();
    }
};

TEST_F(WindowCommands, TheMenuOfAProcessIssuesWhatStandsBesideTheChoice) {
    struct Choice {
        Command command;
        const char* issue;
        const char* step;
    };
    const std::array choices{Choice{Command::Crash, "raise crash", "raise top/sup/a crash"},
                             Choice{Command::Kill, "signal kill", "signal top/sup/a kill"},
                             Choice{Command::TerminateChild, "", "terminate_child top/sup/a"},
                             Choice{Command::RestartChild, "{error,running}", "restart_child top/sup/a"},
                             Choice{Command::DeleteChild, "{error,running}", "delete_child top/sup/a"}};
    for (const Choice& choice : choices) {
        open("three.tree.json");
        const PathId a = path("top/sup/a");
        EXPECT_EQ(issueOf(run(), a, choice.command), choice.issue);
        emit window->canvas().menuRequested(a, window->mapToGlobal(QPoint(300, 300)));
        auto* menu = window->findChild<ProcessMenu*>();
        ASSERT_NE(menu, nullptr);
        ASSERT_NE(menu->actionOf(choice.command), nullptr);
        menu->actionOf(choice.command)->trigger();
        menu->close();
        EXPECT_EQ(last(), choice.step);
    }
}

TEST_F(WindowCommands, ASupervisorIsCrashedByTheSignalKillAndStopsItsChildrenFirst) {
    const PathId sup = path("top/sup");
    EXPECT_EQ(issueOf(run(), sup, Command::Crash), "same as Kill");
    EXPECT_EQ(issueOf(run(), sup, Command::Kill), "signal kill");
    EXPECT_EQ(issueOf(run(), sup, Command::ExitWithReason), "children first");
    EXPECT_EQ(issueOf(run(), sup, Command::TerminateChild), "with its children");
    window->canvas().setCurrent(sup);
    action(Command::Crash).trigger();
    EXPECT_EQ(last(), "signal top/sup kill");
}

TEST_F(WindowCommands, CrashAllIssuesOneStepForEachChild) {
    window->canvas().setCurrent(path("top/sup"));
    action(Command::CrashChildren).trigger();
    ASSERT_TRUE(waitFor([&] { return script().size() == 3; }));
    EXPECT_EQ(script().front(), "raise top/sup/a crash");
    EXPECT_EQ(last(), "raise top/sup/c crash");
}

TEST_F(WindowCommands, NoLetterActsBehindAnOpenMenu) {
    window->canvas().setCurrent(path("top/sup"));
    window->canvas().setFocus();
    QMenu* menu = window->menuBar()->actions().first()->menu();
    menu->popup(window->mapToGlobal(QPoint(10, 10)));
    ASSERT_TRUE(waitFor([&] { return QApplication::activePopupWidget() == menu; }));
    QTest::keyClick(menu, Qt::Key_X);
    QTest::keyClick(menu, Qt::Key_R);
    EXPECT_TRUE(script().empty());
    menu->close();
    press(Qt::Key_X);
    EXPECT_EQ(last(), "signal top/sup kill");
}

TEST_F(WindowCommands, TheRootIsNobodysChild) {
    EXPECT_FALSE(applies(run(), path("top"), Command::TerminateChild));
    EXPECT_TRUE(applies(run(), path("top"), Command::Kill));
    window->canvas().setCurrent(path("top"));
    EXPECT_FALSE(action(Command::DeleteChild).isEnabled());
    window->canvas().setCurrent(path("top/store"));
    EXPECT_TRUE(action(Command::DeleteChild).isEnabled());
}

TEST_F(WindowCommands, KeysActOnTheCanvas) {
    window->canvas().setCurrent(path("top/sup/a"));
    press(Qt::Key_K);
    EXPECT_EQ(last(), "signal top/sup/a kill");
    press(Qt::Key_C);
    EXPECT_EQ(window->canvas().tool(), TreeCanvas::Tool::Crash);
    EXPECT_TRUE(action(Command::CrashTool).isChecked());
    press(Qt::Key_Escape);
    EXPECT_EQ(window->canvas().tool(), TreeCanvas::Tool::Select);
    press(Qt::Key_Space);
    EXPECT_TRUE(run().isPlaying());
    press(Qt::Key_Space);
    EXPECT_FALSE(run().isPlaying());
    press(Qt::Key_3);
    EXPECT_EQ(run().speed(), 10);
    press(Qt::Key_R);
    EXPECT_EQ(run().now(), 0);
    EXPECT_EQ(run().offCount(), 1);
}

TEST_F(WindowCommands, LettersAndSpaceInATextFieldAreText) {
    window->canvas().setCurrent(path("top/sup/a"));
    press(Qt::Key_E);
    auto* dialog = window->findChild<ExitDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->termField().clear();
    QTest::keyClicks(&dialog->termField(), "{k, r}");
    EXPECT_EQ(dialog->termField().text(), "{k, r}");
    EXPECT_FALSE(run().isPlaying());
    EXPECT_TRUE(script().empty());
}

TEST_F(WindowCommands, SpaceOnAButtonPressesTheButton) {
    auto* step = button<QPushButton>("Step");
    ASSERT_NE(step, nullptr);
    step->setFocus();
    QTest::keyClick(step, Qt::Key_Space);
    EXPECT_FALSE(run().isPlaying());
}

TEST_F(WindowCommands, ADialogPausesTheRunAndItGoesOnAfterwards) {
    run().play();
    window->canvas().setCurrent(path("top/sup/a"));
    action(Command::SendExitSignal).trigger();
    auto* dialog = window->findChild<ExitDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(run().isPlaying());
    dialog->reject();
    ASSERT_TRUE(waitFor([&] { return window->findChild<ExitDialog*>() == nullptr; }));
    EXPECT_TRUE(run().isPlaying());
}

TEST_F(WindowCommands, TheExitDialogGivesOnlyWhatIsATermAndNamesWhatItDoes) {
    window->canvas().setCurrent(path("top/sup/a"));
    action(Command::ExitWithReason).trigger();
    auto* dialog = window->findChild<ExitDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->mainButton().text(), "Exit a");
    EXPECT_EQ(button<QToolButton>("normal")->parentWidget()->accessibleName(), "Reason");
    dialog->termField().setText("{half");
    EXPECT_FALSE(dialog->mainButton().isEnabled());
    dialog->termField().setText("{shutdown, bored}");
    EXPECT_TRUE(dialog->mainButton().isEnabled());
    dialog->mainButton().click();
    EXPECT_EQ(last(), "exit top/sup/a {shutdown,bored}");
}

TEST_F(WindowCommands, UndoTakesTheLastClickBack) {
    EXPECT_FALSE(action(Command::UndoClick).isEnabled());
    run().crash(path("top/sup/a"));
    ASSERT_TRUE(waitFor([&] { return attempt("top/sup/a") == 2 && run().beat() == 0; }));
    action(Command::UndoClick).trigger();
    ASSERT_TRUE(waitFor([&] { return !run().isReplaying(); }));
    EXPECT_EQ(attempt("top/sup/a"), 1U);
    EXPECT_FALSE(window->isWindowModified());
}

TEST_F(WindowCommands, UndoLeavesWhatIsFoldedChosenAndLookedAtAsItIs) {
    run().crash(path("top/store"));
    ASSERT_TRUE(waitFor([&] { return attempt("top/store") == 2 && run().beat() == 0; }));
    window->canvas().toggleFold(path("top/sup"));
    window->canvas().setCurrent(path("top/sup"));
    window->canvas().setZoom(0.7);
    ASSERT_TRUE(
        waitFor([&] { return std::abs(window->canvas().zoom() - 0.7) < 1e-9 && window->canvas().scene().isStill(); }));
    window->log().view().setFilter({path("top/store"), LogFilter::Scope::Only});
    const QRectF box = window->canvas().boxOf(path("top/sup"));
    action(Command::UndoClick).trigger();
    ASSERT_TRUE(waitFor([&] { return !run().isReplaying(); }));
    EXPECT_TRUE(window->canvas().isFolded(path("top/sup")));
    EXPECT_EQ(window->canvas().current(), path("top/sup"));
    EXPECT_EQ(window->canvas().boxOf(path("top/sup")), box);
    EXPECT_EQ(window->log().view().filter().path, path("top/store"));
}

TEST_F(WindowCommands, WhatAResetSwitchedOffIsNotUndone) {
    run().crash(path("top/store"));
    ASSERT_TRUE(waitFor([&] { return attempt("top/store") == 2 && run().beat() == 0; }));
    EXPECT_TRUE(action(Command::UndoClick).isEnabled());
    action(Command::Reset).trigger();
    EXPECT_FALSE(action(Command::UndoClick).isEnabled());
    EXPECT_TRUE(action(Command::ReplayClicks).isEnabled());
}

TEST_F(WindowCommands, EveryCommandHasWordsAndNoTwoShareAKey) {
    QSet<QString> seen;
    for (std::size_t index = 0; index < static_cast<std::size_t>(Command::Count_); ++index) {
        const auto command = static_cast<Command>(index);
        EXPECT_FALSE(window->commands().text(command).isEmpty());
        for (const QString& key : window->commands().keys(command).split(QStringLiteral("   "), Qt::SkipEmptyParts)) {
            EXPECT_FALSE(seen.contains(key)) << key.toStdString();
            seen.insert(key);
        }
    }
}

} // namespace
} // namespace resprout::ui
