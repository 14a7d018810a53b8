#pragma once

#include "core/otp/rules.h"
#include "core/runtime/program.h"
#include "core/runtime/schedule.h"
#include "core/runtime/state.h"

#include <vector>

namespace resprout {

/// What every turn of a superstep may read, and the path states, of which each shard touches its own.
struct World {
    const Program& program;
    const Rules& rules;
    BigVector<PathState>& paths;
    VirtualTime now = 0;
    IssuedRun issued;       // first thing in the turns of the next superstep
    std::uint32_t hops = 0; // of the timers that fired last in this millisecond
};

/// The turn of one shard in one superstep: what the runtime does for processes (send, spawn, exit, timers) and the
/// making of events. Runs on a scheduler worker; confined to its shard.
class Turn {
public:
    /// `number` is the shard's.
    Turn(World& world, ShardState& shard, std::uint8_t number) : m_world(world), m_shard(shard), m_number(number) {}

    /// Issues its steps; handles up to `most` signals of the shard's queue, in order; up to `mostAlone` while none goes out.
    TurnReport run(std::uint32_t most, std::uint32_t mostAlone);
    /// Issues those steps of the world that have their home here. Between supersteps, or first thing in a turn.
    void issueSteps();

    [[nodiscard]] World& world() { return m_world; }
    [[nodiscard]] ShardState& shard() { return m_shard; }
    [[nodiscard]] const Program& program() const { return m_world.program; }

    // --- events
    void setCause(Cause cause) { m_cause = cause; }
    [[nodiscard]] Cause cause() const { return m_cause; }
    /// Publishes an event. It becomes the cause of what follows in this turn.
    LifecycleEvent& emit(EventType type, Why why, PathId path, std::uint32_t attempt, std::uint32_t up);
    LifecycleEvent& emit(EventType type, Why why, Process& process);
    /// A step is due. In the turn of the outside world; the event is the cause of what the step does.
    void announce(std::uint32_t step);
    /// The answer of a step; does not become a cause.
    LifecycleEvent& answer(std::uint32_t step, TermId value, Why why = Why::CallAnswered);

    // --- signals
    /// Sends a signal with the present cause. What else it carries is to be filled in at once, before the next call.
    Signal& send(Pid to, SignalType type);
    Signal& sendToShard(std::uint8_t shard, SignalType type);

    // --- processes
    [[nodiscard]] Process* find(Pid pid); // nullptr: it is gone
    [[nodiscard]] Pid pidOf(std::uint32_t slot) const;
    std::uint32_t spawn(const Signal& start); // returns the slot
    /// Without a supervisor, without links, up at once; under the name of the process `by`. Returns the slot.
    std::uint32_t spawnAlone(std::uint32_t by, NodeIndex spec);
    /// The process is gone: its links, its parent and its monitors are told. `reason` is its exit reason.
    void exit(std::uint32_t slot, TermId reason, Why why);
    /// It never was there: its start failed. Nobody is told but the starter.
    void vanish(std::uint32_t slot);
    Signal& answerStart(std::uint32_t slot, StartResult result, TermId reason, Why why);

    /// After `delay` ms the process gets a Timer signal with the token that is returned, unless its token has changed by then.
    /// `hops`: 1 if it is set for what fires now, 0 if it was set together with that.
    std::uint32_t setTimer(std::uint32_t slot, std::int64_t delay, std::uint32_t hops = 1);

    /// `caller` none: the outside process of step `number`; else its reference.
    void monitor(std::uint32_t slot, Pid caller, std::uint32_t number);
    void demonitor(std::uint32_t slot, Pid caller, std::uint32_t number);
    /// The process has none any more: they are a list of their own now, the newest first. Whoever takes it gives it back.
    [[nodiscard]] std::uint32_t takeMonitors(std::uint32_t slot);

private:
    void dropCancelled(std::size_t from);
    void handle(const Signal& signal);
    void handleToNobody(const Signal& signal);
    void tellMonitors(std::uint32_t slot, TermId reason);
    void release(std::uint32_t slot);

    World& m_world;
    ShardState& m_shard;
    std::uint8_t m_number;
    Cause m_cause;
};

} // namespace resprout
