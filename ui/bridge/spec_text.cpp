#include "ui/bridge/spec_text.h"

#include "ui/bridge/qt_text.h"

#include <QCoreApplication>

namespace resprout::ui {

QString restartText(const NodeSpec& spec) {
    const auto* refused = spec.restart ? std::get_if<Term>(&*spec.restart) : nullptr;
    return refused == nullptr ? qtText(word(restartOf(spec))) : QString::fromStdString(toText(*refused));
}

QString shutdownText(const NodeSpec& spec) {
    if (const auto* refused = spec.shutdown ? std::get_if<Term>(&*spec.shutdown) : nullptr)
        return QString::fromStdString(toText(*refused));
    const Shutdown shutdown = shutdownOf(spec);
    return shutdown.milliseconds >= 0
               ? QCoreApplication::translate("resprout::ui::SpecText", "%1 ms").arg(shutdown.milliseconds)
               : QString::fromStdString(resprout::shutdownText(shutdown));
}

} // namespace resprout::ui
