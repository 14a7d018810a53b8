#include "ui/bridge/beat_player.h"

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

using namespace std::chrono_literals;
using Progress = SimulatedNode::Progress;

constexpr WallTime longestFrame = 250ms;    // a machine that slept does not make virtual time jump
constexpr WallTime lead = 50ms;             // how far the clock may be ahead of an engine that has not answered yet
constexpr std::size_t mostInBeats = 50'000; // events of a millisecond; more are shown as they come

double inMilliseconds(WallTime wall) {
    return std::chrono::duration<double, std::milli>(wall).count();
}

WallTime fromMilliseconds(double milliseconds) {
    return std::chrono::duration_cast<WallTime>(std::chrono::duration<double, std::milli>(milliseconds));
}

} // namespace

BeatPlayer::BeatPlayer(const PathTable& paths, VirtualTime moment)
    : m_paths(&paths), m_time(static_cast<double>(moment)), m_shown(moment) {}

/// Wall time that passed while nothing moved is nobody's.
void BeatPlayer::enter(Mode mode) {
    if (m_mode == Mode::Paused)
        m_wall.reset();
    m_mode = mode;
}

void BeatPlayer::play() {
    if (m_mode == Mode::Hurrying)
        m_playsOn = true;
    else
        enter(Mode::Playing);
}

void BeatPlayer::pause() {
    if (m_mode == Mode::Hurrying)
        m_playsOn = false;
    else
        m_mode = m_mode == Mode::Playing && isFree() ? Mode::Settling : atRest();
}

void BeatPlayer::playNextBeat() {
    enter(Mode::NextBeat);
}

void BeatPlayer::playRestOfMillisecond() {
    if (m_nextBeat == m_ends.size())
        leaveStage(); // all of it was seen: the next one
    enter(Mode::Rest);
}

void BeatPlayer::playUntilIssued(std::uint32_t step) {
    m_awaited = step;
    if (m_mode == Mode::Paused)
        enter(Mode::AwaitStep);
}

void BeatPlayer::hurryTo(VirtualTime moment) {
    m_playsOn = isPlaying();
    enter(Mode::Hurrying);
    m_moment = moment;
}

void BeatPlayer::setSpeed(double speed) {
    m_speed = speed;
}

void BeatPlayer::add(std::span<const LifecycleEvent> events) {
    m_queue.insert(m_queue.end(), events.begin(), events.end());
}

void BeatPlayer::frame(WallTime wall, const Progress& progress, const Show& show) {
    WallTime left = m_wall ? std::clamp(wall - *m_wall, WallTime{}, longestFrame) : WallTime{};
    m_wall = wall;
    m_flowed = {};
    switch (m_mode) {
    case Mode::Paused:
        break;
    case Mode::Playing:
        flow(left, progress, show);
        break;
    case Mode::NextBeat:
    case Mode::Rest:
    case Mode::AwaitStep:
        takeStep(left, progress, show);
        break;
    case Mode::Settling:
        showAll(show);
        if (progress.halted) {
            m_time = std::max(static_cast<double>(progress.now), 0.0);
            setShown(progress.now);
            m_mode = atRest();
        }
        break;
    case Mode::Hurrying:
        showAll(show);
        if (progress.now >= m_moment || (progress.halted && progress.stoodStill)) {
            m_mode = m_playsOn ? Mode::Playing : atRest();
            m_time = static_cast<double>(m_moment);
            setShown(m_moment);
        }
        break;
    }
    if (progress.stoodStill && progress.halted && !hasEvents() && !onStage())
        m_mode = Mode::Paused;
}

std::optional<BeatPlayer::Grant> BeatPlayer::grant(const Progress& progress) const {
    using Halt = SimulatedNode::Halt;
    if (progress.stoodStill)
        return std::nullopt;
    if (m_mode == Mode::Hurrying)
        return Grant{m_moment, Halt::AtLimit};
    if (m_mode == Mode::Paused || m_mode == Mode::Settling || hasEvents() || onStage())
        return std::nullopt;
    const auto limit = static_cast<VirtualTime>(std::floor(m_time));
    if (m_mode == Mode::Playing && isFree())
        return limit > progress.now ? std::optional(Grant{limit, Halt::AtLimit}) : std::nullopt;
    if (!progress.halted)
        return std::nullopt; // it may be about to halt at something: that is to be seen first
    if (m_mode == Mode::Playing)
        return limit > progress.now ? std::optional(Grant{limit, Halt::AfterEventfulMs}) : std::nullopt;
    if (m_awaited)
        return Grant{progress.now + 1, Halt::AfterEventfulMs};
    if (progress.nextDue == forever)
        return std::nullopt;
    return Grant{progress.nextDue, Halt::AfterEventfulMs};
}

/// The millisecond of the first event that waits, once all of its events are here.
std::optional<VirtualTime> BeatPlayer::nextWhole(const Progress& progress) const {
    if (!hasEvents())
        return std::nullopt;
    const VirtualTime first = m_queue[m_head].time;
    const bool whole = progress.now >= first || m_queue.back().time > first ||
                       (progress.stoodStill && progress.halted) || m_queue.size() - m_head > mostInBeats;
    return whole ? std::optional(first) : std::nullopt;
}

