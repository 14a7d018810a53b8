#include "tests/ui/window/window_fixture.h"
#include "ui/chart/restart_chart.h"
#include "ui/inspector/inspector.h"
#include "ui/log/log_panel.h"
#include "ui/window/bars.h"
#include "ui/window/end_chain.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace resprout::ui {
namespace {

/// End to end: open a tree, watch it live, crash it, change its strategy, see the restarts charted.
class MainJob : public WindowTest {
protected:
    std::vector<std::string> story() {
        std::vector<std::string> lines;
        for (std::size_t row = 0; row < run().log().size(); ++row) {
            const LifecycleEvent& event = run().log().row(row);
            lines.push_back(std::to_string(event.time) + " " + std::string(word(event.type)) + " " +
                            run().paths().text(event.path) + " " + run().terms().text(event.term));
        }
        return lines;
    }
    [[nodiscard]] bool says(const char* words) {
        return std::ranges::any_of(window->bars().findChildren<QLabel*>(),
                                   [&](const QLabel* label) { return label->text().startsWith(QLatin1String(words)); });
    }
};

TEST_F(MainJob, AClickWithTheCrashToolCrashesTheWorkerAndTreeLogGaugeAndChartShowIt) {
    window->canvas().setCurrent(path("top/sup"));
    auto* crashTool = button<QPushButton>("Crash tool");
    ASSERT_NE(crashTool, nullptr);
    QTest::mouseClick(crashTool, Qt::LeftButton);
    EXPECT_EQ(window->canvas().tool(), TreeCanvas::Tool::Crash);
    EXPECT_EQ(window->bars().kind(), Bars::Kind::CrashTool);

    stride = std::chrono::milliseconds(20); // slow enough to show each beat
    bool sawCrashed = false;
    QObject::connect(&run(), &resprout::ui::Run::advanced, &run(),
                     [&] { sawCrashed = sawCrashed || state("top/sup/b") == ProcessState::Crashed; });
    click("top/sup/b");
    ASSERT_TRUE(waitFor([&] { return attempt("top/sup/b") == 2 && state("top/sup/b") == ProcessState::Running; }));

    EXPECT_TRUE(sawCrashed) << "the tree";
    EXPECT_EQ(attempt("top/sup/a"), 1U);
    EXPECT_EQ(run().tree().supervisor(path("top/sup"))->held, 1U) << "the gauge";
    LogView& log = window->log().view();
    bool isLogged = false;
    for (std::size_t row = 0; row < log.rowCount(); ++row)
        isLogged = isLogged || (log.text(row, LogColumn::Process).startsWith("b") &&
                                log.text(row, LogColumn::Happened).contains("{crash,stack}"));
    EXPECT_TRUE(isLogged) << "the log";
    EXPECT_EQ(window->inspector().process(), path("top/sup")) << "crashing is not selecting: the chart stays";
    EXPECT_TRUE(waitFor([&] { return window->inspector().chart().words().left.startsWith("2"); })) << "the chart";
}

TEST_F(MainJob, WithOneForAllEveryChildGoesDownAndComesBack) {
    window->canvas().setCurrent(path("top/sup"));
    QTest::mouseClick(&window->inspector().settings().card(Strategy::OneForAll), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return run().tree().supervisor(path("top/sup"))->strategy == Strategy::OneForAll; }));
    window->canvas().setTool(TreeCanvas::Tool::Crash);
    click("top/sup/a");
    ASSERT_TRUE(waitFor([&] { return attempt("top/sup/c") == 2 && state("top/sup/c") == ProcessState::Running; }));
    EXPECT_EQ(attempt("top/sup/a"), 2U);
    EXPECT_EQ(attempt("top/sup/b"), 2U);
    EXPECT_EQ(attempt("top/store"), 1U);
    EXPECT_EQ(run().tree().supervisor(path("top/sup"))->held, 1U);
}

