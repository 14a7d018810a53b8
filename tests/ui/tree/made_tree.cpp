#include "tests/ui/tree/made_tree.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>
#include <utility>

namespace resprout::ui::test {

MadeTree::MadeTree(const std::vector<Node>& nodes) {
    std::unordered_map<std::string, std::pair<NodeIndex, PathId>> known;
    for (const Node& node : nodes) {
        const std::size_t slash = node.path.rfind('/');
        NodeSpec spec;
        spec.id = slash == std::string::npos ? node.path : node.path.substr(slash + 1);
        spec.kind = node.kind;
        spec.restart = node.restart;
        if (node.kind != NodeKind::Worker) {
            spec.strategy = node.strategy;
            spec.intensity = node.intensity;
            spec.period = node.period;
        }
        if (node.isAgent)
            spec.extras.push_back({"x_look", "\"agent\""});
        const std::string id = spec.id;
        const NodeIndex index = m_scenario.add(std::move(spec));
        PathId parent = noPath;
        if (slash == std::string::npos) {
            m_scenario.root = index;
        } else {
            const auto& [parentIndex, parentPath] = known.at(node.path.substr(0, slash));
            m_scenario.appendChild(parentIndex, index);
            parent = parentPath;
        }
        known.emplace(node.path, std::pair{index, m_paths->add(parent, id)});
    }
    m_fold = std::make_unique<TreeFold>(m_scenario, *m_paths);
}

MadeTree MadeTree::agents() {
    constexpr auto sup = NodeKind::Supervisor;
    MadeTree tree({{"agent_app", sup, Strategy::RestForOne},
                   {.path = "agent_app/store", .isAgent = true},
                   {"agent_app/agent_sup", sup, Strategy::OneForAll},
                   {"agent_app/agent_sup/research"},
                   {"agent_app/agent_sup/writer"},
                   {"agent_app/agent_sup/editor"}});
    return tree;
}

MadeTree MadeTree::workers(std::uint32_t count, Strategy strategy) {
    std::vector<Node> nodes{{"pool_sup", NodeKind::Supervisor, strategy, 100, 1}};
    for (std::uint32_t i = 1; i <= count; ++i)
        nodes.push_back({"pool_sup/worker_" + std::to_string(i)});
    return MadeTree(nodes);
}

MadeTree MadeTree::chain(std::uint32_t count) {
    MadeTree tree; // without texts of paths, which would be as long as the chain is deep
    PathId path = noPath;
    for (std::uint32_t i = 0; i < count; ++i) {
        NodeSpec spec;
        spec.id = "s";
        spec.kind = i + 1 < count ? NodeKind::Supervisor : NodeKind::Worker;
        const NodeIndex node = tree.m_scenario.add(std::move(spec));
        if (i == 0)
            tree.m_scenario.root = node;
        else
            tree.m_scenario.appendChild(node - 1, node);
        path = tree.m_paths->add(path, "s");
    }
    tree.m_fold = std::make_unique<TreeFold>(tree.m_scenario, *tree.m_paths);
    return tree;
}

MadeTree MadeTree::wide(std::uint32_t count, std::uint32_t across) {
    std::vector<Node> nodes{{"top", NodeKind::Supervisor}};
    for (std::size_t above = 0; nodes.size() < count; ++above) {
        const bool hasGrandchildren = nodes.size() + across < count / across;
        nodes[above].kind = NodeKind::Supervisor;
        for (std::uint32_t i = 0; i < across && nodes.size() < count; ++i)
            nodes.push_back({nodes[above].path + "/p" + std::to_string(i),
                             hasGrandchildren ? NodeKind::Supervisor : NodeKind::Worker});
    }
    return MadeTree(nodes);
}

PathId MadeTree::operator()(std::string_view path) const {
    const auto found = m_paths->find(path);
    assert(found);
    return *found;
}

MadeTree& MadeTree::at(VirtualTime time) {
    m_time = time;
    return *this;
}

MadeTree& MadeTree::happens(EventType type, PathId path, Why why, std::int64_t value) {
    if (m_attempts.size() < m_paths->size())
        m_attempts.resize(m_paths->size(), 0);
    if (type == EventType::Spawned)
        ++m_attempts[path];
    const PathId parent = m_paths->parent(path);
    LifecycleEvent event;
    event.time = m_time;
    event.path = path;
    event.type = type;
    event.why = why;
    event.value = value;
    event.attempt = m_attempts[path];
    event.up = parent == noPath ? 0 : std::max(1U, m_attempts[parent]);
    if (type == EventType::Exited)
        event.term = why == Why::StopOrderObeyed ? TermTable::shutdown : m_terms->internText("{crash,stack}");
    m_fold->apply(event);
    m_log->append(event);
    return *this;
}

MadeTree& MadeTree::happens(EventType type, std::string_view path, Why why, std::int64_t value) {
    return happens(type, (*this)(path), why, value);
}

MadeTree& MadeTree::starts(std::string_view path, Why why) {
    return happens(EventType::Spawned, path, why).happens(EventType::Started, path, why);
}

MadeTree& MadeTree::startsAll() {
    for (PathId path = 0; path < m_paths->size(); ++path)
        happens(EventType::Spawned, path);
    for (PathId path = 0; path < m_paths->size(); ++path) // supervisors last, as OTP does
        if (m_fold->find(path)->children.empty())
            happens(EventType::Started, path);
    for (auto path = static_cast<PathId>(m_paths->size()); path-- > 0;)
        if (!m_fold->find(path)->children.empty())
            happens(EventType::Started, path);
    return *this;
}

MadeTree& MadeTree::exits(std::string_view path, std::string_view reason) {
    const bool quiet = reason == "normal" || reason == "shutdown";
    return happens(EventType::Exited, path, quiet ? Why::StopOrderObeyed : Why::RaisedError);
}

MadeTree& MadeTree::formerExits(std::string_view path) {
    const PathId id = (*this)(path);
    LifecycleEvent event;
    event.time = m_time;
    event.path = id;
    event.type = EventType::Exited;
    event.why = Why::ParentDied;
    event.term = TermTable::killed;
    event.attempt = m_attempts[id] - 1;
    event.up = m_attempts[m_paths->parent(id)] - 1;
    event.orphan = true;
    m_fold->apply(event);
    m_log->append(event);
    return *this;
}

ShownTree MadeTree::shown() const {
    return {m_fold.get(), m_log.get(), m_paths.get(), m_terms.get()};
}

} // namespace resprout::ui::test
