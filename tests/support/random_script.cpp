#include "tests/support/random_script.h"

#include <utility>

namespace resprout::test {

void RandomScript::makeScript() {
    const bool isSparse = m_choices.racesAreAvoided();
    std::int64_t at = isSparse ? 300 : 0;
    for (int left = m_choices.between(1, isSparse ? 14 : 25); left > 0; --left) {
        if (isSparse)
            at += 100 * (m_choices.chance(40) ? m_choices.between(1, 2) : m_choices.between(2, 7));
        else
            at += m_choices.between(0, 3) * m_choices.between(0, 200);
        addStep(at);
    }
    if (m_choices.chance(8)) {
        Step stop;
        stop.at = at + 300;
        stop.op = StepOp::Stop;
        m_scenario.script.push_back(std::move(stop));
    }
    m_scenario.until = at + 3000;
}

void RandomScript::addStep(std::int64_t at) {
    Step step;
    step.at = at;
    // What was just done is done again, or undone, more often than chance would have it: so limits are reached.
    if (!m_scenario.script.empty() && m_choices.chance(30) && m_scenario.script.back().op != StepOp::StartChild) {
        const Step& last = m_scenario.script.back();
        step.target = last.target;
        step.op = last.op;
        step.reason = last.reason;
        if (last.op == StepOp::TerminateChild && !m_places.isOfDynamic(step.target))
            step.op = m_choices.oneOf(std::array{StepOp::RestartChild, StepOp::DeleteChild});
        else if (last.op == StepOp::Reconfigure)
            reconfigure(step);
    } else if (!m_places.pools.empty() && m_choices.chance(30)) {
        startInPool(step);
    } else {
        step.target = !m_places.numbered.empty() && m_choices.chance(35) ? m_choices.anyOf(m_places.numbered)
                                                                         : m_choices.anyOf(m_places.all);
        const int dice = m_choices.between(1, 100);
        if (dice <= 50)
            hit(step);
        else if (dice <= 68)
            manage(step);
        else if (dice <= 76)
            startChild(step);
        else if (dice <= 88) {
            step.op = m_choices.oneOf(std::array{StepOp::WhichChildren, StepOp::CountChildren});
            step.target = m_choices.anyOf(m_places.supervisors);
        } else {
            step.target = m_choices.anyOf(m_places.supervisors);
            reconfigure(step);
        }
    }
    step.off = m_choices.chance(2);
    m_scenario.script.push_back(std::move(step));
}

void RandomScript::hit(Step& step) {
    step.op = m_choices.oneOf(std::array{StepOp::Exit, StepOp::Exit, StepOp::Raise, StepOp::Signal, StepOp::Signal});
    step.reason = m_choices.reason();
    if (step.op == StepOp::Raise && m_places.isSupervisor(step.target))
        step.op = StepOp::Signal;
}

void RandomScript::manage(Step& step) {
    step.op = m_choices.oneOf(
        std::array{StepOp::TerminateChild, StepOp::TerminateChild, StepOp::RestartChild, StepOp::DeleteChild});
    if (step.target == "top")
        return hit(step);
    if (m_places.isOfDynamic(step.target))
        step.op = StepOp::TerminateChild;
}

/// A dynamic supervisor refuses shutdown 0, which is tried too.
void RandomScript::startInPool(Step& step) {
    RandomPlaces::Pool& pool =
        m_places.pools[static_cast<std::size_t>(m_choices.between(0, static_cast<int>(m_places.pools.size()) - 1))];
    step.target = pool.path;
    step.op = StepOp::StartChild;
    if (pool.kind == NodeKind::DynamicSupervisor) {
        step.child = m_tree.smallTree("x");
        m_scenario.node(step.child).id.clear();
    }
    m_places.all.push_back(pool.path + "/#" + std::to_string(++pool.started));
    m_places.numbered.push_back(m_places.all.back());
}

void RandomScript::startChild(Step& step) {
    step.op = StepOp::StartChild;
    do
        step.target = m_choices.anyOf(m_places.supervisors);
    while (m_places.isPool(step.target));
    const std::string id = m_choices.oneOf(std::array<std::string, 6>{"a1", "b2", "c2", "a3", "new", "other"});
    step.child = m_tree.smallTree(id);
    m_places.all.push_back(step.target + '/' + id);
}

void RandomScript::reconfigure(Step& step) {
    step.op = StepOp::Reconfigure;
    const bool isPool = m_places.isPool(step.target);
    NodeSpec change;
    change.kind = NodeKind::Supervisor;
    if (m_choices.chance(50) && !isPool)
        change.strategy = m_choices.oneOf(std::array{Strategy::OneForOne, Strategy::OneForAll, Strategy::RestForOne});
    if (m_choices.chance(25))
        change.period = std::int64_t{m_choices.between(1, 6)};
    if (m_choices.chance(15) && !isPool)
        change.autoShutdown = m_choices.oneOf(
            std::array{AutoShutdown::Never, AutoShutdown::AnySignificant, AutoShutdown::AllSignificant});
    if (m_choices.chance(40) || !change.strategy)
        change.intensity = std::int64_t{m_choices.between(m_choices.chance(15) ? -1 : 0, 5)};
    step.change = m_scenario.add(std::move(change));
    if (m_choices.chance(40) && !isPool)
        addNewList(step);
}

/// A code change of the children: each of the workers may be another now, some are gone, one may be new.
void RandomScript::addNewList(Step& step) {
    std::vector<std::string> ids;
    for (const std::string& path : m_places.all) {
        if (!path.starts_with(step.target + '/') || path.find('/', step.target.size() + 1) != std::string::npos)
            continue;
        if (m_places.isSupervisor(path))
            return;
        std::string id = path.substr(step.target.size() + 1);
        if (m_choices.chance(85) && std::find(ids.begin(), ids.end(), id) == ids.end())
            ids.push_back(std::move(id));
    }
    if (m_choices.chance(30) && std::find(ids.begin(), ids.end(), "new") == ids.end())
        ids.emplace_back("new");
    step.changesChildren = true;
    for (const std::string& id : ids)
        m_scenario.appendChild(step.change, m_tree.smallTree(id));
}

} // namespace resprout::test
