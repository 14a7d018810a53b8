#include "core/scenario/node_writer.h"

namespace resprout {

namespace {

constexpr std::size_t step = LineWriter::indentStep;

enum class Stage { Begin, Template, Children, EachChild };
struct Frame {
    NodeIndex node;
    NodeIndex nextChild;
    std::size_t indent;
    Stage stage;
};

// One element alone, unless the file had a list; more as a list.
template <class T, class Write>
void oneOrList(LineWriter& out, const std::vector<T>& elements, bool isList, Write write) {
    const bool asList = isList || elements.size() > 1;
    out.raw(asList ? "[" : "");
    for (std::size_t index = 0; index < elements.size(); ++index) {
        out.raw(index > 0 ? ", " : "");
        write(elements[index]);
    }
    out.raw(asList ? "]" : "");
}

} // namespace

void NodeWriter::tree(NodeIndex root, std::size_t indent) {
    std::vector<Frame> frames;
    const auto push = [&](NodeIndex node, std::size_t depth) {
        frames.push_back({node, m_scenario.node(node).firstChild, depth, Stage::Begin});
    };
    push(root, indent);
    while (!frames.empty()) {
        Frame& frame = frames.back();
        const NodeSpec& node = m_scenario.node(frame.node);
        const std::size_t inner = frame.indent + step;
        switch (frame.stage) {
        case Stage::Begin:
            if (begin(node, inner))
                frame.stage = Stage::Template;
            else
                frames.pop_back();
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
                m_out.raw("[");
            }
            break;
        case Stage::EachChild:
            if (frame.nextChild == noNode) {
                end(node, frame.indent);
                frames.pop_back();
            } else {
                m_out.raw(frame.nextChild == node.firstChild ? "" : ",");
                m_out.newLine(inner + step);
                const NodeIndex child = frame.nextChild;
                frame.nextChild = m_scenario.node(child).nextSibling;
                push(child, inner + step);
            }
            break;
        }
    }
}

// The part of a node before its template and children; false when that is all of it, on one line.
bool NodeWriter::begin(const NodeSpec& node, std::size_t indent) {
    const bool isLong = node.firstChild != noNode || node.templateNode != noNode;
    m_out.raw(isLong ? "{" : "{ ");
    if (isLong)
        m_out.newLine(indent);
    m_out.beginRow();
    keys(node);
    m_out.raw(isLong ? "" : " }");
    return isLong;
}

void NodeWriter::longKey(std::string_view name, std::size_t indent) {
    m_out.raw(",");
    m_out.newLine(indent);
    m_out.beginRow();
    m_out.key(name);
}

void NodeWriter::end(const NodeSpec& node, std::size_t indent) {
    if (node.firstChild != noNode) {
        m_out.newLine(indent + step);
        m_out.raw("]");
    }
    m_out.newLine(indent);
    m_out.raw("}");
}

void NodeWriter::keys(const NodeSpec& node) {
    if (!node.id.empty()) {
        m_out.key("id");
        m_out.text(node.id);
    }
    m_out.key("kind");
    m_out.text(word(node.kind));
    m_out.setting("restart", node.restart);
    m_out.setting("shutdown", node.shutdown);
    m_out.optionalBool("significant", node.significant);
    flags(node);
    start(node);
    m_out.optionalNumber("start_delay", node.startDelay);
    m_out.optionalBool("trap_exit", node.trapExit);
    m_out.optionalNumber("stop_delay", node.stopDelay);
    lifetimes(node);
    m_out.extras(node.extras);
}

void NodeWriter::flags(const NodeSpec& node) {
    m_out.setting("strategy", node.strategy);
    m_out.setting("intensity", node.intensity);
    m_out.setting("period", node.period);
    m_out.setting("auto_shutdown", node.autoShutdown);
    m_out.setting("max_children", node.maxChildren);
}

void NodeWriter::start(const NodeSpec& node) {
    if (node.start.empty())
        return;
    m_out.key("start");
    oneOrList(m_out, node.start, node.startIsList, [this](const StartOutcome& each) { outcome(each); });
    m_out.continueRow();
}

void NodeWriter::outcome(const StartOutcome& outcome) {
    using Kind = StartOutcome::Kind;
    switch (outcome.kind) {
    case Kind::Ok:
        return m_out.text("ok");
    case Kind::Ignore:
        return m_out.text("ignore");
    case Kind::Error:
        return reasonObject("error", outcome.reason);
    case Kind::Exit:
        return reasonObject("exit", outcome.reason);
    case Kind::Raise:
        return reasonObject("raise", outcome.reason);
    }
}

void NodeWriter::reasonObject(std::string_view name, const Term& reason) {
    m_out.raw("{ ");
    m_out.beginRow();
    m_out.key(name);
    m_out.text(toText(reason));
    m_out.raw(" }");
}

void NodeWriter::lifetimes(const NodeSpec& node) {
    if (node.lifetime.empty())
        return;
    m_out.key("lifetime");
    oneOrList(m_out, node.lifetime, node.lifetimeIsList,
              [this](const std::optional<Lifetime>& each) { lifetime(each); });
    m_out.continueRow();
}

void NodeWriter::lifetime(const std::optional<Lifetime>& lifetime) {
    if (!lifetime) {
        m_out.raw("null");
        return;
    }
    m_out.raw("{ ");
    m_out.beginRow();
    m_out.key("after");
    m_out.number(lifetime->after);
    m_out.key("reason");
    m_out.text(toText(lifetime->reason));
    m_out.raw(" }");
}

} // namespace resprout
