#pragma once

#include "core/scenario/line_writer.h"

namespace resprout {

/// Writes nodes with their subtrees, without recursion: a node without children in one line, others with their template
/// and children below. Confined to the writer of one file.
class NodeWriter {
public:
    NodeWriter(const Scenario& scenario, LineWriter& out) : m_scenario(scenario), m_out(out) {}

    void tree(NodeIndex root, std::size_t indent);

    /// What rules a supervisor, as keys of the current line.
    void flags(const NodeSpec& node);

private:
    bool begin(const NodeSpec& node, std::size_t indent);
    void longKey(std::string_view name, std::size_t indent);
    void end(const NodeSpec& node, std::size_t indent);
    void keys(const NodeSpec& node);
    void start(const NodeSpec& node);
    void outcome(const StartOutcome& outcome);
    void reasonObject(std::string_view name, const Term& reason);
    void lifetimes(const NodeSpec& node);
    void lifetime(const std::optional<Lifetime>& lifetime);

    const Scenario& m_scenario;
    LineWriter& m_out;
};

} // namespace resprout
