#include "core/scenario/spec_paths.h"

#include <algorithm>
#include <functional>
#include <string>

namespace resprout {

namespace {

constexpr std::uint32_t nowhere = 0xFFFF'FFFFU;

// Takes the first id from a path.
std::string_view takeId(std::string_view& path) {
    const std::size_t slash = path.find('/');
    const std::string_view id = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    return id;
}

} // namespace

void Candidates::add(NodeIndex node) {
    if (std::find(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(count), node) !=
        nodes.begin() + static_cast<std::ptrdiff_t>(count))
        return;
    if (count == max)
        areMore = true;
    else
        nodes[count++] = node;
}

bool isPool(const NodeSpec& node) {
    const auto* strategy = node.strategy ? std::get_if<Strategy>(&*node.strategy) : nullptr;
    return strategy != nullptr && *strategy == Strategy::SimpleOneForOne;
}

std::size_t SpecPaths::EdgeHash::operator()(const Edge& edge) const {
    return std::hash<std::string_view>{}(edge.id) ^ ((std::size_t{edge.parent} + 1) * 0x9E37'79B9'7F4A'7C15ULL);
}

SpecPaths::SpecPaths(const Scenario& scenario) : m_scenario(scenario), m_added(1) {
    for (NodeIndex node = 0; node < scenario.nodes.size(); ++node)
        if (const NodeSpec& spec = scenario.node(node); spec.parent != noNode)
            m_children.try_emplace(Edge{spec.parent, spec.id}, node);
    for (const Step& step : scenario.script)
        addStep(step);
}

void SpecPaths::addStep(const Step& step) {
    if (step.target.empty())
        return;
    if (step.op == StepOp::Reconfigure && step.change != noNode) {
        m_added[addedAtPath(step.target)].changes.add(step.change);
    } else if (step.op == StepOp::StartChild) {
        const std::uint32_t parent = addedAtPath(step.target);
        const std::uint32_t number = ++m_added[parent].startedChildren;
        if (step.child == noNode)
            return;
        while (m_numbers.size() < number)
            m_numbers.push_back('#' + std::to_string(m_numbers.size() + 1));
        m_added[addedAt(parent, m_numbers[number - 1])].specs.add(step.child);
        const std::string& id = m_scenario.node(step.child).id;
        if (!id.empty())
            m_added[addedAt(parent, id)].specs.add(step.child);
    }
}

std::uint32_t SpecPaths::addedAt(std::uint32_t parent, std::string_view id) {
    const auto [edge, isNew] = m_addedEdges.try_emplace(Edge{parent, id}, static_cast<std::uint32_t>(m_added.size()));
    if (isNew)
        m_added.emplace_back();
    return edge->second;
}

std::uint32_t SpecPaths::addedAtPath(std::string_view path) {
    std::uint32_t place = 0;
    while (!path.empty())
        place = addedAt(place, takeId(path));
    return place;
}

void SpecPaths::addChildrenOf(const Candidates& parents, std::string_view id, Candidates& found) const {
    found.areMore = found.areMore || parents.areMore;
    for (std::size_t index = 0; index < parents.count; ++index) {
        const NodeIndex parent = parents.nodes[index];
        const NodeIndex pattern = m_scenario.node(parent).templateNode;
        if (const auto edge = m_children.find(Edge{parent, id}); edge != m_children.end())
            found.add(edge->second);
        if (pattern != noNode && id.front() == '#')
            found.add(pattern);
    }
}

Candidates SpecPaths::find(std::string_view path) const {
    Candidates here;
    std::uint32_t place = 0;
    bool isRoot = true;
    while (!path.empty()) {
        const std::string_view id = takeId(path);
        Candidates below;
        if (isRoot) {
            if (m_scenario.root != noNode && m_scenario.node(m_scenario.root).id == id)
                below.add(m_scenario.root);
        } else if (!id.empty()) {
            addChildrenOf(here, id, below);
            if (place != nowhere)
                addChildrenOf(m_added[place].changes, id, below);
        }
        const auto edge = place == nowhere ? m_addedEdges.end() : m_addedEdges.find(Edge{place, id});
        place = edge == m_addedEdges.end() ? nowhere : edge->second;
        if (place != nowhere) {
            const Candidates& specs = m_added[place].specs;
            below.areMore = below.areMore || specs.areMore;
            for (std::size_t index = 0; index < specs.count; ++index)
                below.add(specs.nodes[index]);
        }
        here = below;
        isRoot = false;
    }
    return here;
}

} // namespace resprout