TEST_F(MainJob, WhatIsSavedIsReplayedExactly) {
    run().crash(path("top/sup/a"));
    ASSERT_TRUE(waitFor([&] { return attempt("top/sup/a") == 2 && run().beat() == 0; }));
    EXPECT_TRUE(window->isWindowModified());
    window->documents().saveTo(file("lesson.tree.json"));
    EXPECT_FALSE(window->isWindowModified());
    const VirtualTime end = run().now();
    const std::vector<std::string> before = story();

    open("lesson.tree.json");
    run().setSpeed(100);
    run().play();
    ASSERT_TRUE(waitFor([&] { return run().now() > end; }));
    EXPECT_EQ(before, story());
}

TEST_F(MainJob, WhenTheRootGivesUpABarTellsTheChainOfRulesAndResets) {
    window->canvas().setCurrent(path("top/sup"));
    for (int crash = 0; crash < 16 && run().tree().rootEnd() == TermTable::none; ++crash) {
        const std::uint32_t before = attempt("top/sup/b");
        run().crash(path("top/sup/b"));
        ASSERT_TRUE(waitFor([&] {
            return run().beat() == 0 && (attempt("top/sup/b") > before || run().tree().rootEnd() != TermTable::none);
        }));
    }
    ASSERT_NE(run().tree().rootEnd(), TermTable::none);
    EXPECT_TRUE(waitFor([&] { return window->bars().kind() == Bars::Kind::RootGone; }));
    const std::vector<ChainLink> chain = chainOfEnd(run());
    ASSERT_FALSE(chain.empty());
    EXPECT_EQ(chain.back().sign, Sign::GaveUp);
    EXPECT_TRUE(chain.back().words.startsWith("top allows 3")) << chain.back().words.toStdString();
    const int steps = run().stepCount();
    auto* reset = window->bars().findChild<QPushButton*>();
    ASSERT_NE(reset, nullptr);
    QTest::mouseClick(reset, Qt::LeftButton);
    EXPECT_EQ(run().now(), 0);
    EXPECT_EQ(window->canvas().current(), path("top/sup")) << "what was selected still is";
    EXPECT_EQ(window->inspector().process(), path("top/sup"));
    EXPECT_EQ(run().offCount(), steps);
    EXPECT_EQ(window->bars().kind(), Bars::Kind::Replay);
}

TEST_F(MainJob, TheFirstExampleOpensByItselfWithTheLineThatSaysWhatToClick) {
    window = std::make_unique<MainWindow>();
    window->run().setWallClock([this] { return wall += stride; });
    window->show();
    window->begin({});
    ASSERT_TRUE(waitFor([&] { return run().isOpen() && run().isPlaying(); }));
    EXPECT_EQ(window->documents().name(), "agent_framework");
    EXPECT_EQ(window->bars().kind(), Bars::Kind::Hint);
    EXPECT_NE(window->canvas().current(), noPath);
    ASSERT_TRUE(says("Click Crash tool, then any worker."));
}

TEST_F(MainJob, AnExampleThatIsOpenedSaysWhatToTryUntilItIsClosed) {
    window->documents().open(QStringLiteral(":/examples/02_one_for_one.tree.json"));
    ASSERT_TRUE(waitFor([&] { return window->documents().name() == "one_for_one" && run().isPlaying(); }));
    EXPECT_EQ(window->bars().kind(), Bars::Kind::Hint);
    EXPECT_TRUE(says("Crash cache:"));
    action(Command::CrashTool).trigger();
    EXPECT_EQ(window->bars().kind(), Bars::Kind::CrashTool);
    EXPECT_TRUE(says("Crash cache: "));
    action(Command::CrashTool).trigger();
    EXPECT_TRUE(says("Crash cache:"));
    button<QToolButton>("Close this line")->click();
    EXPECT_EQ(window->bars().kind(), Bars::Kind::None);
}

} // namespace
} // namespace resprout::ui