void BeatPlayer::stage(VirtualTime millisecond, const Show& show) {
    const auto begin = m_queue.begin() + static_cast<std::ptrdiff_t>(m_head);
    const auto end =
        std::find_if(begin, m_queue.end(), [&](const LifecycleEvent& event) { return event.time > millisecond; });
    const auto count = static_cast<std::size_t>(end - begin);
    m_time = static_cast<double>(millisecond);
    setShown(millisecond);
    if (count > mostInBeats) {
        m_ends = {m_head + count};
    } else {
        m_ends = arrangeBeats(std::span(m_queue).subspan(m_head, count), *m_paths);
        for (std::size_t& beatEnd : m_ends)
            beatEnd += m_head;
    }
    m_nextBeat = 0;
    showBeat(show);
}

void BeatPlayer::showBeat(const Show& show) {
    const std::size_t end = m_ends[m_nextBeat];
    hand(std::span(m_queue).subspan(m_head, end - m_head), show);
    m_head = end;
    ++m_nextBeat;
    m_hold = beatTime(m_speed, m_ends.size());
}

void BeatPlayer::leaveStage() {
    m_ends.clear();
    m_nextBeat = 0;
    m_hold = {};
    dropShown();
}

void BeatPlayer::showAll(const Show& show) {
    if (hasEvents()) {
        const VirtualTime last = m_queue.back().time;
        hand(std::span(m_queue).subspan(m_head), show);
        m_head = m_queue.size();
        setShown(last);
    }
    leaveStage();
}

void BeatPlayer::hand(std::span<const LifecycleEvent> events, const Show& show) {
    if (m_awaited && std::any_of(events.begin(), events.end(), [&](const LifecycleEvent& event) {
            return event.type == EventType::StepIssued && event.attempt == *m_awaited;
        }))
        m_awaited.reset();
    show(events);
}

void BeatPlayer::dropShown() {
    if (!hasEvents())
        m_queue.clear();
    else
        m_queue.erase(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(m_head));
    m_head = 0;
}

/// Waits out the beat on show, then shows the next or lets the millisecond be. False: the frame is over.
bool BeatPlayer::holdBeat(WallTime& left, const Show& show) {
    if (m_hold > left) {
        m_hold -= left;
        left = {};
        return false;
    }
    left -= m_hold;
    if (m_nextBeat < m_ends.size())
        showBeat(show);
    else
        leaveStage();
    return true;
}

void BeatPlayer::flow(WallTime& left, const Progress& progress, const Show& show) {
    if (isFree()) {
        flowFreely(left, progress, show);
        return;
    }
    for (;;) {
        if (onStage()) {
            if (!holdBeat(left, show))
                return;
        } else if (const auto next = nextWhole(progress)) {
            const WallTime until = fromMilliseconds((static_cast<double>(*next) - m_time) / m_speed);
            if (until > left) {
                flowOn(left, progress);
                return;
            }
            const WallTime spent = std::max(until, WallTime{});
            left -= spent;
            m_flowed += spent;
            stage(*next, show);
        } else {
            flowOn(left, progress);
            return;
        }
    }
}

void BeatPlayer::flowOn(WallTime& left, const Progress& progress) {
    m_flowed += left;
    const double ahead = std::max(1.0, m_speed * inMilliseconds(lead));
    const double most = std::max(m_time, static_cast<double>(progress.now) + ahead);
    m_time = std::min(m_time + inMilliseconds(left) * m_speed, most);
    left = {};
    const VirtualTime bound = hasEvents() ? std::min(progress.now, m_queue[m_head].time) : progress.now;
    setShown(std::min(static_cast<VirtualTime>(std::floor(m_time)), bound));
}

void BeatPlayer::flowFreely(WallTime& left, const Progress& progress, const Show& show) {
    showAll(show);
    flowOn(left, progress);
}

void BeatPlayer::takeStep(WallTime& left, const Progress& progress, const Show& show) {
    for (;;) {
        if (!onStage()) {
            const auto next = nextWhole(progress);
            if (!next) {
                const bool nothingComes = progress.halted && !m_awaited && progress.nextDue == forever && !hasEvents();
                if (nothingComes)
                    m_mode = Mode::Paused;
                return;
            }
            stage(*next, show);
        } else if (m_mode == Mode::NextBeat) {
            m_hold = {};
            if (m_nextBeat < m_ends.size())
                showBeat(show);
            else
                leaveStage();
            if (!onStage())
                continue; // the millisecond was over: on to the next one
        } else if (!holdBeat(left, show)) {
            return;
        }
        if (m_mode == Mode::NextBeat || (!onStage() && (m_mode == Mode::Rest || !m_awaited))) {
            m_mode = atRest();
            return;
        }
    }
}

void BeatPlayer::setShown(VirtualTime time) {
    m_shown = std::max(m_shown, time);
}

} // namespace resprout::ui
