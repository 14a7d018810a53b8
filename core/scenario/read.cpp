#include "core/scenario/read.h"

#include "core/scenario/complaints.h"
#include "core/scenario/duplicate_keys.h"
#include "core/scenario/json_reader.h"
#include "core/scenario/limits.h"
#include "core/scenario/refusals.h"
#include "core/scenario/script_checks.h"
#include "core/scenario/step_reader.h"
#include "core/scenario/words.h"

#include <algorithm>
#include <array>

namespace resprout {

namespace {

constexpr std::string_view formatName = "resprout/1";
constexpr std::size_t maxJsonDepth = 2 * maxDepth + 100; // every node takes an object and a list
constexpr std::array<std::string_view, 7> topKeys = {"format", "name",  "description", "tree",
                                                     "script", "until", "seed"};

// Reads what stands at the top of the file, and hands tree and script on.
class ScenarioReader {
public:
    ScenarioReader(std::string_view text, const JsonTree& tree)
        : m_tree(tree),
          m_lines(text),
          m_values(m_complaints),
          m_nodes(m_scenario, m_values, m_lines),
          m_steps(m_scenario, m_values, m_nodes, m_lines) {}

    void read(std::string_view stem) {
        reportDuplicateKeys(m_tree, m_lines, m_complaints);
        const JsonValue root = m_tree.root();
        if (root.kind() != JsonKind::Object) {
            m_complaints.error(root, "a scenario is an object, not " + std::string(kindName(root.kind())));
            return;
        }
        m_scenario.name = stem;
        if (!readFormat(root))
            return;
        // A node is large: it should not be moved again and again while the vector grows.
        m_scenario.nodes.reserve(std::min(m_tree.objects(), maxNodesAndSteps));
        if (const std::optional<JsonValue> tree = root.member("tree"))
            m_scenario.root = m_nodes.read(*tree, NodeReader::Place::Root);
        else
            m_complaints.error(root, "\"tree\" is missing: the root of the tree");
        if (const std::optional<JsonValue> script = root.member("script"))
            m_steps.readScript(*script);
        for (std::optional<JsonValue> member = root.first(); member; member = member->next(root))
            readKey(*member);
        if (m_scenario.root != noNode)
            check();
    }

    void finish(std::string_view text, ReadResult& result) {
        m_complaints.finish(text, m_tree, result);
        if (!m_complaints.hasErrors())
            result.scenario = std::move(m_scenario);
    }

private:
    bool readFormat(JsonValue root) {
        const std::optional<JsonValue> format = root.member("format");
        if (!format) {
            m_complaints.error(root, "\"format\" is missing; a scenario begins with \"format\": \"resprout/1\"");
            return true;
        }
        const std::optional<std::string_view> text = m_values.text(*format);
        if (!text || *text == formatName)
            return true;
        m_complaints.error(*format, inQuotes(*text) + " is no format that this version reads, only \"resprout/1\"");
        return false;
    }

    void readKey(JsonValue member) {
        const std::string_view key = member.key();
        if (key == "name") {
            m_scenario.name = m_values.text(member).value_or("");
        } else if (key == "description") {
            m_scenario.description = m_values.text(member).value_or("");
        } else if (key == "until") {
            m_scenario.until = m_values.atLeastZero(member, "ms");
        } else if (key == "seed") {
            m_scenario.seed = m_values.integer(member).value_or(0);
        } else if (isExtra(key)) {
            m_scenario.extras.push_back(extraOf(member));
        } else if (std::find(topKeys.begin(), topKeys.end(), key) == topKeys.end()) {
            std::string message = inQuotes(key) + " is no key of a scenario";
            if (key == "application")
                message += "; applications are not read by this version";
            else if (const std::string_view meant = nearestWord(key, topKeys); !meant.empty())
                message += "; did you mean \"" + std::string(meant) + "\"?";
            m_complaints.errorAtKey(member, message);
        }
    }

    void check() {
        for (const Mistake& mistake : checkScript(m_scenario)) {
            const JsonValue step = m_tree.at(m_steps.jsonOf(mistake.step));
            m_complaints.error(step.member(mistake.key).value_or(step), mistake.message);
        }
        for (const Refusal& refusal : refusals(m_scenario)) {
            const JsonValue node = m_tree.at(m_nodes.jsonOf(refusal.node));
            m_complaints.otpRefuses(node.member(refusal.key).value_or(node), refusal.message);
        }
    }

    const JsonTree& m_tree;
    LineIndex m_lines;
    Complaints m_complaints;
    Scenario m_scenario;
    ValueReader m_values;
    NodeReader m_nodes;
    StepReader m_steps;
};

} // namespace

ReadResult readScenario(std::string_view text, std::string_view stem) {
    ReadResult result;
    JsonTree tree(text);
    if (const std::optional<JsonMistake> mistake = readJson(text, maxJsonDepth, tree)) {
        const LineIndex lines(text);
        result.complaints.push_back(
            {Complaint::Grade::Error,
             lines.line(mistake->offset),
             {},
             "column " + std::to_string(lines.column(mistake->offset)) + ": " + mistake->message});
        return result;
    }
    ScenarioReader reader(text, tree);
    reader.read(stem);
    reader.finish(text, result);
    return result;
}

std::string describe(std::string_view file, const Complaint& complaint) {
    constexpr std::size_t longest = 400; // bytes of a pointer: a tree can be 20,000 deep
    std::string pointer = complaint.pointer;
    if (pointer.size() > longest)
        pointer = pointer.substr(0, longest / 2) + "..." + pointer.substr(pointer.size() - longest / 2);
    std::string text = std::string(file) + ":" + std::to_string(complaint.line) + ": ";
    if (!pointer.empty())
        text += pointer + ": ";
    return text + complaint.message;
}

} // namespace resprout
