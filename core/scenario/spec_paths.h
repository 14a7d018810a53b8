#pragma once

#include "core/scenario/scenario.h"

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace resprout {

/// The specs that a path can stand for.
struct Candidates {
    static constexpr std::size_t max = 8;

    std::array<NodeIndex, max> nodes{};
    std::size_t count = 0;
    bool areMore = false; // too many to say anything for certain

    void add(NodeIndex node);
};

/// Which specs a path of a scenario can stand for, in the tree and by what the steps add (start_child, reconfigure).
/// Any thread; the scenario must outlive it and stay as it is.
class SpecPaths {
public:
    explicit SpecPaths(const Scenario& scenario);

    [[nodiscard]] Candidates find(std::string_view path) const;

private:
    struct Edge {
        std::uint32_t parent;
        std::string_view id;
        bool operator==(const Edge&) const = default;
    };
    struct EdgeHash {
        std::size_t operator()(const Edge& edge) const;
    };
    struct Added { // what steps add at one path
        Candidates specs;
        Candidates changes; // nodes of reconfigure steps: only their children and template count
        std::uint32_t startedChildren = 0;
    };
    using Edges = std::unordered_map<Edge, std::uint32_t, EdgeHash>;

    void addStep(const Step& step);
    std::uint32_t addedAt(std::uint32_t parent, std::string_view id);
    std::uint32_t addedAtPath(std::string_view path);
    void addChildrenOf(const Candidates& parents, std::string_view id, Candidates& found) const;

    const Scenario& m_scenario;
    Edges m_children;                  // by parent spec and id
    Edges m_addedEdges;                // by place in m_added and id
    std::vector<Added> m_added;        // 0 is above the root
    std::deque<std::string> m_numbers; // "#1", "#2"...: the ids of numbered children, which edges point to
};

[[nodiscard]] bool isPool(const NodeSpec& node); // simple_one_for_one

} // namespace resprout
