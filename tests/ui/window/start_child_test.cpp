#include "core/scenario/read.h"
#include "core/scenario/write.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/theme/theme.h"
#include "ui/tree/cluster_list.h"
#include "ui/tree/tree_scene.h"
#include "ui/window/process_menu.h"
#include "ui/window/start_child_dialog.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <algorithm>

namespace resprout::ui {
namespace {

class StartChild : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        write("pools.tree.json", R"({ "format": "resprout/1", "name": "pools",
            "tree": { "id": "top", "kind": "supervisor", "intensity": 3, "children": [
              { "id": "pool", "kind": "supervisor", "strategy": "simple_one_for_one", "intensity": 3,
                "template": { "kind": "worker", "restart": "transient" } },
              { "id": "agents", "kind": "dynamic_supervisor", "max_children": 12 },
              { "id": "fixed", "kind": "supervisor", "children": [
                { "id": "a", "kind": "worker" }, { "id": "b", "kind": "worker", "restart": "transient" } ] } ] } })");
        open("pools.tree.json");
    }

    [[nodiscard]] std::size_t children(const char* text) { return record(text).children.size(); }
    /// The run stands between two milliseconds, and every step has its answer.
    bool settled() {
        return waitFor([&] { return !run().canGoOn() || (run().beat() == 0 && pendingStarts() == 0); });
    }
    [[nodiscard]] int pendingStarts() {
        int count = 0;
        for (const char* target : {"top/pool", "top/agents", "top/fixed"})
            count += run().isPending(path(target), StepOp::StartChild) ? 1 : 0;
        return count;
    }
    void give(Command command, const char* target) {
        window->canvas().setCurrent(path(target));
        action(command).trigger();
    }
    [[nodiscard]] QAction* offered(Command command, const char* target) {
        delete window->findChild<ProcessMenu*>();
        emit window->canvas().menuRequested(path(target), window->mapToGlobal(QPoint(300, 300)));
        auto* menu = window->findChild<ProcessMenu*>();
        return menu == nullptr ? nullptr : menu->actionOf(command);
    }
    StartChildDialog* ask(const char* target) {
        give(Command::StartChild, target);
        return window->findChild<StartChildDialog*>();
    }
};

TEST_F(StartChild, APoolMakesItsChildrenFromItsTemplateOneForEachClick) {
    EXPECT_EQ(issueOf(run(), path("top/pool"), Command::StartChild), "transient worker");
    window->canvas().setCurrent(path("top/pool"));
    press(Qt::Key_N);
    press(Qt::Key_N);
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 2 && settled(); }));
    EXPECT_EQ(state("top/pool/#1"), ProcessState::Running);
    EXPECT_EQ(state("top/pool/#2"), ProcessState::Running);
    EXPECT_EQ(run().document().script.size(), 2U);
    EXPECT_EQ(run().document().script.front().child, noNode) << "a pool takes no child";
}

TEST_F(StartChild, TenMoreAreTenStepsOfOneMillisecond) {
    EXPECT_EQ(issueOf(run(), path("top/pool"), Command::StartTenChildren), "10 steps");
    give(Command::StartTenChildren, "top/pool");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 10 && settled(); }));
    const auto script = run().document().script;
    ASSERT_EQ(script.size(), 10U);
    EXPECT_EQ(script.front().at, script.back().at);
}

TEST_F(StartChild, WhoHasGotChildrenCanHaveThemAllCrashed) {
    window->canvas().setCurrent(path("top/pool"));
    EXPECT_FALSE(action(Command::CrashChildren).isEnabled());
    give(Command::StartTenChildren, "top/pool");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 10 && settled(); }));
    EXPECT_TRUE(waitFor([&] { return action(Command::CrashChildren).isEnabled(); }));
}

TEST_F(StartChild, ADynamicSupervisorStartsAPlainWorkerWhenItWasNeverToldAnother) {
    EXPECT_EQ(issueOf(run(), path("top/agents"), Command::StartChild), "permanent worker");
    give(Command::StartChild, "top/agents");
    ASSERT_TRUE(waitFor([&] { return children("top/agents") == 1 && settled(); }));
    EXPECT_EQ(run().tree().spec(path("top/agents/#1")), NodeSpec());
}

