#pragma once

#include "core/otp/rules.h"
#include "core/runtime/event_sink.h"
#include "core/runtime/program.h"
#include "core/runtime/state.h"
#include "core/runtime/turn.h"
#include "core/runtime/worker_pool.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace resprout {

/// Everything that changes while a run goes on. Copying it is a checkpoint; putting a copy back goes back in time.
struct EngineState {
    std::array<ShardState, shardCount> shards;
    TimerWheel timers;  // of all shards
    ShardState outside; // the processes outside the tree that issue the script's steps: they only make events
    BigVector<PathState> paths;
    std::vector<std::uint8_t> list; // the shards of the next superstep, in the order of their first signal
    VirtualTime now = -1;           // the last millisecond played to its end
    std::uint64_t random = 0;       // of the seed; 0: the plain order
    Schedule schedule;
    std::uint32_t rootParent = noSlot;
    bool stoodStill = false;
};

/// Plays a program in virtual time: superstep by superstep, shard by shard, on one or more threads, with the same events
/// in the same order on any number of them. Used by one thread at a time; waits for nothing but its own workers and, while
/// its sink is full, for room there.
class Engine {
public:
    struct Options {
        unsigned threads = 1;
        std::int64_t seed = 0;
        Rules rules = {};
        Standing standing = Standing::Equal; // of the threads that it starts
        std::uint64_t shuffle = 0;           // for tests: the order in which one thread takes the shards; 0: list order
        bool alwaysParallel = false;         // for tests: share out even the smallest superstep
    };
    /// `sink` gets the events of each superstep, in order; it must outlive the engine.
    Engine(Program& program, const Options& options, EventSink& sink);

    /// When the next timer or step is due; `forever`: nothing can happen any more.
    [[nodiscard]] VirtualTime nextDue() const;
    /// Plays millisecond `nextDue()` to its end. Returns whether any event was made.
    bool playNext();
    [[nodiscard]] VirtualTime now() const { return m_state.now; }
    /// Nothing happens up to and including `time`: the clock moves there.
    void skipTo(VirtualTime time) { m_state.now = std::max(m_state.now, time); }

    /// Puts the last step of the program into the schedule, at the first millisecond that has not begun.
    void scheduleAppended();

    [[nodiscard]] const EngineState& state() const { return m_state; }
    void restore(const EngineState& state);
    [[nodiscard]] bool stoodStill() const { return m_state.stoodStill; }
    [[nodiscard]] std::uint64_t signalsHandled() const { return m_signals; }

    /// A millisecond with more signals than this ends the run: time stands still.
    static constexpr std::uint64_t mostSignals = 10'000'000;

private:
    /// What could run besides the shards that are listed.
    enum class Others : std::uint8_t { None, HeldBack };
    /// What waits at a shard, taken from it.
    struct HeldBack {
        std::uint8_t shard = 0;
        SignalQueue signals;
    };

    struct TimersOfTurn {
        std::uint8_t shard = 0;
        std::uint32_t count = 0;
    };
    /// Events of the last superstep, which have their room and are still to be copied there, each shard's by the core that made
    /// them.
    struct HeldEvents {
        EventRoom room;
        std::array<std::size_t, shardCount> placeOf{};
        std::size_t count = 0;
        std::bitset<shardCount> shards; // those that have any
    };

    void startRoot(World& world);
    void fireTimers(World& world);
    std::span<const Timer> takeDueTimers(World& world);
    std::vector<Pid> fireDeadlines(World& world);
    void fireAmidKills(World& world, std::span<const Timer> timers, const std::vector<Pid>& killers);
    bool fire(const Timer& timer);
    std::vector<HeldBack> holdBack();
    void putBack(const std::vector<HeldBack>& held);
    void issueSteps(World& world);
    IssuedRun announced(Turn& turn, IssuedRun run);
    void settleIssued(World& world);
    void allAreIssued(World& world);
    void react(World& world, std::uint64_t signalsBefore);
    [[nodiscard]] bool isTooMuch(std::uint64_t signalsBefore) const { return m_signals - signalsBefore > mostSignals; }
    void superstep(World& world, Others others = Others::None);
    std::span<const std::uint32_t> shareOut(std::span<const std::uint8_t> list, std::size_t waiting);
    void collect(std::span<const std::uint8_t> list);
    void settleNewTimers();
    void standStill(World& world);
    void publish(ShardState& shard);
    void hold(std::span<const std::uint8_t> list);
    void copyHeld(std::uint8_t number);
    void commitHeld();
    void publishHeld();
    [[nodiscard]] bool isWorthSharing(std::size_t count) const;
    void deliver(std::vector<Outgoing>& outgoing);
    void listShard(std::uint8_t shard, std::uint32_t waiting = 1);
    [[nodiscard]] World world();

    Program& m_program;
    Options m_options;
    EventSink& m_sink;
    EngineState m_state;
    WorkerPool m_pool;
    std::vector<std::uint8_t> m_list; // of the superstep that is played
    std::array<bool, shardCount> m_isListed{};
    std::array<std::uint32_t, shardCount> m_waiting{}; // steps and signals, for the next superstep
    std::vector<TimersOfTurn> m_newTimers;             // of this millisecond, turn by turn
    std::array<TurnReport, shardCount> m_reports{};    // of this superstep
    HeldEvents m_held;
    std::vector<Timer> m_dueDeadlines;     // those of supervisors, for a child that does not stop
    std::vector<Timer> m_dueBesides;       // what is due together with some of them
    std::vector<std::uint32_t> m_shared;   // places in the list, as the pool takes them
    std::vector<std::uint32_t> m_laneEnds; // where each thread's lane ends in it
    std::uint64_t m_signals = 0;           // handled since the engine was made
    std::uint64_t m_published = 0;         // events since the engine was made
};

} // namespace resprout
