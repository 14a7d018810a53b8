#include "core/scenario/write.h"

#include "core/scenario/line_writer.h"
#include "core/scenario/node_writer.h"

namespace resprout {

namespace {

constexpr std::size_t indentStep = LineWriter::indentStep;

class ScenarioWriter {
public:
    explicit ScenarioWriter(const Scenario& scenario) : m_scenario(scenario), m_nodes(scenario, m_out) {}

    std::string write() {
        m_out.raw("{");
        key("format");
        m_out.text("resprout/1");
        key("name");
        m_out.text(m_scenario.name);
        if (!m_scenario.description.empty()) {
            key("description");
            m_out.text(m_scenario.description);
        }
        if (m_scenario.root != noNode) {
            key("tree");
            m_nodes.tree(m_scenario.root, indentStep);
        }
        if (!m_scenario.script.empty())
            script();
        if (m_scenario.until) {
            key("until");
            m_out.number(*m_scenario.until);
        }
        if (m_scenario.seed != 0) {
            key("seed");
            m_out.number(m_scenario.seed);
        }
        for (const Extra& extra : m_scenario.extras) {
            key(extra.key);
            m_out.raw(extra.json);
        }
        m_out.raw("\n}\n");
        return m_out.take();
    }

private:
    // A key at the top of the file, on a line of its own.
    void key(std::string_view name) {
        m_out.raw(name == "format" ? "" : ",");
        m_out.newLine(indentStep);
        m_out.beginRow();
        m_out.key(name);
    }

    void script() {
        key("script");
        m_out.raw("[");
        bool isFirst = true;
        for (const Step& each : m_scenario.script) {
            m_out.raw(isFirst ? "" : ",");
            isFirst = false;
            m_out.newLine(2 * indentStep);
            step(each);
        }
        m_out.newLine(indentStep);
        m_out.raw("]");
    }

    void step(const Step& step) {
        m_out.raw("{ ");
        m_out.beginRow();
        m_out.key("at");
        m_out.number(step.at);
        m_out.key("do");
        m_out.text(word(step.op));
        if (!step.target.empty()) {
            m_out.key("target");
            m_out.text(step.target);
        }
        if (step.reason) {
            m_out.key("reason");
            m_out.text(toText(*step.reason));
        }
        if (step.child != noNode)
            node("child", step.child);
        if (step.change != noNode)
            change(step);
        if (step.off) {
            m_out.key("off");
            m_out.raw("true");
        }
        m_out.extras(step.extras);
        m_out.raw(" }");
    }

    void node(std::string_view key, NodeIndex node) {
        m_out.key(key);
        m_nodes.tree(node, 2 * indentStep);
        m_out.continueRow();
    }

    void change(const Step& step) {
        const NodeSpec& change = m_scenario.node(step.change);
        m_nodes.flags(change);
        if (change.templateNode != noNode)
            node("template", change.templateNode);
        if (!step.changesChildren)
            return;
        m_out.key("children");
        m_out.raw("[");
        for (NodeIndex child = change.firstChild; child != noNode; child = m_scenario.node(child).nextSibling) {
            m_out.raw(child == change.firstChild ? "" : ",");
            m_out.newLine(3 * indentStep);
            m_nodes.tree(child, 3 * indentStep);
        }
        if (change.firstChild != noNode)
            m_out.newLine(2 * indentStep);
        m_out.raw("]");
        m_out.continueRow();
    }

    const Scenario& m_scenario;
    LineWriter m_out;
    NodeWriter m_nodes;
};

} // namespace

std::string writeScenario(const Scenario& scenario) {
    return ScenarioWriter(scenario).write();
}

std::string writeNode(const Scenario& scenario, NodeIndex node) {
    LineWriter out;
    NodeWriter(scenario, out).tree(node, 0);
    return out.take();
}

} // namespace resprout
