#pragma once

#include <QAccessible>

namespace resprout::ui {

/// Gives screen readers an `Accessible` for each `Widget`. Once per program; more often does nothing. GUI thread only.
template <class Widget, class Accessible>
void installAccessible() {
    static const bool isInstalled = [] {
        QAccessible::installFactory([](const QString&, QObject* object) -> QAccessibleInterface* {
            auto* widget = qobject_cast<Widget*>(object);
            return widget == nullptr ? nullptr : new Accessible(widget);
        });
        return true;
    }();
    static_cast<void>(isInstalled);
}

} // namespace resprout::ui