TEST_F(StartChild, ADynamicSupervisorStartsOneLikeTheLastOneOfItsScript) {
    write("told.tree.json", R"({ "format": "resprout/1", "name": "told",
        "tree": { "id": "top", "kind": "supervisor", "children": [ { "id": "agents", "kind": "dynamic_supervisor" } ] },
        "script": [ { "at": 0, "do": "start_child", "target": "top/agents", "child":
          { "kind": "supervisor", "restart": "temporary", "children": [ { "id": "x", "kind": "worker" } ] } } ] })");
    open("told.tree.json");
    EXPECT_EQ(issueOf(run(), path("top/agents"), Command::StartChild), "temporary supervisor");
    give(Command::StartChild, "top/agents");
    ASSERT_TRUE(waitFor([&] { return children("top/agents") == 2; }));
    ASSERT_TRUE(waitFor([&] { return run().beat() == 0 && state("top/agents/#2") == ProcessState::Running; }));
    EXPECT_EQ(state("top/agents/#2/x"), ProcessState::Running) << "with all below it";
}

TEST_F(StartChild, WhatOtpWillAnswerStandsBesideTheChoice) {
    give(Command::StartTenChildren, "top/agents");
    give(Command::StartTenChildren, "top/agents");
    ASSERT_TRUE(waitFor([&] { return children("top/agents") == 12 && settled(); }));
    EXPECT_EQ(issueOf(run(), path("top/agents"), Command::StartChild), "{error,max_children}");
    EXPECT_EQ(run().lastAnswer(path("top/agents"), StepOp::StartChild), "{error,max_children}");
}

// R92, D8
TEST_F(StartChild, ACodeChangeOfTheScriptIsForetold) {
    write("changed.tree.json", R"({ "format": "resprout/1", "name": "changed",
        "tree": { "id": "top", "kind": "supervisor", "children": [
          { "id": "pool", "kind": "supervisor", "strategy": "simple_one_for_one", "template": { "kind": "worker" } },
          { "id": "agents", "kind": "dynamic_supervisor", "max_children": 12 } ] },
        "script": [
          { "at": 0, "do": "reconfigure", "target": "top/pool",
            "template": { "kind": "worker", "restart": "temporary" } },
          { "at": 0, "do": "reconfigure", "target": "top/agents", "max_children": 0 } ] })");
    open("changed.tree.json");
    ASSERT_TRUE(waitFor(
        [&] { return run().beat() == 0 && run().lastAnswer(path("top/agents"), StepOp::Reconfigure) == "ok"; }));
    ASSERT_EQ(run().lastAnswer(path("top/pool"), StepOp::Reconfigure), "ok");
    EXPECT_EQ(issueOf(run(), path("top/pool"), Command::StartChild), "temporary worker");
    EXPECT_EQ(issueOf(run(), path("top/agents"), Command::StartChild), "{error,max_children}");
    give(Command::StartChild, "top/agents");
    ASSERT_TRUE(waitFor([&] { return !run().lastAnswer(path("top/agents"), StepOp::StartChild).isEmpty(); }));
    EXPECT_EQ(run().lastAnswer(path("top/agents"), StepOp::StartChild), "{error,max_children}");
    give(Command::StartChild, "top/pool");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 1; }));
    EXPECT_EQ(std::get<Restart>(*run().tree().spec(path("top/pool/#1")).restart), Restart::Temporary);
}

TEST_F(StartChild, OnlySupervisorsHaveIt) {
    EXPECT_FALSE(applies(run(), path("top/fixed/a"), Command::StartChild));
    EXPECT_TRUE(applies(run(), path("top/fixed"), Command::StartChild));
    EXPECT_FALSE(applies(run(), path("top/fixed"), Command::StartTenChildren)) << "ten would need ten names";
    EXPECT_EQ(offered(Command::StartChild, "top/fixed/a"), nullptr);
    EXPECT_NE(offered(Command::StartChild, "top/pool"), nullptr);
    EXPECT_TRUE(offered(Command::StartChild, "top/fixed")->text().endsWith(QStringLiteral("…")));
}

