#pragma once

#include "core/otp/lifecycle_event.h"
#include "core/otp/path_table.h"
#include "core/otp/term_table.h"
#include "core/scenario/scenario.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace resprout {

/// How a run is played. The trace does not depend on `threads`.
struct RunOptions {
    unsigned threads = 1;
    std::int64_t seed = 0;
    bool inBackground = false; // its threads let others of the program go first
};

/// A simulated Erlang node: commands in, lifecycle events out. Its engine runs on threads of its own.
/// All functions: one consumer thread (the GUI thread in a window), unless they say otherwise; none of them waits for the engine.
class SimulatedNode {
public:
    /// Ready at time zero; nothing has happened yet.
    SimulatedNode(const Scenario& scenario, RunOptions options);
    ~SimulatedNode(); // ends the engine's threads, also within a millisecond; takes at most one superstep
    SimulatedNode(const SimulatedNode&) = delete;
    SimulatedNode& operator=(const SimulatedNode&) = delete;
    SimulatedNode(SimulatedNode&&) = delete;
    SimulatedNode& operator=(SimulatedNode&&) = delete;

    enum class Halt : std::uint8_t {
        AtLimit,         ///< play every millisecond up to the limit
        AfterEventfulMs, ///< also stop after the first millisecond in which something happened
    };

    /// The engine may play all milliseconds up to and including `limit` (`forever`: as far as it goes). Replaces the grant before.
    void grant(VirtualTime limit, Halt halt);

    /// Adds a step to the script. The engine stamps it with the first whole millisecond that has not begun, never before the
    /// script's last step (`step.at` is ignored); its StepIssued event tells the time. Returns its number in the script.
    /// `nodes`: step.child and step.change index into it; it is copied.
    std::uint32_t post(Step step, std::span<const NodeSpec> nodes = {});

    struct PostedStep {
        Step step;
        std::vector<NodeSpec> nodes;
    };
    /// All of them at one millisecond, with numbers one after another; returns that of the first.
    std::uint32_t post(std::vector<PostedStep> steps);

    /// Takes the events that came since, in order, at most `most`; empties as it goes. Call it once a frame.
    /// `take(span)` is called once or twice. Returns how many there were.
    template <class Take>
    std::size_t drain(Take&& take, std::size_t most = std::numeric_limits<std::size_t>::max());

    /// How many events wait to be taken; a full ring (`EventRing::capacity`) holds the engine up.
    [[nodiscard]] std::size_t waiting() const;

    struct Progress {
        VirtualTime now = -1;          ///< the last millisecond played to its end; -1: none yet
        VirtualTime nextDue = forever; ///< when the next timer or step is due; forever: nothing can happen any more
        bool halted = true;            ///< waits for a new grant; its events up to `now` are all in the ring
        bool stoodStill = false;       ///< the run ended: time stood still
    };
    /// As of some moment in the last frame. An event of `now` or before is in the ring when `now` says so.
    [[nodiscard]] Progress progress() const;

    /// The names in its events.
    [[nodiscard]] const PathTable& paths() const; // reading: any thread
    [[nodiscard]] const TermTable& terms() const; // reading: any thread

private:
    std::span<const LifecycleEvent> peek() const;
    void consume(std::size_t count);

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

template <class Take>
std::size_t SimulatedNode::drain(Take&& take, std::size_t most) {
    std::size_t total = 0;
    while (total < most) {
        auto events = peek();
        if (events.empty())
            break;
        events = events.first(std::min(events.size(), most - total));
        take(events);
        consume(events.size());
        total += events.size();
    }
    return total;
}

} // namespace resprout
