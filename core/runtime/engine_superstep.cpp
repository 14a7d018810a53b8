#include "core/runtime/engine.h"

#include <algorithm>
#include <numeric>

// One superstep: who runs which shard, and how events and signals leave it in an order that does not depend on that.

namespace resprout {

namespace {

constexpr std::uint32_t quantum = 1000;   // signals of one shard in one superstep
constexpr std::size_t worthSharing = 500; // waiting signals: below, one thread is quicker than two

std::uint64_t nextRandom(std::uint64_t& state) // splitmix64
{
    state += 0x9E37'79B9'7F4A'7C15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xBF58'476D'1CE4'E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D0'49BB'1331'11EBULL;
    return z ^ (z >> 31U);
}

template <class T>
void shuffle(std::span<T> items, std::uint64_t& random) {
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[nextRandom(random) % i]);
}

} // namespace

// Each shard handles what waits for it when the superstep begins, and not what comes of that: so processes get their turns
// as they are reached, wherever they live. To one that is alone nothing can come in between.
void Engine::superstep(World& world, Others others) {
    std::size_t waiting = 0;
    for (const std::uint8_t number : m_state.list)
        waiting += m_waiting[number];
    const bool isShared = isWorthSharing(waiting) && (m_state.list.size() > 1 || m_options.alwaysParallel);
    if (!isShared)
        publishHeld();
    m_list.swap(m_state.list);
    m_state.list.clear();
    const std::vector<std::uint8_t>& list = m_list;
    for (const std::uint8_t number : list)
        m_isListed[number] = false;
    const bool isAlone = list.size() == 1 && others == Others::None;
    const auto turn = [&](std::uint32_t place) {
        const std::uint8_t number = list[place];
        const std::uint32_t most = std::min(m_waiting[number], quantum);
        m_reports[number] = Turn(world, m_state.shards[number], number).run(most, isAlone ? quantum : most);
    };
    const auto count = static_cast<std::uint32_t>(list.size());
    if (m_options.shuffle != 0) {
        std::vector<std::uint32_t> order(count);
        std::iota(order.begin(), order.end(), 0U);
        shuffle(std::span(order), m_options.shuffle);
        for (const std::uint32_t place : order)
            turn(place);
    } else if (isShared) {
        m_pool.forEach(shareOut(list, waiting), [&](std::uint32_t index) {
            copyHeld(list[m_shared[index]]);
            turn(m_shared[index]);
        });
        for (const std::uint8_t number : list)
            m_held.shards.reset(number);
        commitHeld();
    } else {
        for (std::uint32_t place = 0; place < count; ++place)
            turn(place);
    }
    allAreIssued(world);
    if (isShared)
        hold(list);
    collect(list);
}

bool Engine::isWorthSharing(std::size_t count) const {
    return m_pool.threads() > 1 && m_options.shuffle == 0 && (count >= worthSharing || m_options.alwaysParallel);
}

// Into lanes of about equal work, by number: so a shard mostly stays on the thread whose core holds its records, and paths
// that lie side by side (siblings have shards side by side) are not written by two cores.
std::span<const std::uint32_t> Engine::shareOut(std::span<const std::uint8_t> list, std::size_t waiting) {
    std::array<std::uint8_t, shardCount> placeOf{};
    for (std::size_t place = 0; place < list.size(); ++place)
        placeOf[list[place]] = static_cast<std::uint8_t>(place + 1);
    m_shared.clear();
    m_laneEnds.assign(m_pool.threads(), static_cast<std::uint32_t>(list.size()));
    std::size_t before = 0;
    std::size_t lane = 0;
    for (std::uint8_t number = 0; number < shardCount; ++number) {
        if (placeOf[number] == 0)
            continue;
        const std::size_t size = m_waiting[number];
        const std::size_t middle = before + size / 2;
        while ((lane + 1) * waiting <= middle * m_laneEnds.size() && lane + 1 < m_laneEnds.size())
            m_laneEnds[lane++] = static_cast<std::uint32_t>(m_shared.size());
        m_shared.push_back(placeOf[number] - 1U);
        before += size;
    }
    return m_laneEnds;
}

// Events and signals leave the superstep in list order; that alone is what makes the trace independent of threads.
void Engine::collect(std::span<const std::uint8_t> list) {
    for (const std::uint8_t number : list) {
        const TurnReport& report = m_reports[number];
        m_signals += report.handled;
        m_waiting[number] = 0;
        if (report.timers > 0)
            m_newTimers.push_back({number, report.timers});
        if (report.events > 0)
            publish(m_state.shards[number]);
        if (report.waiting > 0)
            listShard(number, report.waiting);
    }
    for (const std::uint8_t number : list) {
        if (m_reports[number].sends)
            deliver(m_state.shards[number].outgoing);
    }
    if (m_state.random != 0)
        shuffle(std::span(m_state.list), m_state.random);
}

// What a core has made it had better copy itself: before its next turn of the same shard, which follows at once most times.
void Engine::hold(std::span<const std::uint8_t> list) {
    std::size_t count = 0;
    for (const std::uint8_t number : list) {
        m_held.placeOf[number] = count;
        count += m_reports[number].events;
    }
    if (!isWorthSharing(count))
        return;
    m_held.room = m_sink.claim(count);
    if (m_held.room.isNone())
        return;
    m_held.count = count;
    for (const std::uint8_t number : list) {
        m_held.shards.set(number, m_reports[number].events > 0);
        m_reports[number].events = 0;
    }
}

void Engine::copyHeld(std::uint8_t number) {
    if (!m_held.shards.test(number))
        return;
    ShardState& shard = m_state.shards[number];
    m_held.room.copyTo(m_held.placeOf[number], shard.events);
    shard.events.clear();
}

// The rest is copied here.
void Engine::commitHeld() {
    if (m_held.count == 0)
        return;
    for (std::uint8_t number = 0; number < shardCount; ++number)
        copyHeld(number);
    m_sink.commit(m_held.count);
    m_published += m_held.count;
    m_held.count = 0;
    m_held.shards.reset();
}

// There is no turn that they could be copied with. The lanes are still those of the superstep.
void Engine::publishHeld() {
    if (m_held.count == 0)
        return;
    m_pool.forEach(m_laneEnds, [&](std::uint32_t index) { copyHeld(m_list[m_shared[index]]); });
    m_held.shards.reset();
    commitHeld();
}

// In the order of making: what is held comes first.
void Engine::publish(ShardState& shard) {
    publishHeld();
    if (shard.events.empty())
        return;
    m_published += shard.events.size();
    m_sink.take(shard.events);
    shard.events.clear();
}

void Engine::deliver(std::vector<Outgoing>& outgoing) {
    for (const Outgoing& out : outgoing) {
        m_state.shards[out.shard].queue.push(out.signal);
        listShard(out.shard);
    }
    outgoing.clear();
}

void Engine::listShard(std::uint8_t shard, std::uint32_t waiting) {
    m_waiting[shard] += waiting;
    if (!m_isListed[shard]) {
        m_isListed[shard] = true;
        m_state.list.push_back(shard);
    }
}

} // namespace resprout
