#include "ui/theme/sign_painters.h"

#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace resprout::ui {

namespace {

/// A sign of lines: strokes of one width, and shapes that are filled.
struct Drawing {
    QPainterPath strokes;
    QPainterPath fills;
    double width = 1.9;

    void line(std::initializer_list<QPointF> points) {
        strokes.moveTo(*points.begin());
        for (const QPointF* point = points.begin() + 1; point != points.end(); ++point)
            strokes.lineTo(*point);
    }
    void polygon(std::initializer_list<QPointF> points) {
        fills.moveTo(*points.begin());
        for (const QPointF* point = points.begin() + 1; point != points.end(); ++point)
            fills.lineTo(*point);
        fills.closeSubpath();
    }
};

/// An arrow that goes round against the clock, its head at the upper left.
void turnBack(Drawing& d) {
    d.strokes.arcMoveTo(QRectF(4, 4, 16, 16), 160);
    d.strokes.arcTo(QRectF(4, 4, 16, 16), 160, -310);
    d.line({{4, 4.2}, {4, 9.4}, {9.2, 9.4}});
}

void sun(Drawing& d) {
    d.strokes.addEllipse(QPointF(12, 12), 4.2, 4.2);
    for (int i = 0; i < 8; ++i) {
        const double angle = i * std::numbers::pi / 4;
        const QPointF ray(std::cos(angle), std::sin(angle));
        d.line({QPointF(12, 12) + ray * 7.6, QPointF(12, 12) + ray * 9.6});
    }
}

void moon(Drawing& d) {
    d.strokes.moveTo(20, 13.6);
    d.strokes.cubicTo(18.9, 18, 15, 20.6, 11.2, 20.2);
    d.strokes.cubicTo(6.6, 19.7, 3.6, 15.8, 4, 11.4);
    d.strokes.cubicTo(4.3, 7.8, 6.8, 4.9, 10.4, 4);
    d.strokes.cubicTo(8.6, 9.6, 13.2, 15.4, 20, 13.6);
    d.strokes.closeSubpath();
}

void fit(Drawing& d) {
    d.line({{4, 8.4}, {4, 5.6}, {5.6, 4}, {8.4, 4}});
    d.line({{15.6, 4}, {18.4, 4}, {20, 5.6}, {20, 8.4}});
    d.line({{20, 15.6}, {20, 18.4}, {18.4, 20}, {15.6, 20}});
    d.line({{8.4, 20}, {5.6, 20}, {4, 18.4}, {4, 15.6}});
    d.strokes.addRoundedRect(QRectF(9, 9, 6, 6), 1.4, 1.4);
}

void documentSheet(Drawing& d) {
    d.line({{13.4, 3}, {6, 3}, {6, 21}, {18, 21}, {18, 7.6}, {13.4, 3}, {13.4, 7.6}, {18, 7.6}});
}

Drawing drawingOf(Sign sign) {
    Drawing d;
    if (sign == Sign::Reset || sign == Sign::Undo) {
        turnBack(d);
    } else if (sign == Sign::Play) {
        d.polygon({{6.5, 4}, {20, 12}, {6.5, 20}});
    } else if (sign == Sign::Pause) {
        d.fills.addRoundedRect(QRectF(5.6, 4, 4.6, 16), 1.4, 1.4);
        d.fills.addRoundedRect(QRectF(13.8, 4, 4.6, 16), 1.4, 1.4);
    } else if (sign == Sign::Step) {
        d.polygon({{4.5, 4}, {16.5, 12}, {4.5, 20}});
        d.fills.addRoundedRect(QRectF(17.4, 4, 2.6, 16), 1.2, 1.2);
    } else if (sign == Sign::Fit) {
        fit(d);
    } else if (sign == Sign::Moon) {
        moon(d);
    } else if (sign == Sign::Sun) {
        sun(d);
    } else if (sign == Sign::Close) {
        d.line({{5, 5}, {19, 19}});
        d.line({{19, 5}, {5, 19}});
    } else if (sign == Sign::Pointer) {
        d.line({{4, 4}, {10.4, 20}, {12.8, 12.8}, {20, 10.4}, {4, 4}});
        d.line({{13.4, 13.4}, {19.4, 19.4}});
    } else if (sign == Sign::Filter) {
        d.line({{3.6, 4.6}, {20.4, 4.6}, {14, 12.4}, {14, 18.4}, {10, 20.4}, {10, 12.4}, {3.6, 4.6}});
    } else if (sign == Sign::Search) {
        d.strokes.addEllipse(QPointF(10.6, 10.6), 6.6, 6.6);
        d.line({{15.6, 15.6}, {20.4, 20.4}});
    } else if (sign == Sign::Info) {
        d.strokes.addEllipse(QPointF(12, 12), 9, 9);
        d.line({{12, 11.2}, {12, 16.4}});
        d.fills.addEllipse(QPointF(12, 7.8), 1.3, 1.3);
    } else if (sign == Sign::Leave) {
        d.line({{9.4, 3.6}, {4, 3.6}, {4, 20.4}, {9.4, 20.4}});
        d.line({{8.8, 12}, {20.4, 12}});
        d.line({{16, 7.6}, {20.4, 12}, {16, 16.4}});
    } else if (sign == Sign::Lightning) {
        d.line({{13, 2.6}, {3.8, 13.6}, {12, 13.6}, {11, 21.4}, {20.2, 10.4}, {12, 10.4}, {13, 2.6}});
    } else if (sign == Sign::Ban) {
        d.strokes.addEllipse(QPointF(12, 12), 9, 9);
        d.line({{5.8, 5.8}, {18.2, 18.2}});
    } else if (sign == Sign::Trash) {
        d.line({{3.6, 6.2}, {20.4, 6.2}});
        d.line({{8.6, 6}, {8.6, 3.4}, {15.4, 3.4}, {15.4, 6}});
        d.line({{5.6, 6.4}, {5.6, 20.8}, {18.4, 20.8}, {18.4, 6.4}});
    } else if (sign == Sign::ChevronDown) {
        d.line({{6, 9.4}, {12, 15.4}, {18, 9.4}});
    } else if (sign == Sign::ChevronUp) {
        d.line({{6, 14.6}, {12, 8.6}, {18, 14.6}});
    } else if (sign == Sign::ChevronRight) {
        d.line({{9.4, 6}, {15.4, 12}, {9.4, 18}});
    } else if (sign == Sign::Plus) {
        d.line({{5, 12}, {19, 12}});
        d.line({{12, 5}, {12, 19}});
    } else if (sign == Sign::Minus) {
        d.line({{5, 12}, {19, 12}});
    } else if (sign == Sign::Warning) {
        d.line({{12, 3.6}, {21.4, 20}, {2.6, 20}, {12, 3.6}});
        d.line({{12, 9.8}, {12, 14}});
        d.fills.addEllipse(QPointF(12, 17), 1.2, 1.2);
    } else if (sign == Sign::Copy) {
        d.strokes.addRoundedRect(QRectF(8.4, 8.4, 12, 12), 2.4, 2.4);
        d.line({{15.6, 5.6}, {15.6, 3.6}, {3.6, 3.6}, {3.6, 15.6}, {5.6, 15.6}});
    } else if (sign == Sign::Envelope) {
        d.strokes.addRoundedRect(QRectF(3, 5, 18, 14), 2, 2);
        d.line({{3.8, 6.4}, {12, 13}, {20.2, 6.4}});
    } else if (sign == Sign::Document) {
        documentSheet(d);
    } else if (sign == Sign::Folder) {
        d.line({{3, 19.4}, {3, 5}, {9.4, 5}, {11.4, 7.4}, {21, 7.4}, {21, 19.4}, {3, 19.4}});
    }
    return d;
}

} // namespace

void paintToolSign(QPainter& painter, Sign sign, const SignColours& colours) {
    const Drawing drawing = drawingOf(sign);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.shape, drawing.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(drawing.strokes);
    painter.setPen(QPen(colours.shape, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(colours.shape);
    painter.drawPath(drawing.fills);
}

} // namespace resprout::ui
