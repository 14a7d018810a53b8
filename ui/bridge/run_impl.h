#pragma once

#include "ui/bridge/beat_player.h"
#include "ui/bridge/replay.h"
#include "ui/bridge/run.h"
#include "ui/bridge/run_state.h"
#include "ui/bridge/speed_meter.h"

#include <QTimer>

#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace resprout::ui {

/// What a Run consists of: the run as it stands, the player that decides what is shown of it, and what is under way. GUI
/// thread only.
struct Run::Impl : RunState {
    explicit Impl(Run& owner);

    // --- run.cpp: one run after another
    void start(VirtualTime present); // a node at time zero for the book's script
    void show(RunState next, VirtualTime moment, Reopening how);

    // --- run_undo.cpp
    void undo();
    bool dropWaiting(); // the last click, when its steps still wait to be posted
    void finishReplay();
    void leaveReplay(); // it is of no use any more, and its thread will end
    void forgetStopped();

    // --- run_playing.cpp: frames
    void wake();
    void frame();
    SimulatedNode::Progress drain(); // takes what came, within the budget of a frame
    void showEvents(std::span<const LifecycleEvent> events);
    void measure(VirtualTime before);
    [[nodiscard]] bool bringsMuch() const; // the frame
    [[nodiscard]] bool isLarge() const;    // the tree: to lay it out and paint it takes a good part of a frame
    [[nodiscard]] bool moves() const;
    [[nodiscard]] bool isOver() const; // nothing can happen any more

    // --- run_commands.cpp: steps
    void post(Step step, PathId path, std::span<const NodeSpec> nodes = {});
    /// A step to be posted at `path`, which becomes its target, with the nodes that it brings. Steps of one click have the same.
    struct Posted {
        Step step;
        PathId path = noPath;
        std::vector<NodeSpec> nodes;
        std::uint64_t click = 0;
    };
    void postNow(std::span<Posted> lot);          // it is moved from
    void postTogether(std::vector<Posted> steps); // of one click: they get one time
    void postWaiting(); // so many in each frame, while the engine stands between two milliseconds
    // --- run_growing.cpp: many children
    void grow();
    void countAnswers(std::span<const LifecycleEvent> events);
    [[nodiscard]] bool isGrowing() const { return growing && growing->told.state == GrowthProgress::State::GoesOn; }
    [[nodiscard]] static Step crashOf(NodeKind kind);
    /// The node that a start_child step brings to `supervisor`, with all below it; empty: none.
    [[nodiscard]] std::vector<NodeSpec> nextChild(PathId supervisor) const;
    [[nodiscard]] static Step stepOf(StepOp op, std::optional<Term> reason = std::nullopt);
    struct DocumentState {
        std::uint64_t lastAdded = 0;
        std::size_t off = 0;
        bool operator==(const DocumentState&) const = default;
    };
    [[nodiscard]] DocumentState documentState() const;

    Run& run;
    QTimer* timer; // the run's
    WallClock clock;
    std::vector<std::uint64_t> clicks; // for each added step that stands, the click that it came of; never used again
    std::uint64_t nextClick = 1;
    DocumentState saved;
    std::deque<Posted> together; // steps that wait to be posted with one time
    struct Replaying {
        std::vector<std::uint64_t> clicks; // that still stand
        VirtualTime present = 0;
        std::unique_ptr<Replay> replay;
    };
    std::optional<Replaying> replaying;
    std::vector<std::unique_ptr<Replay>> stopped; // replays that are no longer wanted, until they are over
    struct Growing {
        GrowthProgress told;
        Posted child;
        std::uint32_t firstStep = 0; // its number in the script
    };
    std::optional<Growing> growing;

    std::optional<BeatPlayer> player;
    std::optional<BeatPlayer::Grant> granted;
    SimulatedNode::Progress progress;
    unsigned threads = 1;
    double speed = 1;

    SpeedMeter meter;
    WallTime measuredAt{};
    WallTime toldAt{};     // how far a replay is
    double shownSpeed = 1; // as it was last told
    bool wasPlaying = false;
    std::size_t folded = 0; // events, since the last `advanced`
    Turns turns;
};

} // namespace resprout::ui
