#include "tests/differential/shrink.h"

#include "core/scenario/write.h"

#include <array>
#include <functional>
#include <utility>

namespace resprout::differential {

namespace {

/// Copies a scenario without the nodes that nobody names any more, and without one of them.
class Copy {
public:
    Copy(const Scenario& from, NodeIndex left) : m_from(from), m_left(left) {}

    Scenario made() {
        m_to = m_from;
        m_to.nodes.clear();
        m_to.root = subtree(m_from.root);
        for (Step& step : m_to.script) {
            if (step.child != noNode)
                step.child = subtree(step.child);
            if (step.change != noNode)
                step.change = subtree(step.change);
        }
        return std::move(m_to);
    }

private:
    NodeIndex subtree(NodeIndex index) { // NOLINT(misc-no-recursion): random trees are shallow
        NodeSpec node = m_from.node(index);
        const NodeIndex firstChild = std::exchange(node.firstChild, noNode);
        node.parent = node.lastChild = node.nextSibling = node.previousSibling = noNode;
        const NodeIndex made = m_to.add(std::move(node));
        if (m_from.node(index).templateNode != noNode) {
            const NodeIndex child = subtree(m_from.node(index).templateNode);
            m_to.node(made).templateNode = child;
        }
        for (NodeIndex child = firstChild; child != noNode; child = m_from.node(child).nextSibling)
            if (child != m_left)
                m_to.appendChild(made, subtree(child));
        return made;
    }

    const Scenario& m_from;
    NodeIndex m_left;
    Scenario m_to;
};

Scenario withoutSteps(const Scenario& scenario, std::size_t begin, std::size_t end) {
    Scenario smaller = scenario;
    smaller.script.erase(smaller.script.begin() + static_cast<std::ptrdiff_t>(begin),
                         smaller.script.begin() + static_cast<std::ptrdiff_t>(end));
    return Copy(smaller, noNode).made();
}

const std::array<std::function<void(NodeSpec&)>, 13> defaults = {[](NodeSpec& node) { node.restart.reset(); },
                                                                 [](NodeSpec& node) { node.shutdown.reset(); },
                                                                 [](NodeSpec& node) { node.significant.reset(); },
                                                                 [](NodeSpec& node) { node.intensity.reset(); },
                                                                 [](NodeSpec& node) { node.period.reset(); },
                                                                 [](NodeSpec& node) { node.autoShutdown.reset(); },
                                                                 [](NodeSpec& node) { node.maxChildren.reset(); },
                                                                 [](NodeSpec& node) { node.start.clear(); },
                                                                 [](NodeSpec& node) {
                                                                     if (!node.start.empty())
                                                                         node.start.pop_back();
                                                                 },
                                                                 [](NodeSpec& node) { node.startDelay.reset(); },
                                                                 [](NodeSpec& node) { node.trapExit.reset(); },
                                                                 [](NodeSpec& node) { node.stopDelay.reset(); },
                                                                 [](NodeSpec& node) {
                                                                     node.lifetime.clear();
                                                                 }};

} // namespace

std::vector<Scenario> smallerOnes(const Scenario& scenario) {
    std::vector<Scenario> smaller;
    const std::size_t steps = scenario.script.size();
    if (steps > 3) {
        smaller.push_back(withoutSteps(scenario, 0, steps / 2));
        smaller.push_back(withoutSteps(scenario, steps / 2, steps));
    }
    for (std::size_t step = 0; step < steps; ++step)
        smaller.push_back(withoutSteps(scenario, step, step + 1));
    for (NodeIndex node = 0; node < scenario.nodes.size(); ++node)
        if (scenario.node(node).parent != noNode)
            smaller.push_back(Copy(scenario, node).made());
    for (NodeIndex node = 0; node < scenario.nodes.size(); ++node)
        for (const auto& setDefault : defaults) {
            Scenario candidate = scenario;
            setDefault(candidate.node(node));
            if (candidate != scenario)
                smaller.push_back(std::move(candidate));
        }
    return smaller;
}

std::size_t sizeOf(const Scenario& scenario) {
    return writeScenario(scenario).size();
}

} // namespace resprout::differential
