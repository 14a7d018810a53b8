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
    if (how == Growth::None || how == Growth::Named || count <= 0 || m_impl->growing)
        return;
    Impl::Posted child{m_impl->stepAt(StepOp::StartChild, supervisor), supervisor, m_impl->nextChild(supervisor)};
    if (!child.nodes.empty())
        child.step.child = 0;
    m_impl->growing = {{supervisor, count, 0}, std::move(child), m_impl->nextClick++};
    m_impl->wake();
}

void Run::stopGrowing() {
    m_impl->growing.reset();
    m_impl->together.clear();
}

std::optional<Run::GrowthProgress> Run::growing() const {
    return m_impl->growing ? std::optional(m_impl->growing->told) : std::nullopt;
}

/// One lot after the other: the next when what came of the last has been seen.
void Run::Impl::grow() {
    if (!progress.halted || player->isHurrying() || !together.empty())
        return;
    GrowthProgress& told = growing->told;
    const int next = std::min(lot, told.wanted - told.started);
    const ProcessRecord* supervisor = tree.find(told.supervisor);
    if (next <= 0 || supervisor == nullptr || supervisor->pid == 0 || progress.stoodStill) {
        growing.reset();
        return;
    }
    together.assign(static_cast<std::size_t>(next), growing->child);
    postWaiting();
    told.started += next;
    player->hurryTo(std::max(progress.now, player->now()) + 1);
}

} // namespace resprout::ui
