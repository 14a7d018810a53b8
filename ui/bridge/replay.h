#pragma once

#include "ui/bridge/run_state.h"

#include <atomic>
#include <optional>
#include <thread>

namespace resprout::ui {

/// A run that is played from time zero to a moment, and folded, on a thread of its own: what is on screen stays there meanwhile.
class Replay {
public:
    /// `moment`: the last millisecond that is played; -1: none. `present` is when the book's last run was ended.
    Replay(ScriptBook book, VirtualTime present, VirtualTime moment, unsigned threads);

    struct Played {
        RunState state;
        SimulatedNode::Progress progress;
    };
    /// Once it is over; nothing before. Any thread, once.
    [[nodiscard]] std::optional<Played> take();
    [[nodiscard]] bool isOver() const { return m_isOver.load(std::memory_order_acquire); } ///< any thread

    /// How much of the time has been played, 0 to 1. Any thread
    [[nodiscard]] double share() const;

    void stop(); ///< it will be over soon, and of no use. Any thread

private:
    void play(const std::stop_token& token, ScriptBook book, VirtualTime present, unsigned threads);

    Played m_played;
    VirtualTime m_moment;
    std::atomic<VirtualTime> m_now{0};
    std::atomic<bool> m_isOver{false};
    std::jthread m_thread; // last: it uses what stands above
};

} // namespace resprout::ui
