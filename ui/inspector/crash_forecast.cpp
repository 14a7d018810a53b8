#include "ui/inspector/crash_forecast.h"

#include "core/node/cause_walk.h"
#include "ui/bridge/qt_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace resprout::ui {

namespace {

using Grade = CrashForecast::Grade;

QString tr(const char* text) {
    return QCoreApplication::translate("resprout::ui::CrashForecast", text);
}

QString restartSentence(Strategy strategy, const QString& why, const QString& sup, std::size_t place,
                        std::size_t count) {
    QString begin = tr("%1, so %2 counts one restart").arg(why, sup);
    switch (strategy) {
    case Strategy::OneForOne:
    case Strategy::SimpleOneForOne:
        return begin + tr(" and starts it again, it alone.");
    case Strategy::OneForAll:
        if (count == 1)
            return begin + tr(" and starts it again; it has no siblings.");
        return begin +
               tr(", ends the others, the last started one first, and starts all %1 again in start order.").arg(count);
    case Strategy::RestForOne:
        if (place == count)
            return begin + tr(" and starts it again; nothing was started after it.");
        return begin +
               tr(", ends those started after it, the last one first, and starts it and them again in start order.");
    }
    return begin;
}

} // namespace

CrashForecast forecastCrash(const TreeFold& tree, const PathTable& paths, PathId path, VirtualTime now) {
    const ProcessRecord& record = *tree.find(path);
    const QString name = QString::fromStdString(paths.id(path));
    if (record.pid == 0)
        return {tr("It has no process now"), tr("A signal to it would find nobody: noproc."), Grade::Plain};
    if (record.parent == noPath)
        return {tr("Nobody is above it"), tr("When %1 ends, the whole tree has ended.").arg(name), Grade::Danger};
    if (record.orphaned)
        return {tr("It is an orphan"), tr("Its supervisor is gone, so nobody would restart it."), Grade::Plain};

    const QString sup = QString::fromStdString(paths.id(record.parent));
    if (record.state == ProcessState::ShuttingDown)
        return {tr("It is being stopped"),
                tr("%1 waits for its end; a crash now would be no further restart.").arg(sup), Grade::Plain};
    if (const ProcessState above = tree.find(record.parent)->state;
        above == ProcessState::ShuttingDown || above == ProcessState::GaveUp)
        return {tr("It is not restarted"), tr("%1 is ending, and its children with it.").arg(sup), Grade::Plain};
    const Restart restart = restartOf(tree.spec(path));
    if (restart == Restart::Temporary)
        return {tr("It is not restarted"),
                tr("%1 is temporary, so %2 forgets it and leaves its siblings alone.").arg(name, sup), Grade::Plain};
    const SupervisorRecord& supervisor = *tree.supervisor(record.parent);
    const std::int64_t left = supervisor.intensity - supervisor.stillCounting(now);
    if (left <= 0)
        return {tr("%1 gives up").arg(sup),
                tr("That restart would be one too many: %1 ends its children and exits with shutdown.").arg(sup),
                Grade::Danger};

    const auto& siblings = tree.find(record.parent)->children;
    const auto at = std::find(siblings.begin(), siblings.end(), path);
    const auto place = static_cast<std::size_t>(at - siblings.begin()) + 1;
    const std::size_t count = siblings.size();
    const Strategy strategy = supervisor.strategy;
    const std::size_t first = strategy == Strategy::OneForAll ? 1 : place;
    const std::size_t last = strategy == Strategy::OneForAll || strategy == Strategy::RestForOne ? count : place;
    const std::string_view strategyWord = word(strategy);
    const QString why = restart == Restart::Transient ? tr("%1 is transient and a crash is no normal end").arg(name)
                                                      : tr("%1 is permanent").arg(name);
    return {tr("%1 restarts %2").arg(qtText(strategyWord), first == last ? name : tr("%1 – %2").arg(first).arg(last)),
            restartSentence(strategy, why, sup, place, count), Grade::Warning};
}

} // namespace resprout::ui
