#include "ui/window/why_panel.h"

#include "tests/ui/played_run.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/log/log_panel.h"
#include "ui/window/process_menu.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QPushButton>
#include <QSignalSpy>

namespace resprout::ui {
namespace {

using namespace test;

// --- the panel alone

/// writer of the agent framework crashes; the panel explains rows of that run.
struct Explained {
    PlayedRun run{agentFramework()};
    LogIndex index;
    QWidget area;
    WhyPanel panel{area};

    Explained() {
        run.playTo(1000).post(raise(writer)).playTo(1500);
        area.resize(1000, 700);
        area.show();
    }
    [[nodiscard]] std::size_t row(EventType type, VirtualTime since = 1000) const {
        for (std::size_t row = 0; row < run.log().endRow(); ++row)
            if (run.log().row(row).type == type && run.log().row(row).time >= since)
                return row;
        return 0;
    }
    QString explain(EventType type) {
        panel.explainRow(run.source(), row(type));
        return panel.text();
    }
    /// Explains `last` when nothing later has happened: `log` gets what came before, and may be given more.
    void explainAsOf(std::size_t last, EventLog& log) {
        LogSource source = run.source();
        source.log = &log;
        for (std::size_t row = 0; row <= last; ++row)
            log.append(run.log().row(row));
        panel.explainRow(source, last);
    }
};

TEST(WhyPanel, TellsTheChainFromTheStepToTheNewProcess) {
    Explained shown;
    EXPECT_EQ(
        shown.explain(EventType::Started).toStdString(),
        "Why: writer started, attempt 2, restart 1\n"
        "1. Step 1 makes writer raise an error that nothing catches: it exits with {crash,stack}. [P1]\n"
        "2. writer is permanent, so agent_sup restarts it whatever the reason. It counts that first: restart 1 of 3 "
        "in 5 s. [R40]\n"
        "3. agent_sup is one_for_one, so writer alone is started again; its siblings are left as they are. [R42]\n");
}

TEST(WhyPanel, SaysTheSameAsTheCommandLine) {
    Explained shown;
    const QString said = shown.explain(EventType::RestartCounted);
    const LogSource source = shown.run.source();
    const Explanation told = resprout::explain({*source.tree, *source.log, *source.index, *source.paths, *source.terms},
                                               shown.row(EventType::RestartCounted), Naming::Id);
    for (const Because& because : told.chain)
        EXPECT_TRUE(said.contains(QString::fromStdString(inEnglish(because.sentence)))) << said.toStdString();
}

TEST(WhyPanel, ARulesLinkAsksForItsSectionOfTheManual) {
    Explained shown;
    shown.explain(EventType::Started);
    QSignalSpy asked(&shown.panel, &WhyPanel::manualAsked);
    const auto links = shown.panel.findChildren<QPushButton*>();
    ASSERT_EQ(links.size(), 3);
    EXPECT_EQ(links[2]->accessibleName(), "Rule R42, manual: Supervisor Behaviour, Restart Strategy");
    links[2]->setFocus();
    QTest::keyClick(links[2], Qt::Key_Space);
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked[0][0].toUrl(), QUrl("https://www.erlang.org/doc/system/sup_princ.html#restart-strategy"));
}

TEST(WhyPanel, TellsWhatComesOfAnEndAsSoonAsItIsDecided) {
    Explained shown;
    const std::size_t exit = shown.row(EventType::Exited);
    EventLog log;
    shown.explainAsOf(exit, log);
    EXPECT_TRUE(shown.panel.text().contains("has not come to this end yet. [R49]"));
    for (std::size_t row = exit + 1; row < shown.run.log().endRow(); ++row)
        log.append(shown.run.log().row(row));
    shown.panel.refresh();
    EXPECT_TRUE(shown.panel.text().contains("writer is permanent, so agent_sup restarts it"))
        << shown.panel.text().toStdString();
}

TEST(WhyPanel, IsNotBuiltAgainWhileNothingIsDecided) {
    Explained shown;
    const std::size_t exit = shown.row(EventType::Exited);
    EventLog log;
    shown.explainAsOf(exit, log);
    const auto built = [&shown] {
        return shown.panel.findChildren<QPushButton*>();
    };
    const auto first = built();
    for (int frame = 0; frame < 10; ++frame) {
        LifecycleEvent elsewhere;
        elsewhere.type = EventType::StepIssued;
        elsewhere.time = shown.run.log().row(exit).time;
        elsewhere.shard = 31;
        log.append(elsewhere);
        shown.panel.refresh();
        EXPECT_EQ(built(), first);
    }
    for (std::size_t row = exit + 1; row < shown.run.log().endRow(); ++row)
        log.append(shown.run.log().row(row));
    shown.panel.refresh();
    EXPECT_TRUE(shown.panel.text().contains("writer is permanent, so agent_sup restarts it"));
    const auto decided = built();
    EXPECT_NE(decided, first);
    shown.panel.refresh();
    EXPECT_EQ(built(), decided);
}

TEST(WhyPanel, StaysInsideItsAreaHoweverLongTheChain) {
    Explained shown;
    for (const QSize size : {QSize(1600, 700), QSize(680, 200), QSize(500, 380)}) {
        shown.area.resize(size);
        shown.explain(EventType::Started);
        EXPECT_TRUE(shown.area.rect().contains(shown.panel.geometry())) << size.width();
    }
}

// --- in the window

class Why : public WindowTest {
protected:
    void crash(const char* name) {
        const std::uint32_t before = attempt(name);
        run().crash(path(name));
        ASSERT_TRUE(waitFor([&] { return run().beat() == 0 && attempt(name) > before; }));
    }
    [[nodiscard]] LogView& view() { return window->log().view(); }
    [[nodiscard]] WhyPanel& why() { return window->why(); }
};

TEST_F(Why, TheButtonExplainsTheRowThatIsSelectedOrElseTheNewest) {
    crash("top/sup/a");
    auto* ask = button<QPushButton>("Why?");
    ASSERT_NE(ask, nullptr);
    QTest::mouseClick(ask, Qt::LeftButton);
    EXPECT_TRUE(why().isVisible());
    EXPECT_EQ(view().current(), view().rowCount() - 1);
    EXPECT_TRUE(why().text().startsWith("Why: a started, attempt 2")) << why().text().toStdString();
    view().setCurrent(view().rowCount() - 3);
    EXPECT_TRUE(why().text().startsWith("Why: a exited")) << "it follows the selection while it is open";
}

TEST_F(Why, EnterOpensItAndEscGoesBackToTheLog) {
    crash("top/sup/a");
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_End);
    QTest::keyClick(&view(), Qt::Key_Return);
    ASSERT_TRUE(why().isVisible());
    EXPECT_TRUE(why().hasFocus());
    EXPECT_TRUE(why().accessibleDescription().contains("[R40]"));
    QTest::keyClick(&why(), Qt::Key_Tab);
    EXPECT_EQ(window->focusWidget()->accessibleName(), "Close the explanation");
    QTest::keyClick(window->focusWidget(), Qt::Key_Tab);
    EXPECT_TRUE(window->focusWidget()->accessibleName().startsWith("Rule P1, manual: "));
    QTest::keyClick(window->focusWidget(), Qt::Key_Escape);
    EXPECT_FALSE(why().isVisible());
    EXPECT_TRUE(view().hasFocus());
}

