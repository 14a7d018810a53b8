#include "core/runtime/final_state.h"

#include <algorithm>
#include <unordered_set>

namespace resprout {

namespace {

bool hasStarted(const Process& process) {
    const bool isOfTree = process.kind == Process::Kind::Worker || process.kind == Process::Kind::Supervisor;
    return isOfTree && process.phase != Process::Phase::Initialising && process.isAnnounced;
}

class Tour {
public:
    Tour(const Program& program, const EngineState& state) : m_program(program), m_state(state) {}

    FinalState take() {
        const Pid root = m_state.paths[m_program.rootPath()].latest;
        if (lives(root))
            m_todo.push_back({root, nullptr});
        while (!m_todo.empty()) {
            const Stop stop = m_todo.back();
            m_todo.pop_back();
            if (stop.listed != nullptr)
                visitListed(*stop.listed);
            else
                visit(stop.pid);
        }
        findOrphans();
        return std::move(m_final);
    }

private:
    struct Stop {
        Pid pid;
        const ChildRow* listed; // a child without a process
    };

    static int placeOf(const Stop& stop) {
        return stop.listed == nullptr ? 0 : stop.listed->status == RowStatus::Restarting ? 1 : 2;
    }

    [[nodiscard]] bool lives(Pid pid) const {
        if (pid.isNone())
            return false;
        const Process& process = m_state.shards[pid.shard()].processes[pid.slot];
        return process.kind != Process::Kind::Free && process.generation == pid.generation();
    }

    void visitListed(const ChildRow& row) {
        FinalNode node;
        node.path = row.path;
        node.isNumbered = m_program.paths().id(row.path).starts_with('#');
        node.attempt = node.isNumbered ? 0 : m_state.paths[row.path].attempts;
        node.state = row.status == RowStatus::Restarting ? FinalNode::State::Restarting : FinalNode::State::Stopped;
        m_final.nodes.push_back(node);
    }

    void visit(Pid pid) {
        if (!lives(pid))
            return; // only where time stood still: its supervisor does not know yet
        m_seen.insert((std::uint64_t{pid.tag} << 32U) | pid.slot);
        const ShardState& shard = m_state.shards[pid.shard()];
        const Process& process = shard.processes[pid.slot];
        FinalNode node;
        node.path = process.path;
        node.attempt = process.attempt;
        if (process.kind == Process::Kind::Supervisor) {
            const Supervisor& supervisor = shard.supervisors[process.own];
            node.isSupervisor = true;
            node.isBusy = supervisor.doing != Supervisor::Doing::Idle;
            node.flags = supervisor.flags;
            node.restarts = supervisor.window.held();
            const std::size_t first = m_todo.size();
            for (std::uint32_t i = supervisor.lastRow; i != noSlot && !node.isBusy; i = shard.rows[i].previous) {
                const ChildRow& row = shard.rows[i];
                const bool isStarted = row.status == RowStatus::Started;
                m_todo.push_back({row.pid, isStarted ? nullptr : &row});
            }
            if (supervisor.kind !=
                Supervisor::Kind::Static) { // those without a process come last, restarting ones first
                std::stable_sort(m_todo.begin() + static_cast<std::ptrdiff_t>(first), m_todo.end(),
                                 [](const Stop& a, const Stop& b) { return placeOf(a) > placeOf(b); });
            }
        }
        m_final.nodes.push_back(node);
    }

    void findOrphans() {
        for (std::uint8_t number = 0; number < shardCount; ++number) {
            const Slab<Process>& processes = m_state.shards[number].processes;
            for (std::uint32_t slot = 0; slot < processes.size(); ++slot) {
                const Process& process = processes[slot];
                const Pid pid = Pid::of(number, slot, process.generation);
                if (hasStarted(process) && !m_seen.contains((std::uint64_t{pid.tag} << 32U) | pid.slot))
                    m_final.orphans.emplace_back(process.path, process.attempt);
            }
        }
    }

    const Program& m_program;
    const EngineState& m_state;
    std::vector<Stop> m_todo;
    std::unordered_set<std::uint64_t> m_seen;
    FinalState m_final;
};

} // namespace

FinalState finalState(const Program& program, const EngineState& state) {
    return Tour(program, state).take();
}

} // namespace resprout
