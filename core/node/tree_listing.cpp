#include "core/node/tree_fold.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace resprout {

// Which child specs are listed: the part of the fold that changes the shape of the tree.

namespace {

template <class T>
void take(T& into, const std::optional<Setting<T>>& setting) {
    if (setting)
        if (const T* value = std::get_if<T>(&*setting))
            into = *value;
}

} // namespace

SupervisorRecord asSpecified(const NodeSpec& spec) {
    SupervisorRecord supervisor;
    supervisor.intensity = spec.kind == NodeKind::DynamicSupervisor ? 3 : defaultIntensity; // D1
    take(supervisor.strategy, spec.strategy);
    take(supervisor.intensity, spec.intensity);
    take(supervisor.period, spec.period);
    take(supervisor.autoShutdown, spec.autoShutdown);
    if (spec.maxChildren) {
        if (const auto* most = std::get_if<std::int64_t>(&*spec.maxChildren))
            supervisor.maxChildren = *most;
    }
    supervisor.templateNode = spec.templateNode;
    return supervisor;
}

TreeFold::TreeFold(Scenario scenario, const PathTable& paths) : m_scenario(std::move(scenario)), m_paths(&paths) {
    countPoolSteps(0);
    if (m_scenario.root == noNode)
        return;
    const auto root = paths.find(noPath, m_scenario.node(m_scenario.root).id);
    if (!root)
        return;
    m_root = *root;
    ensure(m_root);
    enlist(m_root, noPath, m_scenario.root);
}

void TreeFold::learn(const Step& step, std::span<const NodeSpec> nodes) {
    const auto offset = static_cast<NodeIndex>(m_scenario.nodes.size());
    const auto moved = [&](NodeIndex index) {
        return index == noNode ? noNode : index + offset;
    };
    for (const NodeSpec& node : nodes) {
        NodeSpec& added = m_scenario.nodes.emplace_back(node);
        for (NodeIndex* link : {&added.parent, &added.firstChild, &added.lastChild, &added.nextSibling,
                                &added.previousSibling, &added.templateNode})
            *link = moved(*link);
    }
    Step& added = m_scenario.script.emplace_back(step);
    added.child = moved(step.child);
    added.change = moved(step.change);
    countPoolSteps(m_scenario.script.size() - 1);
}

/// `#k` is the child of the k-th start_child step with its supervisor as target.
void TreeFold::countPoolSteps(std::size_t from) {
    m_stepOfPool.resize(m_scenario.script.size(), 0);
    for (std::size_t number = from; number < m_scenario.script.size(); ++number)
        if (const Step& step = m_scenario.script[number]; step.op == StepOp::StartChild)
            m_stepOfPool[number] = ++m_poolSteps[step.target];
}

/// Remembers the specs that a step brings, until events tell which of them were taken.
void TreeFold::offer(const Step& step, std::uint32_t number, PathId target) {
    const auto remember = [&](std::string_view id, NodeIndex node) {
        if (const auto path = m_paths->find(target, id))
            m_offered[*path] = node;
    };
    if (step.op == StepOp::StartChild && step.child != noNode) {
        const ProcessRecord* supervisor = find(target);
        const bool isDynamic = supervisor != nullptr && supervisor->kind == NodeKind::DynamicSupervisor;
        remember(isDynamic ? "#" + std::to_string(m_stepOfPool[number]) : m_scenario.node(step.child).id, step.child);
    } else if (step.op == StepOp::Reconfigure && step.changesChildren && step.change != noNode) {
        for (NodeIndex child = m_scenario.node(step.change).firstChild; child != noNode;
             child = m_scenario.node(child).nextSibling)
            remember(m_scenario.node(child).id, child);
    }
}

NodeIndex TreeFold::specFor(PathId path, PathId parent) const {
    if (const auto offered = m_offered.find(path); offered != m_offered.end())
        return offered->second;
    if (const ProcessRecord* record = find(path))
        return record->spec;
    const SupervisorRecord* pool = supervisor(parent);
    return pool != nullptr ? pool->templateNode : noNode;
}

/// Lists a spec as the last one of its parent, with everything below it.
void TreeFold::enlist(PathId path, PathId parent, NodeIndex spec) {
    if (spec == noNode || (parent != noPath && upkeep(parent) == nullptr))
        return;
    const bool wasListed = find(path) != nullptr && m_records[path].listed;
    describe(path, parent, spec);
    if (wasListed)
        return;
    if (parent != noPath) {
        m_traces[path].place = static_cast<std::uint32_t>(m_records[parent].children.size());
        m_records[parent].children.push_back(path);
        m_upkeeps[m_supervisorIndex[parent]].listChanged = true;
    }
    std::vector<PathId> pending{path};
    while (!pending.empty()) {
        const PathId next = pending.back();
        pending.pop_back();
        if (m_records[next].kind != NodeKind::Worker)
            enlistChildren(next, pending);
    }
    ++m_structureVersion;
}

