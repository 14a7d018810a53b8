#include "core/runtime/program.h"

#include "core/otp/check_childspecs.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace resprout {

namespace {

constexpr std::uint32_t poolBlock = 64; // children of a pool that share a shard; the first block stays at home

template <class T>
FlagValue flagValue(const std::optional<Setting<T>>& setting, std::int64_t byDefault,
                    const std::optional<Term>& refused, TermTable& terms) {
    FlagValue flag{.value = byDefault, .refused = TermTable::none, .given = setting.has_value()};
    if (refused)
        flag.refused = terms.intern(*refused);
    else if (setting)
        flag.value = static_cast<std::int64_t>(std::get<T>(*setting));
    return flag;
}

template <class T>
std::optional<Term> check(std::optional<Term> (*refused)(const Setting<T>&), const std::optional<Setting<T>>& setting) {
    return setting ? refused(*setting) : std::nullopt;
}

NodeIndex moved(NodeIndex index, NodeIndex offset) {
    return index == noNode ? noNode : index + offset;
}

TermId raised(const Term& reason, TermTable& terms) {
    return terms.intern(tuple({reason, atom("stack")}));
}

} // namespace

Program::Program(const Scenario& scenario, PathTable& paths, TermTable& terms, std::uint32_t turnShardsBy)
    : m_paths(paths), m_terms(terms), m_turn(turnShardsBy) {
    compile(scenario.nodes);
    m_root = scenario.root;
    m_rootPath = addPath(noPath, scenario.node(m_root).id, scenario.node(m_root).kind, 0);
    layPaths(m_rootPath, m_root);
    for (const Step& step : scenario.script)
        compileStep(step, 0);
}

std::uint32_t Program::append(const Step& step, std::span<const NodeSpec> nodes) {
    compileStep(step, compile(nodes));
    return stepCount() - 1;
}

const Outcome& Program::outcome(const Spec& spec, std::uint32_t attempt) const {
    static const Outcome ok;
    return spec.outcomeCount == 0 ? ok : m_outcomes[spec.outcomes + std::min(attempt, spec.outcomeCount) - 1];
}

const Life& Program::life(const Spec& spec, std::uint32_t attempt) const {
    static const Life forEver;
    return spec.lifeCount == 0 ? forEver : m_lives[spec.lives + std::min(attempt, spec.lifeCount) - 1];
}

PathId Program::childPath(PathId parent, NodeIndex child) const {
    if (const PathId path = m_firstPath[child]; path != noPath && m_paths.parent(path) == parent)
        return path;
    const std::string& id = m_terms.text(m_specs[child].name);
    return m_paths.find(parent, id).value_or(noPath);
}

NodeIndex Program::compile(std::span<const NodeSpec> nodes) {
    const auto offset = static_cast<NodeIndex>(m_specs.size());
    for (const NodeSpec& node : nodes)
        compileNode(node, offset);
    m_firstPath.resize(m_specs.size(), noPath);
    checkLists(nodes, offset);
    return offset;
}

