#include "core/scenario/refusals.h"

#include "core/scenario/settings.h"
#include "core/scenario/spec_paths.h"
#include "core/scenario/words.h"

#include <unordered_map>

namespace resprout {

namespace {

constexpr std::size_t maxRefusals = 10'000;

// How OTP's error reaches whoever waits for it.
enum class Answer {
    Flags,        // {supervisor_data,E}: a supervisor's start fails
    StartSpec,    // {start_spec,E}: a supervisor's start fails
    StartChild,   // {error,E}: start_child's answer
    CodeChange,   // {error,{error,E}}: the answer of a code change
    DynamicChange // {error,{error,{supervisor_data,E}}}
};

std::string answerText(Answer answer, const Term& error) {
    const std::string text = toText(error);
    switch (answer) {
    case Answer::Flags:
        return "{supervisor_data," + text + "}";
    case Answer::StartSpec:
        return "{start_spec," + text + "}";
    case Answer::StartChild:
        return "{error," + text + "}";
    case Answer::CodeChange:
        return "{error,{error," + text + "}}";
    case Answer::DynamicChange:
        return "{error,{error,{supervisor_data," + text + "}}}";
    }
    return text;
}

template <class T>
const Term* refusedTerm(const std::optional<Setting<T>>& setting) {
    return setting ? std::get_if<Term>(&*setting) : nullptr;
}

std::string shown(const Term& term) {
    const auto* name = std::get_if<Term::Atom>(&term.value());
    return name == nullptr ? toText(term) : inQuotes(name->name);
}

Term pair(std::string_view name, Term value) {
    return tuple({atom(name), std::move(value)});
}

// As much of a supervisor as its children's specs are checked against.
struct Owner {
    bool isDynamic = false;
    std::optional<Setting<AutoShutdown>> autoShutdown;
    bool isAutoShutdownKnown = true;
};

class Search {
public:
    explicit Search(const Scenario& scenario) : m_scenario(scenario) {}

    std::vector<Refusal> all() {
        std::vector<bool> isChange(m_scenario.nodes.size());
        for (const Step& step : m_scenario.script)
            if (step.change != noNode)
                isChange[step.change] = true;
        for (NodeIndex node = 0; node < m_scenario.nodes.size() && m_refusals.size() < maxRefusals; ++node)
            checkSupervisor(node, isChange[node] ? Answer::CodeChange : Answer::StartSpec);
        checkSteps();
        return std::move(m_refusals);
    }

private:
    void checkSupervisor(NodeIndex node, Answer answer) {
        const NodeSpec& spec = m_scenario.node(node);
        checkFlags(node, spec, answer);
        const Owner owner{false, spec.autoShutdown, answer != Answer::CodeChange || spec.autoShutdown.has_value()};
        std::unordered_map<std::string_view, NodeIndex> ids;
        for (NodeIndex child = spec.firstChild; child != noNode; child = m_scenario.node(child).nextSibling) {
            checkChild(child, owner, answer);
            const std::string& id = m_scenario.node(child).id;
            const auto [first, isNew] = ids.try_emplace(id, child);
            if (!isNew && !id.empty())
                add(child, "id",
                    inQuotes(id) + " stands twice among these children, also in line " +
                        std::to_string(m_scenario.node(first->second).origin.line),
                    answer, pair("duplicate_child_name", atom(id)));
        }
        if (spec.templateNode != noNode)
            checkChild(spec.templateNode, owner, answer);
    }

