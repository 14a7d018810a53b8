#pragma once

#include "core/node/pid_counter.h"
#include "core/otp/big_vector.h"
#include "core/otp/child_spec.h"
#include "core/otp/lifecycle_event.h"
#include "core/scenario/scenario.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace resprout {

/// What a person is told about a process.
enum class ProcessState : std::uint8_t {
    NotStarted, ///< listed, never tried yet
    Starting,   ///< its first start is under way
    Running,
    Crashed,      ///< exited by itself or by a signal; its supervisor has not said yet what comes of it
    Restarting,   ///< its start function was called again, or will be (retry)
    ShuttingDown, ///< told to stop
    Terminated,   ///< listed without a process: a ghost
    GaveUp,       ///< a supervisor that exceeded its limit, until it starts again
};

/// One child spec that is, or was, listed, and what is known of its processes. `path` is its identity.
struct ProcessRecord {
    PathId path = noPath;
    PathId parent = noPath;
    NodeIndex spec = noNode; // in TreeFold::scenario().nodes
    NodeKind kind = NodeKind::Worker;
    ProcessState state = ProcessState::NotStarted;
    bool listed = true;            // false: the spec was dropped; the record stays for log and fading
    bool orphaned = false;         // its supervisor is gone
    bool willRestart = false;      // Crashed, and its restart has been counted
    VirtualTime droppedAt = 0;     // when `listed` became false
    std::uint32_t attempt = 0;     // of its latest start
    std::uint32_t restarts = 0;    // times it came up again after the first
    std::uint32_t pid = 0;         // N of <0.N.0>; 0 while it has no process
    std::uint32_t lastPid = 0;     // of its latest process
    std::uint32_t stopPlace = 0;   // 1: the first that stopped in the group stop under way; 0: not in one
    TermId lastExit;               // TermTable::none: it never exited
    Why lastWhy = Why::StartOrder; // of the last event
    VirtualTime changedAt = 0;
    std::vector<PathId> children; // listed ones, in start order
};

/// What a supervisor was last known to be set to, and the restarts that it holds (oldest first, whole seconds).
struct SupervisorRecord {
    Strategy strategy = Strategy::OneForOne;
    std::int64_t intensity = defaultIntensity;
    std::int64_t period = defaultPeriod; // seconds
    AutoShutdown autoShutdown = AutoShutdown::Never;
    std::optional<std::int64_t> maxChildren; // of a DynamicSupervisor
    NodeIndex templateNode = noNode;         // of a pool, in TreeFold::scenario().nodes
    std::uint32_t held = 0;                  // length of its restart list; pruned only when the next restart is counted
    bool gaveUp = false;
    std::vector<VirtualTime>
        counted; // time of each counted restart of this incarnation, oldest first; those held and the newest 1,000 at least
    /// How many of `counted` the next crash at `now` would still find inside the window (whole seconds, inclusive edge).
    [[nodiscard]] std::uint32_t stillCounting(VirtualTime now) const;
};

/// A supervisor as its spec wants it, with OTP's defaults; a setting that OTP will refuse counts as left out.
[[nodiscard]] SupervisorRecord asSpecified(const NodeSpec& spec);

/// The tree as a fold over lifecycle events: everything that canvas, inspector, gauge and chart show comes from here.
/// A value; no thread of its own (the window keeps one on the GUI thread). `paths` must outlive it.
class TreeFold {
public:
    TreeFold() = default;
    TreeFold(Scenario scenario, const PathTable& paths);

    /// In order. Many at a time are cheaper: a list of children that lost some is closed up once.
    void apply(std::span<const LifecycleEvent> events);
    void apply(const LifecycleEvent& event) { apply(std::span(&event, 1)); }

    [[nodiscard]] const Scenario& scenario() const { return m_scenario; } // grows when steps bring child specs
    /// Makes the specs of a posted step known (before its events come).
    void learn(const Step& step, std::span<const NodeSpec> nodes);

    [[nodiscard]] PathId root() const { return m_root; }
    [[nodiscard]] const ProcessRecord* find(PathId path) const; // nullptr: never listed
    /// It will be asked about soon: what is kept of a process lies anywhere in memory, and is fetched meanwhile.
    void expect(PathId path) const;
    static constexpr std::size_t ahead = 24; ///< events that it takes to come
    [[nodiscard]] const SupervisorRecord* supervisor(PathId path) const;
    [[nodiscard]] const NodeSpec& spec(PathId path) const;

