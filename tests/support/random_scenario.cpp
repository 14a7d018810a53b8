#include "tests/support/random_scenario.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

namespace resprout::test {

namespace {

class Maker {
public:
    Maker(std::uint64_t seed, Races races) : m_random(seed), m_races(races) { m_scenario.name = "random"; }

    Scenario make() {
        m_scenario.root = m_scenario.add(supervisor("top"));
        m_paths.emplace_back("top");
        m_supervisors.emplace_back("top");
        fill(m_scenario.root, "top", 1);
        const int steps = between(1, m_races == Races::Many ? 25 : 10);
        std::int64_t at = m_races == Races::Many ? 0 : 300;
        for (int i = 0; i < steps; ++i) {
            at += m_races == Races::Many ? between(0, 3) * between(0, 200) : 100 * between(2, 7);
            addStep(at);
        }
        m_scenario.until = at + 3000;
        return std::move(m_scenario);
    }

private:
    int between(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    bool chance(int percent) { return between(1, 100) <= percent; }
    template <class T, std::size_t N>
    T oneOf(const std::array<T, N>& choices) {
        return choices[static_cast<std::size_t>(between(0, static_cast<int>(N) - 1))];
    }
    std::int64_t delay() { return m_races == Races::Many ? between(0, 300) : 100 * between(1, 6); }

    Term reason() {
        static const std::array<Term, 7> reasons{atom("normal"),
                                                 atom("shutdown"),
                                                 atom("oops"),
                                                 atom("kill"),
                                                 atom("killed"),
                                                 atom("crash"),
                                                 tuple({atom("shutdown"), atom("x")})};
        return oneOf(reasons);
    }

    void common(NodeSpec& node) {
        if (chance(40))
            node.restart = oneOf(std::array{Restart::Permanent, Restart::Transient, Restart::Temporary});
        if (chance(30))
            node.shutdown = oneOf(std::array{Shutdown{Shutdown::brutalKill}, Shutdown{Shutdown::infinity},
                                             Shutdown{300}, Shutdown{0}, Shutdown{700}});
        if (chance(15))
            node.significant = true;
    }

    NodeSpec supervisor(std::string id) {
        NodeSpec node;
        node.id = std::move(id);
        node.kind = NodeKind::Supervisor;
        node.strategy = oneOf(std::array{Strategy::OneForOne, Strategy::OneForAll, Strategy::RestForOne});
        node.intensity = std::int64_t{between(0, 4)};
        node.period = std::int64_t{between(1, 6)};
        if (chance(30))
            node.autoShutdown = oneOf(std::array{AutoShutdown::AnySignificant, AutoShutdown::AllSignificant});
        return node;
    }

    NodeSpec pool(std::string id) {
        NodeSpec node;
        node.id = std::move(id);
        node.intensity = std::int64_t{between(0, 4)};
        node.period = std::int64_t{between(1, 6)};
        if (chance(50)) {
            node.kind = NodeKind::DynamicSupervisor;
            if (chance(30))
                node.maxChildren = std::int64_t{between(1, 3)};
            return node;
        }
        node.kind = NodeKind::Supervisor;
        node.strategy = Strategy::SimpleOneForOne;
        NodeSpec child = worker("t");
        child.significant.reset();
        node.templateNode = m_scenario.add(std::move(child));
        return node;
    }

    /// What a dynamic supervisor is told to start: shutdown 0 is refused there, which is tried too.
    void addPoolStep(Step& step) {
        Pool& pool = m_pools[static_cast<std::size_t>(between(0, static_cast<int>(m_pools.size()) - 1))];
        step.target = pool.path;
        step.op = StepOp::StartChild;
        if (pool.kind == NodeKind::DynamicSupervisor) {
            step.child = m_scenario.add(worker(""));
            m_scenario.node(step.child).significant.reset();
        }
        m_paths.push_back(pool.path + "/#" + std::to_string(++pool.started));
        m_numbered.push_back(m_paths.back());
    }

    NodeSpec worker(std::string id) {
        NodeSpec node;
        node.id = std::move(id);
        common(node);
        if (chance(20))
            addOutcomes(node);
        if (chance(10))
            node.startDelay = delay();
        if (chance(40)) {
            node.trapExit = true;
            if (chance(60))
                node.stopDelay = delay();
        }
        if (chance(m_races == Races::Many ? 15 : 4))
            node.lifetime = {std::optional(
                Lifetime{m_races == Races::Many ? between(0, 900) : 5000 + 100 * between(0, 5), reason()})};
        return node;
    }

    void addOutcomes(NodeSpec& node) {
        using Kind = StartOutcome::Kind;
        node.start = {StartOutcome{}};
        node.startIsList = true;
        for (int i = between(1, 3); i > 0; --i) {
            const Kind kind = oneOf(std::array{Kind::Ok, Kind::Ignore, Kind::Error, Kind::Exit, Kind::Raise});
            const bool hasReason = kind != Kind::Ok && kind != Kind::Ignore;
            node.start.push_back({kind, hasReason ? reason() : Term{}});
        }
        if (chance(80))
            node.start.push_back(StartOutcome{});
    }

    void fill(NodeIndex parent, const std::string& path, int depth) {
        const int children = between(1, depth == 1 ? 5 : 4);
        for (int i = 0; i < children; ++i) {
            const std::string id = std::string(1, static_cast<char>('a' + i)) + std::to_string(depth);
            const bool isPool = chance(12);
            const bool isSupervisor = !isPool && depth < 4 && chance(35);
            NodeSpec node = isPool ? pool(id) : isSupervisor ? supervisor(id) : worker(id);
            if (isSupervisor || isPool)
                common(node);
            const bool mustBeNever = !m_scenario.node(parent).autoShutdown.has_value();
            if (mustBeNever || !node.restart || std::get<Restart>(*node.restart) == Restart::Permanent)
                node.significant.reset();
            const NodeIndex index = m_scenario.add(std::move(node));
            m_scenario.appendChild(parent, index);
            std::string childPath = path;
            childPath += '/';
            childPath += id;
            m_paths.push_back(childPath);
            if (isPool) {
                m_pools.push_back({m_paths.back(), m_scenario.node(index).kind, 0});
                m_supervisors.push_back(m_paths.back());
            } else if (isSupervisor) {
                m_supervisors.push_back(m_paths.back());
                fill(index, childPath, depth + 1);
            }
        }
    }

    std::string anyOf(const std::vector<std::string>& paths) {
        return paths[static_cast<std::size_t>(between(0, static_cast<int>(paths.size()) - 1))];
    }

    void addStep(std::int64_t at) {
        Step step;
        step.at = at;
        step.op =
            oneOf(std::array{StepOp::Exit, StepOp::Exit, StepOp::Raise, StepOp::Signal, StepOp::Signal,
                             StepOp::TerminateChild, StepOp::RestartChild, StepOp::DeleteChild, StepOp::StartChild,
                             StepOp::WhichChildren, StepOp::CountChildren, StepOp::Reconfigure});
        step.target = anyOf(m_paths);
        if (!m_pools.empty() && chance(35)) {
            addPoolStep(step);
            m_scenario.script.push_back(std::move(step));
            return;
        }
        if (!m_numbered.empty() && chance(35))
            step.target = anyOf(m_numbered);
        switch (step.op) {
        case StepOp::Exit:
        case StepOp::Signal:
            step.reason = reason();
            break;
        case StepOp::Raise:
            step.reason = reason();
            if (isSupervisor(step.target))
                step.op = StepOp::Signal;
            break;
        case StepOp::StartChild: {
            step.target = "top";
            const std::string id = oneOf(std::array<std::string, 4>{"a1", "b2", "new", "other"});
            step.child = m_scenario.add(worker(id));
            m_scenario.node(step.child).significant.reset();
            m_paths.push_back(step.target + '/' + id);
            break;
        }
        case StepOp::WhichChildren:
        case StepOp::CountChildren:
            step.target = anyOf(m_supervisors);
            break;
        case StepOp::Reconfigure: {
            step.target = anyOf(m_supervisors);
            NodeSpec change;
            change.kind = NodeKind::Supervisor;
            if (chance(50) && !isPool(step.target))
                change.strategy = oneOf(std::array{Strategy::OneForOne, Strategy::OneForAll, Strategy::RestForOne});
            if (chance(40) || !change.strategy)
                change.intensity = std::int64_t{between(-1, 5)};
            step.change = m_scenario.add(std::move(change));
            if (chance(50) && !isPool(step.target))
                addNewList(step);
            break;
        }
        case StepOp::RestartChild:
        case StepOp::DeleteChild:
        case StepOp::TerminateChild:
            if (step.target == "top" || isOfDynamic(step.target))
                setSignal(step);
            break;
        case StepOp::Stop:
            break;
        }
        m_scenario.script.push_back(std::move(step));
    }

    /// A code change of the children: each of the workers may be another now, some are gone, one may be new.
    void addNewList(Step& step) {
        std::vector<std::string> ids;
        for (const std::string& path : m_paths) {
            if (!path.starts_with(step.target + '/') || path.find('/', step.target.size() + 1) != std::string::npos)
                continue;
            if (isSupervisor(path))
                return;
            if (chance(85))
                ids.push_back(path.substr(step.target.size() + 1));
        }
        if (chance(30))
            ids.emplace_back("new");
        step.changesChildren = true;
        for (const std::string& id : ids) {
            NodeSpec node = worker(id);
            node.significant.reset();
            m_scenario.appendChild(step.change, m_scenario.add(std::move(node)));
        }
    }

    void setSignal(Step& step) {
        step.op = StepOp::Signal;
        step.reason = reason();
    }

    bool isPool(const std::string& path) const {
        return std::any_of(m_pools.begin(), m_pools.end(), [&](const Pool& pool) { return pool.path == path; });
    }
    /// Children of a dynamic supervisor know no restart_child and delete_child.
    bool isOfDynamic(const std::string& path) const {
        return std::any_of(m_pools.begin(), m_pools.end(), [&](const Pool& pool) {
            return pool.kind == NodeKind::DynamicSupervisor && path.starts_with(pool.path + '/');
        });
    }

    bool isSupervisor(const std::string& path) const {
        return std::find(m_supervisors.begin(), m_supervisors.end(), path) != m_supervisors.end();
    }

    struct Pool {
        std::string path;
        NodeKind kind;
        int started;
    };

    std::mt19937_64 m_random;
    Races m_races;
    Scenario m_scenario;
    std::vector<std::string> m_paths;
    std::vector<std::string> m_supervisors;
    std::vector<std::string> m_numbered;
    std::vector<Pool> m_pools;
};

} // namespace

Scenario randomScenario(std::uint64_t seed, Races races) {
    return Maker(seed, races).make();
}

} // namespace resprout::test
