#pragma once

#include "core/scenario/node_reader.h"

#include <cstdint>
#include <vector>

namespace resprout {

/// Reads the script of a scenario. Confined to the reader of one file.
class StepReader {
public:
    StepReader(Scenario& scenario, ValueReader& values, NodeReader& nodes, const LineIndex& lines)
        : m_scenario(scenario), m_values(values), m_nodes(nodes), m_lines(lines) {}

    void readScript(JsonValue list);

    [[nodiscard]] std::uint32_t jsonOf(std::size_t step) const { return m_jsonOf[step]; }

private:
    void readStep(JsonValue value);
    std::optional<StepOp> readOp(JsonValue value);
    void readKey(Step& step, JsonValue member, std::optional<StepOp> op);
    void readNewChildren(Step& step, JsonValue value);
    void refuseKey(JsonValue member, StepOp op);
    void checkTime(const Step& step, JsonValue value);

    Scenario& m_scenario;
    ValueReader& m_values;
    NodeReader& m_nodes;
    const LineIndex& m_lines;
    std::vector<std::uint32_t> m_jsonOf; // by step
    bool m_isChildBroken = false;        // the child of the step that is being read
};

} // namespace resprout
