#pragma once

#include "core/node/chunked_queue.h"
#include "core/node/event_log.h"
#include "core/node/tree_fold.h"

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

namespace resprout {

/// What an event of the log does not say and a reader wants to know: which pid the process had, which restart it was,
/// and what its supervisor was set to at that moment. Grows by 20 bytes a start. Confined to one thread.
class LogIndex {
public:
    /// Takes in what was appended since the last call. Call `clear` when the log was cleared.
    void follow(const EventLog& log, const TreeFold& tree);
    void clear();

    /// N of <0.N.0>; 0 when that attempt gave no process, or so long ago that it is forgotten.
    [[nodiscard]] std::uint32_t pid(PathId path, std::uint32_t attempt) const;
    /// How many times it had been started before; 0 also when it is not known.
    [[nodiscard]] std::uint32_t restart(PathId path, std::uint32_t attempt) const;

    /// Whether the order in `row` goes to a process that has ended already: its supervisor had not heard of that yet.
    [[nodiscard]] bool findsNobody(std::size_t row) const;

    struct Limits {
        Strategy strategy = Strategy::OneForOne;
        std::int64_t intensity = defaultIntensity;
        std::int64_t period = defaultPeriod; // seconds
    };
    /// What the supervisor was set to when the event in `row` happened.
    [[nodiscard]] Limits limits(PathId supervisor, std::size_t row, const TreeFold& tree) const;

private:
    static constexpr std::uint32_t mostStarts = 8'000'000;

    /// A start, chained to those of the same path before it. `jump` skips ever more of them, so that a search takes
    /// logarithmic time (Myers' skew-binary list).
    struct Start {
        std::uint32_t attempt = 0;
        std::uint32_t pid = 0;
        std::uint32_t previous = 0;   // place; 0: none
        std::uint32_t jump = 0;       // place; 0: none
        std::uint32_t depth : 31 = 0; // starts before it
        std::uint32_t hasEnded : 1 = 0;
    };
    struct Change {
        std::size_t row = 0;
        Limits limits; // from then on
    };

    void expect(PathId path) const;
    void addStart(const LifecycleEvent& event);
    void addEnd(const LifecycleEvent& event);
    void addOrder(const LifecycleEvent& event, std::size_t row);
    void addChange(const LifecycleEvent& event, std::size_t row, const TreeFold& tree);
    /// The place of the start of that attempt; 0: it is not known.
    [[nodiscard]] std::uint32_t placeOf(PathId path, std::uint32_t attempt) const;

    std::size_t m_next = 0;            // row
    std::vector<std::uint32_t> m_last; // place of the newest start, by PathId
    ChunkedQueue<Start> m_starts;      // their places are its numbers
    PidCounter m_pids;
    std::unordered_map<PathId, std::vector<Change>> m_changes;
    std::deque<std::size_t> m_vainOrders; // rows that the log still holds, ascending
};

} // namespace resprout
