#include "core/node/tree_fold.h"

#include "tests/core/node/played_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <span>
#include <utility>
#include <vector>

namespace resprout {
namespace {

using enum ProcessState;
using test::PlayedTree;

constexpr auto sup = NodeKind::Supervisor;

PlayedTree fourWorkers() {
    return PlayedTree({{"s", sup}, {"s/p"}, {"s/v"}, {"s/t"}, {"s/w"}});
}

PlayedTree running() {
    auto tree = fourWorkers();
    tree.spawn("s", Why::RootStarted).start("s/p").start("s/v").start("s/t").start("s/w");
    tree.happens(EventType::Started, "s", Why::SubtreeUp);
    return tree;
}

TEST(TreeFold, ListsEverySpecOfTheTreeBeforeAnythingHappened) {
    auto tree = fourWorkers();
    EXPECT_EQ(tree.children("s"), "p v t w");
    EXPECT_EQ(tree.state("s/p"), NotStarted);
    EXPECT_EQ(tree.fold().root(), tree("s"));
    EXPECT_EQ(tree.fold().countsByState()[0], 5U);
}

TEST(TreeFold, ShowsTheFirstStartAsStartingAndASupervisorRunningAfterItsChildren) {
    auto tree = fourWorkers();
    tree.spawn("s").spawn("s/p");
    EXPECT_EQ(tree.state("s"), Starting);
    EXPECT_EQ(tree.state("s/p"), Starting);
    tree.happens(EventType::Started, "s/p").start("s/v").start("s/t").start("s/w");
    EXPECT_EQ(tree.state("s/p"), Running);
    EXPECT_EQ(tree.state("s"), Starting);
    tree.happens(EventType::Started, "s");
    EXPECT_EQ(tree.state("s"), Running);
}

TEST(TreeFold, GivesPidsInTheOrderOfSpawning) {
    auto tree = running();
    EXPECT_EQ(tree.record("s/p").pid, 101U);
    EXPECT_EQ(tree.record("s/w").pid, 104U);
    EXPECT_EQ(tree.record("s").pid, 100U);
    tree.exits("s/v", "oops");
    EXPECT_EQ(tree.record("s/v").pid, 0U);
    EXPECT_EQ(tree.record("s/v").lastPid, 102U);
    tree.counts("s", 1).start("s/v", Why::RestartedAlone);
    EXPECT_EQ(tree.record("s/v").pid, 105U);
    EXPECT_EQ(tree.record("s/v").attempt, 2U);
    EXPECT_EQ(tree.record("s/v").restarts, 1U);
}

TEST(TreeFold, PlaysAGroupRestartStateByState) {
    auto tree = running();
    tree.at(300).exits("s/v", "{crash,stack}", Why::RaisedError);
    EXPECT_EQ(tree.state("s/v"), Crashed);
    EXPECT_FALSE(tree.record("s/v").willRestart);
    tree.counts("s", 1);
    EXPECT_TRUE(tree.record("s/v").willRestart);
    tree.happens(EventType::StopOrdered, "s/w", Why::StopForGroup);
    EXPECT_EQ(tree.state("s/w"), ShuttingDown);
    tree.exits("s/w", "shutdown", Why::StopOrderObeyed).stops("s/t").stops("s/p");
    EXPECT_EQ(tree.state("s/w"), Terminated);
    EXPECT_EQ(tree.record("s/w").stopPlace, 1U);
    EXPECT_EQ(tree.record("s/t").stopPlace, 2U);
    EXPECT_EQ(tree.record("s/p").stopPlace, 3U);
    EXPECT_EQ(tree.record("s/v").stopPlace, 0U);
    tree.spawn("s/p", Why::RestartedWithAll);
    EXPECT_EQ(tree.state("s/p"), Restarting);
    EXPECT_EQ(tree.state("s/v"), Crashed); // keeps its look until its own start
    EXPECT_EQ(tree.record("s/p").stopPlace, 0U);
    tree.happens(EventType::Started, "s/p").start("s/v").start("s/t").start("s/w");
    for (const char* path : {"s/p", "s/v", "s/t", "s/w"})
        EXPECT_EQ(tree.state(path), Running) << path;
    EXPECT_EQ(tree.fold().countsByState()[static_cast<std::size_t>(Running)], 5U);
}

TEST(TreeFold, AQuietEndOfATransientIsNoCrash) {
    PlayedTree tree({{"s", sup}, {"s/a", NodeKind::Worker, Restart::Transient}});
    tree.spawn("s").start("s/a").happens(EventType::Started, "s");
    tree.exits("s/a", "{shutdown,done}");
    EXPECT_EQ(tree.state("s/a"), Terminated);
    tree.start("s/a").exits("s/a", "oops");
    EXPECT_EQ(tree.state("s/a"), Crashed);
}

TEST(TreeFold, ANormalEndOfAPermanentIsShownAsACrashBecauseARestartIsDue) {
    auto tree = running();
    tree.exits("s/p", "normal");
    EXPECT_EQ(tree.state("s/p"), Crashed);
}

TEST(TreeFold, ARestartThatFailsIsRestartingUntilItIsTriedAgain) {
    auto tree = running();
    tree.exits("s/p", "oops").counts("s", 1).startFails("s/p", "not_yet");
    EXPECT_EQ(tree.state("s/p"), Crashed);
    tree.happens(EventType::RetryQueued, "s/p");
    EXPECT_EQ(tree.state("s/p"), Restarting);
    tree.counts("s", 2, Why::RetryCounts).start("s/p", Why::RetriedStart);
    EXPECT_EQ(tree.state("s/p"), Running);
    EXPECT_EQ(tree.record("s/p").attempt, 3U);
    EXPECT_EQ(tree.record("s/p").restarts, 1U);
}

TEST(TreeFold, AChildThatRunsAgainByOtherMeansIsNotTheOneThatARestartIsCountedFor) {
    auto tree = running();
    tree.exits("s/p", "oops").exits("s/v", "oops").start("s/p", Why::RestartedWithAll).exits("s/p", "again");
    tree.counts("s", 1);
    EXPECT_TRUE(tree.record("s/v").willRestart);
    EXPECT_FALSE(tree.record("s/p").willRestart);
    tree.counts("s", 2);
    EXPECT_TRUE(tree.record("s/p").willRestart);
}

TEST(TreeFold, ATerminatedChildIsAGhostInItsPlace) {
    auto tree = running();
    tree.stops("s/v", Why::TerminateChildCalled);
    EXPECT_EQ(tree.state("s/v"), Terminated);
    EXPECT_EQ(tree.record("s/v").stopPlace, 0U); // alone, so there is no order to tell
    EXPECT_EQ(tree.children("s"), "p v t w");
    EXPECT_TRUE(tree.record("s/v").listed);
}

TEST(TreeFold, ADroppedSpecLeavesTheListAndKeepsItsRecord) {
    auto tree = running();
    const auto version = tree.fold().structureVersion();
    tree.at(700).stops("s/v", Why::TerminateChildCalled).happens(EventType::SpecDropped, "s/v", Why::DeleteChildCalled);
    EXPECT_EQ(tree.children("s"), "p t w");
    EXPECT_FALSE(tree.record("s/v").listed);
    EXPECT_EQ(tree.record("s/v").droppedAt, 700);
    EXPECT_NE(tree.fold().structureVersion(), version);
    EXPECT_EQ(tree.fold().countsByState()[static_cast<std::size_t>(Terminated)], 0U);
}

/// Specs that come, go and move in some order, as a plain list has them; events that tell it.
struct Comings {
    std::vector<LifecycleEvent> events;
    std::vector<PathId> list;
};

Comings comings(std::mt19937& random, std::vector<PathId> list) {
    Comings made{{}, std::move(list)};
    for (int i = 0; i < 200; ++i) {
        LifecycleEvent event;
        event.path = 1 + random() % 4;
        const auto known = std::find(made.list.begin(), made.list.end(), event.path);
        const bool isListed = known != made.list.end();
        if (isListed)
            made.list.erase(known);
        if (random() % 3 == 0) {
            event.type = EventType::FlagChanged;
            event.flag = Flag::SpecPlace;
            event.value = static_cast<std::int64_t>(random() % 5);
            const auto place = std::min<std::int64_t>(event.value, std::ssize(made.list));
            made.list.insert(made.list.begin() + place, event.path);
        } else {
            event.type = isListed ? EventType::SpecDropped : EventType::SpecAdded;
            if (!isListed)
                made.list.push_back(event.path);
        }
        made.events.push_back(event);
    }
    return made;
}

TEST(TreeFold, ListsWhatComesGoesAndMovesInTheSameOrderHoweverManyEventsAreFoldedAtATime) {
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same each time
    for (const std::size_t atATime : {1U, 2U, 3U, 7U, 50U, 200U}) {
        auto tree = fourWorkers();
        const auto [events, list] = comings(random, tree.record("s").children);
        for (std::size_t from = 0; from < events.size(); from += atATime)
            tree.fold().apply(std::span(events).subspan(from, std::min(atATime, events.size() - from)));
        EXPECT_EQ(tree.record("s").children, list) << atATime;
    }
}

TEST(TreeFold, ASupervisorHasGivenUpUntilItsNextStart) {
    PlayedTree tree({{"top", sup}, {"top/s", sup}, {"top/s/a"}, {"top/s/b"}});
    tree.spawn("top").spawn("top/s").start("top/s/a").start("top/s/b");
    tree.happens(EventType::Started, "top/s").happens(EventType::Started, "top");
    tree.exits("top/s/a", "oops").givesUp("top/s", 2);
    EXPECT_EQ(tree.state("top/s"), GaveUp);
    EXPECT_EQ(tree.supervisor("top/s").held, 2U);
    EXPECT_EQ(tree.supervisor("top/s").counted.size(), 1U);
    EXPECT_FALSE(tree.record("top/s/a").willRestart);
    tree.stops("top/s/b", Why::StopAfterGivingUp).exits("top/s", "shutdown", Why::SupervisorGaveUp);
    EXPECT_EQ(tree.state("top/s"), GaveUp);
    EXPECT_EQ(tree.record("top/s").pid, 0U);
    tree.counts("top", 1);
    EXPECT_TRUE(tree.record("top/s").willRestart);
    tree.spawn("top/s", Why::RestartedAlone);
    EXPECT_EQ(tree.state("top/s"), Restarting);
    EXPECT_EQ(tree.supervisor("top/s").held, 0U); // begins with an empty list
    EXPECT_FALSE(tree.supervisor("top/s").gaveUp);
    EXPECT_EQ(tree.state("top/s/a"), Crashed);
}

TEST(TreeFold, AKilledSupervisorLeavesOrphansAndItsSuccessorTakesTheRows) {
    PlayedTree tree({{"top", sup}, {"top/s", sup}, {"top/s/a"}, {"top/s/b"}});
    tree.spawn("top").spawn("top/s").start("top/s/a").start("top/s/b");
    tree.happens(EventType::Started, "top/s").happens(EventType::Started, "top");
    tree.exits("top/s", "killed", Why::KillReceived);
    EXPECT_EQ(tree.state("top/s"), Crashed);
    EXPECT_TRUE(tree.record("top/s/a").orphaned);
    tree.exits("top/s/b", "killed", Why::ParentDied);
    EXPECT_EQ(tree.state("top/s/b"), Terminated);
    // a traps exits and lingers while its successor starts
    LifecycleEvent late;
    late.type = EventType::Exited;
    late.path = tree("top/s/a");
    late.attempt = 1;
    late.up = 1;
    late.term = TermTable::killed;
    late.orphan = true;
    tree.counts("top", 1).spawn("top/s").start("top/s/a").start("top/s/b").happens(EventType::Started, "top/s");
    EXPECT_FALSE(tree.record("top/s/a").orphaned);
    tree.apply(late);
    EXPECT_EQ(tree.state("top/s/a"), Running);
    EXPECT_NE(tree.record("top/s/a").pid, 0U);
}

TEST(TreeFold, ASupervisorThatStartsAgainListsOnlyWhatItsInitAnswers) {
    PlayedTree tree({{"top", sup}, {"top/s", sup}, {"top/s/a"}, {"top/s/b"}});
    tree.spawn("top").spawn("top/s").start("top/s/a").start("top/s/b");
    tree.happens(EventType::Started, "top/s").happens(EventType::Started, "top");
    tree.stops("top/s/a", Why::TerminateChildCalled).happens(EventType::SpecDropped, "top/s/a", Why::DeleteChildCalled);
    Step step;
    step.op = StepOp::StartChild;
    step.target = "top/s";
    step.child = 0;
    NodeSpec extra;
    extra.id = "extra";
    tree.fold().learn(step, std::vector{extra});
    tree("top/s/extra");
    tree.issues(0, "top/s");
    tree.happens(EventType::SpecAdded, "top/s/extra", Why::StartChildCalled)
        .start("top/s/extra", Why::StartChildCalled);
    EXPECT_EQ(tree.children("top/s"), "b extra");
    EXPECT_EQ(tree.fold().spec(tree("top/s/extra")).id, "extra");
    EXPECT_EQ(tree.state("top/s/extra"), Running);
    tree.exits("top/s", "killed", Why::KillReceived).spawn("top/s");
    EXPECT_EQ(tree.children("top/s"), "a b");
    EXPECT_FALSE(tree.record("top/s/extra").listed);
    EXPECT_EQ(tree.state("top/s/a"), Terminated); // a ghost until its own start
}

TEST(TreeFold, AStartChildThatFailsLeavesNothing) {
    auto tree = running();
    Step step;
    step.op = StepOp::StartChild;
    step.target = "s";
    step.child = 0;
    NodeSpec extra;
    extra.id = "extra";
    tree.fold().learn(step, std::vector{extra});
    tree("s/extra");
    tree.issues(0, "s");
    tree.startFails("s/extra", "broken");
    EXPECT_EQ(tree.children("s"), "p v t w");
    EXPECT_FALSE(tree.record("s/extra").listed);
}

TEST(TreeFold, ACodeChangeSetsFlagsThatOutliveTheSupervisor) {
    auto tree = running();
    tree.sets("s", Flag::Strategy, static_cast<std::int64_t>(Strategy::OneForAll)).sets("s", Flag::Intensity, 7);
    tree.sets("s", Flag::Period, 30);
    EXPECT_EQ(tree.supervisor("s").strategy, Strategy::OneForAll);
    tree.exits("s", "killed").spawn("s");
    EXPECT_EQ(tree.supervisor("s").strategy, Strategy::OneForAll);
    EXPECT_EQ(tree.supervisor("s").intensity, 7);
    EXPECT_EQ(tree.supervisor("s").period, 30);
}

TEST(TreeFold, TellsTheReasonOfTheRootsEnd) {
    auto tree = running();
    EXPECT_EQ(tree.fold().rootEnd(), TermTable::none);
    tree.exits("s", "shutdown", Why::SupervisorGaveUp);
    EXPECT_EQ(tree.fold().rootEnd(), TermTable::shutdown);
}

TEST(TreeFold, ARootThatFailsToStartHasEndedWithItsReason) {
    auto tree = fourWorkers();
    tree.spawn("s").startFails("s/p", "broken");
    tree.failed("s", "{shutdown,{failed_to_start_child,p,broken}}");
    EXPECT_EQ(tree.fold().rootEnd(), tree.term("{shutdown,{failed_to_start_child,p,broken}}"));
}

TEST(StillCounting, ComparesWholeSecondsAndTheEdgeCounts) {
    SupervisorRecord record;
    record.period = 2;
    record.counted = {900};
    record.held = 1;
    EXPECT_EQ(record.stillCounting(900), 1U);
    EXPECT_EQ(record.stillCounting(2999), 1U); // second 2 - 2 = second 0
    EXPECT_EQ(record.stillCounting(3000), 0U);
}

TEST(StillCounting, NeverBringsBackWhatWasPruned) {
    SupervisorRecord record;
    record.period = 1;
    record.counted = {0, 5000};
    record.held = 1; // the first was pruned when the second was counted
    record.period = 60;
    EXPECT_EQ(record.stillCounting(5000), 1U);
}

TEST(TreeFold, TakesATreeOfTwentyThousandLevels) {
    Scenario scenario;
    PathTable paths;
    PathId path = noPath;
    for (NodeIndex level = 0; level < 20'000; ++level) {
        path = paths.add(path, "n");
        NodeSpec& node = scenario.nodes.emplace_back();
        node.id = "n";
        node.kind = sup;
        node.parent = level == 0 ? noNode : level - 1;
        node.firstChild = node.lastChild = level + 1 < 20'000 ? level + 1 : noNode;
    }
    scenario.root = 0;
    TreeFold fold(scenario, paths);
    EXPECT_EQ(fold.countsByState()[0], 20'000U);
    LifecycleEvent dropped;
    dropped.type = EventType::SpecDropped;
    dropped.path = 1;
    fold.apply(dropped);
    EXPECT_EQ(fold.countsByState()[0], 1U);
}

} // namespace
} // namespace resprout
