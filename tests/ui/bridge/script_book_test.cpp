#include "ui/bridge/script_book.h"

#include <gtest/gtest.h>

#include <string>

namespace resprout::ui {
namespace {

Scenario scenario(std::vector<Step> script = {}) {
    Scenario scenario;
    scenario.name = "pair";
    NodeSpec top;
    top.id = "top";
    top.kind = NodeKind::Supervisor;
    scenario.root = scenario.add(top);
    NodeSpec worker;
    worker.id = "a";
    scenario.appendChild(scenario.root, scenario.add(worker));
    scenario.script = std::move(script);
    return scenario;
}

Step step(VirtualTime at, StepOp op = StepOp::Raise, const char* target = "top/a") {
    Step step;
    step.at = at;
    step.op = op;
    step.target = target;
    return step;
}

std::string timesOf(const Scenario& scenario) {
    std::string text;
    for (const Step& step : scenario.script)
        text += (text.empty() ? "" : " ") + std::string(step.off ? "off" : "") + std::to_string(step.at);
    return text;
}

TEST(ScriptBook, SavesTheFileUnchangedWhenNothingWasAdded) {
    Scenario opened = scenario({step(300), step(700)});
    opened.until = 1234;
    ScriptBook book(opened);
    EXPECT_EQ(book.begin(0), opened);
    EXPECT_EQ(book.document(5000), opened);
}

TEST(ScriptBook, SavesEveryStepWithTheTimeThatTheEngineGaveIt) {
    ScriptBook book(scenario({step(300), step(900)}));
    (void)book.begin(0);
    book.issued(0, 300);
    EXPECT_EQ(book.post(step(0), {}, 1), 2U);
    book.issued(2, 512);
    const Scenario document = book.document(640);
    EXPECT_EQ(timesOf(document), "300 512 900");
}

TEST(ScriptBook, UntilIsThePresentRoundedUpWhenTheRunWasPlayedByHand) {
    ScriptBook book(scenario());
    (void)book.begin(0);
    book.post(step(0), {}, 1);
    book.issued(0, 512);
    EXPECT_EQ(book.document(640).until, 700);
    EXPECT_EQ(book.document(512).until, 600) << "a step at `until` would not belong to the run";
    EXPECT_EQ(book.document(700).until, 700);
}

TEST(ScriptBook, UntilDoesNotCutOffStepsOfTheFileThatAreStillToCome) {
    ScriptBook book(scenario({step(5000)}));
    (void)book.begin(0);
    book.post(step(0), {}, 1);
    book.issued(1, 512);
    EXPECT_EQ(book.document(640).until, 6000);
}

TEST(ScriptBook, StepsOfOneMillisecondKeepTheOrderInWhichTheyWereIssued) {
    ScriptBook book(scenario({step(300, StepOp::Exit), step(400, StepOp::Signal)}));
    (void)book.begin(0);
    book.issued(0, 300);
    book.post(step(0), {}, 1);
    book.issued(2, 400);
    book.issued(1, 400);
    const Scenario document = book.document(400);
    EXPECT_EQ(document.script[1].op, StepOp::Raise);
    EXPECT_EQ(document.script[2].op, StepOp::Signal);
}

TEST(ScriptBook, AStepThatTheEngineHasNotStampedYetIsSavedAtTheNextMillisecond) {
    ScriptBook book(scenario());
    (void)book.begin(0);
    book.post(step(0), {}, 1);
    EXPECT_EQ(timesOf(book.document(77)), "78");
}

TEST(ScriptBook, AResetKeepsAddedStepsSwitchedOffAndAReplaySwitchesThemOn) {
    ScriptBook book(scenario({step(300)}));
    (void)book.begin(0);
    book.post(step(0), {}, 1);
    book.issued(1, 200);
    book.switchAddedOff();
    EXPECT_EQ(timesOf(book.begin(250)), "off200 300");
    EXPECT_EQ(book.offCount(), 1U);
    EXPECT_TRUE(book.wasAdded(0));
    EXPECT_EQ(timesOf(book.document(0)), "off200 300");
    book.switchAddedOn();
    EXPECT_EQ(timesOf(book.begin(0)), "200 300");
    EXPECT_EQ(book.offCount(), 0U);
}

TEST(ScriptBook, AStepOfTheFileThatIsOffStaysOffThroughAReplay) {
    Step off = step(300);
    off.off = true;
    ScriptBook book(scenario({off}));
    (void)book.begin(0);
    book.switchAddedOn();
    EXPECT_EQ(timesOf(book.begin(0)), "off300");
}

TEST(ScriptBook, UndoTakesTheLastAddedStepOutWhereverItStands) {
    ScriptBook book(scenario({step(300)}));
    (void)book.begin(0);
    book.post(step(0), {}, 1);
    book.issued(1, 100);
    book.post(step(0), {}, 1);
    book.issued(2, 200);
    (void)book.begin(250);
    book.dropLastAdded();
    EXPECT_EQ(timesOf(book.begin(250)), "100 300");
    book.dropLastAdded();
    book.dropLastAdded();
    EXPECT_EQ(timesOf(book.begin(250)), "300");
}

TEST(ScriptBook, WhatAReconfigureBringsTravelsWithTheDocument) {
    ScriptBook book(scenario());
    const Scenario played = book.begin(0);
    NodeSpec change;
    change.kind = NodeKind::Supervisor;
    change.strategy = Strategy::OneForAll;
    Step reconfigure = step(0, StepOp::Reconfigure, "top");
    reconfigure.change = 0;
    book.post(reconfigure, std::span(&change, 1), 0);
    book.issued(0, 10);
    const Scenario document = book.document(20);
    ASSERT_EQ(document.script.size(), 1U);
    EXPECT_EQ(document.script[0].change, played.nodes.size());
    EXPECT_EQ(document.node(document.script[0].change).strategy, change.strategy);
}

TEST(ScriptBook, AStepIsPendingUntilItsAnswerIsShown) {
    ScriptBook book(scenario());
    (void)book.begin(0);
    EXPECT_FALSE(book.isPending(0, StepOp::Reconfigure));
    const std::uint32_t number = book.post(step(0, StepOp::Reconfigure, "top"), {}, 0);
    EXPECT_TRUE(book.isPending(0, StepOp::Reconfigure));
    book.issueShown(number, 0);
    EXPECT_TRUE(book.isPending(0, StepOp::Reconfigure));
    EXPECT_FALSE(book.isPending(0, StepOp::Signal));
    book.answerShown(number, TermTable::ok);
    EXPECT_FALSE(book.isPending(0, StepOp::Reconfigure));
    EXPECT_EQ(book.lastAnswer(0, StepOp::Reconfigure), TermTable::ok);
}

Step start(VirtualTime at) {
    return step(at, StepOp::StartChild, "top/pool");
}

std::string targetsOf(const Scenario& scenario) {
    std::string text;
    for (const Step& step : scenario.script)
        text += (text.empty() ? "" : " ") + step.target;
    return text;
}

TEST(ScriptBook, StepsThatNameAPoolsChildFollowItWhenAStartByHandComesBeforeIt) {
    ScriptBook book(scenario({start(100), start(500), step(900, StepOp::Raise, "top/pool/#2")}));
    (void)book.begin(0);
    book.issued(0, 100);
    EXPECT_EQ(book.post(start(0), {}, 1), 3U); // #3 in this run
    book.issued(3, 300);
    book.post(step(0, StepOp::Raise, "top/pool/#3"), {}, 2);
    book.issued(4, 400);
    const Scenario document = book.document(450);
    EXPECT_EQ(timesOf(document), "100 300 400 500 900");
    EXPECT_EQ(targetsOf(document), "top/pool top/pool top/pool/#2 top/pool top/pool/#3");
}

TEST(ScriptBook, TheyGoBackWhenTheStartIsUndone) {
    const Scenario opened = scenario({start(100), start(500), step(900, StepOp::Raise, "top/pool/#2/#1")});
    ScriptBook book(opened);
    (void)book.begin(0);
    book.issued(0, 100);
    book.post(start(0), {}, 1);
    book.issued(3, 300);
    book.switchAddedOff();
    EXPECT_EQ(targetsOf(book.begin(450)), "top/pool top/pool top/pool top/pool/#3/#1") << "also one that is off counts";
    book.dropLastAdded();
    EXPECT_EQ(book.begin(450).script, opened.script);
}

TEST(ScriptBook, TheLastChildIsTheOneThatWasToldLastElseTheFirstToCome) {
    Scenario opened = scenario();
    const NodeIndex first = opened.add(NodeSpec());
    const NodeIndex second = opened.add(NodeSpec());
    opened.script = {start(100), start(500)};
    opened.script[0].child = first;
    opened.script[1].child = second;
    ScriptBook book(opened);
    (void)book.begin(0);
    EXPECT_EQ(book.lastChildOf("top/pool", 50), first);
    EXPECT_EQ(book.lastChildOf("top/pool", 300), first);
    EXPECT_EQ(book.lastChildOf("top/pool", 500), second);
    EXPECT_EQ(book.lastChildOf("top", 500), noNode);
}

TEST(ScriptBook, TheLastChildIsTheLastInTimeAlsoAmongThoseAddedByHandAndNoneThatIsOff) {
    Scenario opened = scenario();
    const NodeIndex first = opened.add(NodeSpec());
    const NodeIndex second = opened.add(NodeSpec());
    const NodeIndex off = opened.add(NodeSpec());
    opened.script = {start(0), start(500), start(550)};
    opened.script[0].child = first;
    opened.script[1].child = second;
    opened.script[2].child = off;
    opened.script[2].off = true;
    ScriptBook book(opened);
    (void)book.begin(0);
    Step again = start(0);
    again.child = 0;
    book.issued(book.post(again, std::vector{opened.node(first)}, 1), 100);
    EXPECT_EQ(book.lastChildOf("top/pool", 600), second);
}

} // namespace
} // namespace resprout::ui
