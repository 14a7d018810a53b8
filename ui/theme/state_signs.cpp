#include "ui/theme/sign_painters.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace resprout::ui {

namespace {

constexpr QPointF centre{12, 12};

QPen pen(const QColor& colour, double width) {
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

/// A point of a circle around the centre; 0 is up, clockwise, in turns.
QPointF around(double radius, double turn) {
    const double angle = (turn - 0.25) * 2 * std::numbers::pi;
    return centre + QPointF(std::cos(angle), std::sin(angle)) * radius;
}

void strokeArc(QPainter& painter, double radius, double fromTurn, double turns) {
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    painter.drawArc(box, static_cast<int>((0.25 - fromTurn) * 5760), static_cast<int>(-turns * 5760));
}

void starting(QPainter& painter, const SignColours& colours) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(faded(colours.shape, 0.3), 2.5));
    painter.drawEllipse(centre, 10.6, 10.6);
    painter.setPen(pen(colours.shape, 2.5));
    strokeArc(painter, 10.6, 0.07, 0.43);
    painter.setPen(pen(colours.shape, 1));
    painter.setBrush(colours.shape);
    painter.drawPolygon(QPolygonF{{9, 7.6}, {16.4, 12}, {9, 16.4}});
}

void running(QPainter& painter, const SignColours& colours) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.shape);
    painter.drawEllipse(centre, 12, 12);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen(colours.mark, 3));
    painter.drawPolyline(QPolygonF{{6.6, 12.6}, {10.4, 16.2}, {17.4, 8.4}});
}

void crashed(QPainter& painter, const SignColours& colours) {
    constexpr int points = 10;
    QPainterPath star;
    for (int i = 0; i < 2 * points; ++i) {
        const QPointF corner = around(i % 2 == 0 ? 14.4 : 10.3, i / (2.0 * points));
        if (i == 0)
            star.moveTo(corner);
        else
            star.lineTo(corner);
    }
    star.closeSubpath();
    painter.setPen(pen(colours.shape, 1));
    painter.setBrush(colours.shape);
    painter.drawPath(star);
    painter.setPen(pen(colours.mark, 2.9));
    painter.drawLine(QPointF(8.4, 8.4), QPointF(15.6, 15.6));
    painter.drawLine(QPointF(15.6, 8.4), QPointF(8.4, 15.6));
}

void restarting(QPainter& painter, const SignColours& colours) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.shape);
    painter.drawEllipse(centre, 12, 12);
    painter.setBrush(Qt::NoBrush);
    QPen arrow = pen(colours.mark, 2.8);
    arrow.setCapStyle(Qt::FlatCap);
    painter.setPen(arrow);
    strokeArc(painter, 6.4, 0.17, 0.74);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.mark);
    painter.drawPolygon(QPolygonF{{11.4, 2.6}, {18.4, 4.4}, {13.2, 9.6}});
}

void shuttingDown(QPainter& painter, const SignColours& colours) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.shape);
    painter.drawRoundedRect(QRectF(0.8, 0.8, 22.4, 22.4), 5.2, 5.2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen(colours.mark, 2.9));
    painter.drawLine(QPointF(12, 6.2), QPointF(12, 17.4));
    painter.drawPolyline(QPolygonF{{7.4, 13}, {12, 17.6}, {16.6, 13}});
}

void terminated(QPainter& painter, const SignColours& colours) {
    painter.setBrush(Qt::NoBrush);
    QPen dash = pen(colours.shape, 2.4);
    dash.setCapStyle(Qt::FlatCap);
    painter.setPen(dash);
    constexpr int dashes = 8;
    for (int i = 0; i < dashes; ++i)
        strokeArc(painter, 10.6, (i - 0.29) / dashes, 0.58 / dashes);
    painter.setPen(pen(colours.shape, 2.7));
    painter.drawLine(QPointF(8, 12), QPointF(16, 12));
}

void notStarted(QPainter& painter, const SignColours& colours) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.shape, 1.8));
    painter.drawEllipse(centre, 10.2, 10.2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.shape);
    painter.drawEllipse(centre, 2.2, 2.2);
}

void gaveUp(QPainter& painter, const SignColours& colours) {
    QPolygonF octagon;
    for (int i = 0; i < 8; ++i)
        octagon << around(12.9, (i + 0.5) / 8.0);
    painter.setPen(pen(colours.shape, 1));
    painter.setBrush(colours.shape);
    painter.drawPolygon(octagon);
    painter.setPen(pen(colours.mark, 3.2));
    painter.drawLine(QPointF(12, 6), QPointF(12, 13.2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.mark);
    painter.drawEllipse(QPointF(12, 17.6), 1.9, 1.9);
}

} // namespace

void paintStateSign(QPainter& painter, Sign sign, const SignColours& colours) {
    if (sign == Sign::Starting)
        starting(painter, colours);
    else if (sign == Sign::Running)
        running(painter, colours);
    else if (sign == Sign::Crashed)
        crashed(painter, colours);
    else if (sign == Sign::Restarting)
        restarting(painter, colours);
    else if (sign == Sign::ShuttingDown)
        shuttingDown(painter, colours);
    else if (sign == Sign::Terminated)
        terminated(painter, colours);
    else if (sign == Sign::GaveUp)
        gaveUp(painter, colours);
    else
        notStarted(painter, colours);
}

} // namespace resprout::ui
