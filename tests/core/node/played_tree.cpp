#include "tests/core/node/played_tree.h"

#include <gtest/gtest.h>

namespace resprout::test {

PlayedTree::PlayedTree(const std::vector<Node>& nodes) {
    std::vector<NodeIndex> byPath;
    for (const Node& node : nodes) {
        const auto slash = node.path.rfind('/');
        const bool isRoot = slash == std::string_view::npos;
        const PathId parent = isRoot ? noPath : m_paths->find(node.path.substr(0, slash)).value();
        const PathId path = m_paths->add(parent, isRoot ? node.path : node.path.substr(slash + 1));
        const auto index = static_cast<NodeIndex>(m_scenario.nodes.size());
        NodeSpec& spec = m_scenario.nodes.emplace_back();
        spec.id = m_paths->id(path);
        spec.kind = node.kind;
        spec.restart = node.restart;
        if (isRoot) {
            m_scenario.root = index;
        } else {
            NodeSpec& above = m_scenario.node(byPath[parent]);
            spec.parent = byPath[parent];
            spec.previousSibling = above.lastChild;
            if (above.lastChild == noNode)
                above.firstChild = index;
            else
                m_scenario.node(above.lastChild).nextSibling = index;
            above.lastChild = index;
        }
        byPath.resize(m_paths->size(), noNode);
        byPath[path] = index;
    }
    m_fold = TreeFold(m_scenario, *m_paths);
}

PathId PlayedTree::operator()(std::string_view path) {
    if (const auto found = m_paths->find(path))
        return *found;
    const auto slash = path.rfind('/');
    return m_paths->add((*this)(path.substr(0, slash)), path.substr(slash + 1));
}

TermId PlayedTree::term(std::string_view text) {
    return m_terms->intern(parseTerm(text).value());
}

PlayedTree& PlayedTree::at(VirtualTime time) {
    m_time = time;
    return *this;
}

LifecycleEvent PlayedTree::event(EventType type, std::string_view path, Why why) {
    LifecycleEvent event;
    event.type = type;
    event.time = m_time;
    event.path = (*this)(path);
    event.why = why;
    m_attempts.resize(m_paths->size(), 0);
    event.attempt = m_attempts[event.path];
    if (const PathId parent = m_paths->parent(event.path); parent != noPath)
        event.up = m_attempts[parent];
    return event;
}

PlayedTree& PlayedTree::apply(LifecycleEvent event) {
    m_events.push_back(event);
    m_fold.apply(event);
    return *this;
}

PlayedTree& PlayedTree::happens(EventType type, std::string_view path, Why why) {
    return apply(event(type, path, why));
}

PlayedTree& PlayedTree::spawn(std::string_view path, Why why) {
    LifecycleEvent spawned = event(EventType::Spawned, path, why);
    spawned.attempt = ++m_attempts[spawned.path];
    return apply(spawned);
}

PlayedTree& PlayedTree::start(std::string_view path, Why why) {
    return spawn(path, why).happens(EventType::Started, path, why);
}

PlayedTree& PlayedTree::startFails(std::string_view path, std::string_view reason) {
    return spawn(path).failed(path, reason);
}

PlayedTree& PlayedTree::failed(std::string_view path, std::string_view reason) {
    LifecycleEvent failure = event(EventType::StartFailed, path, Why::InitFailed);
    failure.term = term(reason);
    return apply(failure);
}

PlayedTree& PlayedTree::issues(std::uint32_t step, std::string_view target) {
    LifecycleEvent issued = event(EventType::StepIssued, target, Why::StepOfScript);
    issued.attempt = step;
    return apply(issued);
}

PlayedTree& PlayedTree::exits(std::string_view path, std::string_view reason, Why why) {
    LifecycleEvent exited = event(EventType::Exited, path, why);
    exited.term = term(reason);
    exited.orphan = why == Why::ParentDied;
    return apply(exited);
}

PlayedTree& PlayedTree::stops(std::string_view path, Why why) {
    return happens(EventType::StopOrdered, path, why).exits(path, "shutdown", Why::StopOrderObeyed);
}

PlayedTree& PlayedTree::counts(std::string_view supervisor, std::int64_t held, Why why) {
    LifecycleEvent counted = event(EventType::RestartCounted, supervisor, why);
    counted.value = held;
    return apply(counted);
}

PlayedTree& PlayedTree::givesUp(std::string_view supervisor, std::int64_t held) {
    LifecycleEvent gaveUp = event(EventType::GaveUp, supervisor, Why::LimitExceeded);
    gaveUp.value = held;
    return apply(gaveUp);
}

PlayedTree& PlayedTree::sets(std::string_view supervisor, Flag flag, std::int64_t value) {
    LifecycleEvent changed = event(EventType::FlagChanged, supervisor, Why::CodeChange);
    changed.flag = flag;
    changed.value = value;
    return apply(changed);
}

const ProcessRecord& PlayedTree::record(std::string_view path) {
    const ProcessRecord* record = m_fold.find((*this)(path));
    if (record == nullptr)
        throw std::out_of_range(std::string(path) + " was never listed");
    return *record;
}

const SupervisorRecord& PlayedTree::supervisor(std::string_view path) {
    return *m_fold.supervisor((*this)(path));
}

std::string PlayedTree::children(std::string_view path) {
    std::string ids;
    for (const PathId child : record(path).children)
        ids += (ids.empty() ? "" : " ") + m_paths->id(child);
    return ids;
}

} // namespace resprout::test