    void checkFlags(NodeIndex node, const NodeSpec& spec, Answer answer) {
        const bool isDynamic = spec.kind == NodeKind::DynamicSupervisor || spec.maxChildren;
        if (answer == Answer::CodeChange)
            answer = isDynamic ? Answer::DynamicChange : Answer::CodeChange;
        else
            answer = Answer::Flags;
        if (const Term* term = refusedTerm(spec.strategy))
            add(node, "strategy",
                shown(*term) + " is none of one_for_one, one_for_all, rest_for_one, simple_one_for_one", answer,
                pair("invalid_strategy", *term));
        if (const Term* term = refusedTerm(spec.intensity))
            add(node, "intensity", shown(*term) + " is no integer from 0", answer, pair("invalid_intensity", *term));
        if (const Term* term = refusedTerm(spec.period))
            add(node, "period", shown(*term) + " is no integer from 1", answer, pair("invalid_period", *term));
        if (const Term* term = refusedTerm(spec.autoShutdown))
            add(node, "auto_shutdown", shown(*term) + " is none of never, any_significant, all_significant", answer,
                pair("invalid_auto_shutdown", *term));
        if (const Term* term = refusedTerm(spec.maxChildren); term != nullptr && !isInfinity(*term))
            add(node, "max_children", shown(*term) + " is neither an integer from 0 nor infinity", answer,
                pair("invalid_max_children", *term));
    }

    void checkChild(NodeIndex child, const Owner& owner, Answer answer) {
        const NodeSpec& spec = m_scenario.node(child);
        if (const Term* term = refusedTerm(spec.restart))
            add(child, "restart", shown(*term) + " is none of permanent, transient, temporary", answer,
                pair("invalid_restart_type", *term));
        if (!owner.isDynamic)
            checkSignificant(child, spec, owner, answer);
        if (const Term* term = refusedTerm(spec.shutdown))
            add(child, "shutdown", shown(*term) + " is neither a number of ms from 0 nor brutal_kill nor infinity",
                answer, pair("invalid_shutdown", *term));
        else if (owner.isDynamic && spec.shutdown && std::get<Shutdown>(*spec.shutdown).milliseconds == 0)
            add(child, "shutdown", "0 is less than a dynamic_supervisor takes", answer,
                pair("invalid_shutdown", integer(0)));
    }

    void checkSignificant(NodeIndex child, const NodeSpec& spec, const Owner& owner, Answer answer) {
        if (!spec.significant.value_or(false) || !owner.isAutoShutdownKnown || refusedTerm(spec.restart) != nullptr)
            return;
        const auto badWith = [](Term first) {
            return pair("bad_combination", list({std::move(first), pair("significant", atom("true"))}));
        };
        const Setting<AutoShutdown> autoShutdown = owner.autoShutdown.value_or(AutoShutdown::Never);
        if (autoShutdown == Setting<AutoShutdown>(AutoShutdown::Never))
            add(child, "significant", "no child can be significant while its supervisor's auto_shutdown is never",
                answer, badWith(pair("auto_shutdown", atom("never"))));
        else if (std::holds_alternative<AutoShutdown>(autoShutdown) &&
                 std::get<Restart>(spec.restart.value_or(Restart::Permanent)) == Restart::Permanent)
            add(child, "significant", "a permanent child cannot be significant", answer,
                badWith(pair("restart", atom("permanent"))));
    }

    void checkSteps() {
        std::optional<SpecPaths> paths;
        for (const Step& step : m_scenario.script) {
            if (step.op != StepOp::StartChild || step.child == noNode || m_refusals.size() >= maxRefusals)
                continue;
            if (!paths)
                paths.emplace(m_scenario);
            const Candidates found = paths->find(step.target);
            Owner owner{false, std::nullopt, found.count == 1 && !found.areMore};
            if (owner.isAutoShutdownKnown) {
                const NodeSpec& supervisor = m_scenario.node(found.nodes[0]);
                owner.isDynamic = supervisor.kind == NodeKind::DynamicSupervisor;
                owner.autoShutdown = supervisor.autoShutdown;
            }
            checkChild(step.child, owner, Answer::StartChild);
        }
    }

    void add(NodeIndex node, std::string_view key, std::string what, Answer answer, const Term& error) {
        m_refusals.push_back({node, key, what + "; OTP refuses it: " + answerText(answer, error)});
    }

    const Scenario& m_scenario;
    std::vector<Refusal> m_refusals;
};

} // namespace

std::vector<Refusal> refusals(const Scenario& scenario) {
    return Search(scenario).all();
}

} // namespace resprout
