#include "tests/ui/played_run.h"
#include "ui/log/log_panel.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace resprout::ui {
namespace {

using namespace test;

struct ShownLog {
    PlayedRun run{agentFramework()};
    LogPanel panel;

    ShownLog() {
        run.playTo(1000);
        panel.resize(1588, 262);
        panel.setSource(run.source());
        panel.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&panel));
    }
    void crash(VirtualTime until) {
        run.post(raise(writer)).playTo(until);
        panel.refresh();
    }
    [[nodiscard]] LogView& view() { return panel.view(); }
    [[nodiscard]] QScrollBar& bar() { return *panel.view().verticalScrollBar(); }
};

TEST(LogView, FollowsTheNewestRowUntilSomeoneScrollsUp) {
    ShownLog shown;
    for (int crash = 1; crash < 8; ++crash)
        shown.crash(1000 + crash * 6000);
    EXPECT_TRUE(shown.view().isFollowing());
    EXPECT_EQ(shown.bar().value(), shown.bar().maximum());
    shown.bar().triggerAction(QAbstractSlider::SliderSingleStepSub);
    EXPECT_FALSE(shown.view().isFollowing());
    const int kept = shown.bar().value();
    shown.crash(60'000);
    EXPECT_EQ(shown.bar().value(), kept);
    shown.bar().triggerAction(QAbstractSlider::SliderToMaximum);
    EXPECT_TRUE(shown.view().isFollowing());
    EXPECT_TRUE(shown.panel.findChild<QCheckBox*>()->isChecked());
}

TEST(LogView, FiltersByOneProcessOrItsSubtree) {
    ShownLog shown;
    shown.crash(2000);
    const std::size_t all = shown.view().rowCount();
    shown.view().setFilter({shown.run.path(writer), LogFilter::Scope::Only});
    EXPECT_EQ(shown.view().rowCount(), 3U); // started, exited, started
    shown.view().setFilter({shown.run.path(agentSup), LogFilter::Scope::WithSubtree});
    EXPECT_EQ(shown.view().rowCount(), all - 2); // without store and agent_app
    shown.view().setFilter({});
    EXPECT_EQ(shown.view().rowCount(), all);
}

TEST(LogView, WalksByKeysAndTellsTheProcess) {
    ShownLog shown;
    shown.crash(2000);
    QSignalSpy selected(&shown.panel, &LogPanel::processSelected);
    QTest::keyClick(&shown.view(), Qt::Key_End);
    QTest::keyClick(&shown.view(), Qt::Key_Up);
    ASSERT_EQ(selected.count(), 2);
    EXPECT_EQ(selected[0][0].value<PathId>(), shown.run.path(writer));
    EXPECT_EQ(selected[1][0].value<PathId>(), shown.run.path(agentSup));
    QTest::keyClick(&shown.view(), Qt::Key_Home);
    EXPECT_EQ(shown.view().current(), 0U);
}

TEST(LogView, CopiesWhatIsSelected) {
    ShownLog shown;
    shown.crash(2000);
    QTest::keyClick(&shown.view(), Qt::Key_End);
    QTest::keyClick(&shown.view(), Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(&shown.view(), Qt::Key_C, Qt::ControlModifier);
    const QString text = QApplication::clipboard()->text();
    EXPECT_EQ(text.count('\n'), 2);
    EXPECT_TRUE(text.contains("agent_app/agent_sup/writer <0.106.0>\tstarted, attempt 2, restart 1\t"))
        << text.toStdString();
}

TEST(LogView, IsATableForAssistiveTechnology) {
    ShownLog shown;
    QAccessibleInterface* root = QAccessible::queryAccessibleInterface(&shown.view());
    ASSERT_NE(root, nullptr);
    QAccessibleTableInterface* table = root->tableInterface();
    ASSERT_NE(table, nullptr);
    EXPECT_EQ(table->rowCount(), static_cast<int>(shown.view().rowCount()));
    EXPECT_EQ(table->columnDescription(3), "What happened");
    EXPECT_EQ(table->cellAt(0, 3)->text(QAccessible::Name), "started, attempt 1");
}

TEST(LogView, TakesAFrameOfSixteenThousandEvents) {
    PlayedRun run(agentFramework());
    run.playTo(1000);
    EventLog log;
    LogSource source = run.source();
    source.log = &log;
    LogPanel panel;
    panel.resize(1588, 262);
    panel.setSource(source);
    panel.show();
    LifecycleEvent event = run.log().row(1);
    event.type = EventType::Exited;
    event.path = run.path(writer);
    event.term = TermTable::killed;
    for (int frame = 0; frame < 20; ++frame) {
        for (int count = 0; count < 16'667; ++count)
            log.append(event);
        panel.refresh();
        panel.grab();
    }
    EXPECT_EQ(panel.view().rowCount(), 20U * 16'667U);
    EXPECT_EQ(panel.view().verticalScrollBar()->value(), panel.view().verticalScrollBar()->maximum());
}

/// A log of a million events: the last of each ten is the writer's, the others are the store's.
struct LongLog {
    PlayedRun run{agentFramework()};
    EventLog log{500'000};
    LogPanel panel;

    LongLog() {
        run.playTo(1000);
        LogSource source = run.source();
        source.log = &log;
        append(1'000'000);
        panel.resize(1588, 262);
        panel.setSource(source);
        panel.show();
    }
    void append(int count) {
        LifecycleEvent event = run.log().row(1);
        event.type = EventType::Exited;
        event.term = TermTable::killed;
        for (int i = 0; i < count; ++i) {
            event.path = run.path(i % 10 == 9 ? writer : "agent_app/store");
            log.append(event);
        }
    }
    [[nodiscard]] LogView& view() { return panel.view(); }
    [[nodiscard]] bool says(const char* words, std::size_t one, std::size_t other) {
        const QString expected =
            QString(words).arg(QLocale().toString(qulonglong{one}), QLocale().toString(qulonglong{other}));
        const QList<QLabel*> labels = panel.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](QLabel* label) { return label->text() == expected; });
    }
    [[nodiscard]] bool hasAll(std::size_t rows) {
        return QTest::qWaitFor([&] { return view().rowCount() == rows; }, 20'000);
    }
};

TEST(LogView, LooksThroughALongLogFromTheNewestOnWithoutHoldingUpAFrame) {
    LongLog shown;
    EXPECT_LT(shown.view().rowCount(), shown.log.size());
    EXPECT_EQ(shown.view().verticalScrollBar()->value(), shown.view().verticalScrollBar()->maximum());
    EXPECT_TRUE(shown.hasAll(shown.log.size()));
    EXPECT_EQ(shown.view().verticalScrollBar()->value(), shown.view().verticalScrollBar()->maximum());
}

TEST(LogView, KeepsWhatIsReadInItsPlaceWhileOlderRowsAreFoundAndLetGo) {
    LongLog shown;
    LogView& view = shown.view();
    ASSERT_TRUE(shown.hasAll(shown.log.size()));
    const std::size_t offset = 9 - shown.log.firstRow() % 10; // of the writer's first row
    view.setFollow(LogView::Follow::No);
    view.setCurrent(view.rowCount() / 2 / 10 * 10 + offset);
    const auto read = view.currentRow();
    view.setFilter({shown.run.path(writer), LogFilter::Scope::Only});
    ASSERT_TRUE(shown.hasAll((shown.log.size() - offset + 9) / 10));
    EXPECT_EQ(view.currentRow(), read);
    EXPECT_TRUE(view.viewport()->rect().intersects(view.rowRect(*view.current())));

    const QRect before = view.rowRect(*view.current());
    shown.append(100'000);
    shown.panel.refresh();
    EXPECT_EQ(view.currentRow(), read);
    EXPECT_EQ(view.rowRect(*view.current()), before);
}

TEST(LogView, WhatIsReadNearTheEndStaysInItsPlaceWhenTheLogGrowsShorter) {
    LongLog shown;
    LogView& view = shown.view();
    ASSERT_TRUE(shown.hasAll(shown.log.size()));
    view.setFollow(LogView::Follow::No);
    view.setCurrent(view.rowCount() - 1'000);
    const auto read = view.currentRow();
    const QRect before = view.rowRect(*view.current());
    bool grewShorter = false;
    for (int i = 0; i < 6; ++i) {
        const std::size_t rows = view.rowCount();
        shown.append(15'000);
        shown.panel.refresh();
        grewShorter = grewShorter || view.rowCount() < rows;
        EXPECT_EQ(view.currentRow(), read);
        EXPECT_EQ(view.rowRect(*view.current()), before) << i;
    }
    EXPECT_TRUE(grewShorter) << "whole chunks go";
}

TEST(LogView, TheNumberOfAllEventsNeverFallsAlsoWhenTheOldestAreLetGo) {
    LongLog shown;
    ASSERT_TRUE(shown.hasAll(shown.log.size()));
    bool grewShorter = false;
    for (int i = 0; i < 6; ++i) {
        const std::size_t held = shown.log.size();
        shown.append(15'000);
        shown.panel.refresh();
        grewShorter = grewShorter || shown.log.size() < held;
        EXPECT_TRUE(shown.says("newest %1 of %2 events", shown.log.size(),
                               1'000'000 + static_cast<std::size_t>(i + 1) * 15'000))
            << i;
    }
    EXPECT_TRUE(grewShorter);
    shown.view().setFilter({shown.run.path("agent_app"), LogFilter::Scope::Only});
    shown.panel.refresh();
    EXPECT_TRUE(shown.says("%1 of the newest %2 events", 0, shown.log.size()));
}

TEST(LogView, ForgetsTheCurrentRowWhenTheLogHasLetItGo) {
    LongLog shown;
    ASSERT_TRUE(shown.hasAll(shown.log.size()));
    shown.view().setFollow(LogView::Follow::No);
    shown.view().setCurrent(0);
    shown.append(500'000);
    shown.panel.refresh();
    EXPECT_FALSE(shown.view().current());
    EXPECT_FALSE(shown.view().currentRow());
    EXPECT_EQ(shown.view().text(0, LogColumn::Happened), shown.view().text(1, LogColumn::Happened));
    EXPECT_EQ(shown.view().rowCount(), shown.log.size());
}

} // namespace
} // namespace resprout::ui
