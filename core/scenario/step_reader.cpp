#include "core/scenario/step_reader.h"

#include "core/scenario/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace resprout {

namespace {

constexpr std::array<std::string_view, 11> opWords = {
    "exit",        "raise",          "signal",         "terminate_child", "restart_child", "delete_child",
    "start_child", "which_children", "count_children", "reconfigure",     "stop"};
constexpr std::array<std::string_view, 17> talkOps = {
    "call",     "cast",   "send",      "agent", "run",         "monitor", "whereis",           "lookup",
    "suspend",  "resume", "get_state", "load",  "change_code", "upgrade", "start_application", "stop_application",
    "stop_node"};
constexpr std::array<std::string_view, 13> stepKeys = {
    "at",        "do",       "target",       "reason",  "child", "off", "strategy", "period", "auto_shutdown",
    "intensity", "children", "max_children", "template"};

bool takesReason(StepOp op) {
    return op == StepOp::Exit || op == StepOp::Raise || op == StepOp::Signal;
}

bool isAllowed(std::string_view key, std::optional<StepOp> op) {
    if (std::find(stepKeys.begin(), stepKeys.end(), key) == stepKeys.end())
        return false;
    if (!op || key == "at" || key == "do" || key == "off")
        return true;
    if (key == "target")
        return *op != StepOp::Stop;
    if (key == "reason")
        return takesReason(*op);
    if (key == "child")
        return *op == StepOp::StartChild;
    return *op == StepOp::Reconfigure;
}

} // namespace

void StepReader::readScript(JsonValue list) {
    if (list.kind() != JsonKind::Array) {
        m_values.complaints().error(list, "the script is a list of steps, not " + std::string(kindName(list.kind())));
        return;
    }
    for (std::optional<JsonValue> each = list.first(); each; each = each->next(list)) {
        if (!m_nodes.countOne(*each))
            return;
        readStep(*each);
    }
}

void StepReader::readStep(JsonValue value) {
    if (value.kind() != JsonKind::Object) {
        m_values.complaints().error(value, "a step is an object, not " + std::string(kindName(value.kind())));
        return;
    }
    Step step;
    step.origin.line = m_lines.line(value.offset());
    const std::optional<StepOp> op = readOp(value);
    step.op = op.value_or(StepOp::Exit);
    step.at = m_scenario.script.empty() ? 0 : m_scenario.script.back().at; // until it is read
    if (op == StepOp::Reconfigure)
        step.change = m_nodes.addChange(value);
    for (std::optional<JsonValue> member = value.first(); member; member = member->next(value))
        readKey(step, *member, op);
    if (step.change != noNode)
        readNewChildren(step, value);
    if (!value.member("at"))
        m_values.complaints().error(value, "\"at\" is missing: the ms from time zero");
    if (op && *op != StepOp::Stop && !value.member("target"))
        m_values.complaints().error(value,
                                    "\"target\" is missing: the path of whom " + std::string(word(*op)) + " is for");
    checkTime(step, value);
    if (std::exchange(m_isChildBroken, false))
        step.target.clear(); // so that nobody misses the child as well
    m_jsonOf.push_back(value.index());
    m_scenario.script.push_back(std::move(step));
}

std::optional<StepOp> StepReader::readOp(JsonValue value) {
    const std::optional<JsonValue> member = value.member("do");
    if (!member) {
        m_values.complaints().error(value, "\"do\" is missing: one of " + joined(opWords));
        return std::nullopt;
    }
    const std::optional<std::string_view> text = m_values.text(*member);
    if (!text)
        return std::nullopt;
    const std::optional<StepOp> op = stepOpFromWord(*text);
    if (!op) {
        const bool isTalk = std::find(talkOps.begin(), talkOps.end(), *text) != talkOps.end();
        m_values.complaints().error(
            *member, isTalk ? inQuotes(*text) + " is a step for processes that talk, which this version does not read"
                            : inQuotes(*text) + " is none of " + joined(opWords));
    }
    return op;
}

void StepReader::readKey(Step& step, JsonValue member, std::optional<StepOp> op) {
    const std::string_view key = member.key();
    if (isExtra(key)) {
        step.extras.push_back(extraOf(member));
    } else if (!isAllowed(key, op)) {
        if (op) // of a step that nobody knows, no key is wrong
            refuseKey(member, *op);
    } else if (key == "at") {
        step.at = m_values.atLeastZero(member, "ms").value_or(step.at);
    } else if (key == "target") {
        step.target = m_values.path(member).value_or("");
    } else if (key == "reason") {
        step.reason = m_values.reason(member);
    } else if (key == "off") {
        step.off = m_values.boolean(member).value_or(false);
    } else if (key == "child") {
        step.child = m_nodes.read(member, NodeReader::Place::StepChild);
        m_isChildBroken = step.child == noNode;
    } else if (step.change != noNode && nodekeys::isChangeKey(key) && key != "template" && key != "children") {
        m_nodes.readChange(step.change, member);
    }
}

// The template before the children, wherever they stand, so that a file is read the same in any order.
void StepReader::readNewChildren(Step& step, JsonValue value) {
    if (const std::optional<JsonValue> member = value.member("template"))
        m_nodes.readChange(step.change, *member);
    if (const std::optional<JsonValue> member = value.member("children")) {
        step.changesChildren = true;
        m_nodes.readChange(step.change, *member);
    }
}

void StepReader::refuseKey(JsonValue member, StepOp op) {
    const std::string name = inQuotes(member.key());
    std::string message = name + " is no key of a step";
    if (std::find(stepKeys.begin(), stepKeys.end(), member.key()) != stepKeys.end())
        message = name + " does not belong to the step " + std::string(word(op));
    else if (const std::string_view meant = nearestWord(member.key(), stepKeys); !meant.empty())
        message += "; did you mean \"" + std::string(meant) + "\"?";
    m_values.complaints().errorAtKey(member, message);
}

void StepReader::checkTime(const Step& step, JsonValue value) {
    if (m_scenario.script.empty() || step.at >= m_scenario.script.back().at)
        return;
    m_values.complaints().error(value.member("at").value_or(value),
                                "steps stand in time order, and the step before is at " +
                                    std::to_string(m_scenario.script.back().at) + " ms");
}

} // namespace resprout