/// Lists what the supervisor's init answers, under a supervisor that has nothing listed yet.
void TreeFold::enlistChildren(PathId supervisor, std::vector<PathId>& pending) {
    const NodeIndex init = m_upkeeps[m_supervisorIndex[supervisor]].init;
    std::vector<PathId> children;
    for (NodeIndex node = m_scenario.node(init).firstChild; node != noNode; node = m_scenario.node(node).nextSibling) {
        const auto path = m_paths->find(supervisor, m_scenario.node(node).id);
        if (!path)
            continue;
        ensure(*path);
        if (isAmong(children, *path)) // two with one id: OTP refuses them (R21)
            continue;
        describe(*path, supervisor, node);
        m_traces[*path].place = static_cast<std::uint32_t>(children.size());
        children.push_back(*path);
        pending.push_back(*path);
    }
    m_records[supervisor].children = std::move(children);
    m_upkeeps[m_supervisorIndex[supervisor]].listChanged = false;
    m_upkeeps[m_supervisorIndex[supervisor]].hasGaps = false;
}

/// Makes the record of a listed spec say what the spec says; what its processes did stays.
void TreeFold::describe(PathId path, PathId parent, NodeIndex spec) {
    ProcessRecord& record = m_records[path];
    const bool wasListed = record.path != noPath && record.listed;
    const NodeSpec& node = m_scenario.node(spec);
    record.path = path;
    record.parent = parent;
    record.kind = node.kind;
    const bool isNewSpec = record.spec != spec;
    record.spec = spec;
    m_traces[path].restart = restartOf(node);
    if (!wasListed) {
        record.listed = true;
        record.droppedAt = 0;
        m_orphans.erase(path);
        record.state = record.attempt == 0 ? ProcessState::NotStarted : ProcessState::Terminated;
        record.children.clear();
        ++m_counts[static_cast<std::size_t>(record.state)];
    }
    if (node.kind == NodeKind::Worker || !isNewSpec)
        return;
    if (m_supervisorIndex[path] == noSupervisor) {
        m_supervisorIndex[path] = static_cast<std::uint32_t>(m_supervisors.size());
        m_supervisors.emplace_back();
        m_upkeeps.emplace_back();
    }
    m_upkeeps[m_supervisorIndex[path]].init = spec;
    m_upkeeps[m_supervisorIndex[path]].listChanged = true;
    m_supervisors[m_supervisorIndex[path]] = asSpecified(node);
}

/// A new incarnation lists what its init answers, nothing else.
void TreeFold::relist(PathId supervisor, VirtualTime time) {
    if (!m_upkeeps[m_supervisorIndex[supervisor]].listChanged)
        return;
    closeGaps(supervisor);
    const std::vector<PathId> before = m_records[supervisor].children;
    std::vector<PathId> pending;
    std::vector<PathId> unlisted; // before this
    const NodeIndex init = m_upkeeps[m_supervisorIndex[supervisor]].init;
    for (NodeIndex node = m_scenario.node(init).firstChild; node != noNode; node = m_scenario.node(node).nextSibling)
        if (const auto path = m_paths->find(supervisor, m_scenario.node(node).id))
            if (const ProcessRecord* record = find(*path); record == nullptr || !record->listed)
                unlisted.push_back(*path);
    enlistChildren(supervisor, pending);
    for (const PathId path : before)
        if (!isAmong(m_records[supervisor].children, path))
            drop(path, time);
    std::swap(pending, unlisted);
    while (!pending.empty()) {
        const PathId next = pending.back();
        pending.pop_back();
        if (m_records[next].kind != NodeKind::Worker)
            enlistChildren(next, pending);
    }
    m_upkeeps[m_supervisorIndex[supervisor]].listChanged = false;
    ++m_structureVersion;
}

/// Takes a spec out of the list, with everything below it.
void TreeFold::drop(PathId path, VirtualTime time) {
    if (find(path) == nullptr || !m_records[path].listed)
        return;
    if (m_records[path].parent != noPath)
        takeOut(path);
    std::vector<PathId> pending{path};
    while (!pending.empty()) {
        ProcessRecord& record = m_records[pending.back()];
        pending.pop_back();
        record.listed = false;
        record.droppedAt = time;
        if (record.orphaned && record.pid != 0)
            m_orphans.insert(record.path);
        --m_counts[static_cast<std::size_t>(record.state)];
        std::copy_if(record.children.begin(), record.children.end(), std::back_inserter(pending),
                     [](PathId child) { return child != noPath; });
        record.children.clear();
    }
    m_traces[path].provisional = false;
    ++m_structureVersion;
}

} // namespace resprout
