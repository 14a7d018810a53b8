#include "ui/theme/shadow.h"

#include <QPainter>

namespace resprout::ui {

void paintShadow(QPainter& painter, const Palette& palette, const QRectF& box, double radius, double scale) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    // Light from above: soft at the sides, deeper below.
    const QColor colour = palette.isDark ? QColor(Qt::black) : QColor(0x13, 0x1A, 0x24);
    const double strength = palette.isDark ? 0.06 : 0.0135;
    constexpr int layers = 7;
    painter.setBrush(faded(colour, strength));
    for (int layer = layers; layer > 0; --layer) {
        const double out = (layer - 1.5) * scale;
        const QRectF shade = box.adjusted(-out, -out, out, out).translated(0, 3 * scale);
        painter.drawRoundedRect(shade, radius + out, radius + out);
    }
    painter.restore();
}

void paintGlow(QPainter& painter, const QColor& colour, const QRectF& box, double radius, double scale) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const double reach : {8.0, 4.5}) {
        const double out = reach * scale;
        painter.setBrush(faded(colour, 0.11));
        painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius + out, radius + out);
    }
    painter.restore();
}

} // namespace resprout::ui
