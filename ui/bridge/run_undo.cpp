#include "ui/bridge/destroy_elsewhere.h"
#include "ui/bridge/run.h"
#include "ui/bridge/run_impl.h"

#include <algorithm>
#include <utility>

// Undo: the same run without the last click, played to the same moment beside what is on screen.

namespace resprout::ui {

namespace {

using namespace std::chrono_literals;

constexpr WallTime tellingPause = 250ms;

} // namespace

void Run::undoLastAdded() {
    if (!isOpen())
        return;
    if (!m_impl->dropWaiting())
        m_impl->undo();
    m_impl->wake();
}

bool Run::isReplaying() const {
    return m_impl->replaying.has_value();
}

double Run::replayed() const {
    return m_impl->replaying ? m_impl->replaying->replay->share() : 0;
}

void Run::leaveUndo() {
    if (!isReplaying())
        return;
    m_impl->leaveReplay();
    m_impl->wake();
    emit scriptChanged();
}

bool Run::Impl::dropWaiting() {
    if (together.empty())
        return false;
    const std::uint64_t click = together.back().click;
    while (!together.empty() && together.back().click == click)
        together.pop_back();
    return clicks.empty() || clicks.back() != click; // of a large one some may have been posted
}

void Run::Impl::undo() {
    std::vector<std::uint64_t> left = replaying ? replaying->clicks : clicks;
    if (left.empty())
        return;
    const auto last =
        std::find_if(left.rbegin(), left.rend(), [click = left.back()](std::uint64_t other) { return other != click; });
    left.erase(last.base(), left.end());
    ScriptBook shorter = book;
    shorter.dropLastAdded(clicks.size() - left.size());
    leaveReplay();
    if (!turns.areOver()) { // there is no frame for anyone until it is over
        turns = {};
        emit run.advanced();
    }
    toldAt = clock();
    const VirtualTime present = player->now();
    const VirtualTime moment = progress.now < 0 ? -1 : present; // what has not begun need not begin
    replaying = {std::move(left), present, std::make_unique<Replay>(std::move(shorter), present, moment, threads)};
    emit run.scriptChanged();
}

void Run::Impl::leaveReplay() {
    if (!replaying)
        return;
    replaying->replay->stop();
    stopped.push_back(std::move(replaying->replay));
    replaying.reset();
}

void Run::Impl::forgetStopped() {
    for (std::unique_ptr<Replay>& replay : stopped)
        if (replay->isOver())
            destroyElsewhere(std::move(replay));
    std::erase(stopped, nullptr);
}

void Run::Impl::finishReplay() {
    auto played = replaying->replay->take();
    if (!played) {
        if (const WallTime wall = clock(); wall - toldAt >= tellingPause) {
            toldAt = wall;
            emit run.replayAdvanced();
        }
        return;
    }
    const bool wentOn = player->isPlaying();
    const VirtualTime present = replaying->present;
    clicks = std::move(replaying->clicks);
    replaying.reset();
    progress = played->progress;
    for (Posted& posted : together)
        posted.step.target = node->paths().text(posted.path);
    show(std::move(played->state), present, Reopening::Resumed);
    for (Posted& posted : together)
        posted.path = node->paths().find(posted.step.target).value_or(noPath);
    if (wentOn)
        player->play();
    wake();
    emit run.scriptChanged();
}

} // namespace resprout::ui
