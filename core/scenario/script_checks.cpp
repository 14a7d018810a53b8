#include "core/scenario/script_checks.h"

#include "core/scenario/limits.h"
#include "core/scenario/spec_paths.h"
#include "core/scenario/words.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace resprout {

namespace {

constexpr std::size_t maxMistakes = 10'000;

class ScriptCheck {
public:
    explicit ScriptCheck(const Scenario& scenario) : m_scenario(scenario), m_paths(scenario) {}

    std::vector<Mistake> all() {
        for (m_step = 0; m_step < m_scenario.script.size() && m_mistakes.size() < maxMistakes; ++m_step)
            check(m_scenario.script[m_step]);
        return std::move(m_mistakes);
    }

private:
    void check(const Step& step) {
        if (step.target.empty())
            return;
        switch (step.op) {
        case StepOp::Raise:
            if (areAll(m_paths.find(step.target), &ScriptCheck::isSupervisor))
                add("target", inQuotes(step.target) + " is a supervisor; only a worker can raise an error");
            break;
        case StepOp::TerminateChild:
        case StepOp::RestartChild:
        case StepOp::DeleteChild:
            checkManagement(step);
            break;
        case StepOp::StartChild:
            checkStartChild(step);
            break;
        case StepOp::WhichChildren:
        case StepOp::CountChildren:
            refuseWorker(step.target, m_paths.find(step.target));
            break;
        case StepOp::Reconfigure:
            checkReconfigure(step);
            break;
        case StepOp::Exit:
        case StepOp::Signal:
        case StepOp::Stop:
            break;
        }
    }

    void checkManagement(const Step& step) {
        const std::size_t slash = step.target.rfind('/');
        if (slash == std::string::npos) {
            add("target", inQuotes(step.target) + " is no supervisor's child; " + std::string(word(step.op)) +
                              " wants the path of the child");
            return;
        }
        const std::string_view supervisor = std::string_view(step.target).substr(0, slash);
        const Candidates candidates = m_paths.find(supervisor);
        if (refuseWorker(supervisor, candidates))
            return;
        if (step.op != StepOp::TerminateChild && areAll(candidates, &ScriptCheck::isDynamic))
            add("do", inQuotes(supervisor) + " is a dynamic_supervisor, which knows no " + std::string(word(step.op)));
    }

    void checkStartChild(const Step& step) {
        const Candidates candidates = m_paths.find(step.target);
        if (refuseWorker(step.target, candidates))
            return;
        const bool arePools = areAll(candidates, &ScriptCheck::isPoolNode);
        if (arePools && step.child != noNode)
            add("child",
                inQuotes(step.target) + " is simple_one_for_one: it takes no child, its template says what is made");
        if (step.child == noNode) {
            countTemplates(step, candidates);
            if (areAll(candidates, &ScriptCheck::takesChild))
                add("do", "\"child\" is missing: the node to start");
        } else if (m_scenario.node(step.child).id.empty() && areAll(candidates, &ScriptCheck::isStatic)) {
            add("child", "\"id\" is missing: the name of the child under " + inQuotes(step.target));
        }
    }

    void checkReconfigure(const Step& step) {
        const Candidates candidates = m_paths.find(step.target);
        if (step.change == noNode || refuseWorker(step.target, candidates))
            return;
        const NodeSpec& change = m_scenario.node(step.change);
        const std::string target = inQuotes(step.target);
        if (change.templateNode != noNode)
            m_changedTemplates[step.target] += sizeOf(change.templateNode);
        if (areAll(candidates, &ScriptCheck::isDynamic)) {
            const std::string why = " does not belong to a dynamic_supervisor, which " + target + " is";
            refuseKeyIf(change.strategy.has_value(), "strategy", why);
            refuseKeyIf(change.autoShutdown.has_value(), "auto_shutdown", why);
            refuseKeyIf(step.changesChildren, "children", why);
            refuseKeyIf(change.templateNode != noNode, "template", why);
        } else if (areAll(candidates, &ScriptCheck::isStaticOrPool)) {
            refuseKeyIf(change.maxChildren.has_value(), "max_children",
                        " belongs to a dynamic_supervisor, and " + target + " is a supervisor");
            if (areAll(candidates, &ScriptCheck::isStatic)) {
                refuseKeyIf(change.templateNode != noNode, "template",
                            " belongs to simple_one_for_one, which " + target + " is not");
                if (isPool(change))
                    add("strategy", "a code change cannot make " + target + " simple_one_for_one");
            } else if (areAll(candidates, &ScriptCheck::isPoolNode)) {
                refuseKeyIf(step.changesChildren, "children",
                            " does not belong to simple_one_for_one, which " + target + " is");
                if (change.strategy && std::holds_alternative<Strategy>(*change.strategy) && !isPool(change))
                    add("strategy", target + " is simple_one_for_one, and a code change cannot make it anything else");
            }
        }
    }

