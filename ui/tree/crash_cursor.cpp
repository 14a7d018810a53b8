#include "ui/tree/crash_cursor.h"

#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPixmap>

namespace resprout::ui {

QCursor crashCursor(double ratio) {
    constexpr int side = 40;
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& palette = Theme::instance().palette();
    const QPointF middle(side / 2.0, side / 2.0);
    const auto draw = [&](const QPen& pen) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(middle, 13, 13);
        for (const QPointF direction : {QPointF(0, -1), QPointF(0, 1), QPointF(-1, 0), QPointF(1, 0)})
            painter.drawLine(middle + direction * 10, middle + direction * 18.5);
    };
    draw(QPen(faded(palette.surface, 0.9), 5, Qt::SolidLine, Qt::RoundCap)); // readable on any ground
    draw(QPen(palette.danger(), 2.4, Qt::SolidLine, Qt::RoundCap));
    paintSign(painter, Sign::Crashed, QRectF(middle.x() - 6, middle.y() - 6, 12, 12),
              {palette.danger(), palette.onDanger()});
    painter.end();
    return QCursor(pixmap, side / 2, side / 2);
}

} // namespace resprout::ui
