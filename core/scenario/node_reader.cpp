#include "core/scenario/node_reader.h"

#include "core/scenario/limits.h"
#include "core/scenario/settings.h"
#include "core/scenario/words.h"

namespace resprout {

NodeIndex NodeReader::read(JsonValue value, Place place) {
    const NodeIndex node = readOne(value, place, 1);
    readFrames();
    return node;
}

NodeIndex NodeReader::addChange(JsonValue step) {
    return add(step);
}

void NodeReader::readChange(NodeIndex change, JsonValue member) {
    if (member.key() == "children")
        pushChildren(change, member, 1);
    else if (member.key() == "template")
        pushTemplate(change, member, 1);
    else
        readSetting(m_scenario.node(change), member, member.key());
    readFrames();
}

bool NodeReader::countOne(JsonValue value) {
    if (++m_count <= maxNodesAndSteps)
        return true;
    if (m_count == maxNodesAndSteps + 1)
        m_values.complaints().error(value, "the file holds more than 2,000,000 nodes and steps");
    return false;
}

void NodeReader::readFrames() {
    while (!m_frames.empty()) {
        Frame& frame = m_frames.back();
        if (!frame.next || m_count > maxNodesAndSteps) {
            m_frames.pop_back();
            continue;
        }
        const JsonValue value = *frame.next;
        const NodeIndex parent = frame.parent;
        const Place place = frame.place;
        frame.next = place == Place::Template ? std::nullopt : value.next(frame.container);
        const NodeIndex node = readOne(value, place, frame.depth); // frame is gone from here on: the vector may grow
        if (node == noNode)
            continue;
        if (place == Place::Template)
            m_scenario.node(parent).templateNode = node;
        else
            m_scenario.appendChild(parent, node);
    }
}

NodeIndex NodeReader::readOne(JsonValue value, Place place, std::uint32_t depth) {
    if (value.kind() != JsonKind::Object) {
        m_values.complaints().error(value, "a node is an object, not " + std::string(kindName(value.kind())));
        return noNode;
    }
    if (depth > maxDepth) {
        m_values.complaints().error(value, "the tree is more than 20,000 nodes deep");
        return noNode;
    }
    if (!countOne(value))
        return noNode;
    const NodeIndex node = add(value);
    const nodekeys::Kinds kind = readKind(node, value);
    for (std::optional<JsonValue> member = value.first(); member; member = member->next(value))
        readKey(node, *member, kind);
    const bool needsId = place == Place::Root || place == Place::Child;
    if (needsId && !value.member("id"))
        m_values.complaints().error(value, "\"id\" is missing: the name of this node");
    if (kind == nodekeys::supervisor)
        checkTemplate(node, value);
    const bool mayHaveChildren = kind != nodekeys::worker && kind != nodekeys::dynamic;
    // The last frame is read first: a template before the children.
    if (const std::optional<JsonValue> children = value.member("children"); children && mayHaveChildren)
        pushChildren(node, *children, depth + 1);
    if (const std::optional<JsonValue> pattern = value.member("template"); pattern && mayHaveChildren)
        pushTemplate(node, *pattern, depth + 1);
    return node;
}

NodeIndex NodeReader::add(JsonValue value) {
    NodeSpec node;
    node.origin.line = m_lines.line(value.offset());
    m_jsonOf.push_back(value.index());
    return m_scenario.add(std::move(node));
}

nodekeys::Kinds NodeReader::readKind(NodeIndex node, JsonValue value) {
    const std::optional<JsonValue> member = value.member("kind");
    if (!member) {
        m_values.complaints().error(value, "\"kind\" is missing: one of " + nodekeys::kindList());
        return nodekeys::unknown;
    }
    const std::optional<std::string_view> word = m_values.text(*member);
    if (!word)
        return nodekeys::unknown;
    const nodekeys::Kinds kind = nodekeys::kindFromWord(*word);
    if (kind == nodekeys::talking)
        m_values.complaints().error(*member, inQuotes(*word) + " is a process that talks; this version knows " +
                                                 nodekeys::kindList());
    else if (kind == nodekeys::unknown)
        m_values.complaints().error(*member, inQuotes(*word) + " is none of " + nodekeys::kindList());
    else if (kind != nodekeys::worker)
        m_scenario.node(node).kind = kind == nodekeys::dynamic ? NodeKind::DynamicSupervisor : NodeKind::Supervisor;
    return kind;
}

void NodeReader::readKey(NodeIndex node, JsonValue member, nodekeys::Kinds kind) {
    const std::string_view name = member.key();
    if (isExtra(name)) {
        m_scenario.node(node).extras.push_back(extraOf(member));
    } else if (const std::optional<std::string> refusal = nodekeys::refusalOf(name, kind)) {
        m_values.complaints().errorAtKey(member, *refusal);
    } else if (name == "id") {
        if (std::optional<std::string> id = m_values.id(member))
            m_scenario.node(node).id = std::move(*id);
    } else if (name != "kind" && name != "children" && name != "template") {
        readSetting(m_scenario.node(node), member, name);
        if (name == "start" && kind == nodekeys::supervisor)
            checkStart(node, member);
    }
}

void NodeReader::readSetting(NodeSpec& node, JsonValue value, std::string_view key) {
    const auto given = [&](auto& setting, auto asSetting) {
        if (std::optional<Term> term = m_values.wordOrInteger(value))
            setting = asSetting(std::move(*term));
    };
    if (key == "restart") {
        given(node.restart, restartSetting);
    } else if (key == "shutdown") {
        given(node.shutdown, shutdownSetting);
    } else if (key == "strategy") {
        given(node.strategy, strategySetting);
    } else if (key == "intensity") {
        given(node.intensity, intensitySetting);
    } else if (key == "period") {
        given(node.period, periodSetting);
    } else if (key == "auto_shutdown") {
        given(node.autoShutdown, autoShutdownSetting);
    } else if (key == "max_children") {
        given(node.maxChildren, maxChildrenSetting);
    } else if (key == "significant") {
        node.significant = m_values.boolean(value);
    } else if (key == "trap_exit") {
        node.trapExit = m_values.boolean(value);
    } else if (key == "start_delay") {
        node.startDelay = m_values.atLeastZero(value, "ms");
    } else if (key == "stop_delay") {
        node.stopDelay = m_values.atLeastZero(value, "ms");
    } else if (key == "start") {
        node.start = m_values.startOutcomes(value);
        node.startIsList = value.kind() == JsonKind::Array;
    } else if (key == "lifetime") {
        node.lifetime = m_values.lifetimes(value);
        node.lifetimeIsList = value.kind() == JsonKind::Array;
    }
}

void NodeReader::checkStart(NodeIndex node, JsonValue value) {
    for (const StartOutcome& outcome : m_scenario.node(node).start) {
        if (outcome.kind != StartOutcome::Kind::Ok && outcome.kind != StartOutcome::Kind::Ignore) {
            m_values.complaints().error(value, "the start of a supervisor knows \"ok\" and \"ignore\" only");
            return;
        }
    }
}

void NodeReader::checkTemplate(NodeIndex node, JsonValue value) {
    const std::optional<Setting<Strategy>>& setting = m_scenario.node(node).strategy;
    const Strategy* strategy = setting ? std::get_if<Strategy>(&*setting) : nullptr;
    if (setting && strategy == nullptr)
        return; // OTP refuses it; who knows which one is meant
    const bool isPool = strategy != nullptr && *strategy == Strategy::SimpleOneForOne;
    const std::optional<JsonValue> pattern = value.member("template");
    const std::optional<JsonValue> children = value.member("children");
    if (isPool && !pattern)
        m_values.complaints().error(value, "\"template\" is missing: what simple_one_for_one makes every child from");
    if (isPool && children && children->kind() == JsonKind::Array && children->first())
        m_values.complaints().errorAtKey(
            *children,
            "a simple_one_for_one supervisor begins without children; \"template\" says what they are made from");
    if (!isPool && pattern)
        m_values.complaints().errorAtKey(*pattern,
                                         "\"template\" belongs to simple_one_for_one, and this supervisor is " +
                                             std::string(word(strategy ? *strategy : Strategy::OneForOne)));
}

void NodeReader::pushChildren(NodeIndex node, JsonValue value, std::uint32_t depth) {
    if (value.kind() != JsonKind::Array) {
        m_values.complaints().error(value, "children are a list of nodes, not " + std::string(kindName(value.kind())));
        return;
    }
    m_frames.push_back({value, value.first(), node, Place::Child, depth});
}

void NodeReader::pushTemplate(NodeIndex node, JsonValue value, std::uint32_t depth) {
    m_frames.push_back({value, value, node, Place::Template, depth});
}

} // namespace resprout