TEST_F(Why, NoKeyThatItDoesNotKnowComesToTheCanvasBelow) {
    crash("top/sup/a");
    action(Command::CrashTool).trigger();
    window->canvas().setCurrent(path("top/sup/a"));
    view().askWhy();
    why().setFocus();
    const std::size_t steps = run().document().script.size();
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_K, Qt::Key_X, Qt::Key_N, Qt::Key_R, Qt::Key_Left, Qt::Key_Home})
        QTest::keyClick(&why(), key);
    EXPECT_EQ(run().document().script.size(), steps);
    EXPECT_EQ(window->canvas().current(), path("top/sup/a"));
    EXPECT_TRUE(why().isVisible()) << "the run was reset";
    QContextMenuEvent right(QContextMenuEvent::Mouse, QPoint(20, 20), why().mapToGlobal(QPoint(20, 20)));
    QCoreApplication::sendEvent(&why(), &right);
    EXPECT_EQ(window->findChild<ProcessMenu*>(), nullptr);
}

TEST_F(Why, ReturnOnARuleOpensTheManual) {
    crash("top/sup/a");
    view().askWhy();
    auto* link = why().findChildren<QPushButton*>().front();
    link->setFocus();
    QObject::disconnect(&why(), &WhyPanel::manualAsked, nullptr, nullptr); // no browser
    QSignalSpy asked(&why(), &WhyPanel::manualAsked);
    QTest::keyClick(link, Qt::Key_Return);
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(Why, LeavesTheFocusToTheLogThoughALinkHadItOnce) {
    crash("top/sup/a");
    view().askWhy();
    why().findChildren<QPushButton*>().front()->setFocus();
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Up);
    EXPECT_TRUE(view().hasFocus());
}

TEST_F(Why, ADoubleClickOnARowOpensIt) {
    crash("top/sup/a");
    const QPoint middle = view().rowRect(view().rowCount() - 1).center();
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, middle);
    EXPECT_TRUE(why().isVisible());
}

TEST_F(Why, AssistiveTechnologyAsksByTheActionOfACell) {
    crash("top/sup/a");
    QAccessibleTableInterface* table = QAccessible::queryAccessibleInterface(&view())->tableInterface();
    QAccessibleInterface* cell = table->cellAt(table->rowCount() - 1, 3);
    ASSERT_NE(cell->actionInterface(), nullptr);
    cell->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    EXPECT_TRUE(why().isVisible());
}

TEST_F(Why, ItClosesWhenTheRunBeginsAnew) {
    crash("top/sup/a");
    view().askWhy();
    ASSERT_TRUE(why().isVisible());
    run().reset();
    EXPECT_TRUE(waitFor([&] { return !why().isVisible(); }));
}

} // namespace
} // namespace resprout::ui
