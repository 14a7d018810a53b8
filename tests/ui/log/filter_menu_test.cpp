#include "ui/log/filter_menu.h"

#include "tests/ui/played_run.h"
#include "tests/ui/tree/made_tree.h"
#include "ui/log/log_panel.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

#include <limits>

namespace resprout::ui {
namespace {

using test::MadeTree;

class FilterMenuTest : public testing::Test {
protected:
    void begin(MadeTree made, const LogFilter& shown = {}) {
        tree = std::move(made);
        tree.startsAll();
        QObject::connect(&menu, &FilterMenu::chosen, [this](const LogFilter& filter) { chosen = filter; });
        LogSource source;
        source.tree = tree.shown().tree;
        source.log = tree.shown().log;
        source.index = &index;
        source.paths = tree.shown().paths;
        source.terms = tree.shown().terms;
        menu.begin(source, shown, noPath);
    }
    [[nodiscard]] QAction* offered(const QString& words) {
        for (QAction* action : menu.actions())
            if (action->text().trimmed() == words)
                return action;
        return nullptr;
    }
    [[nodiscard]] QLineEdit& entry() { return *menu.findChild<QLineEdit*>(); }

    MadeTree tree = MadeTree::agents();
    LogIndex index;
    FilterMenu menu{nullptr};
    LogFilter chosen{std::numeric_limits<PathId>::max() - 1};
};

TEST_F(FilterMenuTest, OffersAllAndTheFirstOfATreeAndSaysThatOthersAreFoundByTyping) {
    begin(MadeTree::workers(100'000));
    EXPECT_NE(offered("All processes"), nullptr);
    EXPECT_NE(offered("worker_1"), nullptr);
    EXPECT_EQ(offered("worker_99999"), nullptr);
    EXPECT_NE(offered("Others are found by typing"), nullptr);
    EXPECT_LT(menu.actions().size(), 20);
    begin(MadeTree::agents());
    EXPECT_NE(offered("writer"), nullptr);
    EXPECT_EQ(offered("Others are found by typing"), nullptr) << "all are there";
}

TEST_F(FilterMenuTest, FindsAnyOfAHundredThousandByAPartOfItsIdOrPath) {
    begin(MadeTree::workers(100'000));
    entry().setText(QStringLiteral("ker_99999"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return offered("pool_sup/worker_99999") != nullptr; }));
    offered("pool_sup/worker_99999")->trigger();
    EXPECT_EQ(chosen, (LogFilter{tree("pool_sup/worker_99999"), LogFilter::Scope::Only}));
    entry().setText(QStringLiteral("worker"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return offered("There are more: type more of it") != nullptr; }));
    EXPECT_LT(menu.actions().size(), 20);
    entry().setText(QStringLiteral("sup/worker_54321"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return offered("pool_sup/worker_54321") != nullptr; }));
    entry().setText(QStringLiteral("nobody"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return offered("No process is called so") != nullptr; }));
    entry().clear();
    EXPECT_NE(offered("All processes"), nullptr);
}

TEST_F(FilterMenuTest, EnterTakesTheFirstThatWasFoundASupervisorWithAllBelowIt) {
    begin(MadeTree::agents());
    QTest::keyClick(&entry(), Qt::Key_Return);
    EXPECT_EQ(chosen.path, std::numeric_limits<PathId>::max() - 1) << "nothing was sought";
    QTest::keyClicks(&entry(), QStringLiteral("AGENT_S"));
    QTest::keyClick(&entry(), Qt::Key_Return);
    EXPECT_EQ(chosen, (LogFilter{tree("agent_app/agent_sup"), LogFilter::Scope::WithSubtree}));
}

TEST_F(FilterMenuTest, WhatIsShownIsChecked) {
    begin(MadeTree::agents(), {tree("agent_app/store"), LogFilter::Scope::Only});
    EXPECT_TRUE(offered("store")->isChecked());
    EXPECT_FALSE(offered("All processes")->isChecked());
}

/// Open, as a person has it who clicked its button.
class OpenFilterMenu : public FilterMenuTest {
protected:
    void open(MadeTree made) {
        begin(std::move(made));
        menu.popup({100, 100});
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&menu));
        ASSERT_TRUE(QTest::qWaitFor([&] { return isInEntry(); }, 5'000));
    }
    /// To whoever has the focus.
    void press(Qt::Key key) { QTest::keyClick(menu.focusWidget(), key); }
    [[nodiscard]] bool isInEntry() { return menu.focusWidget() == &entry(); }
    [[nodiscard]] QString active() { return menu.activeAction() == nullptr ? "" : menu.activeAction()->text(); }
};

TEST_F(OpenFilterMenu, WhatIsTypedGoesToTheEntryWhateverHasTheFocus) {
    open(MadeTree::agents());
    EXPECT_TRUE(isInEntry());
    press(Qt::Key_Down);
    ASSERT_FALSE(isInEntry());
    press(Qt::Key_W);
    press(Qt::Key_R);
    EXPECT_EQ(entry().text(), "wr");
    EXPECT_TRUE(isInEntry());
    press(Qt::Key_Down);
    press(Qt::Key_Backspace);
    EXPECT_EQ(entry().text(), "w");
}

TEST_F(OpenFilterMenu, DownGoesFromTheEntryToTheFirstThatIsOfferedAndEnterTakesIt) {
    open(MadeTree::agents());
    press(Qt::Key_Down);
    EXPECT_EQ(active(), "All processes");
    press(Qt::Key_Up);
    EXPECT_TRUE(isInEntry());
    press(Qt::Key_Return);
    EXPECT_TRUE(menu.isVisible()) << "nothing was sought, and nothing chosen";
    QTest::keyClicks(&entry(), QStringLiteral("agent_sup/"));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    EXPECT_EQ(active(), "agent_app/agent_sup/writer");
    press(Qt::Key_Return);
    EXPECT_EQ(chosen, (LogFilter{tree("agent_app/agent_sup/writer"), LogFilter::Scope::Only}));
    EXPECT_FALSE(menu.isVisible());
}

TEST_F(OpenFilterMenu, DownStaysInTheEntryWhereNothingIsOffered) {
    open(MadeTree::agents());
    QTest::keyClicks(&entry(), QStringLiteral("nobody"));
    ASSERT_NE(offered("No process is called so"), nullptr);
    press(Qt::Key_Down);
    EXPECT_TRUE(isInEntry());
}

TEST_F(OpenFilterMenu, EscapeLeavesItWithoutAChoice) {
    open(MadeTree::agents());
    const LogFilter before = chosen;
    QTest::keyClicks(&entry(), QStringLiteral("wri"));
    press(Qt::Key_Escape);
    EXPECT_FALSE(menu.isVisible());
    EXPECT_EQ(chosen, before);
}

TEST_F(OpenFilterMenu, ItKeepsItsPlaceAndSizeWhateverIsTyped) {
    open(MadeTree::wide(400, 5));
    const QRect before = menu.geometry();
    for (const char* text : {"p", "p4/p4", "p0/p0/p0", "nobody", ""}) {
        entry().setText(QLatin1String(text));
        QApplication::processEvents();
        EXPECT_EQ(menu.geometry(), before) << text;
    }
}

TEST_F(OpenFilterMenu, ALongPathIsShownByItsEnd) {
    open(MadeTree::chain(200));
    const QRect before = menu.geometry();
    entry().setText(QStringLiteral("s"));
    EXPECT_EQ(menu.geometry(), before);
    entry().setText(
        QStringLiteral("s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s"
                       "/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s/s"));
    const QList<QAction*> rows = menu.actions();
    EXPECT_TRUE(rows[1]->text().startsWith(QStringLiteral("…"))) << rows[1]->text().toStdString();
    EXPECT_TRUE(rows[1]->text().endsWith(QLatin1String("/s")));
    EXPECT_EQ(menu.geometry(), before);
}

TEST_F(OpenFilterMenu, AScreenReaderHearsWhatTheEntryIs) {
    open(MadeTree::agents());
    EXPECT_EQ(QAccessible::queryAccessibleInterface(&menu)->child(0)->text(QAccessible::Name),
              "Find a process by a part of its id or path");
}

TEST(FilterMenuOfTheLog, WhatIsChosenIsShownAndAnotherSourceClosesIt) {
    test::PlayedRun run{test::agentFramework()};
    run.playTo(1000);
    LogPanel panel;
    panel.resize(1588, 262);
    panel.setSource(run.source());
    panel.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&panel));
    auto& menu = *panel.findChild<FilterMenu*>();
    const auto type = [&](const QString& text) {
        menu.popup(panel.mapToGlobal(QPoint(900, 40)));
        ASSERT_TRUE(QTest::qWaitFor([&] { return menu.focusWidget() != nullptr; }, 5'000));
        QTest::keyClicks(menu.focusWidget(), text);
    };
    type(QStringLiteral("writer"));
    QTest::keyClick(menu.focusWidget(), Qt::Key_Return);
    EXPECT_EQ(panel.view().filter(), (LogFilter{run.path(test::writer), LogFilter::Scope::Only}));
    EXPECT_FALSE(menu.isVisible());

    type(QStringLiteral("store"));
    ASSERT_TRUE(menu.isVisible());
    test::PlayedRun another{test::agentFramework()};
    panel.setSource(another.source());
    EXPECT_FALSE(menu.isVisible());
    EXPECT_EQ(menu.actions().size(), 2) << "nothing of the old one is offered any more";
}

} // namespace
} // namespace resprout::ui
