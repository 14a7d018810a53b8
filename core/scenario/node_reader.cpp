#include "core/scenario/node_reader.h"

#include "core/scenario/limits.h"
#include "core/scenario/settings.h"
#include "core/scenario/words.h"

#include <algorithm>
#include <array>

namespace resprout {

namespace {

constexpr unsigned worker = 1;
constexpr unsigned supervisor = 2;
constexpr unsigned dynamic = 4;
constexpr unsigned everyKind = worker | supervisor | dynamic;
constexpr unsigned unknownKind = 0;
constexpr unsigned talkingKind = 8; // of a later format: nothing more is said about its keys

struct Key {
    std::string_view name;
    unsigned kinds;
};
constexpr std::array<Key, 17> keys = {{
    {"id", everyKind},
    {"kind", everyKind},
    {"restart", everyKind},
    {"shutdown", everyKind},
    {"significant", everyKind},
    {"strategy", supervisor},
    {"intensity", supervisor | dynamic},
    {"period", supervisor | dynamic},
    {"auto_shutdown", supervisor},
    {"children", supervisor},
    {"template", supervisor},
    {"max_children", dynamic},
    {"start", worker | supervisor},
    {"start_delay", worker},
    {"trap_exit", worker},
    {"stop_delay", worker},
    {"lifetime", worker},
}};

constexpr std::array<std::string_view, 3> kindWords = {"worker", "supervisor", "dynamic_supervisor"};
constexpr std::array<std::string_view, 5> talkKinds = {"process", "task", "agent", "registry", "partition_supervisor"};
constexpr std::array<std::string_view, 8> talkKeys = {"on", "state", "starts", "name",
                                                      "do", "value", "keys",   "partitions"};
constexpr std::array<std::string_view, 7> changeKeys = {"strategy",     "intensity", "period",  "auto_shutdown",
                                                        "max_children", "children",  "template"};

template <class Words>
bool contains(const Words& words, std::string_view text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

std::string_view ownersOf(unsigned kinds) {
    if (kinds == worker)
        return "a worker";
    if (kinds == supervisor)
        return "a supervisor";
    if (kinds == dynamic)
        return "a dynamic_supervisor";
    return kinds == (supervisor | dynamic) ? "a supervisor or dynamic_supervisor" : "a worker or supervisor";
}

std::string_view wordOf(unsigned kindBit) {
    return kindBit == worker ? kindWords[0] : kindBit == supervisor ? kindWords[1] : kindWords[2];
}

} // namespace

NodeIndex NodeReader::read(JsonValue value, Place place) {
    const NodeIndex node = readOne(value, place, 1);
    readFrames();
    return node;
}

NodeIndex NodeReader::addChange(JsonValue step) {
    return add(step);
}

bool NodeReader::isChangeKey(std::string_view key) {
    return contains(changeKeys, key);
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
    const unsigned kindBit = readKind(node, value);
    for (std::optional<JsonValue> member = value.first(); member; member = member->next(value))
        readKey(node, *member, kindBit);
    const bool needsId = place == Place::Root || place == Place::Child;
    if (needsId && !value.member("id"))
        m_values.complaints().error(value, "\"id\" is missing: the name of this node");
    if (kindBit == supervisor)
        checkTemplate(node, value);
    // The last frame is read first: a template before the children.
    if (const std::optional<JsonValue> children = value.member("children");
        children && (kindBit & (worker | dynamic)) == 0)
        pushChildren(node, *children, depth + 1);
    if (const std::optional<JsonValue> pattern = value.member("template");
        pattern && (kindBit & (worker | dynamic)) == 0)
        pushTemplate(node, *pattern, depth + 1);
    return node;
}

NodeIndex NodeReader::add(JsonValue value) {
    NodeSpec node;
    node.origin.line = m_lines.line(value.offset());
    m_jsonOf.push_back(value.index());
    return m_scenario.add(std::move(node));
}

unsigned NodeReader::readKind(NodeIndex node, JsonValue value) {
    const std::optional<JsonValue> kind = value.member("kind");
    if (!kind) {
        m_values.complaints().error(value, "\"kind\" is missing: one of " + joined(kindWords));
        return unknownKind;
    }
    const std::optional<std::string_view> word = m_values.text(*kind);
    if (!word)
        return unknownKind;
    for (std::size_t index = 0; index < kindWords.size(); ++index) {
        if (*word == kindWords[index]) {
            constexpr std::array<NodeKind, 3> kinds = {NodeKind::Worker, NodeKind::Supervisor,
                                                       NodeKind::DynamicSupervisor};
            m_scenario.node(node).kind = kinds[index];
            return 1U << index;
        }
    }
    if (contains(talkKinds, *word)) {
        m_values.complaints().error(*kind, inQuotes(*word) + " is a process that talks; this version knows " +
                                               joined(kindWords));
        return talkingKind;
    }
    m_values.complaints().error(*kind, inQuotes(*word) + " is none of " + joined(kindWords));
    return unknownKind;
}

void NodeReader::readKey(NodeIndex node, JsonValue member, unsigned kindBit) {
    const std::string_view name = member.key();
    if (isExtra(name)) {
        m_scenario.node(node).extras.push_back(extraOf(member));
        return;
    }
    const auto key = std::find_if(keys.begin(), keys.end(), [name](const Key& each) { return each.name == name; });
    const unsigned allowed = key == keys.end() ? unknownKind : key->kinds;
    const bool isKindKnown = kindBit != unknownKind && kindBit != talkingKind;
    const bool isAllowed = key != keys.end() && (!isKindKnown || (allowed & kindBit) != 0);
    if (!isAllowed && kindBit == talkingKind)
        return;
    if (!isAllowed) {
        refuseKey(member, allowed, kindBit);
        return;
    }
    if (name == "id") {
        if (std::optional<std::string> id = m_values.id(member))
            m_scenario.node(node).id = std::move(*id);
    } else if (name != "kind" && name != "children" && name != "template") {
        readSetting(m_scenario.node(node), member, name);
        if (name == "start" && kindBit == supervisor)
            checkStart(node, member);
    }
}

void NodeReader::refuseKey(JsonValue member, unsigned allowed, unsigned kindBit) {
    const std::string name = inQuotes(member.key());
    if (allowed != unknownKind) {
        m_values.complaints().errorAtKey(member, name + " belongs to " + std::string(ownersOf(allowed)) +
                                                     ", and this is a " + std::string(wordOf(kindBit)));
        return;
    }
    std::string message = name + " is no key of a node";
    std::array<std::string_view, keys.size()> names;
    std::transform(keys.begin(), keys.end(), names.begin(), [](const Key& each) { return each.name; });
    if (contains(talkKeys, member.key()))
        message += "; it is for processes that talk, which this version does not read";
    else if (const std::string_view meant = nearestWord(member.key(), names); !meant.empty())
        message += "; did you mean \"" + std::string(meant) + "\"?";
    m_values.complaints().errorAtKey(member, message);
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
    } else {
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
