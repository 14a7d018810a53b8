#include "tests/support/scenario_from_bytes.h"

#include "tests/support/byte_specs.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace resprout::test {

namespace {

constexpr std::size_t nodeSize = 10; // bytes
constexpr std::size_t stepSize = 10; // bytes
constexpr std::size_t mostNodes = 16;
constexpr std::size_t mostSteps = 24;
constexpr int deepest = 3; // supervisors above each other

class Maker {
public:
    Scenario make(std::span<const std::uint8_t> bytes) {
        const Record header(bytes);
        m_scenario.name = "bytes";
        m_scenario.seed = static_cast<std::int64_t>(header.bits(1, 0, 3));
        const std::size_t nodes = 1 + header.at(0) % mostNodes;
        std::size_t place = 2;
        const auto next = [&](std::size_t size) {
            const std::size_t begin = std::min(place, bytes.size());
            place += size;
            return Record(bytes.subspan(begin, std::min(size, bytes.size() - begin)));
        };
        addRoot(next(nodeSize));
        for (std::size_t node = 1; node < nodes; ++node)
            addNode(next(nodeSize));
        while (place < bytes.size() && m_scenario.script.size() < mostSteps)
            addStep(next(stepSize));
        m_scenario.until = m_at + 3000;
        return std::move(m_scenario);
    }

private:
    enum class Role : std::uint8_t { Worker, Static, Pool, Dynamic };

    struct Place {
        std::string path;
        Role role = Role::Worker;
        NodeIndex node = noNode;
        int depth = 1;
        unsigned started = 0; // start_child steps with this target
        bool isNumbered = false;
        bool isOfDynamic = false;
    };

    void addRoot(const Record& record) {
        NodeSpec root;
        root.id = "top";
        root.kind = NodeKind::Supervisor;
        setFlags(root, record.from(6));
        m_scenario.root = m_scenario.add(std::move(root));
        m_places.push_back({.path = "top", .role = Role::Static, .node = m_scenario.root});
    }

    Role roleOf(unsigned number, int depth) {
        static constexpr std::array<Role, 8> roles{Role::Worker, Role::Worker, Role::Worker,  Role::Worker,
                                                   Role::Worker, Role::Static, Role::Dynamic, Role::Pool};
        return depth >= deepest ? Role::Worker : pick(roles, number);
    }

    NodeSpec nodeOf(const Record& record, Role role) {
        if (role == Role::Worker)
            return workerOf(record.from(1));
        NodeSpec node;
        node.kind = role == Role::Dynamic ? NodeKind::DynamicSupervisor : NodeKind::Supervisor;
        setCommon(node, record.from(1));
        setFlags(node, record.from(6));
        if (record.bits(1, 2, 1) != 0 && role == Role::Static && record.bits(2, 0, 2) == 0) {
            node.start = {StartOutcome{}, StartOutcome{StartOutcome::Kind::Ignore, {}}, StartOutcome{}};
            node.startIsList = true;
        }
        if (role == Role::Pool) {
            node.strategy = Strategy::SimpleOneForOne;
            node.templateNode = m_scenario.add(workerOf(record.from(1)));
            setSignificance(m_scenario.node(node.templateNode), node, record);
        }
        return node;
    }

    /// Only where OTP takes it, or all would end here; a rare byte tries what it refuses.
    static void setSignificance(NodeSpec& child, const NodeSpec& owner, const Record& record) {
        const auto* shutdown = owner.autoShutdown ? std::get_if<AutoShutdown>(&*owner.autoShutdown) : nullptr;
        const auto* restart = child.restart ? std::get_if<Restart>(&*child.restart) : nullptr;
        const bool isTaken = shutdown != nullptr && *shutdown != AutoShutdown::Never && restart != nullptr &&
                             *restart != Restart::Permanent;
        if ((record.bits(8, 0, 1) != 0 && isTaken) || record.at(8) == 0xFF)
            child.significant = true;
    }

