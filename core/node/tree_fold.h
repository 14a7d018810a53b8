#pragma once

#include "core/otp/child_spec.h"
#include "core/otp/lifecycle_event.h"
#include "core/scenario/scenario.h"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace resprout {

/// What a person is told about a process.
enum class ProcessState : std::uint8_t {
    NotStarted,   ///< listed, never tried yet
    Starting,     ///< its first start is under way
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
    bool listed = true;             // false: the spec was dropped; the record stays for log and fading
    bool orphaned = false;          // its supervisor is gone
    bool willRestart = false;       // Crashed, and its restart has been counted
    VirtualTime droppedAt = 0;      // when `listed` became false
    std::uint32_t attempt = 0;      // of its latest start
    std::uint32_t restarts = 0;     // times it came up again after the first
    std::uint32_t pid = 0;          // N of <0.N.0>; 0 while it has no process
    std::uint32_t lastPid = 0;      // of its latest process
    std::uint32_t stopPlace = 0;    // 1: the first that stopped in the group stop under way; 0: not in one
    TermId lastExit;                // TermTable::none: it never exited
    Why lastWhy = Why::StartOrder;  // of the last event
    VirtualTime changedAt = 0;
    std::vector<PathId> children;   // listed ones, in start order
};

/// What a supervisor was last known to be set to, and the restarts that it holds (oldest first, whole seconds).
struct SupervisorRecord {
    Strategy strategy = Strategy::OneForOne;
    std::int64_t intensity = defaultIntensity;
    std::int64_t period = defaultPeriod; // seconds
    AutoShutdown autoShutdown = AutoShutdown::Never;
    std::uint32_t held = 0;              // length of its restart list; pruned only when the next restart is counted
    bool gaveUp = false;
    std::deque<VirtualTime> counted;     // time of each counted restart of this incarnation, newest 1,000
    /// How many of `counted` the next crash at `now` would still find inside the window (whole seconds, inclusive edge).
    [[nodiscard]] std::uint32_t stillCounting(VirtualTime now) const;
};

/// The tree as a fold over lifecycle events: everything that canvas, inspector, gauge and chart show comes from here.
/// A value; no thread of its own (the window keeps one on the GUI thread). `paths` must outlive it.
class TreeFold {
public:
    TreeFold() = default;
    TreeFold(const Scenario& scenario, const PathTable& paths);

    void apply(const LifecycleEvent& event);

    [[nodiscard]] const Scenario& scenario() const { return m_scenario; } // grows when steps bring child specs
    /// Makes the specs of a posted step known (before its events come).
    void learn(const Step& step, std::span<const NodeSpec> nodes);

    [[nodiscard]] PathId root() const { return m_root; }
    [[nodiscard]] const ProcessRecord* find(PathId path) const; // nullptr: never listed
    [[nodiscard]] const SupervisorRecord* supervisor(PathId path) const;
    [[nodiscard]] const NodeSpec& spec(PathId path) const;

    /// Changes whenever a record is listed, dropped or moved (then a layout is due).
    [[nodiscard]] std::uint64_t structureVersion() const { return m_structureVersion; }
    /// Paths whose record changed since the last call; each once.
    [[nodiscard]] std::vector<PathId> takeChanged();
    /// Number of records by state: indexes are ProcessState.
    [[nodiscard]] std::span<const std::uint32_t> countsByState() const { return m_counts; }
    /// Exit reason of the root, when it has ended.
    [[nodiscard]] TermId rootEnd() const;

private:
    Scenario m_scenario;
    const PathTable* m_paths = nullptr;
    PathId m_root = noPath;
    std::vector<ProcessRecord> m_records;          // by PathId
    std::vector<SupervisorRecord> m_supervisors;   // by m_supervisorIndex
    std::vector<std::uint32_t> m_supervisorIndex;  // by PathId
    std::vector<PathId> m_changed;
    std::vector<std::uint8_t> m_isChanged;
    std::vector<std::uint32_t> m_counts;
    std::uint64_t m_structureVersion = 0;
    std::uint32_t m_nextPid = 100;
};

} // namespace resprout
