#include "ui/bridge/growth.h"
#include "ui/bridge/run.h"
#include "ui/bridge/run_impl.h"

#include <algorithm>

// Many children of a pool or a dynamic supervisor, lot by lot, so that the window stays alive.

namespace resprout::ui {

namespace {

constexpr int lot = 4'000; // children; what comes of them is less than a frame takes

} // namespace

void Run::growBy(PathId supervisor, int count) {
    const Growth how = growthOf(tree(), supervisor);
    if (how == Growth::None || how == Growth::Named || count <= 0 || m_impl->isGrowing() || m_impl->replaying)
        return;
    Impl::Posted child{Impl::stepOf(StepOp::StartChild), supervisor, m_impl->nextChild(supervisor),
                       m_impl->nextClick++};
    if (!child.nodes.empty())
        child.step.child = 0;
    m_impl->growing = {
        {.supervisor = supervisor, .wanted = count}, std::move(child), static_cast<std::uint32_t>(m_impl->book.size())};
    m_impl->wake();
}

void Run::stopGrowing() {
    if (!m_impl->growing)
        return;
    std::erase_if(m_impl->together,
                  [click = m_impl->growing->child.click](const Impl::Posted& posted) { return posted.click == click; });
    m_impl->growing.reset();
}

std::optional<Run::GrowthProgress> Run::growing() const {
    return m_impl->growing ? std::optional(m_impl->growing->told) : std::nullopt;
}

/// One lot after the other: the next when what came of the last has been seen.
void Run::Impl::grow() {
    if (!isGrowing() || !progress.halted || player->isHurrying() || !together.empty())
        return;
    GrowthProgress& told = growing->told;
    const int next = std::min(lot, told.wanted - told.asked);
    const ProcessRecord* supervisor = tree.find(told.supervisor);
    if (supervisor == nullptr || supervisor->pid == 0 || progress.stoodStill)
        told.state = GrowthProgress::State::SupervisorEnded;
    else if (next <= 0 && !player->hasEvents())
        told.state = GrowthProgress::State::Over;
    if (!isGrowing() || next <= 0)
        return;
    together.assign(static_cast<std::size_t>(next), growing->child);
    postWaiting();
    told.asked += next;
    player->hurryTo(std::max(progress.now, player->now()) + 1);
}

void Run::Impl::countAnswers(std::span<const LifecycleEvent> events) {
    for (const LifecycleEvent& event : events) {
        if (event.type != EventType::Result || event.path != growing->told.supervisor ||
            event.attempt < growing->firstStep)
            continue;
        ++growing->told.answered;
        growing->told.started += event.term == TermTable::okPid ? 1 : 0;
    }
}

} // namespace resprout::ui
