#include "core/export/tree_text.h"

#include "core/export/node_words.h"

#include <vector>

namespace resprout {

namespace {

// Deeper branches are told by a number instead of lines: the lines of a chain of 20,000 would be all that is seen.
constexpr std::size_t maxDrawnDepth = 40;
constexpr std::size_t maxShownSteps = 100;

struct Frame {
    NodeIndex node;
    std::size_t depth;
    bool isTemplate;
};

class TreeText {
public:
    explicit TreeText(const Scenario& scenario) : m_scenario(scenario) {}

    std::string write() {
        if (m_scenario.root == noNode)
            return {};
        m_frames.push_back({m_scenario.root, 0, false});
        while (!m_frames.empty()) {
            const Frame frame = m_frames.back();
            m_frames.pop_back();
            line(frame);
            pushChildren(frame);
        }
        return std::move(m_out);
    }

private:
    void line(const Frame& frame) {
        const NodeSpec& node = m_scenario.node(frame.node);
        branch(frame);
        m_out += node.id.empty() || frame.isTemplate ? std::string("#k") : node.id;
        m_out += ": " + nodeInWords(node, frame.depth == 0 ? NodeRole::Root : NodeRole::Child);
        if (frame.isTemplate)
            m_out += " (what each child is made from)";
        m_out += '\n';
    }

    void branch(const Frame& frame) {
        if (frame.depth == 0)
            return;
        m_isLast.resize(frame.depth);
        m_isLast.back() = isLast(frame);
        if (frame.depth > maxDrawnDepth) {
            m_out += "(" + std::to_string(frame.depth) + " levels down) ";
            return;
        }
        for (std::size_t level = 0; level + 1 < frame.depth; ++level)
            m_out += m_isLast[level] ? "   " : "│  ";
        m_out += m_isLast.back() ? "└─ " : "├─ ";
    }

    [[nodiscard]] bool isLast(const Frame& frame) const {
        const NodeSpec& node = m_scenario.node(frame.node);
        return frame.isTemplate || node.nextSibling == noNode;
    }

    void pushChildren(const Frame& frame) {
        const NodeSpec& node = m_scenario.node(frame.node);
        for (NodeIndex child = node.lastChild; child != noNode; child = m_scenario.node(child).previousSibling)
            m_frames.push_back({child, frame.depth + 1, false});
        if (node.templateNode != noNode)
            m_frames.push_back({node.templateNode, frame.depth + 1, true});
    }

    const Scenario& m_scenario;
    std::vector<Frame> m_frames; // the next one last
    std::vector<bool> m_isLast;  // by level, of the branch that is being drawn
    std::string m_out;
};

} // namespace

std::string treeAsText(const Scenario& scenario) {
    return TreeText(scenario).write();
}

std::string scenarioAsText(const Scenario& scenario) {
    std::string text = scenario.name + '\n';
    if (!scenario.description.empty())
        text += scenario.description + '\n';
    text += '\n' + treeAsText(scenario);
    if (scenario.script.empty())
        return text;
    text += "\nThe script, until " + std::to_string(scenario.end()) + " ms:\n";
    for (std::size_t index = 0; index < scenario.script.size(); ++index) {
        if (index == maxShownSteps) {
            text += "  and " + std::to_string(scenario.script.size() - index) + " more steps\n";
            break;
        }
        const Step& step = scenario.script[index];
        text += "  at " + std::to_string(step.at) + " ms: " + stepInWords(step);
        if (step.child != noNode) {
            const NodeSpec& child = scenario.node(step.child);
            text += ", " + (child.id.empty() ? "" : child.id + ": ") + nodeInWords(child, NodeRole::Child);
        }
        text += '\n';
    }
    return text;
}

} // namespace resprout
