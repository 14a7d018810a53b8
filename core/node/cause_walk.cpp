#include "core/node/cause_walk.h"

#include "core/node/ending.h"

namespace resprout {

namespace {

bool saysWhy(const LifecycleEvent& order) {
    const bool isOrder = order.type == EventType::StopOrdered || order.type == EventType::KillOrdered;
    return isOrder && order.why != Why::ShutdownTimeRanOut;
}

} // namespace

void LastOrders::remember(const LifecycleEvent& event, std::size_t row) {
    if (!saysWhy(event))
        return;
    if (event.path >= m_rows.size())
        m_rows.resize(event.path + std::size_t{1}, 0);
    m_rows[event.path] = row + 1;
}

std::optional<std::size_t> LastOrders::of(PathId path) const {
    return path < m_rows.size() && m_rows[path] > 0 ? std::optional(m_rows[path] - 1) : std::nullopt;
}

bool isOrdered(const LifecycleEvent& exit) {
    return exit.why == Why::StopOrderObeyed || exit.why == Why::KilledBrutally || exit.why == Why::KilledAfterTimeout;
}

std::optional<std::size_t> CauseWalk::cause(std::size_t row) const {
    const EventRef ref = event(row).cause;
    const auto found = ref.isNone() ? std::nullopt : m_run.log.find(ref);
    return found && *found < row ? found : std::nullopt;
}

std::optional<std::size_t> CauseWalk::step(std::size_t row) const {
    const LifecycleEvent& of = event(row);
    if (of.type == EventType::StepIssued)
        return row;
    if (of.type == EventType::Result)
        return last(row, [&](const LifecycleEvent& at) {
            return at.type == EventType::StepIssued && at.attempt == of.attempt;
        });
    for (auto at = cause(row); at && spend(hop); at = cause(*at)) {
        if (event(*at).type == EventType::StepIssued)
            return at;
        const bool isByItself = event(*at).why == Why::ExitedByItself || event(*at).why == Why::RaisedError;
        if (event(*at).type == EventType::Exited && isByItself)
            return stepAtOnce(*at);
    }
    return std::nullopt;
}

std::optional<std::size_t> CauseWalk::stepAtOnce(std::size_t row) const {
    const auto at = event(row).viaStep ? cause(row) : std::nullopt; // a timer's first event has the flag as well
    return at && event(*at).type == EventType::StepIssued ? at : std::nullopt;
}

std::optional<std::size_t> CauseWalk::spawned(std::size_t row) const {
    const LifecycleEvent& of = event(row);
    return nearOrLast(row, [&](const LifecycleEvent& at) {
        return at.type == EventType::Spawned && at.path == of.path && at.attempt == of.attempt;
    });
}

std::optional<std::size_t> CauseWalk::lastOf(EventType type, PathId path, std::size_t row) const {
    return last(row, [&](const LifecycleEvent& at) { return at.type == type && at.path == path; });
}

/// The first order to that process, which says why; most often the exit follows from it at once.
std::optional<std::size_t> CauseWalk::orderTo(PathId path, std::uint32_t attempt, std::size_t row) const {
    const auto fits = [&](const LifecycleEvent& at) {
        return saysWhy(at) && at.path == path && at.attempt == attempt;
    };
    const auto known = m_run.orders == nullptr ? std::nullopt : m_run.orders->of(path);
    if (known && *known < row && fits(event(*known)))
        return known;
    return nearOrLast(row, fits);
}

std::optional<std::size_t> CauseWalk::exitOf(PathId path, std::uint32_t attempt, std::size_t row) const {
    return nearOrLast(row, [&](const LifecycleEvent& at) {
        return at.type == EventType::Exited && at.path == path && at.attempt == attempt;
    });
}

std::optional<std::size_t> CauseWalk::orderOf(std::size_t row) const {
    const LifecycleEvent& of = event(row);
    return saysWhy(of) ? row : orderTo(of.path, of.attempt, row);
}

std::optional<std::size_t> CauseWalk::significantEnd(std::size_t row, PathId supervisor) const {
    for (auto at = std::optional(row); at;) {
        at = last(*at, [&](const LifecycleEvent& event) {
            return event.type == EventType::Exited && parent(event.path) == supervisor && !isOrdered(event);
        });
        if (at && endingOf(*this, *at).autoShutdown)
            return at;
    }
    return std::nullopt;
}

/// What made the supervisor end that gave this order: it was told to, by its own supervisor or a step, or that one's exit
/// signal came over the link.
std::optional<std::size_t> CauseWalk::endBegunBy(std::size_t order) const {
    const PathId supervisor = parent(event(order).path);
    const PathId above = parent(supervisor);
    if (const auto told = orderTo(supervisor, event(order).up, order))
        return told;
    const auto linked = above == noPath ? std::nullopt : lastOf(EventType::Exited, above, order);
    return linked ? linked : step(order);
}

CauseWalk::Order CauseWalk::order(std::size_t row) const {
    const std::optional<std::size_t> order = orderOf(row);
    if (!order)
        return {};
    const Why why = event(*order).why;
    const PathId supervisor = parent(event(*order).path);
    if (why == Why::StopForGroup)
        return {why, counted(*order, supervisor)};
    if (why == Why::StopAfterGivingUp)
        return {why, lastOf(EventType::GaveUp, supervisor, *order)};
    if (why == Why::StopForAutoShutdown)
        return {why, significantEnd(*order, supervisor)};
    if (why == Why::StopAfterFailedStart)
        return {why, last(*order, [&](const LifecycleEvent& at) {
                    return at.type == EventType::StartFailed && parent(at.path) == supervisor;
                })};
    if (why != Why::StopWithSupervisor)
        return {why, step(*order)};
    return {why, endBegunBy(*order)};
}

bool CauseWalk::isByHand(std::size_t row) const {
    const std::optional<std::size_t> order = orderOf(row);
    return order && event(*order).why == Why::TerminateChildCalled;
}

std::optional<std::size_t> CauseWalk::endBefore(std::size_t row, PathId path) const {
    return last(row, [path](const LifecycleEvent& at) {
        const bool isEnd =
            at.type == EventType::Exited || at.type == EventType::Ignored || at.type == EventType::StartFailed;
        return isEnd && at.path == path;
    });
}

bool CauseWalk::droppedBy(std::size_t row) const {
    const std::size_t next = row + 1; // in the same breath
    return next < m_run.log.endRow() && event(next).type == EventType::SpecDropped &&
           event(next).cause == m_run.log.refOf(row);
}

bool CauseWalk::isRestart(std::size_t row) const {
    const LifecycleEvent& of = event(row);
    const auto begun = of.attempt > 1 ? spawned(row) : std::nullopt;
    const Why why = begun ? event(*begun).why : Why::StartOrder;
    return why == Why::RestartedAlone || why == Why::RestartedWithAll || why == Why::RestartedWithRest ||
           why == Why::RetriedStart || why == Why::RestartChildCalled;
}

const NodeSpec* CauseWalk::spec(PathId path) const {
    return path != noPath && m_run.tree.find(path) != nullptr ? &m_run.tree.spec(path) : nullptr;
}

bool CauseWalk::isDynamic(PathId supervisor) const {
    const NodeSpec* node = spec(supervisor);
    return node != nullptr && node->kind == NodeKind::DynamicSupervisor;
}

bool CauseWalk::isPool(PathId supervisor) const {
    const SupervisorRecord* record = supervisor == noPath ? nullptr : m_run.tree.supervisor(supervisor);
    return isDynamic(supervisor) || (record != nullptr && record->strategy == Strategy::SimpleOneForOne);
}

} // namespace resprout