    void addNode(const Record& record) {
        const Place& parent = supervisorAt(record.bits(0, 3, 5), Role::Static);
        const Role role = roleOf(record.bits(0, 0, 3), parent.depth);
        NodeSpec node = nodeOf(record, role);
        node.id = "n" + std::to_string(m_places.size());
        setSignificance(node, m_scenario.node(parent.node), record);
        Place place{.path = parent.path + '/' + node.id, .role = role, .depth = parent.depth + 1};
        const NodeIndex owner = parent.node;
        place.node = m_scenario.add(std::move(node));
        m_scenario.appendChild(owner, place.node);
        m_places.push_back(std::move(place));
    }

    const Place& supervisorAt(unsigned number, Role role) {
        std::vector<std::size_t> found;
        for (std::size_t place = 0; place < m_places.size(); ++place) {
            if (m_places[place].role == role)
                found.push_back(place);
        }
        return m_places[found[number % found.size()]];
    }

    Place& anySupervisorAt(unsigned number) {
        std::vector<std::size_t> found;
        for (std::size_t place = 0; place < m_places.size(); ++place) {
            if (m_places[place].role != Role::Worker)
                found.push_back(place);
        }
        return m_places[found[number % found.size()]];
    }

    void addStep(const Record& record) {
        static constexpr std::array<StepOp, 16> ops{
            StepOp::Exit,        StepOp::Signal,        StepOp::TerminateChild, StepOp::StartChild,
            StepOp::Reconfigure, StepOp::Exit,          StepOp::RestartChild,   StepOp::DeleteChild,
            StepOp::Raise,       StepOp::WhichChildren, StepOp::CountChildren,  StepOp::StartChild,
            StepOp::Stop,        StepOp::Signal,        StepOp::Exit,           StepOp::StartChild};
        static constexpr std::array<std::int64_t, 16> pauses{0,   1,    100,  0,   300, 0,    999, 1000,
                                                             500, 2500, 1001, 100, 0,   2000, 1,   10};
        Step step;
        step.op = pick(ops, record.bits(0, 0, 4));
        m_at += pick(pauses, record.bits(0, 4, 4));
        step.at = m_at;
        step.off = record.at(9) == 0xFF;
        const Place& target = m_places[record.at(1) % m_places.size()];
        step.target = target.path;
        switch (step.op) {
        case StepOp::Exit:
        case StepOp::Signal:
            step.reason = reasonOf(record.bits(2, 0, 3));
            break;
        case StepOp::Raise:
            if (target.role != Role::Worker)
                step.op = StepOp::Exit;
            step.reason = reasonOf(record.bits(2, 0, 3));
            break;
        case StepOp::TerminateChild:
        case StepOp::RestartChild:
        case StepOp::DeleteChild:
            if (target.path == "top")
                return;
            if (target.isOfDynamic)
                step.op = StepOp::TerminateChild;
            break;
        case StepOp::StartChild:
            setStart(step, record);
            break;
        case StepOp::WhichChildren:
        case StepOp::CountChildren:
            step.target = anySupervisorAt(record.at(1)).path;
            break;
        case StepOp::Reconfigure:
            setChange(step, record);
            break;
        case StepOp::Stop:
            step.target.clear();
            break;
        }
        m_scenario.script.push_back(std::move(step));
    }