TEST_F(StartChild, AScreenReaderCanDoIt) {
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&window->canvas());
    QAccessibleInterface* pool = nullptr;
    QAccessibleInterface* worker = nullptr;
    for (int i = 0; i < canvas->childCount(); ++i) {
        const QString name = canvas->child(i)->text(QAccessible::Name);
        if (name.startsWith(QStringLiteral("pool")))
            pool = canvas->child(i);
        if (name.startsWith(QStringLiteral("a,")))
            worker = canvas->child(i);
    }
    ASSERT_NE(pool, nullptr);
    ASSERT_NE(worker, nullptr);
    EXPECT_FALSE(worker->actionInterface()->actionNames().contains(QStringLiteral("start child")));
    ASSERT_TRUE(pool->actionInterface()->actionNames().contains(QStringLiteral("start child")));
    pool->actionInterface()->doAction(QStringLiteral("start child"));
    EXPECT_TRUE(waitFor([&] { return children("top/pool") == 1; }));
}

TEST_F(StartChild, AStaticSupervisorAsksForTheSpec) {
    StartChildDialog* dialog = ask("top/fixed");
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->mainButton().isEnabled());
    dialog->idField().setText(QStringLiteral("Later"));
    EXPECT_FALSE(dialog->complaint().isEmpty());
    EXPECT_FALSE(dialog->mainButton().isEnabled());
    dialog->idField().setText(QStringLiteral("later_1"));
    dialog->shutdownField().setText(QStringLiteral("soon"));
    EXPECT_FALSE(dialog->mainButton().isEnabled());
    dialog->shutdownField().setText(QStringLiteral("brutal_kill"));
    EXPECT_TRUE(dialog->complaint().isEmpty());
    EXPECT_TRUE(dialog->refusal().isEmpty());
    ASSERT_TRUE(dialog->mainButton().isEnabled());
    dialog->mainButton().click();
    ASSERT_TRUE(waitFor([&] { return children("top/fixed") == 3 && settled(); }));
    EXPECT_EQ(record("top/fixed").children.back(), path("top/fixed/later_1")) << "last in the start order (R48)";
    const NodeSpec& spec = run().tree().spec(path("top/fixed/later_1"));
    EXPECT_EQ(std::get<Shutdown>(*spec.shutdown).milliseconds, Shutdown::brutalKill);
}

// R40
TEST_F(StartChild, SaysHowLongATemporaryChildIsListed) {
    StartChildDialog* dialog = ask("top/fixed");
    dialog->idField().setText(QStringLiteral("later"));
    const auto says = [&](const char* words) {
        const QList<QLabel*> labels = dialog->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text().contains(QLatin1String(words)); });
    };
    EXPECT_TRUE(says("fixed lists it from then on."));
    button<QToolButton>("temporary")->click();
    EXPECT_TRUE(says("fixed lists it until it ends."));
    EXPECT_FALSE(says("from then on"));
}

TEST_F(StartChild, AScreenReaderHearsWhatItsSegmentsChoose) {
    StartChildDialog* dialog = ask("top/fixed");
    auto* temporary = button<QToolButton>("temporary");
    ASSERT_NE(temporary, nullptr);
    EXPECT_EQ(QAccessible::queryAccessibleInterface(temporary->parentWidget())->text(QAccessible::Name),
              "Restart type");
    EXPECT_EQ(QAccessible::queryAccessibleInterface(temporary)->text(QAccessible::Description), "Restart type");
    dialog->reject();
}

