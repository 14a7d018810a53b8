#include "ui/window/exit_advice.h"

#include "core/otp/term.h"
#include "ui/bridge/growth.h"
#include "ui/bridge/qt_text.h"
#include "ui/bridge/spec_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace resprout::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("ExitAdvice", text);
}

QString idOf(const Run& run, PathId path) {
    return QString::fromStdString(run.paths().id(path));
}

/// What OTP is told; a word that it refuses counts as the default, for such a process never came to be.
/// "restarts 1 – 3 (one_for_all)": whom a restart takes along.
QString scopeOf(const SupervisorRecord& supervisor, const ProcessRecord& parent, PathId child) {
    const auto last = static_cast<std::ptrdiff_t>(parent.children.size());
    const auto place = std::find(parent.children.begin(), parent.children.end(), child) - parent.children.begin() + 1;
    const QString range = tr("restarts %1 – %2 (%3)");
    const QString strategy = qtText(word(supervisor.strategy));
    switch (supervisor.strategy) {
    case Strategy::OneForOne:
    case Strategy::SimpleOneForOne:
        break;
    case Strategy::OneForAll:
        if (last > 1)
            return range.arg(1).arg(last).arg(strategy);
        break;
    case Strategy::RestForOne:
        if (place < last)
            return range.arg(place).arg(last).arg(strategy);
        break;
    }
    return tr("restarts it alone (%1)").arg(strategy);
}

QString followsFrom(const Run& run, PathId process, const Term& seen) {
    const ProcessRecord& record = *run.tree().find(process);
    const QString id = idOf(run, process);
    const SupervisorRecord* supervisor = run.tree().supervisor(record.parent);
    const ProcessRecord* parent = run.tree().find(record.parent);
    if (supervisor == nullptr || parent == nullptr)
        return tr("%1 is the root: nobody restarts it, and the run is over.").arg(id);
    const bool quiet = isQuiet(seen);
    const QString reason = QString::fromStdString(toText(seen));
    const QString temper = quiet ? tr("%1 is a normal end").arg(reason) : tr("%1 is loud").arg(reason);
    const bool isNamed = growthOf(run.tree(), record.parent) == Growth::Named;
    QString because;
    switch (restartOf(run.tree().spec(process))) {
    case Restart::Temporary:
        return (isNamed ? tr("%1 is temporary: it is never restarted, and its spec is dropped.")
                        : tr("%1 is temporary: it is never restarted, and it is forgotten."))
            .arg(id);
    case Restart::Transient:
        if (quiet)
            return (isNamed ? tr("%1 and %2 is transient: it is not restarted; its spec stays.")
                            : tr("%1 and %2 is transient: it is not restarted, and it is forgotten."))
                .arg(temper, id);
        because = tr("%1 and %2 is transient").arg(temper, id);
        break;
    case Restart::Permanent:
        because = quiet ? tr("%1, but %2 is permanent").arg(temper, id) : tr("%1 and %2 is permanent").arg(temper, id);
        break;
    }
    const QString above = idOf(run, record.parent);
    const std::int64_t number = std::int64_t{supervisor->stillCounting(run.now())} + 1;
    if (number > supervisor->intensity)
        return tr("%1: that is more than %2 allows (%3 in %4 s). It gives up, ends its children and exits shutdown.")
            .arg(because, above)
            .arg(supervisor->intensity)
            .arg(supervisor->period);
    return tr("%1: %2 counts restart %3 of %4 and %5.")
        .arg(because, above)
        .arg(number)
        .arg(supervisor->intensity)
        .arg(scopeOf(*supervisor, *parent, process));
}

ExitAdvice adviseOwnExit(const Run& run, PathId process, const Term& reason) {
    ExitAdvice advice;
    advice.ends = true;
    advice.title = tr("The process itself stops with this reason.");
    const Growth growth = growthOf(run.tree(), process);
    if (growth == Growth::Template || growth == Growth::AnyNode) // R64, D5
        advice.effect = tr("It stops its children first, all at once.");
    else if (growth == Growth::Named)
        advice.effect = tr("It stops its children first, in reverse start order.");
    else if (reason == atom("kill"))
        advice.effect = tr("kill typed here ends as kill. Only an exit signal kill becomes killed.");
    else if (reason == atom("normal"))
        advice.effect = tr("Its work is done; it ends in order.");
    else if (isQuiet(reason))
        advice.effect = tr("A normal end: a transient process is not restarted upon it.");
    else
        advice.effect = tr("A loud end, though no crash: nothing was raised.");
    advice.follows = followsFrom(run, process, reason);
    return advice;
}

ExitAdvice adviseSignal(const Run& run, PathId process, const Term& reason) {
    ExitAdvice advice;
    const QString id = idOf(run, process);
    const QString text = QString::fromStdString(toText(reason));
    const bool isSupervisor = run.tree().find(process)->kind != NodeKind::Worker;
    const bool traps = isSupervisor || run.tree().spec(process).trapExit.value_or(false);
    if (reason == atom("kill")) {
        advice.ends = true;
        advice.title = tr("kill cannot be trapped.");
        advice.effect = isSupervisor
                            ? tr("The process ends at once as killed; its children lose their parent and end with it.")
                            : tr("The process ends at once; whoever watches it sees killed.");
        advice.follows = followsFrom(run, process, atom("killed"));
        return advice;
    }
    if (reason == atom("normal"))
        advice.effect =
            tr("normal ends nobody: a process that does not trap exits ignores it, one that traps gets it as a "
               "message.");
    else if (traps)
        advice.effect = tr("Sent from outside, not by its supervisor.");
    else
        advice.effect = tr("%1 does not trap exits: the signal ends it with the reason %2.").arg(id, text);
    if (isSupervisor)
        advice.trap = tr(
            "A supervisor traps exits. Any signal but kill that is not its own parent's reaches it as a message, and "
            "it goes on.");
    else if (traps)
        advice.trap =
            tr("%1 traps exits. Any signal but kill reaches it as {'EXIT',From,Reason}, and it goes on.").arg(id);
    advice.ends = !traps && reason != atom("normal");
    if (advice.ends)
        advice.follows = followsFrom(run, process, reason);
    return advice;
}

} // namespace

ExitAdvice adviseExit(const Run& run, PathId process, ExitKind kind, const Term& reason) {
    const ProcessRecord* record = run.tree().find(process);
    if (record == nullptr)
        return {};
    ExitAdvice advice =
        kind == ExitKind::Exit ? adviseOwnExit(run, process, reason) : adviseSignal(run, process, reason);
    if (record->pid == 0) {
        advice.ends = false;
        advice.follows =
            tr("There is no process at this moment. If there is none when the step comes, its answer is noproc.");
    }
    return advice;
}

QString placeOf(const Run& run, PathId process) {
    const ProcessRecord* record = run.tree().find(process);
    if (record == nullptr)
        return {};
    QStringList parts;
    const NodeSpec& spec = run.tree().spec(process);
    if (record->parent == noPath)
        return tr("the root");
    if (spec.trapExit.value_or(false))
        parts.append(tr("traps exits"));
    parts.append(restartText(spec));
    parts.append(tr("under %1").arg(idOf(run, record->parent)));
    return parts.join(QStringLiteral(", "));
}

} // namespace resprout::ui
