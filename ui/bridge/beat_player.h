#pragma once

#include "core/node/simulated_node.h"
#include "ui/bridge/beats.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace resprout::ui {

/// The clock that a person holds: which of the events that came are to be shown now, what virtual time it is, and how far the
/// engine may go. It plays a millisecond in which something happens in beats, while virtual time stands still, and does not
/// let the engine begin the next one. Wall time is told to it. No thread, no clock of its own.
class BeatPlayer {
public:
    using Show = std::function<void(std::span<const LifecycleEvent>)>;

    /// Paused at `moment`: all up to it has been shown. `paths` must outlive it.
    explicit BeatPlayer(const PathTable& paths, VirtualTime moment = 0);

    // --- what the person does
    void play();
    void pause();
    void playNextBeat();          ///< jumps over empty time, shows one beat; then pauses
    void playRestOfMillisecond(); ///< that of the beat on show, else the next one in which something happens
    void playUntilIssued(std::uint32_t step); ///< the millisecond of a step that was posted while paused; stays paused
    void hurryTo(VirtualTime moment);         ///< at once, without beats; goes on as before
    void setSpeed(double speed);

    // --- what the engine did
    void add(std::span<const LifecycleEvent> events);

    /// One frame: shows what is due. `progress` must have been read before the events up to `progress.now` were added.
    void frame(WallTime wall, const SimulatedNode::Progress& progress, const Show& show);

    struct Grant {
        VirtualTime limit;
        SimulatedNode::Halt halt;
        bool operator==(const Grant&) const = default;
    };
    /// What the engine may do from here on; nothing: it is to stay where it is.
    [[nodiscard]] std::optional<Grant> grant(const SimulatedNode::Progress& progress) const;

    // --- what it has come to
    [[nodiscard]] bool isPlaying() const { return m_mode == Mode::Playing || (m_mode == Mode::Hurrying && m_playsOn); }
    [[nodiscard]] bool isHurrying() const { return m_mode == Mode::Hurrying; }
    [[nodiscard]] bool isPaused() const {
        return m_mode == Mode::Paused;
    } ///< nothing will be shown unless someone asks
    [[nodiscard]] VirtualTime now() const { return m_shown; }
    [[nodiscard]] double speed() const { return m_speed; }
    /// Beats shown of the millisecond on show; 0: none is.
    [[nodiscard]] int beat() const { return static_cast<int>(m_nextBeat); }
    [[nodiscard]] int beats() const { return static_cast<int>(m_ends.size()); }
    [[nodiscard]] bool hasEvents() const { return m_head < m_queue.size(); } ///< some came that are not shown yet
    /// Wall time of the last frame in which virtual time was meant to go on.
    [[nodiscard]] WallTime flowed() const { return m_flowed; }

private:
    enum class Mode : std::uint8_t {
        Paused,
        Playing,
        NextBeat,
        Rest,
        AwaitStep,
        Settling, // paused at a free speed: what the engine was allowed already is still shown
        Hurrying,
    };

    void enter(Mode mode);
    /// Paused, once the clicks that were made before are played.
    [[nodiscard]] Mode atRest() const { return m_awaited ? Mode::AwaitStep : Mode::Paused; }
    [[nodiscard]] bool onStage() const { return !m_ends.empty(); }
    [[nodiscard]] bool isFree() const { return m_mode == Mode::Hurrying || m_speed >= freeSpeed; }
    [[nodiscard]] std::optional<VirtualTime> nextWhole(const SimulatedNode::Progress& progress) const;
    void stage(VirtualTime millisecond, const Show& show);
    void showBeat(const Show& show);
    void leaveStage();
    void showAll(const Show& show);
    void hand(std::span<const LifecycleEvent> events, const Show& show);
    void dropShown();
    void flow(WallTime& left, const SimulatedNode::Progress& progress, const Show& show);
    void flowOn(WallTime& left, const SimulatedNode::Progress& progress);
    void flowFreely(WallTime& left, const SimulatedNode::Progress& progress, const Show& show);
    void takeStep(WallTime& left, const SimulatedNode::Progress& progress, const Show& show);
    bool holdBeat(WallTime& left, const Show& show);
    void setShown(VirtualTime time);

    const PathTable* m_paths;
    Mode m_mode = Mode::Paused;
    bool m_playsOn = false; // after hurrying
    double m_speed = 1;
    double m_time = 0; // virtual ms that the clock has come to, with its fraction
    VirtualTime m_shown = 0;
    VirtualTime m_moment = 0; // to hurry to
    std::optional<std::uint32_t> m_awaited;
    std::optional<WallTime> m_wall; // of the last frame
    WallTime m_flowed{};

    std::vector<LifecycleEvent> m_queue; // from m_head on: events not shown yet
    std::size_t m_head = 0;
    std::vector<std::size_t> m_ends; // of the beats on stage, in m_queue
    std::size_t m_nextBeat = 0;
    WallTime m_hold{}; // until the next beat, or until time goes on
};

} // namespace resprout::ui
