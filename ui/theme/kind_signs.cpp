#include "ui/theme/sign_painters.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace resprout::ui {

namespace {

QPen pen(const QColor& colour, double width) {
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void box(QPainter& painter, double x, double y) {
    painter.drawRoundedRect(QRectF(x, y, 6, 6), 1.7, 1.7);
}

/// One that starts others: a box with two boxes below.
void supervisor(QPainter& painter, const SignColours& colours) {
    painter.setPen(pen(colours.shape, 2));
    box(painter, 9, 1.6);
    box(painter, 2, 16.2);
    box(painter, 16, 16.2);
    QPainterPath lines;
    lines.moveTo(12, 7.6);
    lines.lineTo(12, 12);
    lines.moveTo(5, 16.2);
    lines.lineTo(5, 13.6);
    lines.quadTo(5, 12, 6.6, 12);
    lines.lineTo(17.4, 12);
    lines.quadTo(19, 12, 19, 13.6);
    lines.lineTo(19, 16.2);
    painter.drawPath(lines);
}

/// The same with children that come and go: dots in the place of the second box.
void dynamicSupervisor(QPainter& painter, const SignColours& colours) {
    painter.setPen(pen(colours.shape, 2));
    box(painter, 9, 1.6);
    box(painter, 2, 16.2);
    QPainterPath lines;
    lines.moveTo(12, 7.6);
    lines.lineTo(12, 12);
    lines.moveTo(5, 16.2);
    lines.lineTo(5, 13.6);
    lines.quadTo(5, 12, 6.6, 12);
    lines.lineTo(16, 12);
    painter.drawPath(lines);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.shape);
    for (const QPointF at :
         {QPointF(15.4, 15.8), QPointF(20.8, 15), QPointF(18.2, 18.8), QPointF(14.4, 21.4), QPointF(22, 21)})
        painter.drawEllipse(at, 1.25, 1.25);
}

void nut(QPainter& painter, const SignColours& colours) {
    QPolygonF hexagon;
    for (int i = 0; i < 6; ++i) {
        const double angle = (i + 0.5) * std::numbers::pi / 3;
        hexagon << QPointF(12 + 10.4 * std::cos(angle), 12 + 10.4 * std::sin(angle));
    }
    painter.setPen(pen(colours.shape, 2.1));
    painter.drawPolygon(hexagon);
    painter.drawEllipse(QPointF(12, 12), 3.5, 3.5);
}

void cylinder(QPainter& painter, const SignColours& colours) {
    painter.setPen(pen(colours.shape, 2.1));
    QPainterPath path;
    path.addEllipse(QRectF(3.4, 2.2, 17.2, 6.4));
    path.moveTo(3.4, 5.4);
    path.lineTo(3.4, 18.6);
    path.arcTo(QRectF(3.4, 15.4, 17.2, 6.4), 180, 180);
    path.lineTo(20.6, 5.4);
    path.moveTo(3.4, 12);
    path.arcTo(QRectF(3.4, 8.8, 17.2, 6.4), 180, 180);
    painter.drawPath(path);
}

void diamond(QPainter& painter, const SignColours& colours) {
    painter.setPen(QPen(colours.mark, 2, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.setBrush(colours.shape);
    painter.drawPolygon(QPolygonF{{12, 1}, {23, 12}, {12, 23}, {1, 12}});
}

} // namespace

void paintKindSign(QPainter& painter, Sign sign, const SignColours& colours) {
    painter.setBrush(Qt::NoBrush);
    if (sign == Sign::Supervisor)
        supervisor(painter, colours);
    else if (sign == Sign::DynamicSupervisor)
        dynamicSupervisor(painter, colours);
    else if (sign == Sign::Worker)
        nut(painter, colours);
    else if (sign == Sign::Agent)
        cylinder(painter, colours);
    else
        diamond(painter, colours);
}

} // namespace resprout::ui
