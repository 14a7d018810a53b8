#include "core/scenario/subtree.h"

#include "core/scenario/read.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

TEST(Subtree, HoldsANodeWithItsChildrenAndTemplatesAndNothingElse) {
    const Scenario scenario = *readScenario(R"({ "format": "resprout/1", "tree": { "id": "top", "kind": "supervisor",
        "children": [
          { "id": "left", "kind": "worker" },
          { "id": "mid", "kind": "supervisor", "children": [
            { "id": "a", "kind": "worker", "trap_exit": true },
            { "id": "pool", "kind": "supervisor", "strategy": "simple_one_for_one", "template": { "kind": "worker" } } ] },
          { "id": "right", "kind": "worker" } ] } })",
                                            "stem")
                                   .scenario;
    const NodeIndex mid = scenario.node(scenario.node(scenario.root).firstChild).nextSibling;
    const std::vector<NodeSpec> nodes = subtreeOf(scenario, mid);
    ASSERT_EQ(nodes.size(), 4U);
    EXPECT_EQ(nodes.front().id, "mid");
    EXPECT_EQ(nodes.front().parent, noNode);
    EXPECT_EQ(nodes.front().nextSibling, noNode);
    EXPECT_EQ(nodes.front().previousSibling, noNode);
    const NodeSpec& a = nodes[nodes.front().firstChild];
    EXPECT_EQ(a.id, "a");
    EXPECT_EQ(a.trapExit, true);
    EXPECT_EQ(a.parent, 0U);
    const NodeSpec& pool = nodes[a.nextSibling];
    EXPECT_EQ(pool.id, "pool");
    EXPECT_EQ(nodes[pool.templateNode].kind, NodeKind::Worker);
}

TEST(Subtree, OfALeafIsTheLeaf) {
    Scenario scenario;
    NodeSpec leaf;
    leaf.id = "leaf";
    const NodeIndex at = scenario.add(leaf);
    EXPECT_EQ(subtreeOf(scenario, at), std::vector<NodeSpec>{leaf});
}

} // namespace
} // namespace resprout
