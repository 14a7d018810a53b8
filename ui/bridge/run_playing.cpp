#include "ui/bridge/run.h"
#include "ui/bridge/run_impl.h"

#include <algorithm>
#include <cmath>
#include <numeric>

// The clock of a Run: its frames, and what the person does to it.

namespace resprout::ui {

namespace {

using namespace std::chrono_literals;

// Events in a frame: 1.06 million a second, while a frame comes each 16 ms. Folding them leaves half of the frame, and fewer come
// where a part that takes long to paint has its turn.
constexpr std::size_t mostBesideFacts = 22'000;
constexpr std::size_t mostBesideOthers = 14'500;
constexpr std::size_t mostRead = 200;      // events in a frame
constexpr std::uint32_t large = 2'000;     // processes
constexpr WallTime measuringPause = 250ms; // the figure beside the slider does not flicker

} // namespace

/// From now on there are frames, until nothing moves any more.
void Run::Impl::wake() {
    if (!timer->isActive())
        timer->start();
    if (wasPlaying != player->isPlaying()) {
        wasPlaying = player->isPlaying();
        meter.clear();
        emit run.clockChanged();
    }
}

void Run::Impl::frame() {
    forgetStopped();
    if (replaying)
        return finishReplay();
    const VirtualTime before = player->now();
    const int beatBefore = player->beat();
    progress = drain();
    player->frame(clock(), progress, [this](std::span<const LifecycleEvent> events) { showEvents(events); });
    if (growing)
        grow();
    if (!together.empty())
        postWaiting();
    else if (const auto grant = player->grant(progress); grant && (progress.halted || granted != grant)) {
        granted = grant;
        node->grant(grant->limit, grant->halt);
    }
    if (player->isPlaying() && isOver())
        player->pause();

    const bool moved = folded > 0 || before != player->now() || beatBefore != player->beat();
    const bool someoneWaits = !turns.areOver();
    turns.next(bringsMuch());
    folded = 0;
    if (moved || someoneWaits)
        emit run.advanced();
    measure(before);
    if (!moves())
        timer->stop();
}

SimulatedNode::Progress Run::Impl::drain() {
    SimulatedNode::Progress seen = node->progress(); // before the events: all up to `seen.now` are in the ring then
    VirtualTime last = seen.now;
    const std::size_t most = turns.following() == Turns::Part::Facts ? mostBesideFacts : mostBesideOthers;
    const std::size_t count = node->drain(
        [&](std::span<const LifecycleEvent> events) {
            take(events);
            last = events.back().time;
            player->add(events);
        },
        most);
    if (count == most) { // more may wait: what came is whole up to the millisecond before the last
        seen.now = std::min(seen.now, last - 1);
        seen.halted = false;
    }
    return seen;
}

void Run::Impl::showEvents(std::span<const LifecycleEvent> events) {
    fold(events);
    if (growing)
        countAnswers(events);
    folded += events.size();
}

void Run::Impl::measure(VirtualTime before) {
    const bool isPlaying = player->isPlaying();
    if (isPlaying && !player->isHurrying())
        meter.add(player->flowed(), static_cast<double>(player->now() - before));
    const WallTime wall = clock();
    const bool isDue = wall - measuredAt >= measuringPause && meter.measured(speed) != shownSpeed;
    if (isPlaying == wasPlaying && !isDue)
        return;
    measuredAt = wall;
    wasPlaying = isPlaying;
    shownSpeed = meter.measured(speed);
    emit run.clockChanged();
}

bool Run::Impl::moves() const {
    return !player->isPaused() || !progress.halted || !together.empty() || replaying || !stopped.empty() ||
           isGrowing() || !turns.areOver();
}

bool Run::Impl::bringsMuch() const {
    return folded > mostRead || (folded > 0 && isLarge());
}

bool Run::Impl::isLarge() const {
    const auto counts = tree.countsByState();
    return std::accumulate(counts.begin(), counts.end(), 0U) > large;
}

bool Run::Impl::isOver() const {
    if (progress.stoodStill)
        return progress.halted && !player->hasEvents();
    const bool isQuiet = progress.halted && progress.nextDue == forever && !player->hasEvents() && player->beats() == 0;
    return isQuiet && tree.rootEnd() != TermTable::none;
}

void Run::play() {
    if (!canGoOn())
        return;
    m_impl->player->play();
    m_impl->wake();
}

void Run::pause() {
    if (!isOpen())
        return;
    m_impl->player->pause();
    m_impl->wake();
}

void Run::togglePlaying() {
    isPlaying() ? pause() : play();
}

void Run::step() {
    if (!canGoOn())
        return;
    m_impl->player->playNextBeat();
    m_impl->wake();
}

void Run::stepMillisecond() {
    if (!canGoOn())
        return;
    m_impl->player->playRestOfMillisecond();
    m_impl->wake();
}

void Run::setSpeed(double speed) {
    m_impl->speed = std::clamp(speed, 0.1, 100.0);
    m_impl->meter.clear();
    if (isOpen())
        m_impl->player->setSpeed(m_impl->speed);
    emit clockChanged();
}

} // namespace resprout::ui
