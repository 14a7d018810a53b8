#include "ui/bridge/spec_text.h"

#include "ui/bridge/qt_text.h"

#include <QCoreApplication>

namespace resprout::ui {

QString restartText(const NodeSpec& spec) {
    const auto* refused = spec.restart ? std::get_if<Term>(&*spec.restart) : nullptr;
    return refused == nullptr ? qtText(word(restartOf(spec))) : QString::fromStdString(toText(*refused));
}

QString shutdownText(const NodeSpec& spec) {
    Shutdown shutdown = spec.kind == NodeKind::Worker ? defaultWorkerShutdown : defaultSupervisorShutdown;
    if (spec.shutdown) {
        if (const auto* refused = std::get_if<Term>(&*spec.shutdown))
            return QString::fromStdString(toText(*refused));
        shutdown = std::get<Shutdown>(*spec.shutdown);
    }
    return shutdown.milliseconds >= 0
               ? QCoreApplication::translate("resprout::ui::SpecText", "%1 ms").arg(shutdown.milliseconds)
               : QString::fromStdString(resprout::shutdownText(shutdown));
}

} // namespace resprout::ui
