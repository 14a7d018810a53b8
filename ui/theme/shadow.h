#pragma once

#include "ui/theme/palette.h"

#include <QRectF>

class QPainter;

namespace resprout::ui {

/// The soft shadow below a card, a menu or a panel; `box` is the card itself. Reaches out by 10 * scale at most.
void paintShadow(QPainter& painter, const Palette& palette, const QRectF& box, double radius, double scale = 1);

/// The glow around a card that is in trouble. Reaches out by 8 * scale.
void paintGlow(QPainter& painter, const QColor& colour, const QRectF& box, double radius, double scale = 1);

} // namespace resprout::ui
