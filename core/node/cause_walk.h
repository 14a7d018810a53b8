#pragma once

#include "core/node/event_log.h"
#include "core/node/log_index.h"
#include "core/node/tree_fold.h"
#include "core/otp/path_table.h"
#include "core/otp/term_table.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace resprout {

/// The last order that says why a process is stopped, for each path: kept by whoever goes through a log from its beginning, for walks that begin there.
class LastOrders {
public:
    void remember(const LifecycleEvent& event, std::size_t row);
    [[nodiscard]] std::optional<std::size_t> of(PathId path) const;

private:
    std::vector<std::size_t> m_rows; // by PathId: one more than the row
};

/// A run as far as it has been folded: what an explanation is made from. All of it must outlive its users.
struct FoldedRun {
    const TreeFold& tree;
    const EventLog& log;
    const LogIndex& index;
    const PathTable& paths;
    const TermTable& terms;
    const LastOrders* orders = nullptr; // saves long ways back, but is not needed
};

/// The events of a run backwards: along their causes, or as they stand in the log. Since a supervisor does one thing at a
/// time (R49), what it is doing is told by the last event of that kind, whatever ended meanwhile. Rows are those of the
/// log; what the log has let go is none.
/// A walk reads so many rows and no more, however long the log is: what lies beyond is not known to it. So each question gets
/// a walk of its own. Confined to the log's thread.
class CauseWalk {
public:
    static constexpr std::size_t mostRows = 200'000;
    static constexpr std::size_t hop = 8; // a step to a cause costs as much as so many rows

    explicit CauseWalk(const FoldedRun& run) : m_run(run) {}

    [[nodiscard]] const FoldedRun& run() const { return m_run; }
    [[nodiscard]] const LifecycleEvent& event(std::size_t row) const { return m_run.log.row(row); }
    [[nodiscard]] PathId parent(PathId path) const { return path == noPath ? noPath : m_run.paths.parent(path); }
    [[nodiscard]] std::optional<std::size_t> cause(std::size_t row) const;

    /// The nearest of the causes of `row` that `fits`.
    template <class Fits>
    [[nodiscard]] std::optional<std::size_t> back(std::size_t row, Fits fits) const {
        for (auto at = cause(row); at && spend(hop); at = cause(*at))
            if (fits(event(*at)))
                return at;
        return std::nullopt;
    }
    /// The last row before `row` that `fits`.
    template <class Fits>
    [[nodiscard]] std::optional<std::size_t> last(std::size_t row, Fits fits) const {
        while (row > m_run.log.firstRow() && spend(1))
            if (fits(event(--row)))
                return row;
        return std::nullopt;
    }
    /// The same; most often it is one of the nearest causes.
    template <class Fits>
    [[nodiscard]] std::optional<std::size_t> nearOrLast(std::size_t row, Fits fits) const {
        auto at = cause(row);
        for (int hops = 0; at && hops < 4 && spend(hop); ++hops, at = cause(*at))
            if (fits(event(*at)))
                return at;
        return last(row, fits);
    }
    /// Takes so many rows from what is left; false: nothing is left.
    [[nodiscard]] bool spend(std::size_t rows) const {
        m_left -= std::min(rows, m_left);
        return m_left > 0;
    }
    [[nodiscard]] std::size_t rowsRead() const { return mostRows - m_left; }

    /// The StepIssued behind it; nothing when a process ended by itself in between.
    [[nodiscard]] std::optional<std::size_t> step(std::size_t row) const;
    [[nodiscard]] std::optional<std::size_t> stepAtOnce(std::size_t row) const; // the StepIssued that is its very cause
    [[nodiscard]] std::optional<std::size_t> spawned(std::size_t row) const;    // the Spawned of the same attempt
    /// The last event of that type of one process.
    [[nodiscard]] std::optional<std::size_t> lastOf(EventType type, PathId path, std::size_t row) const;
    [[nodiscard]] std::optional<std::size_t> counted(std::size_t row, PathId supervisor) const {
        return lastOf(EventType::RestartCounted, supervisor, row);
    }
    [[nodiscard]] std::optional<std::size_t> exitOf(PathId path, std::uint32_t attempt, std::size_t row) const;
    /// The order that the exit in `row` obeyed, or the order itself. One to kill after the shutdown time has another before it.
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

    [[nodiscard]] bool droppedBy(std::size_t row) const; // a start without a process: its spec went with it
    /// Whether the Ignored in `row` answered a restart, and not a first start.
    [[nodiscard]] bool isRestart(std::size_t row) const;

    [[nodiscard]] const NodeSpec* spec(PathId path) const; // nullptr: never listed
    [[nodiscard]] bool isDynamic(PathId supervisor) const; // Elixir's DynamicSupervisor
    [[nodiscard]] bool isPool(PathId supervisor) const;    // its children have no specs of their own
    [[nodiscard]] LogIndex::Limits limits(PathId supervisor, std::size_t row) const {
        return m_run.index.limits(supervisor, row, m_run.tree);
    }

private:
    [[nodiscard]] std::optional<std::size_t> orderTo(PathId path, std::uint32_t attempt, std::size_t row) const;
    [[nodiscard]] std::optional<std::size_t> endBegunBy(std::size_t order) const;

    FoldedRun m_run;
    mutable std::size_t m_left = mostRows;
};

/// An end that its supervisor had ordered.
[[nodiscard]] bool isOrdered(const LifecycleEvent& exit);

} // namespace resprout
