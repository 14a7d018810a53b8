#include "core/runtime/engine.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

// The timers of one millisecond: what is due fires in the order in which it was set.

namespace resprout {

void Engine::fireTimers(World& world) {
    const std::span<const Timer> timers = takeDueTimers(world);
    const std::vector<Pid> killers = fireDeadlines(world);
    if (killers.empty()) {
        for (const Timer& due : timers)
            fire(due);
    } else {
        fireAmidKills(world, timers, killers);
    }
}

// Those of the fewest hops; the others' turn comes when all that these do is done. Returns them without the deadlines.
std::span<const Timer> Engine::takeDueTimers(World& world) {
    m_dueDeadlines.clear();
    const std::span<const Timer> due = m_state.timers.take(m_state.now);
    world.hops = due.empty() ? 0 : due.front().hops;
    const auto processOf = [&](const Timer& timer) -> const Process& {
        return m_state.shards[timer.process.shard()].processes[timer.process.slot];
    };
    const auto isDeadline = [&](const Timer& timer) {
        return processOf(timer).kind == Process::Kind::Supervisor;
    };
    for (const Timer& timer : due) { // what it remembers is needed soon, and lies anywhere
        const ShardState& shard = m_state.shards[timer.process.shard()];
        const Process& process = processOf(timer);
        if (process.kind != Process::Kind::Worker || process.own == noSlot)
            continue;
        __builtin_prefetch(&shard.bodies[process.own], 1);
    }
    std::copy_if(due.begin(), due.end(), std::back_inserter(m_dueDeadlines), isDeadline);
    if (m_dueDeadlines.empty())
        return due;
    m_dueBesides.clear();
    std::remove_copy_if(due.begin(), due.end(), std::back_inserter(m_dueBesides), isDeadline);
    return m_dueBesides;
}

// A supervisor whose time for a child is up kills it. The deadline was set before all that the child waits for, so it comes
// first when both are due. Returns the supervisors, sorted; their kills wait in the mailboxes.
std::vector<Pid> Engine::fireDeadlines(World& world) {
    std::vector<Pid> killers;
    for (const Timer& due : m_dueDeadlines) {
        if (fire(due)) {
            killers.push_back(due.process);
            superstep(world, Others::HeldBack);
        }
    }
    std::sort(killers.begin(), killers.end());
    return killers;
}

// As a scheduler of the BEAM does: first run those whose timers are due, then those whom the kills have reached, then those
// whom the first have reached. But a kill comes to a child before the child's own timer.
void Engine::fireAmidKills(World& world, std::span<const Timer> timers, const std::vector<Pid>& killers) {
    const std::vector<HeldBack> kills = holdBack();
    std::vector<Timer> ofTheKilled;
    for (const Timer& due : timers) {
        const Pid supervisor = m_state.shards[due.process.shard()].processes[due.process.slot].parent;
        if (std::binary_search(killers.begin(), killers.end(), supervisor))
            ofTheKilled.push_back(due);
        else
            fire(due);
    }
    superstep(world, Others::HeldBack);
    const std::vector<HeldBack> reactions = holdBack();
    putBack(kills);
    for (const Timer& due : ofTheKilled)
        fire(due);
    putBack(reactions);
}

bool Engine::fire(const Timer& timer) {
    const std::uint8_t number = timer.process.shard();
    ShardState& shard = m_state.shards[number];
    if (!isAwaited(shard, timer))
        return false; // cancelled
    Signal& signal = shard.queue.push();
    signal.type = SignalType::Timer;
    signal.setTo(timer.process);
    signal.number = timer.token;
    signal.cause = timer.cause;
    listShard(number);
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

// Most timers are cancelled within the millisecond that set them (a child that stops at once): only the others are kept. Turn
// by turn: so they lie in the wheel in the order in which they were set.
void Engine::settleNewTimers() {
    if (m_newTimers.empty())
        return;
    std::array<std::uint32_t, shardCount> settled{};
    for (const auto [number, count] : m_newTimers) {
        const ShardState& shard = m_state.shards[number];
        for (const Timer& timer : std::span(shard.newTimers).subspan(settled[number], count)) {
            if (isAwaited(shard, timer))
                m_state.timers.push(timer);
        }
        settled[number] += count;
    }
    for (const auto [number, count] : m_newTimers)
        m_state.shards[number].newTimers.clear();
    m_newTimers.clear();
}

} // namespace resprout
