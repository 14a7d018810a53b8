#include "tests/support/event_books.h"
#include "tests/support/invariants.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace resprout::test {

namespace {

/// How many restarts within how many seconds.
struct Limit {
    std::int64_t intensity = 0;
    std::int64_t period = 0; // seconds
};

/// One supervisor's list of restarts, as OTP keeps it: the newest first.
struct Account {
    std::vector<std::int64_t> seconds;
    bool mustGiveUp = false;
    bool hasGivenUp = false;
    bool mayStart = true; // it was counted, or nothing has to be
    bool isUp = false;
};

class LimitBooks : EventBooks {
public:
    using EventBooks::EventBooks;

    std::string check() {
        return firstBreachOf([this](const LifecycleEvent& event) { take(event); });
    }

private:
    void take(const LifecycleEvent& event) {
        switch (event.type) {
        case EventType::RestartCounted:
            counted(event);
            break;
        case EventType::GaveUp:
            gaveUp(event);
            break;
        case EventType::Spawned:
            if (paths().parent(event.path) != noPath)
                spawned(event);
            break;
        case EventType::Started:
            m_accounts[{event.path, event.attempt}].isUp = true;
            break;
        case EventType::Exited:
            checkSettled(event, {event.path, event.attempt});
            m_accounts.erase({event.path, event.attempt});
            break;
        case EventType::Result:
            if (stepOf(event).op == StepOp::Reconfigure && isOk(event))
                change(event.path, scenario().node(stepOf(event).change));
            break;
        case EventType::Ignored:
        case EventType::StartFailed:
        case EventType::Abandoned:
        case EventType::StopOrdered:
        case EventType::KillOrdered:
        case EventType::RetryQueued:
        case EventType::SpecAdded:
        case EventType::SpecDropped:
        case EventType::FlagChanged:
        case EventType::StepIssued:
        case EventType::Trapped:
        case EventType::StandStill:
        case EventType::Count_:
            break;
        }
    }

    void counted(const LifecycleEvent& event) {
        const Incarnation supervisor{event.path, event.attempt};
        checkSettled(event, supervisor);
        Account& account = m_accounts[supervisor];
        if (account.hasGivenUp)
            breach(event, name(supervisor) + " counts a restart after it has given up");
        const std::optional<Limit> limit = limitOf(event.path);
        if (!limit)
            return;
        const std::int64_t now = event.time / 1000;
        std::vector<std::int64_t> kept{now};
        for (const std::int64_t old : account.seconds) {
            if (old < now - limit->period)
                break;
            kept.push_back(old);
        }
        account.seconds = std::move(kept);
        const auto held = static_cast<std::int64_t>(account.seconds.size());
        if (event.value != held)
            breach(event, name(supervisor) + " counts " + std::to_string(event.value) + " restarts; there are " +
                              std::to_string(held));
        account.mustGiveUp = held > limit->intensity;
        account.mayStart = true;
    }

    void gaveUp(const LifecycleEvent& event) {
        const Incarnation supervisor{event.path, event.attempt};
        Account& account = m_accounts[supervisor];
        if (!account.mustGiveUp && limitOf(event.path))
            breach(event, name(supervisor) + " gives up within its limit");
        if (account.hasGivenUp)
            breach(event, name(supervisor) + " gives up twice");
        account.mustGiveUp = false;
        account.hasGivenUp = true;
    }

    void spawned(const LifecycleEvent& event) {
        const Incarnation supervisor = supervisorOf(event);
        checkSettled(event, supervisor);
        Account& account = m_accounts[supervisor];
        if (account.hasGivenUp)
            breach(event, name(event.path, event.attempt) + " starts after its supervisor has given up");
        const bool isByHand = event.why == Why::StartChildCalled || event.why == Why::RestartChildCalled;
        if (isByHand || !account.isUp)
            return;
        // A group's starts follow one count: their order is another law.
        const NodeSpec* spec = specOf(supervisor.path);
        const bool isAlone = spec != nullptr && !m_strategies.contains(supervisor.path) &&
                             (spec->kind == NodeKind::DynamicSupervisor || isPool(*spec) || isOneForOne(*spec));
        if (isAlone && !account.mayStart)
            breach(event, name(event.path, event.attempt) + " is restarted without a count");
        account.mayStart = false;
    }

    static bool isOneForOne(const NodeSpec& spec) {
        const auto* strategy = spec.strategy ? std::get_if<Strategy>(&*spec.strategy) : nullptr;
        return !spec.strategy || (strategy != nullptr && *strategy == Strategy::OneForOne);
    }

    void checkSettled(const LifecycleEvent& event, Incarnation supervisor) {
        const auto found = m_accounts.find(supervisor);
        if (found != m_accounts.end() && found->second.mustGiveUp)
            breach(event, name(supervisor) + " goes on although it has to give up");
    }

    std::optional<Limit> limitOf(PathId path) {
        if (const auto known = m_limits.find(path); known != m_limits.end())
            return known->second;
        const NodeSpec* spec = specOf(path);
        if (spec == nullptr)
            return std::nullopt;
        const bool isDynamic = spec->kind == NodeKind::DynamicSupervisor;
        Limit limit{isDynamic ? 3 : 1, 5};
        take(limit, *spec);
        m_limits[path] = limit;
        return limit;
    }

    /// A code change that was taken: also for later incarnations.
    void change(PathId path, const NodeSpec& changed) {
        if (changed.strategy)
            m_strategies.insert(path);
        if (std::optional<Limit> limit = limitOf(path)) {
            take(*limit, changed);
            m_limits[path] = *limit;
        }
    }

    static void take(Limit& limit, const NodeSpec& spec) {
        if (const auto* intensity = spec.intensity ? std::get_if<std::int64_t>(&*spec.intensity) : nullptr)
            limit.intensity = *intensity;
        if (const auto* period = spec.period ? std::get_if<std::int64_t>(&*spec.period) : nullptr)
            limit.period = *period;
    }

    std::unordered_map<Incarnation, Account, IncarnationHash> m_accounts;
    std::unordered_map<PathId, Limit> m_limits;
    std::unordered_set<PathId> m_strategies; // supervisors whose strategy a code change has named
};

} // namespace

std::string breachOfLimits(const Scenario& scenario, const PlayedEvents& played) {
    return LimitBooks(scenario, played).check();
}

std::string firstBreach(const Scenario& scenario, const PlayedEvents& played) {
    for (auto* check : {&breachOfOrder, &breachOfLives, &breachOfLimits}) {
        if (std::string breach = (*check)(scenario, played); !breach.empty())
            return breach;
    }
    return {};
}

} // namespace resprout::test