void Program::compileNode(const NodeSpec& node, NodeIndex offset) {
    const bool isWorker = node.kind == NodeKind::Worker;
    const Setting<Restart> restart = node.restart.value_or(Restart::Permanent);
    const Setting<Shutdown> shutdown =
        node.shutdown.value_or(isWorker ? defaultWorkerShutdown : defaultSupervisorShutdown);
    const bool isDynamic = node.kind == NodeKind::DynamicSupervisor;

    Spec spec;
    spec.kind = node.kind;
    spec.significant = node.significant.value_or(false);
    spec.trapsExit = node.trapExit.value_or(false);
    if (const auto* known = std::get_if<Restart>(&restart))
        spec.restart = *known;
    if (const auto* known = std::get_if<Shutdown>(&shutdown))
        spec.shutdown = *known;
    spec.strategy = flagValue(node.strategy, 0, check(refusedStrategy, node.strategy), m_terms);
    spec.intensity =
        flagValue(node.intensity, isDynamic ? 3 : defaultIntensity, check(refusedIntensity, node.intensity), m_terms);
    spec.period = flagValue(node.period, defaultPeriod, check(refusedPeriod, node.period), m_terms);
    if (node.maxChildren)
        spec.maxChildren = flagValue(node.maxChildren, -1, refusedMaxChildren(*node.maxChildren), m_terms);
    else
        spec.maxChildren.value = -1;
    spec.autoShutdown = flagValue(node.autoShutdown, 0, check(refusedAutoShutdown, node.autoShutdown), m_terms);

    spec.outcomes = static_cast<std::uint32_t>(m_outcomes.size());
    spec.outcomeCount = static_cast<std::uint32_t>(node.start.size());
    for (const StartOutcome& outcome : node.start) {
        const bool raises = outcome.kind == StartOutcome::Kind::Raise;
        m_outcomes.push_back({outcome.kind, raises ? raised(outcome.reason, m_terms) : m_terms.intern(outcome.reason)});
    }
    spec.lives = static_cast<std::uint32_t>(m_lives.size());
    spec.lifeCount = static_cast<std::uint32_t>(node.lifetime.size());
    for (const auto& life : node.lifetime)
        m_lives.push_back(life ? Life{life->after, m_terms.intern(life->reason)} : Life{});
    spec.startDelay = node.startDelay.value_or(0);
    spec.stopDelay = node.stopDelay.value_or(0);

    spec.firstChild = moved(node.firstChild, offset);
    spec.nextSibling = moved(node.nextSibling, offset);
    spec.id = m_terms.intern(atom(node.id));
    spec.name = m_terms.internText(node.id);
    const auto refused = [&](AutoShutdown autoShutdown) {
        const auto term = refusedChildSpec(restart, spec.significant, shutdown, autoShutdown);
        return term ? m_terms.intern(*term) : TermTable::none;
    };
    spec.refusedNever = refused(AutoShutdown::Never);
    spec.refused = refused(AutoShutdown::AnySignificant);
    if (const auto term = refusedDynamicChild(restart, shutdown))
        spec.refusedDynamic = m_terms.intern(*term);
    spec.pattern = moved(node.templateNode, offset);
    m_specs.push_back(spec);
}

void Program::checkLists(std::span<const NodeSpec> nodes, NodeIndex offset) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::unordered_set<std::uint32_t> ids;
        Spec& parent = m_specs[offset + i];
        for (NodeIndex child = parent.firstChild; child != noNode; child = m_specs[child].nextSibling) {
            const Spec& spec = m_specs[child];
            TermId duplicate;
            if (!ids.insert(spec.id.bits).second)
                duplicate = m_terms.intern(tuple({atom("duplicate_child_name"), atom(nodes[child - offset].id)}));
            const auto note = [&](TermId& first, TermId wrong) {
                if (first == TermTable::none)
                    first = wrong != TermTable::none ? wrong : duplicate;
            };
            note(parent.listRefusedNever, spec.refusedNever);
            note(parent.listRefused, spec.refused);
        }
        if (parent.pattern != noNode) {
            parent.listRefusedNever = m_specs[parent.pattern].refusedNever;
            parent.listRefused = m_specs[parent.pattern].refused;
        }
    }
}

void Program::layPaths(PathId path, NodeIndex node) {
    std::vector<std::pair<PathId, NodeIndex>> todo{{path, node}};
    while (!todo.empty()) {
        const auto [parent, index] = todo.back();
        todo.pop_back();
        if (m_firstPath[index] == noPath)
            m_firstPath[index] = parent;
        if (m_specAt[parent] == noNode)
            m_specAt[parent] = index;
        if (m_specs[index].pattern != noNode)
            m_patterns[parent].push_back(m_specs[index].pattern);
        std::uint32_t place = 0;
        for (NodeIndex child = m_specs[index].firstChild; child != noNode; child = m_specs[child].nextSibling) {
            const Spec& spec = m_specs[child];
            todo.emplace_back(addPath(parent, m_terms.text(spec.name), spec.kind, place++), child);
        }
    }
}

