#pragma once

#include <QPointF>

class QWidget;

namespace resprout::ui::bench {

/// What a hand does with a mouse, as events.
void wheel(QWidget& widget, QPointF at, int steps);
/// A few pixels to and fro by the middle button, which goes down with frame 0.
void dragAbout(QWidget& widget, int frame);
/// The ground goes along from one point to the other.
void drag(QWidget& widget, QPointF from, QPointF to);
void click(QWidget& widget, QPointF at);

} // namespace resprout::ui::bench
