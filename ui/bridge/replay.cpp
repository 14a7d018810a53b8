#include "ui/bridge/replay.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace resprout::ui {

namespace {

constexpr auto pause = std::chrono::microseconds(100); // while the engine has nothing to tell yet

} // namespace

Replay::Replay(ScriptBook book, VirtualTime present, VirtualTime moment, unsigned threads)
    : m_moment(moment),
      m_thread([this, book = std::move(book), present, threads](const std::stop_token& token) mutable {
          play(token, std::move(book), present, threads);
      }) {}

void Replay::play(const std::stop_token& token, ScriptBook book, VirtualTime present, unsigned threads) {
    RunState& state = m_played.state;
    SimulatedNode::Progress& progress = m_played.progress;
    state = RunState::begin(std::move(book), present, threads);
    if (m_moment >= 0)
        state.node->grant(m_moment, SimulatedNode::Halt::AtLimit);
    const auto isThere = [&] {
        return m_moment < 0 || progress.now >= m_moment || progress.stoodStill;
    };
    while (!token.stop_requested()) {
        progress = state.node->progress(); // before the events: all up to `progress.now` are in the ring then
        const std::size_t came = state.node->drain([&](std::span<const LifecycleEvent> events) {
            state.take(events);
            state.fold(events);
        });
        m_now.store(progress.now, std::memory_order_relaxed);
        if (progress.halted && isThere())
            break;
        if (came == 0)
            std::this_thread::sleep_for(pause);
    }
    m_isOver.store(true, std::memory_order_release);
}

std::optional<Replay::Played> Replay::take() {
    if (!isOver())
        return std::nullopt;
    return std::move(m_played);
}

double Replay::share() const {
    const auto now = static_cast<double>(std::max<VirtualTime>(0, m_now.load(std::memory_order_relaxed)));
    return m_moment <= 0 ? 0 : std::min(1.0, now / static_cast<double>(m_moment));
}

void Replay::stop() {
    m_thread.request_stop();
}

} // namespace resprout::ui
