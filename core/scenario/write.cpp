#include "core/scenario/write.h"

#include "core/scenario/json_text.h"
#include "core/scenario/settings.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace resprout {

namespace {

constexpr std::size_t indentStep = 2; // spaces
// A deeper tree is not indented further: the text of a chain of 20,000 supervisors would be mostly spaces.
constexpr std::size_t maxIndent = 80;

class Writer {
public:
    explicit Writer(const Scenario& scenario) : m_scenario(scenario) {}

    std::string scenario() {
        m_out = "{";
        key("format");
        text("resprout/1");
        key("name");
        text(m_scenario.name);
        if (!m_scenario.description.empty()) {
            key("description");
            text(m_scenario.description);
        }
        if (m_scenario.root != noNode) {
            key("tree");
            tree(m_scenario.root, indentStep);
        }
        if (!m_scenario.script.empty())
            script();
        if (m_scenario.until) {
            key("until");
            number(*m_scenario.until);
        }
        if (m_scenario.seed != 0) {
            key("seed");
            number(m_scenario.seed);
        }
        for (const Extra& extra : m_scenario.extras) {
            key(extra.key);
            m_out += extra.json;
        }
        m_out += "\n}\n";
        return std::move(m_out);
    }

    std::string node(NodeIndex index) {
        tree(index, 0);
        return std::move(m_out);
    }

private:
    enum class Stage { Begin, Template, Children, EachChild };
    struct Frame {
        NodeIndex node;
        NodeIndex nextChild;
        std::size_t indent;
        Stage stage;
    };

    // A key at the top of the file, on a line of its own.
    void key(std::string_view name) {
        m_out += m_out == "{" ? "" : ",";
        newLine(indentStep);
        appendJsonText(m_out, name);
        m_out += ": ";
    }

    // A key within a line.
    void inlineKey(std::string_view name) {
        m_out += m_isFirst ? "" : ", ";
        m_isFirst = false;
        appendJsonText(m_out, name);
        m_out += ": ";
    }

    void text(std::string_view value) { appendJsonText(m_out, value); }
    void number(std::int64_t value) { m_out += std::to_string(value); }
    void newLine(std::size_t indent) {
        m_out += '\n';
        m_out.append(std::min(indent, maxIndent), ' ');
    }

    void term(const Term& value) {
        if (const auto* name = std::get_if<Term::Atom>(&value.value()))
            text(name->name);
        else
            m_out += toText(value);
    }

    template <class T>
    void setting(std::string_view name, const std::optional<Setting<T>>& value) {
        if (!value)
            return;
        inlineKey(name);
        term(termOf(*value));
    }

    void optionalNumber(std::string_view name, const std::optional<std::int64_t>& value) {
        if (!value)
            return;
        inlineKey(name);
        number(*value);
    }

    void optionalBool(std::string_view name, const std::optional<bool>& value) {
        if (!value)
            return;
        inlineKey(name);
        m_out += *value ? "true" : "false";
    }

    void tree(NodeIndex root, std::size_t indent) {
        std::vector<Frame> frames;
        const auto push = [&](NodeIndex node, std::size_t depth) {
            frames.push_back({node, m_scenario.node(node).firstChild, depth, Stage::Begin});
        };
        push(root, indent);
        while (!frames.empty()) {
            Frame& frame = frames.back();
            const NodeSpec& node = m_scenario.node(frame.node);
            const std::size_t inner = frame.indent + indentStep;
            switch (frame.stage) {
            case Stage::Begin:
                if (begin(node, inner)) {
                    frame.stage = Stage::Template;
                } else {
                    frames.pop_back();
                }
                break;
            case Stage::Template:
                frame.stage = Stage::Children;
                if (node.templateNode != noNode) {
                    longKey("template", inner);
                    push(node.templateNode, inner);
                }
                break;
            case Stage::Children:
                frame.stage = Stage::EachChild;
                if (node.firstChild != noNode) {
                    longKey("children", inner);
                    m_out += '[';
                }
                break;
            case Stage::EachChild:
                if (frame.nextChild == noNode) {
                    end(node, frame.indent);
                    frames.pop_back();
                } else {
                    m_out += frame.nextChild == node.firstChild ? "" : ",";
                    newLine(inner + indentStep);
                    const NodeIndex child = frame.nextChild;
                    frame.nextChild = m_scenario.node(child).nextSibling;
                    push(child, inner + indentStep);
                }
                break;
            }
        }
    }

    // The part of a node before its template and children; false when that is all of it, on one line.
    bool begin(const NodeSpec& node, std::size_t indent) {
        const bool isLong = node.firstChild != noNode || node.templateNode != noNode;
        m_out += isLong ? "{" : "{ ";
        if (isLong)
            newLine(indent);
        m_isFirst = true;
        nodeKeys(node);
        if (!isLong)
            m_out += " }";
        return isLong;
    }

    void longKey(std::string_view name, std::size_t indent) {
        m_out += ',';
        newLine(indent);
        appendJsonText(m_out, name);
        m_out += ": ";
    }