TEST_F(StartChild, SaysBeforehandThatAnIdIsTaken) {
    give(Command::TerminateChild, "top/fixed/b");
    ASSERT_TRUE(waitFor([&] { return state("top/fixed/b") == ProcessState::Terminated && run().beat() == 0; }));
    StartChildDialog* dialog = ask("top/fixed");
    dialog->idField().setText(QStringLiteral("b"));
    EXPECT_EQ(dialog->refusal(), "{error,already_present}");
    dialog->idField().setText(QStringLiteral("a"));
    EXPECT_EQ(dialog->refusal().section(QLatin1Char('<'), 0, 0), "{error,{already_started,");
    EXPECT_TRUE(dialog->mainButton().isEnabled()) << "OTP's answer is the lesson";
    dialog->mainButton().click();
    ASSERT_TRUE(waitFor([&] { return !run().lastAnswer(path("top/fixed"), StepOp::StartChild).isEmpty(); }));
    EXPECT_EQ(run().lastAnswer(path("top/fixed"), StepOp::StartChild), "{error,{already_started,<top/fixed/a@1>}}");
}

TEST_F(StartChild, ChildrenWithNumbersAreCrashedTerminatedAndUndone) {
    give(Command::StartTenChildren, "top/pool");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 10 && settled(); }));
    give(Command::Crash, "top/pool/#3");
    ASSERT_TRUE(waitFor([&] { return attempt("top/pool/#3") == 2 && run().beat() == 0; }));
    EXPECT_EQ(issueOf(run(), path("top/pool/#4"), Command::RestartChild), "{error,simple_one_for_one}");
    give(Command::TerminateChild, "top/pool/#4");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 9 && run().beat() == 0; }));
    EXPECT_FALSE(record("top/pool/#4").listed) << "a pool keeps no spec of a terminated child";
    const Scenario document = run().document();
    const ReadResult again = readScenario(writeScenario(document), "pools");
    ASSERT_TRUE(again.scenario.has_value()) << "what is saved can be opened";
    EXPECT_EQ(again.scenario->script.size(), 12U);
    action(Command::UndoClick).trigger();
    ASSERT_TRUE(waitFor([&] { return path("top/pool/#4") != noPath && children("top/pool") == 10; }));
    EXPECT_EQ(state("top/pool/#4"), ProcessState::Running);
}

// R81
TEST_F(StartChild, APoolSaysOkToAChildThatHasEndedAndNotFoundToALivingOrphan) {
    write("mixed.tree.json", R"({ "format": "resprout/1", "name": "mixed",
        "tree": { "id": "top", "kind": "supervisor", "intensity": 3, "children": [
          { "id": "pool", "kind": "supervisor", "strategy": "simple_one_for_one",
            "template": { "kind": "worker", "trap_exit": true, "stop_delay": 20000, "shutdown": 100 } } ] },
        "script": [ { "at": 0, "do": "start_child", "target": "top/pool" },
                    { "at": 0, "do": "start_child", "target": "top/pool" } ] })");
    open("mixed.tree.json");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 2 && run().beat() == 0; }));
    give(Command::TerminateChild, "top/pool/#1");
    run().play();
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 1; }));
    run().pause();
    EXPECT_EQ(issueOf(run(), path("top/pool/#1"), Command::TerminateChild), "stopped already");
    give(Command::TerminateChild, "top/pool/#1");
    ASSERT_TRUE(
        waitFor([&] { return run().beat() == 0 && !run().isPending(path("top/pool/#1"), StepOp::TerminateChild); }));
    EXPECT_EQ(run().lastAnswer(path("top/pool/#1"), StepOp::TerminateChild), "ok");
    give(Command::Kill, "top/pool");
    ASSERT_TRUE(waitFor([&] { return attempt("top/pool") == 2 && run().beat() == 0; }));
    EXPECT_EQ(issueOf(run(), path("top/pool/#2"), Command::TerminateChild), "{error,not_found}");
    give(Command::TerminateChild, "top/pool/#2");
    ASSERT_TRUE(waitFor([&] { return !run().lastAnswer(path("top/pool/#2"), StepOp::TerminateChild).isEmpty(); }));
    EXPECT_EQ(run().lastAnswer(path("top/pool/#2"), StepOp::TerminateChild), "{error,not_found}");
}

