#include "tests/support/event_books.h"
#include "tests/support/invariants.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace resprout::test {

namespace {

struct Life {
    Incarnation supervisor;
    bool isWorker = false;
    VirtualTime orphanSince = forever;
};

class LifeBooks : EventBooks {
public:
    LifeBooks(const Scenario& scenario, const PlayedEvents& played) : EventBooks(scenario, played) {
        for (const NodeSpec& node : scenario.nodes)
            m_longestStop = std::max(m_longestStop, node.stopDelay.value_or(0));
    }

    std::string check() {
        for (const LifecycleEvent& event : events()) {
            take(event);
            if (isBroken() || event.type == EventType::StandStill)
                return takeBreach();
        }
        LifecycleEvent end;
        end.time = until() - 1;
        for (const auto& [process, life] : m_lives)
            checkOrphan(end, process, life);
        return takeBreach();
    }

private:
    void take(const LifecycleEvent& event) {
        switch (event.type) {
        case EventType::Started:
            started(event);
            break;
        case EventType::Ignored:
            m_holes.insert(supervisorOrNone(event));
            break;
        case EventType::Exited:
            exited(event);
            break;
        case EventType::StartFailed:
            for (const Incarnation& child : childrenOf({event.path, event.attempt}))
                breach(event, name(child) + " is up although its supervisor has not started");
            break;
        case EventType::Spawned:
            m_supervisors[{event.path, event.attempt}] = supervisorOrNone(event);
            break;
        case EventType::Abandoned:
            m_gone.insert({event.path, event.attempt});
            break;
        case EventType::StopOrdered:
        case EventType::KillOrdered:
        case EventType::RestartCounted:
        case EventType::GaveUp:
        case EventType::RetryQueued:
        case EventType::SpecAdded:
        case EventType::SpecDropped:
        case EventType::FlagChanged:
        case EventType::StepIssued:
        case EventType::Result:
        case EventType::Trapped:
        case EventType::StandStill:
        case EventType::Count_:
            break;
        }
    }

    Incarnation supervisorOrNone(const LifecycleEvent& event) const {
        return paths().parent(event.path) == noPath ? Incarnation{} : supervisorOf(event);
    }

    void started(const LifecycleEvent& event) {
        const Incarnation process{event.path, event.attempt};
        for (const Incarnation& other : m_byPath[event.path]) {
            if (!isUnderTheDead(other) && !isUnderTheDead(process))
                breach(event, name(process) + " starts while " + name(other) + " is up");
        }
        const NodeSpec* spec = specOf(event.path);
        m_lives[process] = {supervisorOrNone(event), spec != nullptr && spec->kind == NodeKind::Worker, forever};
        m_byPath[event.path].push_back(process);
        m_children[supervisorOrNone(event)].push_back(process);
    }

    void exited(const LifecycleEvent& event) {
        const Incarnation process{event.path, event.attempt};
        const auto found = m_lives.find(process);
        if (found == m_lives.end()) {
            breach(event, name(process) + " ends and is not up");
            return;
        }
        checkOrphan(event, process, found->second);
        for (const Incarnation& child : childrenOf(process)) {
            if (!mayLeaveChildren(event))
                breach(event, name(child) + " outlives its supervisor " + name(process));
            m_lives.at(child).orphanSince = event.time;
        }
        std::erase(m_byPath[process.path], process);
        std::erase(m_children[found->second.supervisor], process);
        m_children.erase(process);
        m_lives.erase(found);
        m_gone.insert(process);
    }

    /// One of its supervisors is gone, or nobody waits for its start any more: the tree knows it no more.
    bool isUnderTheDead(Incarnation process) const {
        while (process.path != noPath) {
            process = m_supervisors.at(process);
            if (m_gone.contains(process))
                return true;
        }
        return false;
    }

    /// Killed (R65), or crashed on the hole that an ignored restart leaves in a pool (R56).
    bool mayLeaveChildren(const LifecycleEvent& event) const {
        const bool isKilled =
            event.why == Why::KillReceived || event.why == Why::KilledAfterTimeout || event.why == Why::KilledBrutally;
        if (isKilled)
            return event.term == TermTable::killed;
        const NodeSpec* spec = specOf(event.path);
        const bool hasHole = m_holes.contains({event.path, event.attempt});
        const bool maybePool = spec == nullptr || isPool(*spec); // a path can stand for several specs
        return maybePool && hasHole && terms().text(event.term) == "{function_clause,stack}";
    }

    void checkOrphan(const LifecycleEvent& event, Incarnation process, const Life& life) {
        if (life.isWorker && life.orphanSince != forever && event.time > life.orphanSince + m_longestStop)
            breach(event, name(process) + " lives on, an orphan since " + std::to_string(life.orphanSince) + " ms");
    }

    std::vector<Incarnation> childrenOf(Incarnation supervisor) const {
        const auto found = m_children.find(supervisor);
        return found == m_children.end() ? std::vector<Incarnation>{} : found->second;
    }

    std::unordered_map<Incarnation, Life, IncarnationHash> m_lives;
    std::unordered_map<Incarnation, std::vector<Incarnation>, IncarnationHash> m_children; // living, by supervisor
    std::unordered_map<PathId, std::vector<Incarnation>> m_byPath;                         // living
    std::unordered_map<Incarnation, Incarnation, IncarnationHash> m_supervisors;           // of all there ever were
    std::unordered_set<Incarnation, IncarnationHash> m_gone;
    std::unordered_set<Incarnation, IncarnationHash> m_holes; // supervisors one of whose starts was ignored
    VirtualTime m_longestStop = 0;                            // ms
};

} // namespace

std::string breachOfLives(const Scenario& scenario, const PlayedEvents& played) {
    return LifeBooks(scenario, played).check();
}

} // namespace resprout::test