    void end(const NodeSpec& node, std::size_t indent) {
        if (node.firstChild != noNode) {
            newLine(indent + indentStep);
            m_out += ']';
        }
        newLine(indent);
        m_out += '}';
    }

    void nodeKeys(const NodeSpec& node) {
        if (!node.id.empty()) {
            inlineKey("id");
            text(node.id);
        }
        inlineKey("kind");
        text(word(node.kind));
        setting("restart", node.restart);
        setting("shutdown", node.shutdown);
        optionalBool("significant", node.significant);
        flags(node);
        start(node);
        optionalNumber("start_delay", node.startDelay);
        optionalBool("trap_exit", node.trapExit);
        optionalNumber("stop_delay", node.stopDelay);
        lifetime(node);
        extras(node.extras);
    }

    void flags(const NodeSpec& node) {
        setting("strategy", node.strategy);
        setting("intensity", node.intensity);
        setting("period", node.period);
        setting("auto_shutdown", node.autoShutdown);
        setting("max_children", node.maxChildren);
    }

    void extras(const std::vector<Extra>& extras) {
        for (const Extra& extra : extras) {
            inlineKey(extra.key);
            m_out += extra.json;
        }
    }

    // One element alone, unless the file had a list; more as a list.
    template <class T, class Write>
    void oneOrList(const std::vector<T>& elements, bool isList, Write write) {
        const bool asList = isList || elements.size() > 1;
        m_out += asList ? "[" : "";
        for (std::size_t index = 0; index < elements.size(); ++index) {
            m_out += index > 0 ? ", " : "";
            write(elements[index]);
        }
        m_out += asList ? "]" : "";
    }

    void start(const NodeSpec& node) {
        if (node.start.empty())
            return;
        inlineKey("start");
        oneOrList(node.start, node.startIsList, [this](const StartOutcome& outcome) {
            using Kind = StartOutcome::Kind;
            switch (outcome.kind) {
            case Kind::Ok:
                return text("ok");
            case Kind::Ignore:
                return text("ignore");
            case Kind::Error:
                return reasonObject("error", outcome.reason);
            case Kind::Exit:
                return reasonObject("exit", outcome.reason);
            case Kind::Raise:
                return reasonObject("raise", outcome.reason);
            }
        });
    }

    void reasonObject(std::string_view name, const Term& reason) {
        m_out += "{ ";
        appendJsonText(m_out, name);
        m_out += ": ";
        text(toText(reason));
        m_out += " }";
    }

    void lifetime(const NodeSpec& node) {
        if (node.lifetime.empty())
            return;
        inlineKey("lifetime");
        oneOrList(node.lifetime, node.lifetimeIsList, [this](const std::optional<Lifetime>& lifetime) {
            if (!lifetime) {
                m_out += "null";
                return;
            }
            m_out += "{ \"after\": " + std::to_string(lifetime->after) + ", \"reason\": ";
            text(toText(lifetime->reason));
            m_out += " }";
        });
    }

    void script() {
        key("script");
        m_out += '[';
        bool isFirstStep = true;
        for (const Step& each : m_scenario.script) {
            m_out += isFirstStep ? "" : ",";
            isFirstStep = false;
            newLine(2 * indentStep);
            step(each);
        }
        newLine(indentStep);
        m_out += ']';
    }

    void step(const Step& step) {
        m_out += "{ \"at\": " + std::to_string(step.at) + ", \"do\": ";
        text(word(step.op));
        m_isFirst = false;
        if (!step.target.empty()) {
            inlineKey("target");
            text(step.target);
        }
        if (step.reason) {
            inlineKey("reason");
            text(toText(*step.reason));
        }
        if (step.child != noNode) {
            inlineKey("child");
            tree(step.child, 2 * indentStep);
            m_isFirst = false;
        }
        if (step.change != noNode)
            change(step);
        if (step.off) {
            inlineKey("off");
            m_out += "true";
        }
        extras(step.extras);
        m_out += " }";
    }

    void change(const Step& step) {
        const NodeSpec& node = m_scenario.node(step.change);
        flags(node);
        if (node.templateNode != noNode) {
            inlineKey("template");
            tree(node.templateNode, 2 * indentStep);
            m_isFirst = false;
        }
        if (!step.changesChildren)
            return;
        inlineKey("children");
        m_out += '[';
        for (NodeIndex child = node.firstChild; child != noNode; child = m_scenario.node(child).nextSibling) {
            m_out += child == node.firstChild ? "" : ",";
            newLine(3 * indentStep);
            tree(child, 3 * indentStep);
        }
        if (node.firstChild != noNode)
            newLine(2 * indentStep);
        m_out += ']';
        m_isFirst = false;
    }

    const Scenario& m_scenario;
    std::string m_out;
    bool m_isFirst = true; // the next key of a line needs no comma
};

} // namespace

std::string writeScenario(const Scenario& scenario) {
    return Writer(scenario).scenario();
}

std::string writeNode(const Scenario& scenario, NodeIndex node) {
    return Writer(scenario).node(node);
}

} // namespace resprout
