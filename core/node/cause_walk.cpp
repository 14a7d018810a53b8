#include "core/node/cause_walk.h"

#include "core/node/ending.h"

namespace resprout {

namespace {

bool isOrder(const LifecycleEvent& event) {
    return event.type == EventType::StopOrdered || event.type == EventType::KillOrdered;
}

bool saysWhy(const LifecycleEvent& order) {
    return isOrder(order) && order.why != Why::ShutdownTimeRanOut && order.why != Why::KilledBrutally;
}

} // namespace

bool isOrdered(const LifecycleEvent& exit) {
    return exit.why == Why::StopOrderObeyed || exit.why == Why::KilledBrutally || exit.why == Why::KilledAfterTimeout;
}

Restart restartOf(const NodeSpec& spec) {
    const auto* restart = spec.restart ? std::get_if<Restart>(&*spec.restart) : nullptr;
    return restart == nullptr ? Restart::Permanent : *restart;
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
    return back(row, [](const LifecycleEvent& at) { return at.type == EventType::StepIssued; });
}

std::optional<std::size_t> CauseWalk::spawned(std::size_t row) const {
    const LifecycleEvent& of = event(row);
    return last(row, [&](const LifecycleEvent& at) {
        return at.type == EventType::Spawned && at.path == of.path && at.attempt == of.attempt;
    });
}

std::optional<std::size_t> CauseWalk::lastOf(EventType type, PathId path, std::size_t row) const {
    return last(row, [&](const LifecycleEvent& at) { return at.type == type && at.path == path; });
}

std::optional<std::size_t> CauseWalk::orderOf(std::size_t row) const {
    const LifecycleEvent& of = event(row);
    if (isOrder(of))
        return row;
    return last(
        row, [&](const LifecycleEvent& at) { return isOrder(at) && at.path == of.path && at.attempt == of.attempt; });
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

/// The order itself says so, but for those that kill: then it is what the supervisor had begun last.
Why CauseWalk::reasonOf(std::size_t order) const {
    const LifecycleEvent& of = event(order);
    if (saysWhy(of))
        return of.why;
    const PathId supervisor = parent(of.path);
    if (of.why == Why::ShutdownTimeRanOut) {
        const auto first = last(order, [&](const LifecycleEvent& at) {
            return saysWhy(at) && at.path == of.path && at.attempt == of.attempt;
        });
        return first ? event(*first).why : Why::StopWithSupervisor;
    }
    const auto before = cause(order);
    if (before && event(*before).type == EventType::StepIssued && event(*before).path == of.path)
        return Why::TerminateChildCalled;
    Why why = Why::StopWithSupervisor;
    const auto begun = last(order, [&](const LifecycleEvent& at) {
        if (at.path == supervisor && at.type == EventType::RestartCounted)
            why = Why::StopForGroup;
        else if (at.path == supervisor && at.type == EventType::GaveUp)
            why = Why::StopAfterGivingUp;
        else if (parent(at.path) == supervisor && at.type == EventType::StartFailed)
            why = Why::StopAfterFailedStart;
        else if (parent(at.path) == supervisor && saysWhy(at))
            why = at.why;
        else if (parent(at.path) == supervisor && at.type == EventType::Exited && !isOrdered(at))
            why = Why::StopForAutoShutdown;
        else
            return at.path == supervisor && (isOrder(at) || at.type == EventType::StepIssued);
        return true;
    });
    return begun ? why : Why::StopWithSupervisor;
}

CauseWalk::Order CauseWalk::order(std::size_t row) const {
    const std::optional<std::size_t> order = orderOf(row);
    if (!order)
        return {};
    const Why why = reasonOf(*order);
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
    const std::uint32_t attempt = event(*order).up;
    const auto above = last(*order, [&](const LifecycleEvent& at) {
        return isOrder(at) && at.path == supervisor && at.attempt == attempt;
    });
    const auto linked = lastOf(EventType::Exited, parent(supervisor), *order); // the exit signal came over the link
    return {why, above ? above : parent(supervisor) != noPath && linked ? linked : step(*order)};
}

bool CauseWalk::isByHand(std::size_t row) const {
    const std::optional<std::size_t> order = orderOf(row);
    return order && reasonOf(*order) == Why::TerminateChildCalled;
}

std::optional<std::size_t> CauseWalk::endBefore(std::size_t row, PathId path) const {
    while (row > m_run.log.firstRow()) {
        const LifecycleEvent& event = m_run.log.row(--row);
        const bool isEnd =
            event.type == EventType::Exited || event.type == EventType::Ignored || event.type == EventType::StartFailed;
        if (isEnd && event.path == path)
            return row;
    }
    return std::nullopt;
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