// R83
TEST_F(StartChild, NobodyAnswersForAPoolWithoutAProcess) {
    give(Command::StartChild, "top/pool");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 1 && settled(); }));
    give(Command::TerminateChild, "top/pool");
    ASSERT_TRUE(waitFor([&] { return state("top/pool") == ProcessState::Terminated && run().beat() == 0; }));
    for (const Command command : {Command::TerminateChild, Command::RestartChild, Command::DeleteChild})
        EXPECT_EQ(issueOf(run(), path("top/pool/#1"), command), "noproc");
}

TEST_F(StartChild, TheMenuOfASupervisorNamesWhomTerminateChildEnds) {
    EXPECT_EQ(offered(Command::TerminateChild, "top/pool")->text(), "&Terminate child pool");
    EXPECT_EQ(offered(Command::TerminateChild, "top/fixed/a")->text(), "&Terminate child");
}

TEST_F(StartChild, NoStepIsOfferedThatADynamicSupervisorDoesNotKnow) {
    give(Command::StartChild, "top/agents");
    ASSERT_TRUE(waitFor([&] { return children("top/agents") == 1 && settled(); }));
    EXPECT_TRUE(applies(run(), path("top/agents/#1"), Command::TerminateChild));
    EXPECT_FALSE(applies(run(), path("top/agents/#1"), Command::RestartChild));
    EXPECT_FALSE(applies(run(), path("top/agents/#1"), Command::DeleteChild));
}

TEST_F(StartChild, AKilledPoolLeavesNoChildThatDoesNotTrapAndIsStartedEmpty) {
    give(Command::StartTenChildren, "top/pool");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 10 && settled(); }));
    give(Command::Kill, "top/pool");
    ASSERT_TRUE(waitFor([&] { return attempt("top/pool") == 2 && run().beat() == 0; }));
    EXPECT_EQ(children("top/pool"), 0U);
}

TEST_F(StartChild, OrphansOfAKilledPoolStayOnTheCanvasUntilTheyEnd) {
    write("slow.tree.json", R"({ "format": "resprout/1", "name": "slow",
        "tree": { "id": "top", "kind": "supervisor", "intensity": 3, "children": [
          { "id": "pool", "kind": "supervisor", "strategy": "simple_one_for_one",
            "template": { "kind": "worker", "trap_exit": true, "stop_delay": 2000 } } ] },
        "script": [ { "at": 0, "do": "start_child", "target": "top/pool" } ] })");
    open("slow.tree.json");
    ASSERT_TRUE(
        waitFor([&] { return path("top/pool/#1") != noPath && state("top/pool/#1") == ProcessState::Running; }));
    give(Command::Kill, "top/pool");
    ASSERT_TRUE(waitFor([&] { return attempt("top/pool") == 2 && run().beat() == 0; }));
    EXPECT_EQ(run().tree().orphans().size(), 1U);
    EXPECT_FALSE(window->canvas().boxOf(path("top/pool/#1")).isEmpty());
    action(Command::Fit).trigger();
    EXPECT_FALSE(window->canvas().boxOf(path("top/pool/#1")).isEmpty());
    run().setSpeed(10);
    run().play();
    ASSERT_TRUE(waitFor([&] { return run().tree().orphans().empty(); }));
}

