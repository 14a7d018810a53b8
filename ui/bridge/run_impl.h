#pragma once

#include "ui/bridge/beat_player.h"
#include "ui/bridge/run.h"
#include "ui/bridge/script_book.h"
#include "ui/bridge/speed_meter.h"

#include <QTimer>

#include <span>
#include <vector>

namespace resprout::ui {

/// What a Run consists of: the document, the node that plays it, the player that decides what is shown, and the folds over
/// what was shown. GUI thread only.
struct Run::Impl {
    explicit Impl(Run& owner);

    // --- run.cpp: one run after another
    void start(VirtualTime present); // a node at time zero for the book's script

    // --- run_playing.cpp: frames
    void wake();
    void frame();
    SimulatedNode::Progress take(); // drains what came, within the budget of a frame
    void fold(std::span<const LifecycleEvent> events);
    void measure(VirtualTime before);
    [[nodiscard]] bool moves() const;
    [[nodiscard]] bool isOver() const; // nothing can happen any more

    // --- run_commands.cpp: steps
    void post(Step step, PathId path, std::span<const NodeSpec> nodes = {});
    /// Tells nobody that the script changed. `click`: steps of one click have the same.
    void postQuietly(Step step, PathId path, std::span<const NodeSpec> nodes, std::uint64_t click);
    /// A step to be posted, with the nodes that it brings.
    struct Posted {
        Step step;
        PathId path = noPath;
        std::vector<NodeSpec> nodes;
    };
    void postTogether(std::vector<Posted> steps); // they get one time
    void postWaiting();                           // as soon as the engine stands between two milliseconds
    // --- run_growing.cpp: many children
    void grow();
    [[nodiscard]] Step crashStep(const ProcessRecord& process) const;
    /// The node that a start_child step brings to `supervisor`, with all below it; empty: none.
    [[nodiscard]] std::vector<NodeSpec> nextChild(PathId supervisor) const;
    [[nodiscard]] Step stepAt(StepOp op, PathId path, std::optional<Term> reason = std::nullopt) const;
    struct DocumentState {
        std::uint64_t lastAdded = 0;
        std::size_t off = 0;
        bool operator==(const DocumentState&) const = default;
    };
    [[nodiscard]] DocumentState documentState() const;

    Run& run;
    QTimer* timer; // the run's
    WallClock clock;
    ScriptBook book;
    std::vector<std::uint64_t> clicks; // for each added step that stands, the click that it came of; never used again
    std::uint64_t nextClick = 1;
    DocumentState saved;
    std::vector<Posted> together; // steps that wait to be posted with one time
    struct Growing {
        GrowthProgress told;
        Posted child;
        std::uint64_t click = 0;
    };
    std::optional<Growing> growing;

    std::unique_ptr<SimulatedNode> node;
    std::optional<BeatPlayer> player;
    std::optional<BeatPlayer::Grant> granted;
    SimulatedNode::Progress progress;
    TreeFold tree;
    EventLog log;
    unsigned threads = 1;
    double speed = 1;

    SpeedMeter meter;
    WallTime measuredAt{};
    double shownSpeed = 1; // as it was last told
    bool wasPlaying = false;
    std::size_t folded = 0; // events, since the last `advanced`
    unsigned crowded = 0;   // frames
};

} // namespace resprout::ui