    void setStart(Step& step, const Record& record) {
        Place& target = anySupervisorAt(record.at(1));
        step.target = target.path;
        ++target.started;
        Place place;
        place.depth = target.depth + 1;
        place.isNumbered = true;
        place.isOfDynamic = target.role == Role::Dynamic;
        if (target.role == Role::Pool) {
            place.path = target.path + "/#" + std::to_string(target.started);
            m_places.push_back(std::move(place));
            return;
        }
        const Role role = record.bits(2, 0, 3) == 5 && target.depth < deepest ? Role::Static : Role::Worker;
        NodeSpec node = nodeOf(record.from(1), role);
        if (target.role == Role::Static) {
            // An id that is listed already, or a new one; not a supervisor's, whose path stands for one spec.
            const Place& known = m_places[record.bits(2, 3, 5) % m_places.size()];
            const bool isTwin = role == Role::Worker && known.role == Role::Worker && !known.isNumbered &&
                                known.path.starts_with(target.path + '/') &&
                                known.path.find('/', target.path.size() + 1) == std::string::npos;
            node.id = isTwin ? known.path.substr(target.path.size() + 1) : "s" + std::to_string(m_places.size());
            setSignificance(node, m_scenario.node(target.node), record);
            place.path = target.path + '/' + node.id;
            place.isNumbered = false;
        } else {
            place.path = target.path + "/#" + std::to_string(target.started);
        }
        place.role = role;
        place.node = step.child = m_scenario.add(std::move(node));
        const std::string path = place.path;
        const int depth = place.depth;
        m_places.push_back(std::move(place));
        if (role == Role::Static)
            addTwoBelow(step.child, path, depth, record);
    }

    void addTwoBelow(NodeIndex parent, const std::string& path, int depth, const Record& record) {
        for (const std::size_t first : {3U, 4U}) {
            NodeSpec node = workerOf(record.from(first));
            node.id = "w" + std::to_string(first);
            Place place{.path = path + '/' + node.id, .depth = depth + 1};
            place.node = m_scenario.add(std::move(node));
            m_scenario.appendChild(parent, place.node);
            m_places.push_back(std::move(place));
        }
    }

    void setChange(Step& step, const Record& record) {
        const Place& target = anySupervisorAt(record.at(1));
        step.target = target.path;
        NodeSpec flags;
        flags.kind = target.role == Role::Dynamic ? NodeKind::DynamicSupervisor : NodeKind::Supervisor;
        setFlags(flags, record.from(3));
        NodeSpec change;
        change.kind = NodeKind::Worker; // as the reader has it: the kind of a change says nothing
        const unsigned what = record.at(2);
        if ((what & 1U) != 0 || what % 16 == 0)
            change.intensity = flags.intensity;
        if ((what & 2U) != 0)
            change.period = flags.period;
        if ((what & 4U) != 0 && target.role == Role::Static)
            change.strategy = flags.strategy;
        if ((what & 16U) != 0 && target.role != Role::Dynamic)
            change.autoShutdown = flags.autoShutdown;
        if ((what & 4U) != 0 && target.role == Role::Dynamic)
            change.maxChildren = flags.maxChildren;
        step.change = m_scenario.add(std::move(change));
        if ((what & 8U) == 0)
            return;
        if (target.role == Role::Pool)
            m_scenario.node(step.change).templateNode = m_scenario.add(workerOf(record.from(5)));
        else if (target.role == Role::Static)
            setNewList(step, target, record);
    }

    /// Workers that are listed, or were, in an order of its own; and perhaps a new one.
    void setNewList(Step& step, const Place& target, const Record& record) {
        step.changesChildren = true;
        std::vector<std::string> ids;
        for (const Place& place : m_places) {
            const bool isChild = place.path.starts_with(target.path + '/') &&
                                 place.path.find('/', target.path.size() + 1) == std::string::npos;
            if (isChild && place.role == Role::Worker && !place.isNumbered)
                ids.push_back(place.path.substr(target.path.size() + 1));
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        if (!ids.empty())
            std::rotate(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(record.bits(9, 0, 3) % ids.size()),
                        ids.end());
        if (record.bits(9, 3, 1) != 0 && !ids.empty())
            ids.pop_back();
        if (record.bits(9, 4, 1) != 0)
            ids.push_back("l" + std::to_string(m_places.size()));
        for (const std::string& id : ids) {
            NodeSpec node = workerOf(record.from(5));
            node.id = id;
            const NodeIndex index = m_scenario.add(std::move(node));
            m_scenario.appendChild(step.change, index);
        }
    }

    Scenario m_scenario;
    std::vector<Place> m_places;
    std::int64_t m_at = 0;
};

} // namespace

Scenario scenarioFromBytes(std::span<const std::uint8_t> bytes) {
    return Maker().make(bytes);
}

} // namespace resprout::test
