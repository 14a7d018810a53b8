#include "tests/support/event_books.h"
#include "tests/support/invariants.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace resprout::test {

namespace {

constexpr int noPlace = -1;
constexpr int beyond = std::numeric_limits<int>::max();

/// What one supervisor does, one thing after another. A sweep is what it does between two decisions: it starts children
/// from the first to the last, or stops them from the last to the first.
struct Desk {
    std::vector<PathId> list; // child specs in start order
    bool isStatic = true;
    bool isUp = false;            // its first sweep is done
    bool hasFailed = false;       // a child did not start in the first sweep
    PathId starting = noPath;     // whose answer it waits for
    PathId stopping = noPath;     // whose end it waits for
    PathId told = noPath;         // who was told to stop last, in this sweep
    int lastStarted = noPlace;    // place in the list, in this sweep
    int lastStopped = beyond;     // place in the list, in this sweep
    std::vector<PathId> newOrder; // by place; of a code change that is being told

    void beginSweep() {
        lastStarted = noPlace;
        endStops();
    }
    void endStops() {
        lastStopped = beyond;
        told = noPath;
    }
};

class OrderBooks : EventBooks {
public:
    using EventBooks::EventBooks;

    std::string check() {
        return firstBreachOf([this](const LifecycleEvent& event) { take(event); });
    }

private:
    void take(const LifecycleEvent& event) {
        switch (event.type) {
        case EventType::Spawned:
            spawned(event);
            break;
        case EventType::Started:
        case EventType::Ignored:
        case EventType::StartFailed:
            answered(event);
            break;
        case EventType::StopOrdered:
        case EventType::KillOrdered:
            stopOrdered(event);
            break;
        case EventType::Exited:
            exited(event);
            break;
        case EventType::RestartCounted:
            counted(event);
            break;
        case EventType::SpecAdded:
            if (Desk* desk = deskOfChild(event))
                desk->list.push_back(event.path);
            break;
        case EventType::SpecDropped:
            if (Desk* desk = deskOfChild(event))
                drop(*desk, event);
            break;
        case EventType::FlagChanged:
            if (Desk* desk = event.flag == Flag::SpecPlace ? deskOfChild(event) : nullptr)
                reorder(*desk, event);
            break;
        case EventType::Result:
            result(event);
            break;
        case EventType::Abandoned:
        case EventType::GaveUp:
        case EventType::RetryQueued:
        case EventType::StepIssued:
        case EventType::Trapped:
        case EventType::StandStill:
        case EventType::Count_:
            break;
        }
    }

    Desk* desk(Incarnation supervisor) {
        const auto found = m_desks.find(supervisor);
        return found == m_desks.end() ? nullptr : &found->second;
    }
    Desk* deskOfChild(const LifecycleEvent& event) {
        return paths().parent(event.path) == noPath ? nullptr : desk(supervisorOf(event));
    }

    void spawned(const LifecycleEvent& event) {
        openDesk(event);
        Desk* desk = deskOfChild(event);
        if (desk == nullptr)
            return;
        if (desk->starting != noPath)
            breach(event, name(event.path, event.attempt) + " starts before the one before it has answered");
        if (desk->stopping != noPath)
            breach(event, name(event.path, event.attempt) + " starts while a sibling is still being stopped");
        if (!desk->isUp && desk->hasFailed)
            breach(event, name(event.path, event.attempt) + " is tried although one before it has failed");
        desk->starting = event.path;
        desk->endStops();
        if (!desk->isStatic)
            return;
        const int place = placeOf(*desk, event.path);
        if (place == noPlace)
            breach(event, name(event.path, event.attempt) + " starts and is not listed");
        if (event.why == Why::RestartChildCalled)
            return;
        if (event.why == Why::StartChildCalled && place + 1 != static_cast<int>(desk->list.size()))
            breach(event, name(event.path, event.attempt) + " was added and is not the last");
        if (place <= desk->lastStarted)
            breach(event, name(event.path, event.attempt) + " starts after one that comes later in the start order");
        desk->lastStarted = place;
    }

    /// The children that its init answers: those of its spec, or of the code change that it took last.
    void openDesk(const LifecycleEvent& event) {
        const NodeSpec* spec = specOf(event.path);
        if (spec == nullptr || spec->kind == NodeKind::Worker)
            return;
        Desk& desk = m_desks[{event.path, event.attempt}];
        desk.isStatic = spec->kind == NodeKind::Supervisor && !isPool(*spec);
        const auto changed = m_lists.find(event.path);
        const NodeSpec& owner = changed == m_lists.end() ? *spec : scenario().node(changed->second);
        for (NodeIndex child = desk.isStatic ? owner.firstChild : noNode; child != noNode;
             child = scenario().node(child).nextSibling)
            desk.list.push_back(paths().find(event.path, scenario().node(child).id).value_or(noPath));
    }