    /// A small file must not ask for more than a large one could hold: each start_child of a pool starts its template whole.
    void countTemplates(const Step& step, const Candidates& candidates) {
        const std::size_t before = m_startedByTemplates;
        for (std::size_t index = 0; index < candidates.count; ++index)
            m_startedByTemplates += sizeOf(m_scenario.node(candidates.nodes[index]).templateNode);
        if (const auto changed = m_changedTemplates.find(step.target); changed != m_changedTemplates.end())
            m_startedByTemplates += changed->second;
        if (before <= maxStartedByTemplates && m_startedByTemplates > maxStartedByTemplates)
            add("target",
                "the start_child steps so far ask for more than 2,000,000 processes, templates counted whole");
    }

    std::size_t sizeOf(NodeIndex node) {
        if (node == noNode)
            return 0;
        const auto [known, isNew] = m_sizes.try_emplace(node, 0);
        if (!isNew)
            return known->second;
        std::size_t size = 0;
        std::vector<NodeIndex> todo{node};
        while (!todo.empty()) {
            const NodeSpec& next = m_scenario.node(todo.back());
            todo.pop_back();
            ++size;
            for (NodeIndex child = next.firstChild; child != noNode; child = m_scenario.node(child).nextSibling)
                todo.push_back(child);
        }
        return m_sizes[node] = size;
    }

    void refuseKeyIf(bool isThere, std::string_view key, const std::string& why) {
        if (isThere)
            add(key, inQuotes(key) + why);
    }

    bool refuseWorker(std::string_view path, const Candidates& candidates) {
        const bool areWorkers = areAll(candidates, &ScriptCheck::isWorker);
        if (areWorkers)
            add("target", inQuotes(path) + " is a worker and has no children");
        return areWorkers;
    }

    using Test = bool (*)(const NodeSpec&);
    static bool isWorker(const NodeSpec& node) { return node.kind == NodeKind::Worker; }
    static bool isSupervisor(const NodeSpec& node) { return node.kind != NodeKind::Worker; }
    static bool isDynamic(const NodeSpec& node) { return node.kind == NodeKind::DynamicSupervisor; }
    static bool isStaticOrPool(const NodeSpec& node) { return node.kind == NodeKind::Supervisor; }
    static bool isPoolNode(const NodeSpec& node) { return isStaticOrPool(node) && isPool(node); }
    static bool isStatic(const NodeSpec& node) { return isStaticOrPool(node) && !isPool(node); }
    static bool takesChild(const NodeSpec& node) { return isDynamic(node) || isStatic(node); }

    // Whether every spec that the path can stand for is so. Of a path that stands for none, nothing is certain.
    [[nodiscard]] bool areAll(const Candidates& candidates, Test test) const {
        if (candidates.count == 0 || candidates.areMore)
            return false;
        for (std::size_t index = 0; index < candidates.count; ++index)
            if (!test(m_scenario.node(candidates.nodes[index])))
                return false;
        return true;
    }

    void add(std::string_view key, std::string message) { m_mistakes.push_back({m_step, key, std::move(message)}); }

    const Scenario& m_scenario;
    SpecPaths m_paths;
    std::size_t m_step = 0;
    std::vector<Mistake> m_mistakes;
    std::unordered_map<NodeIndex, std::size_t> m_sizes;              // of templates
    std::unordered_map<std::string, std::size_t> m_changedTemplates; // by path: sizes of those that code changes bring
    std::size_t m_startedByTemplates = 0;
};

} // namespace

std::vector<Mistake> checkScript(const Scenario& scenario) {
    if (scenario.script.empty())
        return {};
    return ScriptCheck(scenario).all();
}

} // namespace resprout
