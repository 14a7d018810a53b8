#include "ui/window/look_setting.h"

#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSettings>

namespace resprout::ui {

namespace {

const QString key = QStringLiteral("look");
bool systemIsDark = false;

void apply(Look look) {
    const bool isDark = look == Look::Dark || (look == Look::OfSystem && systemIsDark);
    Theme::instance().setMode(isDark ? Theme::Mode::Dark : Theme::Mode::Light);
}

} // namespace

Look look() {
    const QString word = QSettings().value(key).toString();
    if (word == QLatin1String("light"))
        return Look::Light;
    return word == QLatin1String("dark") ? Look::Dark : Look::OfSystem;
}

void setLook(Look look) {
    switch (look) {
    case Look::Light:
        QSettings().setValue(key, QStringLiteral("light"));
        break;
    case Look::Dark:
        QSettings().setValue(key, QStringLiteral("dark"));
        break;
    case Look::OfSystem:
        QSettings().remove(key);
        break;
    }
    apply(look);
}

void installLook() {
    systemIsDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    apply(look());
    Theme::instance().install();
}

} // namespace resprout::ui