    void answered(const LifecycleEvent& event) {
        if (Desk* own = desk({event.path, event.attempt})) {
            own->isUp = true;
            own->beginSweep();
        }
        Desk* desk = deskOfChild(event);
        if (desk == nullptr)
            return;
        if (desk->starting != event.path)
            breach(event, name(event.path, event.attempt) + " has an answer that nobody waits for");
        desk->starting = noPath;
        desk->hasFailed = desk->hasFailed || event.type == EventType::StartFailed;
        if (event.type == EventType::Started)
            m_alive.insert({event.path, event.attempt});
    }

    void stopOrdered(const LifecycleEvent& event) {
        Desk* desk = deskOfChild(event);
        if (desk == nullptr || !desk->isStatic)
            return;
        if (event.type == EventType::KillOrdered && desk->told == event.path) // its time has run out
            return;
        const std::string who = name(event.path, event.attempt);
        if (desk->stopping != noPath)
            breach(event, who + " is told to stop before the one before it is gone");
        if (desk->starting != noPath)
            breach(event, who + " is told to stop while a sibling is being started");
        const int place = placeOf(*desk, event.path);
        if (place == noPlace)
            breach(event, who + " is told to stop and is not listed");
        if (place >= desk->lastStopped)
            breach(event, who + " is told to stop after one that comes earlier in the start order");
        desk->told = event.path;
        desk->lastStopped = place;
        desk->lastStarted = noPlace;
        if (m_alive.contains({event.path, event.attempt})) // else it had just died, and the order finds nobody
            desk->stopping = event.path;
    }

    void exited(const LifecycleEvent& event) {
        m_alive.erase({event.path, event.attempt});
        m_desks.erase({event.path, event.attempt});
        Desk* desk = deskOfChild(event);
        if (desk != nullptr && desk->stopping == event.path)
            desk->stopping = noPath;
    }

    void counted(const LifecycleEvent& event) {
        Desk* own = desk({event.path, event.attempt});
        if (own == nullptr)
            return;
        if (own->starting != noPath || own->stopping != noPath)
            breach(event, name(event.path, event.attempt) + " decides while it is busy");
        own->isUp = true; // whoever decides is up, also when its supervisor has not said so yet
        own->beginSweep();
    }

    void drop(Desk& desk, const LifecycleEvent& event) {
        const int place = placeOf(desk, event.path);
        if (place == noPlace) {
            if (desk.isStatic)
                breach(event, name(event.path, event.attempt) + " is dropped and was not listed");
            return;
        }
        desk.list.erase(desk.list.begin() + place);
        if (place <= desk.lastStarted)
            --desk.lastStarted;
        if (place < desk.lastStopped && desk.lastStopped != beyond)
            --desk.lastStopped;
    }

    void reorder(Desk& desk, const LifecycleEvent& event) {
        desk.newOrder.push_back(event.path);
        if (desk.newOrder.size() < desk.list.size())
            return;
        if (!std::is_permutation(desk.list.begin(), desk.list.end(), desk.newOrder.begin(), desk.newOrder.end()))
            breach(event, "a code change of the list changes more than its order");
        desk.list = std::exchange(desk.newOrder, {});
        desk.beginSweep();
    }

    void result(const LifecycleEvent& event) {
        const Step& step = stepOf(event);
        if (step.op == StepOp::Reconfigure && step.changesChildren && isOk(event))
            m_lists[event.path] = step.change;
        if (step.op != StepOp::TerminateChild || !isOk(event))
            return;
        const PathId supervisor = paths().parent(event.path);
        for (auto& [incarnation, desk] : m_desks) {
            if (incarnation.path == supervisor)
                desk.endStops();
        }
    }

    static int placeOf(const Desk& desk, PathId path) {
        const auto found = std::find(desk.list.begin(), desk.list.end(), path);
        return found == desk.list.end() ? noPlace : static_cast<int>(found - desk.list.begin());
    }

    std::unordered_map<Incarnation, Desk, IncarnationHash> m_desks;
    std::unordered_set<Incarnation, IncarnationHash> m_alive;
    std::unordered_map<PathId, NodeIndex> m_lists; // by supervisor: the code change whose children its init answers
};

} // namespace

std::string breachOfOrder(const Scenario& scenario, const PlayedEvents& played) {
    return OrderBooks(scenario, played).check();
}

} // namespace resprout::test