/// A pool whose children take long to stop was killed, and is up again, empty.
class Orphans : public StartChild {
protected:
    void orphan(int count) {
        std::string steps;
        for (int i = 0; i < count; ++i)
            steps += std::string(i == 0 ? "" : ",") + R"({ "at": 0, "do": "start_child", "target": "top/pool" })";
        write("slow.tree.json", R"({ "format": "resprout/1", "name": "slow",
            "tree": { "id": "top", "kind": "supervisor", "intensity": 3, "children": [
              { "id": "pool", "kind": "supervisor", "strategy": "simple_one_for_one",
                "template": { "kind": "worker", "trap_exit": true, "stop_delay": 20000 } } ] },
            "script": [)" + steps + "] }");
        open("slow.tree.json");
        ASSERT_TRUE(waitFor([&] {
            return children("top/pool") == static_cast<std::size_t>(count) && run().beat() == 0 &&
                   record("top/pool").state == ProcessState::Running;
        }));
        give(Command::Kill, "top/pool");
        ASSERT_TRUE(waitFor([&] { return attempt("top/pool") == 2 && run().beat() == 0; }));
        ASSERT_EQ(children("top/pool"), 0U);
        ASSERT_TRUE(waitFor([&] { return itemsOf(ItemKind::Cluster) == 0; }));
    }
    [[nodiscard]] const TreeModel& model() { return window->canvas().scene().model(); }
    [[nodiscard]] int itemsOf(ItemKind kind) {
        return static_cast<int>(std::count(model().kind.begin(), model().kind.end(), kind));
    }
    /// What a screen reader hears of the item whose name begins so: its description.
    [[nodiscard]] QString heardOf(const QString& name) {
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&window->canvas());
        for (int i = 0; i < canvas->childCount(); ++i)
            if (canvas->child(i)->text(QAccessible::Name).startsWith(name))
                return canvas->child(i)->text(QAccessible::Description) + QLatin1Char('|');
        return {};
    }
};

TEST_F(Orphans, ManyAreOnePillWithTheirNumberAndNoCluster) {
    orphan(70);
    ASSERT_EQ(itemsOf(ItemKind::Orphans), 1);
    EXPECT_EQ(itemsOf(ItemKind::Worker), 0);
    const auto pill = static_cast<ItemIndex>(std::find(model().kind.begin(), model().kind.end(), ItemKind::Orphans) -
                                             model().kind.begin());
    EXPECT_EQ(model().members(pill).size(), 70U) << "all of them";
    EXPECT_EQ(heardOf("70 orphans of pool"), "|");
    EXPECT_TRUE(heardOf("70 children").isEmpty());
    const QRectF box = window->canvas().scene().camera().toScreen(model().box(pill));
    QTest::mouseClick(&window->canvas(), Qt::LeftButton, {}, box.center().toPoint());
    EXPECT_EQ(window->canvas().current(), path("top/pool/#1"));
    EXPECT_EQ(window->canvas().findChild<ClusterList*>(), nullptr) << "there is no list of them";
    press(Qt::Key_Right);
    EXPECT_EQ(window->canvas().current(), path("top/pool/#2"));
    press(Qt::Key_Up);
    EXPECT_EQ(window->canvas().current(), path("top/pool"));
}

TEST_F(Orphans, AFewAreDrawnOneByOneAndSayWhoseTheyAre) {
    orphan(3);
    EXPECT_EQ(itemsOf(ItemKind::Orphans), 0);
    EXPECT_EQ(itemsOf(ItemKind::Worker), 3);
    EXPECT_EQ(heardOf("#1"), "level 3, orphan of pool|");
}

TEST_F(Orphans, StandBesideTheClusterOfThoseThatFollow) {
    orphan(30);
    for (int i = 0; i < 3; ++i)
        give(Command::StartTenChildren, "top/pool");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 30 && settled(); }));
    ASSERT_EQ(itemsOf(ItemKind::Cluster), 1);
    ASSERT_EQ(itemsOf(ItemKind::Orphans), 1);
    EXPECT_EQ(heardOf("30 children of pool"), "|");
    EXPECT_EQ(heardOf("30 orphans of pool"), "|");
    const auto at = [&](ItemKind kind) {
        const auto item = std::find(model().kind.begin(), model().kind.end(), kind) - model().kind.begin();
        return window->canvas().scene().camera().toScreen(model().box(static_cast<ItemIndex>(item)));
    };
    ASSERT_TRUE(waitFor([&] { return !at(ItemKind::Cluster).intersects(at(ItemKind::Orphans)); }));
}

TEST_F(StartChild, TheListOfACrowdStartsOneMore) {
    for (int i = 0; i < 3; ++i)
        give(Command::StartTenChildren, "top/pool");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 30 && settled(); }));
    window->canvas().openList(path("top/pool"));
    auto* list = window->canvas().findChild<ClusterList*>();
    ASSERT_NE(list, nullptr);
    auto* start = button<QToolButton>("Start child");
    ASSERT_NE(start, nullptr);
    start->click();
    EXPECT_TRUE(waitFor([&] { return children("top/pool") == 31; }));
}