PathId Program::addPath(PathId parent, std::string_view id, NodeKind kind, std::uint32_t place) {
    const PathId path = m_paths.add(parent, id);
    if (path < m_shards.size())
        return path; // known: it stays where its first spec was put
    std::uint32_t shard = m_turn;
    if (parent != noPath && id.starts_with('#') && kind == NodeKind::Worker)
        shard = m_shards[parent] + place / poolBlock;
    else if (parent != noPath)
        shard = m_shards[parent] + (kind == NodeKind::Worker ? 0 : 1 + place);
    m_shards.push_back(static_cast<std::uint8_t>(shard % shardCount));
    m_specAt.push_back(noNode);
    m_added.push_back(0);
    return path;
}

// Steps often have the target of the step before.
PathId Program::addTarget(std::string_view text) {
    if (text == m_lastTarget && !text.empty())
        return m_lastTargetPath;
    m_lastTarget = text;
    PathId path = noPath;
    while (!text.empty()) {
        const std::size_t slash = text.find('/');
        path = addPath(path, text.substr(0, slash), NodeKind::Worker, 0);
        text = slash == std::string_view::npos ? std::string_view{} : text.substr(slash + 1);
    }
    m_lastTargetPath = path;
    return path;
}

// Which process is the latest at a path is known to the shard of its supervisor.
std::uint8_t Program::homeOf(PathId path) const {
    if (path == noPath)
        return noShard;
    const PathId parent = m_paths.parent(path);
    return parent == noPath || m_shards[parent] == m_shards[path] ? m_shards[path] : noShard;
}

// `#k` is the one of the k-th start_child step with that target; under a supervisor with a list of children the id names it.
void Program::layAddedChild(CompiledStep& step) {
    const std::uint32_t place = m_added[step.target]++;
    const NodeIndex at = m_specAt[step.target];
    const std::string number = '#' + std::to_string(place + 1);
    if (step.child == noNode) {
        const std::vector<NodeIndex>& patterns = m_patterns[step.target]; // stays where it is
        const NodeKind kind = patterns.empty() ? NodeKind::Worker : m_specs[patterns.front()].kind;
        step.childPath = addPath(step.target, number, kind, place);
        for (const NodeIndex pattern : patterns)
            layPaths(step.childPath, pattern);
        return;
    }
    const Spec& child = m_specs[step.child];
    const bool isNumbered =
        m_terms.text(child.name).empty() || (at != noNode && m_specs[at].kind == NodeKind::DynamicSupervisor);
    step.childPath = isNumbered ? addPath(step.target, number, child.kind, place)
                                : addPath(step.target, m_terms.text(child.name), child.kind, step.child);
    layPaths(step.childPath, step.child);
}

void Program::compileStep(const Step& step, NodeIndex offset) {
    CompiledStep compiled;
    compiled.at = step.at;
    compiled.op = step.op;
    compiled.off = step.off;
    compiled.changesChildren = step.changesChildren;
    if (step.op == StepOp::Raise)
        compiled.reason = raised(step.reason.value_or(atom("normal")), m_terms);
    else
        compiled.reason = step.reason ? m_terms.intern(*step.reason) : TermTable::normal;
    compiled.target = step.op == StepOp::Stop ? m_rootPath : addTarget(step.target);
    compiled.child = moved(step.child, offset);
    compiled.change = moved(step.change, offset);
    if (step.op == StepOp::Exit || step.op == StepOp::Raise || step.op == StepOp::Signal)
        compiled.home = homeOf(compiled.target);
    if (step.op == StepOp::StartChild && compiled.target != noPath)
        layAddedChild(compiled);
    if (compiled.change != noNode)
        layPaths(compiled.target, compiled.change);
    m_steps.push_back(compiled);
}

} // namespace resprout
