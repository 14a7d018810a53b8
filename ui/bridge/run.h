#pragma once

#include "core/node/event_log.h"
#include "core/node/log_index.h"
#include "core/node/simulated_node.h"
#include "core/node/tree_fold.h"
#include "ui/bridge/turns.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace resprout::ui {

/// Changes of a live supervisor that become one `reconfigure` step; empty fields stay as they are.
struct FlagChanges {
    std::optional<Strategy> strategy;
    std::optional<std::int64_t> intensity;
    std::optional<std::int64_t> period;
};

/// The run that the window shows: a node, the fold over its events, the log, and the clock that a person holds.
/// It is the only place where the window meets the engine. GUI thread only; nothing here waits.
/// Events reach the fold beat by beat at 1x and slower, and at once at 10x and faster.
class Run : public QObject {
    Q_OBJECT
public:
    explicit Run(QObject* parent = nullptr);
    ~Run() override;

    /// How another run comes to be shown. Resumed: the same tree at the same moment with other steps; all ids are new.
    enum class Reopening : std::uint8_t { Anew, Resumed };

    /// Where wall time is read, since any fixed moment; the steady clock unless told otherwise (tests).
    using WallClock = std::function<std::chrono::nanoseconds()>;
    void setWallClock(WallClock clock);

    void open(Scenario scenario); // a new node at time zero, paused
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] const Scenario& opened() const; // as it was opened
    [[nodiscard]] Scenario document() const;      // to be saved: tree as at time zero and every step issued

    [[nodiscard]] const TreeFold& tree() const;
    [[nodiscard]] const EventLog& log() const;   // what has been shown so far
    [[nodiscard]] const LogIndex& index() const; // of the log
    [[nodiscard]] const PathTable& paths() const;
    [[nodiscard]] const TermTable& terms() const;
    [[nodiscard]] QString text(TermId term) const;
    [[nodiscard]] QString pathText(PathId path) const;

    // --- the clock
    [[nodiscard]] VirtualTime now() const; // the virtual time that is shown
    [[nodiscard]] int beat() const;        // beats of this millisecond played so far; 0: none is playing
    [[nodiscard]] bool isPlaying() const;
    [[nodiscard]] double speed() const; // asked for, 0.1 to 100
    [[nodiscard]] double measuredSpeed() const;
    [[nodiscard]] bool isBehind() const; // measured is below what was asked for
    /// Whether that part of the window shows what this frame brings. One in which everyone does always comes after.
    [[nodiscard]] bool isTurnOf(Turns::Part part) const;
    [[nodiscard]] bool canGoOn() const; // something can still happen
    [[nodiscard]] bool stoodStill() const;
    [[nodiscard]] unsigned engineThreads() const;
    [[nodiscard]] bool isReplaying() const;                // an undo is under way: what is shown is what was before
    [[nodiscard]] double replayed() const;                 // of it, 0 to 1
    [[nodiscard]] int stepCount() const;                   // steps of the script so far
    [[nodiscard]] bool isDirty() const;                    // steps were added since it was opened or saved
    [[nodiscard]] int addedCount() const;                  // steps added by hand since it was opened
    [[nodiscard]] int offCount() const;                    // of them, those that a reset has switched off
    [[nodiscard]] bool wasAdded(std::uint32_t step) const; // by hand, in this window

public slots:
    void play();
    void pause();
    void togglePlaying();
    void step();            // the next beat, jumping over empty time
    void stepMillisecond(); // the rest of this millisecond
    void reset();           // to zero, paused; steps added by hand stay, switched off
    void replayAdded();     // switches them on again and starts from zero
    /// Takes the steps of the last click out and plays to the same moment, on a thread of its own: what was before is shown until
    /// then, and what is asked for meanwhile is done afterwards.
    void undoLastAdded();
    void leaveUndo(); // that is under way: what is shown stays
    void setSpeed(double speed);
    void markSaved();

    // --- commands: each becomes a step of the script at the time of the next millisecond
    void crash(resprout::PathId path);
    void kill(resprout::PathId path);
    void exitWith(resprout::PathId path, const resprout::Term& reason);
    void sendExitSignal(resprout::PathId path, const resprout::Term& reason);
    void terminateChild(resprout::PathId path);
    void restartChild(resprout::PathId path);
    void deleteChild(resprout::PathId path);
    void crashChildren(resprout::PathId supervisor); // every running child, in start order, one step each
    void crashTogether(const std::vector<resprout::PathId>& paths); // those that run, in that order, with one time
    /// `count` children more, with one time: a pool makes them from its template, a dynamic supervisor like the last one that it
    /// was told to start in the script, or a plain permanent worker when there was none. A supervisor with a list: nothing.
    void startChildren(resprout::PathId supervisor, int count);
    /// The same for as many as one likes: some in each frame, each lot within a millisecond of its own and at once. While it goes
    /// on, `growing` tells how far it has come; nothing else should be asked of the run meanwhile. Nothing while an undo goes on.
    void growBy(resprout::PathId supervisor, int count);
    void stopGrowing();                                                            // those that were told to start stay
    void startChild(resprout::PathId supervisor, const resprout::NodeSpec& child); // of a list: the child has an id
    void reconfigure(resprout::PathId supervisor, const resprout::ui::FlagChanges& changes);

public:
    struct GrowthProgress {
        enum class State : std::uint8_t { GoesOn, Over, SupervisorEnded };
        PathId supervisor = noPath;
        int wanted = 0;
        int asked = 0;    // for so many so far
        int answered = 0; // of them, what is shown
        int started = 0;  // of those, the ones whose answer was {ok,Pid}
        State state = State::GoesOn;
    };
    [[nodiscard]] std::optional<GrowthProgress> growing() const; // of the last growBy, until stopGrowing; nothing: none
    /// What startChildren starts.
    [[nodiscard]] NodeSpec nextChild(PathId supervisor) const;
    /// Steps of `path` that wait for their answer (a reconfigure of a busy supervisor, for example).
    [[nodiscard]] bool isPending(PathId path, StepOp op) const;
    /// Answer of the last finished step of that kind at `path`, as text; empty: none.
    [[nodiscard]] QString lastAnswer(PathId path, StepOp op) const;

signals:
    void reopened(resprout::ui::Run::Reopening how); // forget everything of the run before
    void advanced();                                 // once a frame, after events were folded or the clock moved
    void clockChanged();                             // playing, speed, measured speed
    void replayAdvanced();                           // some times a second, while an undo is played
    void scriptChanged();                            // steps were added, switched or removed

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace resprout::ui
