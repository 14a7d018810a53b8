#include "core/runtime/engine.h"

#include <algorithm>
#include <optional>
#include <utility>

// The timers of one millisecond: what is due fires in the order in which it was set.

namespace resprout {

bool Engine::isTimerDue() const {
    return std::any_of(m_state.timers.begin(), m_state.timers.end(),
                       [&](const TimerQueue& timers) { return !timers.isEmpty() && timers.next().due <= m_state.now; });
}

void Engine::fireTimers(World& world) {
    takeDueTimers(world);
    const std::vector<Pid> killers = fireDeadlines(world);
    if (killers.empty()) {
        for (const DueTimer& due : m_due)
            fire(due);
    } else {
        fireAmidKills(world, killers);
    }
}

// Those of the fewest hops; the others' turn comes when all that these do is done.
void Engine::takeDueTimers(World& world) {
    m_due.clear();
    m_dueDeadlines.clear();
    std::optional<std::uint32_t> fewest;
    for (const TimerQueue& timers : m_state.timers) {
        if (!timers.isEmpty() && timers.next().due <= m_state.now)
            fewest = std::min(fewest.value_or(timers.next().hops), timers.next().hops);
    }
    world.hops = fewest.value_or(0);
    if (!fewest)
        return;
    for (std::uint8_t number = 0; number < shardCount; ++number) {
        TimerQueue& timers = m_state.timers[number];
        while (!timers.isEmpty() && timers.next().due <= m_state.now && timers.next().hops == world.hops) {
            const DueTimer due{timers.pop(), number};
            const Process& process = m_state.shards[number].processes[due.timer.process.slot];
            (process.kind == Process::Kind::Supervisor ? m_dueDeadlines : m_due).push_back(due);
        }
    }
    const auto isSetBefore = [](const DueTimer& a, const DueTimer& b) {
        return a.timer.isSetBefore(b.timer);
    };
    std::sort(m_due.begin(), m_due.end(), isSetBefore);
    std::sort(m_dueDeadlines.begin(), m_dueDeadlines.end(), isSetBefore);
}

// A supervisor whose time for a child is up kills it. The deadline was set before all that the child waits for, so it comes
// first when both are due. Returns the supervisors, sorted; their kills wait in the mailboxes.
std::vector<Pid> Engine::fireDeadlines(World& world) {
    std::vector<Pid> killers;
    for (const DueTimer& due : m_dueDeadlines) {
        if (fire(due)) {
            killers.push_back(due.timer.process);
            superstep(world, Others::HeldBack);
        }
    }
    std::sort(killers.begin(), killers.end());
    return killers;
}

// As a scheduler of the BEAM does: first run those whose timers are due, then those whom the kills have reached, then those
// whom the first have reached. But a kill comes to a child before the child's own timer.
void Engine::fireAmidKills(World& world, const std::vector<Pid>& killers) {
    const std::vector<HeldBack> kills = holdBack();
    std::vector<DueTimer> ofTheKilled;
    for (const DueTimer& due : m_due) {
        const Pid supervisor = m_state.shards[due.shard].processes[due.timer.process.slot].parent;
        if (std::binary_search(killers.begin(), killers.end(), supervisor))
            ofTheKilled.push_back(due);
        else
            fire(due);
    }
    superstep(world, Others::HeldBack);
    const std::vector<HeldBack> reactions = holdBack();
    putBack(kills);
    for (const DueTimer& due : ofTheKilled)
        fire(due);
    putBack(reactions);
}

bool Engine::fire(const DueTimer& due) {
    ShardState& shard = m_state.shards[due.shard];
    if (!isAwaited(shard, due.timer))
        return false; // cancelled
    Signal signal;
    signal.type = SignalType::Timer;
    signal.setTo(due.timer.process);
    signal.number = due.timer.token;
    signal.cause = due.timer.cause;
    shard.queue.push(signal);
    listShard(due.shard);
    return true;
}

std::vector<Engine::HeldBack> Engine::holdBack() {
    std::vector<HeldBack> held;
    for (const std::uint8_t number : m_state.list) {
        m_isListed[number] = false;
        m_waiting[number] = 0;
        held.push_back({number, std::exchange(m_state.shards[number].queue, {})});
    }
    m_state.list.clear();
    return held;
}

void Engine::putBack(const std::vector<HeldBack>& held) {
    for (auto [number, signals] : held) {
        listShard(number, static_cast<std::uint32_t>(signals.size()));
        for (; !signals.isEmpty(); signals.drop())
            m_state.shards[number].queue.push(signals.front());
    }
}

// Most timers are cancelled within the millisecond that set them (a child that stops at once): only the others are kept.
void Engine::settleNewTimers() {
    for (std::uint8_t number = 0; number < shardCount; ++number) {
        if (!m_setTimers[number])
            continue;
        m_setTimers[number] = false;
        ShardState& shard = m_state.shards[number];
        for (const Timer& timer : shard.newTimers) {
            if (isAwaited(shard, timer))
                m_state.timers[number].push(timer);
        }
        shard.newTimers.clear();
    }
}

} // namespace resprout
