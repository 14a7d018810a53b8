#include "ui/window/end_chain.h"

#include "core/node/explanation.h"
#include "ui/chart/restart_words.h"

#include <QCoreApplication>

#include <optional>

namespace resprout::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("EndChain", text);
}

/// The row of the last event of the root's end.
std::optional<std::size_t> endOfRoot(const Run& run) {
    const EventLog& log = run.log();
    for (std::size_t row = log.endRow(); row > log.firstRow(); --row) {
        const LifecycleEvent& event = log.row(row - 1);
        if (event.path == run.tree().root() &&
            (event.type == EventType::Exited || event.type == EventType::StartFailed))
            return row - 1;
    }
    return std::nullopt;
}

/// The telling events that led to the root's end, the first cause first: ends and decisions upon them.
std::vector<LifecycleEvent> causesOfEnd(const Run& run) {
    std::vector<LifecycleEvent> causes;
    const std::optional<std::size_t> end = endOfRoot(run);
    if (!end)
        return causes;
    const LogIndex index; // says what a strategy was: that is no part of these words
    for (const Because& because :
         explain({run.tree(), run.log(), index, run.paths(), run.terms()}, *end, Naming::Id).chain) {
        const LifecycleEvent& event = run.log().row(because.row);
        const bool isTelling = because.kind == BecauseKind::Exit || because.kind == BecauseKind::Counted ||
                               because.kind == BecauseKind::GaveUp || because.kind == BecauseKind::StartFailure;
        if (isTelling)
            causes.push_back(event);
    }
    if (const LifecycleEvent& last = run.log().row(*end); last.why == Why::AutoShutdownDone)
        causes.push_back(last);
    return causes;
}

QString idOf(const Run& run, PathId path) {
    return QString::fromStdString(run.paths().id(path));
}

QString periodOf(const Run& run, PathId supervisor) {
    const SupervisorRecord* record = run.tree().supervisor(supervisor);
    return QString::number(record == nullptr ? 0 : record->period);
}

ChainLink linkOfEnd(const Run& run, const LifecycleEvent& event) {
    const QString id = idOf(run, event.path);
    if (event.type == EventType::StartFailed)
        return {Sign::Crashed, tr("%1 failed to start: %2").arg(id, run.text(event.term))};
    if (event.why == Why::RaisedError)
        return {Sign::Crashed, tr("%1 crashed").arg(id)};
    if (event.why == Why::KillReceived)
        return {Sign::Crashed, tr("%1 was killed").arg(id)};
    if (event.why == Why::AutoShutdownDone)
        return {Sign::ShuttingDown, tr("%1 shut down automatically").arg(id)};
    if (event.why == Why::StopRequested)
        return {Sign::ShuttingDown, tr("%1 was told to stop").arg(id)};
    return {Sign::Crashed, tr("%1 exits %2").arg(id, run.text(event.term))};
}

ChainLink linkOfCount(const Run& run, const LifecycleEvent& event) {
    QString because = tr("permanent");
    if (event.why == Why::TransientLoud)
        because = tr("transient and loud");
    else if (event.why == Why::RetryCounts)
        because = tr("it failed to start");
    return {Sign::Restarting,
            tr("%1, so %2 counts its %3 restart in %4 s")
                .arg(because, idOf(run, event.path), ordinal(event.value), periodOf(run, event.path))};
}

ChainLink linkOfGivingUp(const Run& run, const LifecycleEvent& event) {
    const SupervisorRecord* record = run.tree().supervisor(event.path);
    return {Sign::GaveUp, tr("%1 allows %2: gave up, exits shutdown")
                              .arg(idOf(run, event.path))
                              .arg(record == nullptr ? 0 : record->intensity)};
}

} // namespace

std::vector<ChainLink> chainOfEnd(const Run& run) {
    std::vector<ChainLink> chain;
    if (run.tree().rootEnd() == TermTable::none)
        return chain;
    const std::vector<LifecycleEvent> causes = causesOfEnd(run);
    for (std::size_t place = 0; place < causes.size(); ++place) {
        const LifecycleEvent& event = causes[place];
        const LifecycleEvent* next = place + 1 < causes.size() ? &causes[place + 1] : nullptr;
        if (event.type == EventType::RestartCounted) {
            if (next == nullptr || next->type != EventType::GaveUp || next->path != event.path)
                chain.push_back(linkOfCount(run, event));
        } else if (event.type == EventType::GaveUp) {
            if (!chain.empty() && chain.back().sign == Sign::Crashed)
                chain.back().words += tr(", %1 restart in %2 s").arg(ordinal(event.value), periodOf(run, event.path));
            chain.push_back(linkOfGivingUp(run, event));
        } else {
            chain.push_back(linkOfEnd(run, event));
        }
    }
    return chain;
}

} // namespace resprout::ui