TEST_F(StartChild, TheListOpensByKeyAlsoFromAWorkerOnItAndBeginsThere) {
    for (int i = 0; i < 5; ++i)
        give(Command::StartTenChildren, "top/pool");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 50 && settled(); }));
    const PathId worker = run().tree().find(path("top/pool"))->children[40];
    window->canvas().setCurrent(worker);
    const QAction& key = action(Command::ShowChildren);
    ASSERT_TRUE(key.isEnabled());
    press(Qt::Key_O);
    auto* list = window->canvas().findChild<ClusterList*>();
    ASSERT_NE(list, nullptr);
    EXPECT_EQ(list->supervisor(), path("top/pool"));
    const auto* table = list->findChild<QTableView*>();
    EXPECT_EQ(table->currentIndex().row(), 40);
    EXPECT_TRUE(table->viewport()->rect().contains(table->visualRect(table->currentIndex())));
    EXPECT_EQ(window->canvas().current(), worker);
    list->leave();
    window->canvas().setCurrent(path("top/fixed/a"));
    EXPECT_FALSE(key.isEnabled()) << "its siblings are all seen";
}

TEST_F(StartChild, TheKeyOfTheListFollowsTheNumberOfChildrenOfTheSamePool) {
    for (int i = 0; i < 2; ++i)
        give(Command::StartTenChildren, "top/pool");
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 20 && settled(); }));
    const PathId worker = path("top/pool/#1");
    window->canvas().setCurrent(worker);
    const QAction& key = action(Command::ShowChildren);
    EXPECT_FALSE(key.isEnabled());
    run().startChildren(path("top/pool"), 5);
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 25 && settled(); }));
    EXPECT_EQ(window->canvas().current(), worker);
    EXPECT_TRUE(waitFor([&] { return key.isEnabled(); }));
    run().terminateChild(path("top/pool/#25"));
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 24 && run().beat() == 0; }));
    EXPECT_TRUE(waitFor([&] { return !key.isEnabled(); }));
}

class ChildrenList : public StartChild {
protected:
    void SetUp() override {
        StartChild::SetUp();
        for (int i = 0; i < 3; ++i)
            give(Command::StartTenChildren, "top/pool");
        ASSERT_TRUE(waitFor([&] { return children("top/pool") == 30 && settled(); }));
        window->canvas().openList(path("top/pool"));
        list = window->canvas().findChild<ClusterList*>();
        ASSERT_NE(list, nullptr);
        buttons = list->findChildren<QPushButton*>();
        ASSERT_EQ(buttons.size(), 3);
    }
    /// As a person would: the key goes to what has the focus.
    void space() { QTest::keyClick(window->focusWidget(), Qt::Key_Space); }
    /// Space ran, or paused, and did nothing else.
    void expectSpaceRunsAndPauses() {
        const VirtualTime now = run().now();
        const std::size_t steps = run().document().script.size();
        space();
        EXPECT_TRUE(run().isPlaying());
        space();
        EXPECT_FALSE(run().isPlaying());
        EXPECT_GE(run().now(), now) << "it was reset";
        EXPECT_EQ(run().document().script.size(), steps) << "the button was pressed again";
    }

    ClusterList* list = nullptr;
    QList<QPushButton*> buttons;
};

TEST_F(ChildrenList, SpaceRunsAndPausesAfterCrashAll) {
    QTest::mouseClick(buttons[2], Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return !list->isVisible() || !buttons[2]->isEnabled() || settled(); }));
    expectSpaceRunsAndPauses();
}

TEST_F(ChildrenList, SpaceRunsAndPausesAfterCrashOne) {
    auto* filter = list->findChild<QLineEdit*>();
    QTest::keyClicks(filter, QStringLiteral("#7"));
    QTest::keyClick(filter, Qt::Key_Down);
    expectSpaceRunsAndPauses();
    ASSERT_EQ(buttons[0]->text(), "Crash #7");
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return settled(); }));
    expectSpaceRunsAndPauses();
}

