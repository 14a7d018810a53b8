#include "core/scenario/subtree.h"

#include <unordered_map>

namespace resprout {

std::vector<NodeSpec> subtreeOf(const Scenario& scenario, NodeIndex root) {
    std::vector<NodeSpec> nodes;
    std::unordered_map<NodeIndex, NodeIndex> places; // in `nodes`, by index in the scenario
    std::vector<NodeIndex> pending{root};
    while (!pending.empty()) {
        const NodeIndex next = pending.back();
        pending.pop_back();
        places.emplace(next, static_cast<NodeIndex>(nodes.size()));
        nodes.push_back(scenario.node(next));
        if (nodes.back().templateNode != noNode)
            pending.push_back(nodes.back().templateNode);
        for (NodeIndex child = nodes.back().firstChild; child != noNode; child = scenario.node(child).nextSibling)
            pending.push_back(child);
    }
    for (NodeSpec& node : nodes) {
        for (NodeIndex* link : {&node.parent, &node.firstChild, &node.lastChild, &node.nextSibling,
                                &node.previousSibling, &node.templateNode}) {
            const auto place = places.find(*link);
            *link = place == places.end() ? noNode : place->second; // what lies outside is no part of it
        }
    }
    return nodes;
}

} // namespace resprout
