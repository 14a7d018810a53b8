#include "tests/bench/ui/pointer.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>
#include <QWidget>

#include <cmath>

namespace resprout::ui::bench {

namespace {

void send(QWidget& widget, QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons) {
    QMouseEvent event(type, at, QPointF(widget.mapToGlobal(at.toPoint())), button, buttons, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

void wheel(QWidget& widget, QPointF at, int steps) {
    QWheelEvent event(at, at, {}, QPoint(0, 120 * steps), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

void dragAbout(QWidget& widget, int frame) {
    const QPointF at(900 + 60 * std::sin(frame * 0.1), 500 + 30 * std::cos(frame * 0.13));
    if (frame == 0)
        send(widget, QEvent::MouseButtonPress, at, Qt::MiddleButton, Qt::MiddleButton);
    send(widget, QEvent::MouseMove, at, Qt::NoButton, Qt::MiddleButton);
}

void drag(QWidget& widget, QPointF from, QPointF to) {
    send(widget, QEvent::MouseButtonPress, from, Qt::MiddleButton, Qt::MiddleButton);
    send(widget, QEvent::MouseMove, to, Qt::NoButton, Qt::MiddleButton);
    send(widget, QEvent::MouseButtonRelease, to, Qt::MiddleButton, Qt::NoButton);
}

void click(QWidget& widget, QPointF at) {
    send(widget, QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
    send(widget, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
}

} // namespace resprout::ui::bench
