#pragma once

#include "core/scenario/line_index.h"
#include "core/scenario/node_keys.h"
#include "core/scenario/value_reader.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace resprout {

/// Reads nodes with their subtrees into a scenario, without recursion. Remembers which JSON value each node came from.
/// Confined to the reader of one file.
class NodeReader {
public:
    enum class Place : std::uint8_t { Root, Child, Template, StepChild };

    NodeReader(Scenario& scenario, ValueReader& values, const LineIndex& lines)
        : m_scenario(scenario), m_values(values), m_lines(lines) {}

    /// noNode when the value is no object.
    NodeIndex read(JsonValue value, Place place);

    /// A node that holds what a reconfigure step changes; its keys come one by one.
    NodeIndex addChange(JsonValue step);
    void readChange(NodeIndex change, JsonValue member);

    /// Counts a step against the limit of the file; false beyond it.
    bool countOne(JsonValue value);

    [[nodiscard]] std::uint32_t jsonOf(NodeIndex node) const { return m_jsonOf[node]; }

private:
    struct Frame {
        JsonValue container;
        std::optional<JsonValue> next;
        NodeIndex parent;
        Place place;
        std::uint32_t depth;
    };

    void readFrames();
    NodeIndex readOne(JsonValue value, Place place, std::uint32_t depth);
    NodeIndex add(JsonValue value);
    nodekeys::Kinds readKind(NodeIndex node, JsonValue value);
    void readKey(NodeIndex node, JsonValue member, nodekeys::Kinds kind);
    void readSetting(NodeSpec& node, JsonValue value, std::string_view key);
    void checkStart(NodeIndex node, JsonValue value);
    void checkTemplate(NodeIndex node, JsonValue value);
    void pushChildren(NodeIndex node, JsonValue value, std::uint32_t depth);
    void pushTemplate(NodeIndex node, JsonValue value, std::uint32_t depth);

    Scenario& m_scenario;
    ValueReader& m_values;
    const LineIndex& m_lines;
    std::vector<std::uint32_t> m_jsonOf; // by node
    std::vector<Frame> m_frames;
    std::size_t m_count = 0; // nodes and steps
};

} // namespace resprout