TEST_F(ChildrenList, CrashAllIsOneMomentAlsoWhileTheEnginePlaysAhead) {
    run().setSpeed(10);
    run().play();
    QSignalSpy changes(&run(), &Run::scriptChanged);
    QTest::mouseClick(buttons[2], Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 0; })) << "more than its intensity";
    run().pause();
    const auto script = run().document().script;
    ASSERT_EQ(script.size(), 60U);
    EXPECT_EQ(script[30].target, "top/pool/#1");
    EXPECT_EQ(script[59].target, "top/pool/#30");
    EXPECT_EQ(script[30].at, script[59].at);
    EXPECT_EQ(changes.count(), 1) << "each look at the script takes as long as the script is";
}

TEST_F(ChildrenList, ItIsClosedWhenThePoolHasBecomeEmpty) {
    QTest::mouseClick(buttons[2], Qt::LeftButton); // more than its intensity: the pool is started again, and empty
    run().play();
    ASSERT_TRUE(waitFor([&] { return children("top/pool") == 0; }));
    EXPECT_TRUE(waitFor([&] { return !list->isVisible(); }));
    run().pause();
    EXPECT_EQ(window->focusWidget(), &window->canvas());
    expectSpaceRunsAndPauses();
}

TEST_F(ChildrenList, ShowsThatItHasTheFocusItself) {
    const auto edge = [&] {
        return list->grab().toImage().pixelColor(12, list->height() / 2); // inside its shadow
    };
    EXPECT_NE(edge(), Theme::instance().palette().accent);
    list->setFocus();
    EXPECT_EQ(edge(), Theme::instance().palette().accent);
}

TEST_F(ChildrenList, ItsFilterAndItsTableHaveNames) {
    EXPECT_EQ(list->findChild<QLineEdit*>()->accessibleName(), "Filter");
    EXPECT_EQ(list->findChild<QTableView*>()->accessibleName(), "Children");
}

TEST_F(ChildrenList, IsOpenedAndClosedByKeyboard) {
    QTest::keyClick(window->focusWidget(), Qt::Key_Escape);
    EXPECT_FALSE(list->isVisible());
    window->canvas().setCurrent(path("top/pool"));
    press(Qt::Key_O);
    EXPECT_TRUE(list->isVisible());
    EXPECT_TRUE(list->isAncestorOf(window->focusWidget()));
    QTest::keyClick(window->focusWidget(), Qt::Key_Escape);
    EXPECT_FALSE(list->isVisible());
    QAction* offer = offered(Command::ShowChildren, "top/pool");
    ASSERT_NE(offer, nullptr);
    offer->trigger();
    EXPECT_TRUE(list->isVisible());
    EXPECT_EQ(offered(Command::ShowChildren, "top/fixed"), nullptr) << "each of its children is drawn";
}

TEST_F(ChildrenList, IsNotOpenedForNobody) {
    list->leave();
    window->canvas().openList(path("top/agents"));
    EXPECT_FALSE(list->isVisible());
}

TEST_F(ChildrenList, AButtonOfItThatIsDisabledKeepsItsFocusInIt) {
    buttons[2]->setFocus();
    list->findChild<QLineEdit*>()->setText("nobody is called so");
    EXPECT_FALSE(buttons[2]->isEnabled());
    EXPECT_EQ(window->focusWidget(), list);
    expectSpaceRunsAndPauses();
}

TEST_F(ChildrenList, WhatIsHiddenHandsItsFocusToNoButtonOfTheToolBar) {
    buttons[2]->setFocus();
    list->hide();
    EXPECT_EQ(window->focusWidget(), &window->canvas());
    auto* step = button<QPushButton>("Step");
    step->setFocus(Qt::TabFocusReason);
    EXPECT_EQ(window->focusWidget(), step) << "by Tab a button is reached as ever";
    step->setEnabled(false);
    EXPECT_EQ(window->focusWidget(), &window->canvas());
}

} // namespace
} // namespace resprout::ui
