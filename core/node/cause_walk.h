#pragma once

#include "core/node/event_log.h"
#include "core/node/log_index.h"
#include "core/node/tree_fold.h"
#include "core/otp/path_table.h"
#include "core/otp/term_table.h"

#include <cstddef>
#include <optional>

namespace resprout {

/// A run as far as it has been folded: what an explanation is made from. All of it must outlive its users.
struct FoldedRun {
    const TreeFold& tree;
    const EventLog& log;
    const LogIndex& index;
    const PathTable& paths;
    const TermTable& terms;
};

/// The events of a run backwards: along their causes, or as they stand in the log. Since a supervisor does one thing at a
/// time (R49), what it is doing is told by the last event of that kind, whatever ended meanwhile. Rows are those of the
/// log; what the log has let go is none. Confined to the log's thread.
class CauseWalk {
public:
    explicit CauseWalk(const FoldedRun& run) : m_run(run) {}

    [[nodiscard]] const FoldedRun& run() const { return m_run; }
    [[nodiscard]] const LifecycleEvent& event(std::size_t row) const { return m_run.log.row(row); }
    [[nodiscard]] PathId parent(PathId path) const { return path == noPath ? noPath : m_run.paths.parent(path); }
    [[nodiscard]] std::optional<std::size_t> cause(std::size_t row) const;

    /// The nearest of the causes of `row` that `fits`.
    template <class Fits>
    [[nodiscard]] std::optional<std::size_t> back(std::size_t row, Fits fits) const {
        std::optional<std::size_t> at = cause(row);
        for (std::size_t seen = 0; at && seen < farthest; ++seen, at = cause(*at))
            if (fits(event(*at)))
                return at;
        return std::nullopt;
    }
    /// The last row before `row` that `fits`.
    template <class Fits>
    [[nodiscard]] std::optional<std::size_t> last(std::size_t row, Fits fits) const {
        for (std::size_t seen = 0; row > m_run.log.firstRow() && seen < farthest; ++seen)
            if (fits(event(--row)))
                return row;
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::size_t> step(std::size_t row) const;    // the StepIssued behind it
    [[nodiscard]] std::optional<std::size_t> spawned(std::size_t row) const; // the Spawned of the same attempt
    /// The last event of that type of one process.
    [[nodiscard]] std::optional<std::size_t> lastOf(EventType type, PathId path, std::size_t row) const;
    [[nodiscard]] std::optional<std::size_t> counted(std::size_t row, PathId supervisor) const {
        return lastOf(EventType::RestartCounted, supervisor, row);
    }
    /// The order that the exit in `row` obeyed, or the order itself.
    [[nodiscard]] std::optional<std::size_t> orderOf(std::size_t row) const;
    /// The end of a significant child that made the supervisor, whose exit or order to a child is in `row`, shut down.
    [[nodiscard]] std::optional<std::size_t> significantEnd(std::size_t row, PathId supervisor) const;

    /// Why a supervisor told a process to stop (one of the Why::Stop..., or TerminateChildCalled), and the event that
    /// brought this about. `row` is the order, or the exit that obeyed it.
    struct Order {
        Why why = Why::StopWithSupervisor;
        std::optional<std::size_t> trigger;
    };
    [[nodiscard]] Order order(std::size_t row) const;
    [[nodiscard]] bool isByHand(std::size_t row) const; // the exit obeyed terminate_child

    /// The last event before `row` that left `path` without a process: Exited, Ignored or StartFailed.
    [[nodiscard]] std::optional<std::size_t> endBefore(std::size_t row, PathId path) const;

    [[nodiscard]] const NodeSpec* spec(PathId path) const; // nullptr: never listed
    [[nodiscard]] bool isDynamic(PathId supervisor) const; // Elixir's DynamicSupervisor
    [[nodiscard]] bool isPool(PathId supervisor) const;    // its children have no specs of their own
    [[nodiscard]] LogIndex::Limits limits(PathId supervisor, std::size_t row) const {
        return m_run.index.limits(supervisor, row, m_run.tree);
    }

private:
    static constexpr std::size_t farthest = 1'000'000; // events

    [[nodiscard]] Why reasonOf(std::size_t order) const;

    FoldedRun m_run;
};

/// An end that its supervisor had ordered.
[[nodiscard]] bool isOrdered(const LifecycleEvent& exit);
/// Permanent, unless the spec says otherwise.
[[nodiscard]] Restart restartOf(const NodeSpec& spec);

} // namespace resprout
