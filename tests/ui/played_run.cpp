#include "tests/ui/played_run.h"

#include <thread>

namespace resprout::ui::test {

PlayedRun::PlayedRun(const Scenario& scenario)
    : m_node(scenario, {}), m_tree(scenario, m_node.paths()), m_stepsOfFile(scenario.script.size()) {}

PlayedRun& PlayedRun::playTo(VirtualTime limit) {
    m_node.grant(limit, SimulatedNode::Halt::AtLimit);
    const auto take = [&](std::span<const LifecycleEvent> events) {
        m_tree.apply(events);
        for (const LifecycleEvent& event : events)
            m_log.append(event);
    };
    while (m_node.progress().now < limit && !m_node.progress().stoodStill) {
        m_node.drain(take);
        std::this_thread::yield();
    }
    m_node.drain(take);
    m_index.follow(m_log, m_tree);
    return *this;
}

PlayedRun& PlayedRun::post(Step step, std::span<const NodeSpec> nodes) {
    m_tree.learn(step, nodes);
    m_node.post(std::move(step), nodes);
    return *this;
}

PlayedRun& PlayedRun::changeStrategy(std::string_view supervisor, Strategy strategy) {
    Step step = call(StepOp::Reconfigure, supervisor);
    NodeSpec change;
    change.strategy = strategy;
    step.change = 0;
    return post(std::move(step), std::vector{change});
}

LogSource PlayedRun::source() {
    return {&m_tree, &m_log, &m_index, &m_node.paths(), &m_node.terms(), m_stepsOfFile};
}

Step raise(std::string_view target, std::int64_t at) {
    Step step;
    step.at = at;
    step.op = StepOp::Raise;
    step.target = target;
    step.reason = atom("crash");
    return step;
}

Step signal(std::string_view target, std::string_view reason, std::int64_t at) {
    Step step;
    step.at = at;
    step.op = StepOp::Signal;
    step.target = target;
    step.reason = parseTerm(reason);
    return step;
}

Step call(StepOp op, std::string_view target, std::int64_t at) {
    Step step;
    step.at = at;
    step.op = op;
    step.target = target;
    return step;
}

Scenario agentFramework() {
    Scenario scenario;
    scenario.name = "agent_framework";
    const auto supervisor = [&](std::string_view id, Strategy strategy) {
        NodeSpec node;
        node.id = id;
        node.kind = NodeKind::Supervisor;
        node.strategy = strategy;
        node.intensity = std::int64_t{3};
        node.period = std::int64_t{5};
        return scenario.add(node);
    };
    const auto worker = [&](NodeIndex parent, std::string_view id) {
        NodeSpec node;
        node.id = id;
        const NodeIndex index = scenario.add(node);
        scenario.appendChild(parent, index);
        return index;
    };
    scenario.root = supervisor("agent_app", Strategy::RestForOne);
    worker(scenario.root, "store");
    const NodeIndex agents = supervisor("agent_sup", Strategy::OneForOne);
    scenario.appendChild(scenario.root, agents);
    NodeSpec& research = scenario.node(worker(agents, "research"));
    research.trapExit = true;
    research.stopDelay = 300;
    worker(agents, "writer");
    worker(agents, "editor");
    return scenario;
}

} // namespace resprout::ui::test
