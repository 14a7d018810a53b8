#include "core/runtime/engine.h"

#include "core/runtime/root_parent.h"
#include "core/runtime/script.h"

#include <algorithm>
#include <numeric>

namespace resprout {

namespace {

constexpr std::uint32_t quantum = 1000;   // signals of one shard in one superstep
constexpr std::size_t worthSharing = 500; // waiting signals: below, one thread is quicker than two
constexpr std::uint8_t outsideShard = shardCount;

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

Engine::Engine(Program& program, const Options& options, Sink sink)
    : m_program(program), m_options(options), m_sink(std::move(sink)), m_pool(options.threads) {
    m_state.random = static_cast<std::uint64_t>(options.seed);
    m_state.paths.resize(program.pathCount());
    for (std::uint32_t number = 0; number < program.stepCount(); ++number) {
        if (!program.step(number).off)
            m_state.schedule.push_back(number);
    }
}

World Engine::world() {
    return {m_program, m_options.rules, m_state.paths, m_state.now, m_state.superstep};
}

VirtualTime Engine::nextDue() const {
    if (m_state.stoodStill)
        return forever;
    if (m_state.now < 0)
        return 0; // the root starts
    VirtualTime due = forever;
    for (const ShardState& shard : m_state.shards) {
        if (!shard.timers.isEmpty())
            due = std::min(due, shard.timers.next().due);
    }
    if (m_state.nextStep < m_state.schedule.size())
        due = std::min(due, m_program.step(m_state.schedule[m_state.nextStep]).at);
    return due == forever ? due : std::max(due, m_state.now + 1);
}

void Engine::scheduleAppended() {
    const std::uint32_t number = m_program.stepCount() - 1;
    m_state.paths.resize(m_program.pathCount());
    CompiledStep& step = m_program.step(number);
    VirtualTime at = m_state.now + 1;
    if (m_state.nextStep > 0)
        at = std::max(at, m_program.step(m_state.schedule[m_state.nextStep - 1]).at);
    step.at = at;
    auto place = m_state.schedule.begin() + static_cast<std::ptrdiff_t>(m_state.nextStep);
    while (place != m_state.schedule.end() && m_program.step(*place).at <= at)
        ++place;
    m_state.schedule.insert(place, number);
}

bool Engine::playNext() {
    const VirtualTime time = nextDue();
    if (time == forever)
        return false;
    const std::uint64_t before = m_published;
    const std::uint64_t signalsBefore = m_signals;
    const bool isFirst = m_state.now < 0;
    m_state.now = time;
    World now = world();
    if (isFirst) {
        startRoot(now);
        react(now);
    }
    do {
        fireTimers(now);
        issueSteps(now);
        while (!m_state.list.empty() && m_signals - signalsBefore <= mostSignals)
            superstep(now);
        settleNewTimers();
        if (m_signals - signalsBefore > mostSignals) {
            standStill(now);
            break;
        }
    } while (std::any_of(m_state.shards.begin(), m_state.shards.end(), [&](const ShardState& shard) {
        return !shard.timers.isEmpty() && shard.timers.next().due <= time;
    }));
    return m_published != before;
}

void Engine::react(World& world) {
    while (!m_state.list.empty() && m_signals <= mostSignals)
        superstep(world);
    settleNewTimers();
}

void Engine::startRoot(World& world) {
    const std::uint8_t home = m_program.shardOf(m_program.rootPath());
    Turn turn(world, m_state.shards[home], home, 0);
    m_state.rootParent = RootParent::create(turn);
    RootParent(turn, m_state.rootParent).startRoot();
    publish(m_state.shards[home]);
    listShard(home);
}

// Timers due fire in the order in which they were set; the shards come in the order of their first one.
void Engine::fireTimers(World& world) {
    std::vector<std::pair<Timer, std::uint8_t>> first;
    for (std::uint8_t number = 0; number < shardCount; ++number) {
        ShardState& shard = m_state.shards[number];
        bool isFirst = true;
        while (!shard.timers.isEmpty() && shard.timers.next().due <= world.now) {
            const Timer timer = shard.timers.pop();
            const Process& process = shard.processes[timer.process.slot];
            if (process.generation != timer.process.generation() || process.timer != timer.token)
                continue; // cancelled
            if (isFirst)
                first.emplace_back(timer, number);
            isFirst = false;
            Signal signal;
            signal.type = SignalType::Timer;
            signal.setTo(timer.process);
            signal.number = timer.token;
            signal.cause = timer.cause;
            shard.queue.push(signal);
        }
    }
    std::sort(first.begin(), first.end(), [](const auto& a, const auto& b) { return a.first.isSetBefore(b.first); });
    for (const auto& [timer, number] : first)
        listShard(number);
}

void Engine::issueSteps(World& world) {
    Turn turn(world, m_state.outside, outsideShard, 0);
    while (m_state.nextStep < m_state.schedule.size() &&
           m_program.step(m_state.schedule[m_state.nextStep]).at <= world.now)
        issueStep(turn, m_state.shards, m_state.rootParent, m_state.schedule[m_state.nextStep++]);
    publish(m_state.outside);
    deliver(m_state.outside.outgoing);
}

void Engine::superstep(World& world) {
    world.superstep = ++m_state.superstep;
    std::vector<std::uint8_t> list;
    list.swap(m_state.list);
    std::size_t waiting = 0;
    for (const std::uint8_t number : list) {
        m_isListed[number] = false;
        waiting += m_state.shards[number].queue.size();
    }
    const auto turn = [&](std::uint32_t place) {
        const std::uint8_t number = list[place];
        m_handled[number] = Turn(world, m_state.shards[number], number, place).run(quantum);
    };
    const auto count = static_cast<std::uint32_t>(list.size());
    if (m_options.shuffle != 0) {
        std::vector<std::uint32_t> order(count);
        std::iota(order.begin(), order.end(), 0U);
        shuffle(std::span(order), m_options.shuffle);
        for (const std::uint32_t place : order)
            turn(place);
    } else if (m_pool.threads() > 1 && ((count > 1 && waiting >= worthSharing) || m_options.alwaysParallel)) {
        m_pool.forEach(count, turn);
    } else {
        for (std::uint32_t place = 0; place < count; ++place)
            turn(place);
    }
    collect(list);
}

// Events and signals leave the superstep in list order; that alone is what makes the trace independent of threads.
void Engine::collect(std::span<const std::uint8_t> list) {
    for (const std::uint8_t number : list) {
        ShardState& shard = m_state.shards[number];
        m_signals += m_handled[number];
        publish(shard);
        if (!shard.queue.isEmpty())
            listShard(number);
    }
    for (const std::uint8_t number : list)
        deliver(m_state.shards[number].outgoing);
    if (m_state.random != 0)
        shuffle(std::span(m_state.list), m_state.random);
}

void Engine::publish(ShardState& shard) {
    if (shard.events.empty())
        return;
    m_published += shard.events.size();
    m_sink(shard.events);
    shard.events.clear();
}

void Engine::deliver(std::vector<Outgoing>& outgoing) {
    for (const Outgoing& out : outgoing) {
        m_state.shards[out.shard].queue.push(out.signal);
        listShard(out.shard);
    }
    outgoing.clear();
}

void Engine::listShard(std::uint8_t shard) {
    if (!m_isListed[shard]) {
        m_isListed[shard] = true;
        m_state.list.push_back(shard);
    }
}

// Most timers are cancelled within the millisecond that set them (a child that stops at once): only the others are kept.
void Engine::settleNewTimers() {
    for (ShardState& shard : m_state.shards) {
        for (const Timer& timer : shard.newTimers) {
            const Process& process = shard.processes[timer.process.slot];
            if (process.generation == timer.process.generation() && process.timer == timer.token)
                shard.timers.push(timer);
        }
        shard.newTimers.clear();
    }
}

void Engine::standStill(World& world) {
    m_state.stoodStill = true;
    PathId busy = noPath;
    for (const std::uint8_t number : m_state.list) {
        ShardState& shard = m_state.shards[number];
        while (busy == noPath && !shard.queue.isEmpty()) {
            const Signal signal = shard.queue.pop();
            busy = signal.path != noPath ? signal.path : shard.processes[signal.toSlot].path;
        }
    }
    Turn turn(world, m_state.outside, outsideShard, 0);
    turn.setCause({});
    turn.emit(EventType::StandStill, Why::StepOfScript, busy, 0, 0);
    publish(m_state.outside);
}

} // namespace resprout
