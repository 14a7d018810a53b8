#include "tests/bench/ui/trees.h"

#include <string>
#include <utility>
#include <vector>

namespace resprout::ui::bench {

namespace {

constexpr std::uint32_t across = 20;
constexpr std::uint32_t workersOfRail = 499;
constexpr double eventsOfRestart = 4; // exited, restart counted, spawned, started
constexpr std::size_t stepsDown = 10'000;

NodeSpec childSpec(std::uint32_t number) {
    NodeSpec child;
    child.id = "p" + std::to_string(number);
    return child;
}

void makeSupervisor(NodeSpec& node) {
    node.kind = NodeKind::Supervisor;
    node.intensity = std::int64_t{1'000'000'000};
}

Scenario seedling(std::string name) {
    Scenario scenario;
    scenario.name = std::move(name);
    NodeSpec top;
    top.id = "top";
    makeSupervisor(top);
    scenario.root = scenario.add(top);
    return scenario;
}

std::vector<NodeIndex> workersOf(const Scenario& scenario) {
    std::vector<NodeIndex> workers;
    for (NodeIndex node = 0; node < scenario.nodes.size(); ++node) {
        if (scenario.node(node).kind == NodeKind::Worker)
            workers.push_back(node);
    }
    return workers;
}

std::string pathOf(const Scenario& scenario, NodeIndex node) {
    std::string path = scenario.node(node).id;
    for (NodeIndex up = scenario.node(node).parent; up != noNode; up = scenario.node(up).parent)
        path.insert(0, scenario.node(up).id + '/');
    return path;
}

/// The i-th of `count`, so that neighbours have their turns far apart.
std::size_t shuffled(std::size_t i, std::size_t count) {
    return i * 7919 % count;
}

} // namespace

Scenario wideTree(std::uint32_t count) {
    Scenario scenario = seedling("wide");
    for (NodeIndex above = 0; scenario.nodes.size() < count; ++above) {
        makeSupervisor(scenario.node(above));
        for (std::uint32_t i = 0; i < across && scenario.nodes.size() < count; ++i)
            scenario.appendChild(above, scenario.add(childSpec(i)));
    }
    return scenario;
}

Scenario tallTree(std::uint32_t count) {
    Scenario scenario = seedling("tall");
    for (std::uint32_t rail = 0; scenario.nodes.size() < count; ++rail) {
        const NodeIndex supervisor = scenario.add(childSpec(rail));
        makeSupervisor(scenario.node(supervisor));
        scenario.appendChild(scenario.root, supervisor);
        for (std::uint32_t i = 0; i < workersOfRail && scenario.nodes.size() < count; ++i)
            scenario.appendChild(supervisor, scenario.add(childSpec(i)));
    }
    return scenario;
}

Scenario stormOf(Scenario tree, double events, double speed) {
    const std::vector<NodeIndex> workers = workersOf(tree);
    const double restarts = events / eventsOfRestart / speed; // in a virtual second
    const auto lifetime = static_cast<std::int64_t>(static_cast<double>(workers.size()) / restarts * 1000);
    for (std::size_t i = 0; i < workers.size(); ++i) {
        NodeSpec& worker = tree.node(workers[shuffled(i, workers.size())]);
        const auto first = lifetime * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(workers.size());
        worker.lifetime = {Lifetime{first + 1, atom("oops")}, Lifetime{lifetime, atom("oops")}};
        worker.lifetimeIsList = true;
    }
    return tree;
}

Scenario flashOf(Scenario tree, double steps, std::int64_t begin, std::int64_t end) {
    const std::vector<NodeIndex> workers = workersOf(tree);
    const auto count = static_cast<std::size_t>(static_cast<double>(end - begin) * steps / 1000 / 2);
    const auto add = [&](std::size_t turn, std::size_t worker, StepOp op) {
        Step step;
        step.at = begin + static_cast<std::int64_t>(static_cast<double>(turn) * 2000 / steps);
        step.op = op;
        step.target = pathOf(tree, workers[shuffled(worker, workers.size())]);
        tree.script.push_back(std::move(step));
    };
    for (std::size_t turn = 0; turn < count; ++turn) {
        add(turn, turn, StepOp::TerminateChild);
        if (turn >= stepsDown / 2)
            add(turn, turn - stepsDown / 2, StepOp::RestartChild);
    }
    return tree;
}

} // namespace resprout::ui::bench
