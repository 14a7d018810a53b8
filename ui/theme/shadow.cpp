#include "ui/theme/shadow.h"

#include <QCache>
#include <QPainter>
#include <QPixmap>
#include <qdrawutil.h>

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

constexpr int layers = 7;
constexpr int reach = 10; // of the shadow, pixels at scale 1

/// The shadow of a box just large enough for its corners, at scale 1. Light from above: soft at the sides, deeper below.
QPixmap makeShadow(bool isDark, int side, double radius) {
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QColor colour = isDark ? QColor(Qt::black) : QColor(0x13, 0x1A, 0x24);
    painter.setBrush(faded(colour, isDark ? 0.06 : 0.0135));
    const QRectF box = QRectF(0, 0, side, side).adjusted(reach, reach, -reach, -reach);
    for (int layer = layers; layer > 0; --layer) {
        const double out = layer - 1.5;
        const QRectF shade = box.adjusted(-out, -out, out, out).translated(0, 3);
        painter.drawRoundedRect(shade, radius + out, radius + out);
    }
    return pixmap;
}

} // namespace

void paintShadow(QPainter& painter, const Palette& palette, const QRectF& box, double radius, double scale) {
    // Large translucent shapes are dear: one small shadow for each radius is stretched between its corners.
    static QCache<int, QPixmap> shadows(64);
    const long quarters = std::lround(radius / scale * 4); // what the shadow is kept by is all that it is made from
    const double unitRadius = static_cast<double>(quarters) / 4;
    const int corner = reach + static_cast<int>(std::ceil(unitRadius + 5));
    const int side = 2 * corner + 2;
    const int key = static_cast<int>(quarters) * 2 + (palette.isDark ? 1 : 0);
    const QPixmap* shadow = shadows.object(key);
    if (shadow == nullptr) {
        auto* made = new QPixmap(makeShadow(palette.isDark, side, unitRadius));
        shadows.insert(key, made);
        shadow = made;
    }
    const double out = reach * scale;
    const QRect target = box.adjusted(-out, -out, out, out).toRect();
    const int edge = std::min({static_cast<int>(std::lround(corner * scale)), target.width() / 2, target.height() / 2});
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    qDrawBorderPixmap(&painter, target, QMargins(edge, edge, edge, edge), *shadow, shadow->rect(),
                      QMargins(corner, corner, corner, corner));
    painter.restore();
}

void paintGlow(QPainter& painter, const QColor& colour, const QRectF& box, double radius, double scale) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const double glow : {8.0, 4.5}) {
        const double out = glow * scale;
        painter.setBrush(faded(colour, 0.11));
        painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius + out, radius + out);
    }
    painter.restore();
}

} // namespace resprout::ui
