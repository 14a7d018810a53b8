#include "ui/log/filter_menu.h"

#include "tests/ui/tree/made_tree.h"

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

} // namespace
} // namespace resprout::ui
