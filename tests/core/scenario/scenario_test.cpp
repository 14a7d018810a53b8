#include "core/scenario/scenario.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

NodeSpec named(std::string id) {
    NodeSpec node;
    node.id = std::move(id);
    return node;
}

TEST(Scenario, ChildrenStandInStartOrder) {
    Scenario scenario;
    scenario.root = scenario.add(named("top"));
    const NodeIndex a = scenario.add(named("a"));
    const NodeIndex b = scenario.add(named("b"));
    scenario.appendChild(scenario.root, a);
    scenario.appendChild(scenario.root, b);
    EXPECT_EQ(scenario.node(scenario.root).firstChild, a);
    EXPECT_EQ(scenario.node(a).nextSibling, b);
    EXPECT_EQ(scenario.node(b).previousSibling, a);
    EXPECT_EQ(scenario.node(scenario.root).lastChild, b);
    EXPECT_EQ(scenario.node(b).parent, scenario.root);
}

TEST(Scenario, EndsASecondAfterItsLastStepUnlessItSaysWhen) {
    Scenario scenario;
    EXPECT_EQ(scenario.end(), 1000);
    Step step;
    step.at = 700;
    scenario.script.push_back(step);
    EXPECT_EQ(scenario.end(), 1700);
    scenario.until = 900;
    EXPECT_EQ(scenario.end(), 900);
}

TEST(Scenario, EveryStepHasItsWord) {
    for (int number = 0; number <= static_cast<int>(StepOp::Stop); ++number) {
        const auto op = static_cast<StepOp>(number);
        EXPECT_EQ(stepOpFromWord(word(op)), op);
    }
    EXPECT_EQ(stepOpFromWord("crash"), std::nullopt);
    EXPECT_EQ(word(NodeKind::DynamicSupervisor), "dynamic_supervisor");
}

} // namespace
} // namespace resprout
