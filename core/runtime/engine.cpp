#include "core/runtime/engine.h"

#include "core/runtime/root_parent.h"
#include "core/runtime/script.h"

#include <algorithm>

namespace resprout {

Engine::Engine(Program& program, const Options& options, EventSink& sink)
    : m_program(program),
      m_options(options),
      m_sink(sink),
      m_pool(std::min(options.threads, shardCount), options.standing) {
    m_state.random = static_cast<std::uint64_t>(options.seed);
    m_state.paths.resize(program.pathCount());
    for (std::uint32_t number = 0; number < program.stepCount(); ++number) {
        if (const CompiledStep& step = program.step(number); !step.off)
            m_state.schedule.append(number, step.home);
    }
}

World Engine::world() {
    return {m_program, m_options.rules, m_state.paths, m_state.now, {}};
}

VirtualTime Engine::nextDue() const {
    if (m_state.stoodStill)
        return forever;
    if (m_state.now < 0)
        return 0; // the root starts
    VirtualTime due = m_state.timers.next();
    if (!m_state.schedule.isAtEnd())
        due = std::min(due, m_program.step(m_state.schedule.next()).at);
    return due == forever ? due : std::max(due, m_state.now + 1);
}

void Engine::scheduleAppended() {
    const std::uint32_t number = m_program.stepCount() - 1;
    m_state.paths.resize(m_program.pathCount());
    CompiledStep& step = m_program.step(number);
    VirtualTime at = m_state.now + 1;
    if (m_state.schedule.issued() > 0)
        at = std::max(at, m_program.step(m_state.schedule.lastIssued()).at);
    step.at = at;
    m_state.schedule.insert(number, step.home, [&](std::uint32_t other) { return m_program.step(other).at > at; });
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
        react(now, signalsBefore);
    }
    do {
        fireTimers(now);
        if (!isTooMuch(signalsBefore)) {
            issueSteps(now);
            react(now, signalsBefore);
        }
        if (m_sink.isOver())
            break;
        if (isTooMuch(signalsBefore)) {
            standStill(now);
            break;
        }
    } while (m_state.timers.next() <= m_state.now);
    m_state.timers.dropTaken();
    return m_published != before;
}

void Engine::restore(const EngineState& state) {
    m_state = state;
    m_newTimers.clear();
    m_isListed.fill(false);
    m_waiting.fill(0);
    for (const std::uint8_t number : m_state.list) {
        m_isListed[number] = true;
        m_waiting[number] = static_cast<std::uint32_t>(m_state.shards[number].queue.size());
    }
}

void Engine::react(World& world, std::uint64_t signalsBefore) {
    while (!m_state.list.empty() && !isTooMuch(signalsBefore) && !m_sink.isOver())
        superstep(world);
    publishHeld();
    settleNewTimers();
}

void Engine::startRoot(World& world) {
    const std::uint8_t home = m_program.shardOf(m_program.rootPath());
    Turn turn(world, m_state.shards[home], home);
    m_state.rootParent = RootParent::create(turn);
    RootParent(turn, m_state.rootParent).startRoot();
    publish(m_state.shards[home]);
    listShard(home);
}

// A step that looks at one shard only is issued there, by the core that holds the shard; others at once.
void Engine::issueSteps(World& world) {
    publishHeld(); // a shard that issues makes events
    Schedule& schedule = m_state.schedule;
    Turn turn(world, m_state.outside, outsideShard);
    std::size_t due = schedule.countBefore([&](std::uint32_t step) { return m_program.step(step).at > world.now; });
    while (due > 0) {
        IssuedRun run = schedule.nextRun(due);
        if (run.numbers.empty()) {
            settleIssued(world);
            issueStep(turn, m_state.shards, m_state.rootParent, schedule.next());
            schedule.advance();
            --due;
            continue;
        }
        for (const std::uint8_t home : run.homes)
            listShard(home);
        schedule.advance(run.numbers.size());
        due -= run.numbers.size();
        world.issued = announced(turn, run);
    }
    publish(m_state.outside);
    deliver(m_state.outside.outgoing);
}

// Many are announced by those who issue them.
IssuedRun Engine::announced(Turn& turn, IssuedRun run) {
    ShardState& outside = m_state.outside;
    run.firstEvent = EventRef::of(outsideShard, outside.eventCount + 1);
    if (isWorthSharing(run.numbers.size())) {
        publish(outside);
        run.unannounced = m_sink.claim(run.numbers.size());
    }
    if (run.unannounced.isNone()) {
        for (const std::uint32_t number : run.numbers)
            turn.announce(number);
    } else {
        outside.eventCount += run.numbers.size();
    }
    return run;
}

// What was issued so far reaches its mailboxes before what is issued next.
void Engine::settleIssued(World& world) {
    deliver(m_state.outside.outgoing);
    for (const std::uint8_t number : m_state.list)
        Turn(world, m_state.shards[number], number).issueSteps();
    allAreIssued(world);
}

void Engine::allAreIssued(World& world) {
    const IssuedRun run = std::exchange(world.issued, {});
    if (run.unannounced.isNone())
        return;
    m_sink.commit(run.numbers.size());
    m_published += run.numbers.size();
}

void Engine::standStill(World& world) {
    m_state.stoodStill = true;
    PathId busy = noPath;
    for (const std::uint8_t number : m_state.list) {
        ShardState& shard = m_state.shards[number];
        while (busy == noPath && !shard.queue.isEmpty()) {
            const Signal& signal = shard.queue.front();
            busy = signal.path != noPath ? signal.path : shard.processes[signal.toSlot].path;
            shard.queue.drop();
        }
    }
    Turn turn(world, m_state.outside, outsideShard);
    turn.setCause({});
    turn.emit(EventType::StandStill, Why::StepOfScript, busy, 0, 0);
    publish(m_state.outside);
}

} // namespace resprout