    /// Changes whenever a record is listed, dropped or moved (then a layout is due).
    [[nodiscard]] std::uint64_t structureVersion() const { return m_structureVersion; }
    /// Number of records by state: indexes are ProcessState.
    [[nodiscard]] std::span<const std::uint32_t> countsByState() const { return m_counts; }
    /// Processes that have outlived their spec: their supervisor was killed, and the one that followed it does not list them
    /// (R65: children of pools, and those that start_child had added).
    [[nodiscard]] const std::set<PathId>& orphans() const { return m_orphans; }
    /// Exit reason of the root, when it has ended.
    [[nodiscard]] TermId rootEnd() const;

private:
    /// What the fold keeps of a path for itself.
    struct Trace {
        std::uint32_t up = 0;                 // attempt of the supervisor that its latest start belongs to
        std::uint32_t place = 0;              // among its parent's `children`, while it is listed
        bool provisional = false;             // listed by its start, before its spec was
        bool inGroupStop = false;             // told to stop together with others
        Restart restart = Restart::Permanent; // as its spec has it, which lies far away in memory
    };
    /// The end of a process that is due a restart; it is stale when another attempt has followed.
    struct End {
        PathId path = noPath;
        std::uint32_t attempt = 0;
    };
    /// What the fold keeps of a supervisor for itself.
    struct Upkeep {
        NodeIndex init = noNode;    // the node whose children its init answers
        std::uint32_t alive = 0;    // processes of its children, this incarnation
        std::uint32_t stops = 0;    // of the group stop under way
        bool listChanged = false;   // its children are no longer what init answers
        bool hasGaps = false;       // some of its `children` were dropped: noPath
        PathId counted = noPath;    // the child that its last counted restart is for
        std::uint32_t decided = 0;  // of the first of `undecided`: taken, and soon forgotten
        std::vector<End> undecided; // of its children, in order
    };

    ProcessRecord* known(PathId path);
    [[nodiscard]] Upkeep* upkeep(PathId supervisor);
    void ensure(PathId path);
    void fold(const LifecycleEvent& event);
    void setState(ProcessRecord& record, ProcessState state);

    // listing (tree_listing.cpp)
    void offer(const Step& step, std::uint32_t number, PathId target);
    [[nodiscard]] NodeIndex specFor(PathId path, PathId parent) const;
    void enlist(PathId path, PathId parent, NodeIndex spec);
    void enlistChildren(PathId supervisor, std::vector<PathId>& pending);
    void describe(PathId path, PathId parent, NodeIndex spec);
    void relist(PathId supervisor, VirtualTime time);
    void drop(PathId path, VirtualTime time);
    void countPoolSteps(std::size_t from);

    // places (tree_places.cpp)
    [[nodiscard]] bool isAmong(const std::vector<PathId>& children, PathId path) const;
    void takeOut(PathId path);
    void closeGaps(PathId supervisor);
    void place(PathId path, std::size_t position);

    // events
    void spawned(const LifecycleEvent& event);
    void started(const LifecycleEvent& event);
    void cameToNothing(const LifecycleEvent& event);
    void ordered(const LifecycleEvent& event);
    void exited(const LifecycleEvent& event);
    void counted(const LifecycleEvent& event);
    void gaveUp(const LifecycleEvent& event);
    void flagChanged(const LifecycleEvent& event);
    void answered(const LifecycleEvent& event);
    void orphanChildren(PathId supervisor);
    [[nodiscard]] PathId takeUndecided(Upkeep& supervisor);
    [[nodiscard]] bool isStale(const LifecycleEvent& event) const;
    [[nodiscard]] bool isEnding(PathId supervisor) const;

    Scenario m_scenario;
    const PathTable* m_paths = nullptr;
    PathId m_root = noPath;
    BigVector<ProcessRecord> m_records;                         // by PathId
    BigVector<Trace> m_traces;                                  // by PathId
    std::vector<std::uint32_t> m_supervisorIndex;               // by PathId; noSupervisor for the rest
    std::vector<SupervisorRecord> m_supervisors;                // by m_supervisorIndex
    std::vector<Upkeep> m_upkeeps;                              // by m_supervisorIndex
    std::unordered_map<PathId, NodeIndex> m_offered;            // specs that issued steps bring
    std::unordered_map<std::string, std::uint32_t> m_poolSteps; // start_child steps so far, by target
    std::vector<std::uint32_t> m_stepOfPool; // by step: its number among the start_child steps of its target, from 1
    std::set<PathId> m_orphans;
    std::array<std::uint32_t, 8> m_counts{};
    std::uint64_t m_structureVersion = 0;
    PidCounter m_pids;
    std::vector<PathId> m_withGaps; // supervisors; some of them twice, or closed up by now

    static constexpr std::uint32_t noSupervisor = 0xFFFF'FFFFU;
};

} // namespace resprout
