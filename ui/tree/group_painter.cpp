#include "ui/tree/group_painter.h"

#include "ui/theme/shadow.h"
#include "ui/theme/signs.h"
#include "ui/tree/card_painter.h"
#include "ui/tree/cluster_dots.h"
#include "ui/tree/tree_layout.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace resprout::ui {

namespace {

constexpr std::array order{ProcessState::Running,    ProcessState::Restarting, ProcessState::Crashed,
                           ProcessState::GaveUp,     ProcessState::Starting,   ProcessState::ShuttingDown,
                           ProcessState::Terminated, ProcessState::NotStarted};

QString text(const char* source) {
    return QCoreApplication::translate("resprout::ui::GroupPainter", source);
}

/// A dot tells its state by its shape: a disc runs, a diamond crashed, a square restarts or stops, a ring starts or is gone.
void paintDot(QPainter& painter, const Palette& palette, ProcessState state, QPointF centre, double side) {
    const QColor colour = palette.fill(state);
    const double r = side / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (state) {
    case ProcessState::Running:
        painter.setBrush(mix(palette.surface, colour, palette.isDark ? 0.8 : 0.62));
        painter.drawEllipse(centre, r * 0.78, r * 0.78);
        return;
    case ProcessState::Crashed:
        painter.drawPolygon(QPolygonF{centre + QPointF(0, -r * 1.2), centre + QPointF(r * 1.2, 0),
                                      centre + QPointF(0, r * 1.2), centre + QPointF(-r * 1.2, 0)});
        return;
    case ProcessState::GaveUp: {
        QPolygonF octagon;
        for (int i = 0; i < 8; ++i)
            octagon << centre + QPointF(std::cos((i + 0.5) * 0.7854), std::sin((i + 0.5) * 0.7854)) * (r * 1.1);
        painter.drawPolygon(octagon);
        return;
    }
    case ProcessState::Restarting:
        painter.drawRect(QRectF(centre.x() - r * 0.8, centre.y() - r * 0.8, r * 1.6, r * 1.6));
        return;
    case ProcessState::ShuttingDown:
        painter.drawPolygon(
            QPolygonF{centre + QPointF(-r, -r * 0.8), centre + QPointF(r, -r * 0.8), centre + QPointF(0, r)});
        return;
    case ProcessState::Starting:
    case ProcessState::Terminated:
    case ProcessState::NotStarted:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, side * 0.16));
        painter.drawEllipse(centre, r * 0.7, r * 0.7);
        return;
    }
}

void paintDots(PaintContext& c, ItemIndex item, QPointF origin) {
    const TreeModel& model = c.scene.model();
    const auto states = model.memberStates(item);
    const ClusterDots dots{states.size()};
    const double scale = c.scale();
    const double side = ClusterDots::side * scale;
    const QSizeF size(side * 1.6, side * 1.6);
    std::array<const QPixmap*, stateCount> sprites{};
    for (std::size_t dot = 0; dot < dots.dots(); ++dot) {
        ProcessState shown = ProcessState::Running;
        for (std::size_t i = dots.firstOf(dot); i < dots.firstOf(dot + 1); ++i)
            if (severity(states[i]) > severity(shown))
                shown = states[i];
        const QPixmap*& sprite = sprites[static_cast<std::size_t>(shown)];
        if (sprite == nullptr) {
            SpriteKey key;
            key.type = SpriteKey::Type::Dot;
            key.state = shown;
            key.width = key.height = static_cast<std::int32_t>(std::lround(side * c.ratio * 64));
            sprite = &c.sprites.picture(key, size, c.ratio, [&](QPainter& painter) {
                paintDot(painter, c.palette, shown, {size.width() / 2, size.height() / 2}, side);
            });
        }
        const QPointF centre = origin + ClusterDots::centre(dot) * scale;
        drawSprite(c.painter, centre - QPointF(size.width() / 2, size.height() / 2), *sprite);
    }
}

void paintShares(PaintContext& c, const Tally& tally, double all, const QRectF& bar) {
    QPainterPath shape;
    shape.addRoundedRect(bar, 2 * c.scale(), 2 * c.scale());
    c.painter.save();
    c.painter.setClipPath(shape);
    double x = bar.left();
    const double gap = c.scale();
    for (const ProcessState state : order) {
        const double count = tally[static_cast<std::size_t>(state)];
        if (count <= 0)
            continue;
        const double width = std::max(2.5 * c.scale(), bar.width() * count / all);
        c.painter.fillRect(QRectF(x, bar.top(), width - gap, bar.height()), c.palette.fill(state));
        x += width;
    }
    c.painter.restore();
}

/// How many are in which state, the worst first, as many as there is room for.
void paintFoldedStates(PaintContext& c, const Tally& tally, QPointF leftMiddle, double right) {
    std::array states = order;
    std::sort(states.begin(), states.end(), [](ProcessState a, ProcessState b) { return severity(a) > severity(b); });
    double x = leftMiddle.x();
    const double side = 13 * c.scale();
    for (const ProcessState state : states) {
        const std::uint32_t number = tally[static_cast<std::size_t>(state)];
        const QString words = QLocale().toString(number);
        const double width = 18 * c.scale() + c.text.width(CardText::Role::SmallBold, words);
        if (number == 0 || x + width > right)
            continue;
        paintState(c.painter, c.palette, state, QRectF(x, leftMiddle.y() - side / 2, side, side));
        c.text.draw(c.painter, CardText::Role::SmallBold, c.palette.text, words, {x + 18 * c.scale(), leftMiddle.y()});
        x += width + 11 * c.scale();
    }
}

} // namespace

void paintCluster(PaintContext& c, ItemIndex item) {
    const TreeModel& model = c.scene.model();
    const double scale = c.scale();
    const QRectF box = c.scene.camera().toScreen(model.box(item));
    const double margin = 12 * scale;
    const QSizeF groundSize = box.size() + QSizeF(2 * margin, 2 * margin);
    SpriteKey key;
    key.type = SpriteKey::Type::Group;
    key.width = static_cast<std::int32_t>(std::lround(groundSize.width() * c.ratio * 64));
    key.height = static_cast<std::int32_t>(std::lround(groundSize.height() * c.ratio * 64));
    const QPixmap& ground = c.sprites.picture(key, groundSize, c.ratio, [&](QPainter& painter) {
        const QRectF card(QPointF(margin, margin), box.size());
        const double radius = 14 * scale;
        paintShadow(painter, c.palette, card, radius, scale);
        painter.setPen(QPen(c.palette.border, 1.2 * scale));
        painter.setBrush(c.palette.surface);
        painter.drawRoundedRect(card.adjusted(0.6, 0.6, -0.6, -0.6), radius, radius);
    });
    drawSprite(c.painter, box.topLeft() - QPointF(margin, margin), ground);

    const QPointF origin = box.topLeft();
    const std::size_t members = model.members(item).size();
    const QString count = QLocale().toString(static_cast<qulonglong>(members));
    const double middle = origin.y() + 26 * scale;
    c.text.draw(c.painter, CardText::Role::Count, c.palette.text, count, {origin.x() + 14 * scale, middle});
    const double after = origin.x() + 20 * scale + c.text.width(CardText::Role::Count, count);
    c.text.draw(c.painter, CardText::Role::Small, c.palette.secondaryText, text("workers"),
                {after, middle + 1.5 * scale});
    paintSign(c.painter, Sign::ChevronDown,
              QRectF(box.right() - 30 * scale, middle - 8 * scale, 16 * scale, 16 * scale),
              {c.palette.secondaryText, c.palette.surface});

    paintDots(c, item, origin);
    const Tally& tally = model.tally[item];
    paintShares(c, tally, static_cast<double>(members),
                QRectF(origin.x() + 14 * scale, origin.y() + 162 * scale, 204 * scale, 7 * scale));
    double x = origin.x() + 14 * scale;
    const double y = origin.y() + 190 * scale;
    for (const ProcessState state : order) {
        const std::uint32_t number = tally[static_cast<std::size_t>(state)];
        const QString words = QLocale().toString(number);
        const double width = c.text.width(CardText::Role::SmallBold, words);
        if (number == 0 || x + 19 * scale + width > box.right() - 8 * scale)
            continue;
        paintState(c.painter, c.palette, state, QRectF(x + scale, y - 6.5 * scale, 13 * scale, 13 * scale));
        c.text.draw(c.painter, CardText::Role::SmallBold, c.palette.text, words, {x + 20 * scale, y});
        x += 32 * scale + width;
    }
}

void paintFold(PaintContext& c, ItemIndex item) {
    const TreeModel& model = c.scene.model();
    const double scale = c.scale();
    const QRectF box = c.scene.camera().toScreen(model.box(item));
    const ProcessState state = model.state[item];
    const bool isQuiet =
        state == ProcessState::Running || state == ProcessState::Terminated || state == ProcessState::NotStarted;
    c.painter.setPen(QPen(isQuiet ? c.palette.border : c.palette.fill(state), (isQuiet ? 1.2 : 1.8) * scale));
    c.painter.setBrush(c.palette.surface);
    c.painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    paintSign(c.painter, Sign::ChevronRight,
              QRectF(box.left() + 10 * scale, box.center().y() - 7 * scale, 14 * scale, 14 * scale),
              {c.palette.secondaryText, c.palette.surface});
    const std::size_t members = model.members(item).size();
    const QString words =
        members == 1 ? text("1 child") : text("%1 below").arg(QLocale().toString(static_cast<qulonglong>(members)));
    const double left = box.left() + 28 * scale;
    c.text.draw(c.painter, CardText::Role::SmallBold, c.palette.secondaryText, words, {left, box.center().y()},
                box.right() - 12 * scale - left);
    paintFoldedStates(c, model.tally[item],
                      {left + c.text.width(CardText::Role::SmallBold, words) + 14 * scale, box.center().y()},
                      box.right() - 12 * scale);
}

void paintOrphans(PaintContext& c, ItemIndex item) {
    const double scale = c.scale();
    const QRectF box = c.scene.camera().toScreen(c.scene.model().box(item));
    const ProcessState ghost = ProcessState::Terminated;
    QPen border(c.palette.fill(ghost), 1.4 * scale);
    border.setDashPattern({6 * scale / border.widthF(), 3.5 * scale / border.widthF()});
    border.setCapStyle(Qt::FlatCap);
    c.painter.setPen(border);
    c.painter.setBrush(c.palette.tint(ghost));
    c.painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    paintSign(c.painter, Sign::Worker,
              QRectF(box.left() + 17 * scale, box.center().y() - 9 * scale, 18 * scale, 18 * scale),
              {c.palette.secondaryText, c.palette.surface});
    const auto members = static_cast<qulonglong>(c.scene.model().members(item).size());
    const double width = (CardPainter::pillNameWidth + 18) * scale;
    c.text.draw(c.painter, CardText::Role::PillName, c.palette.secondaryText,
                text("%1 orphans").arg(QLocale().toString(members)), box.topLeft() + CardPainter::pillName * scale,
                width);
    c.text.draw(c.painter, CardText::Role::Small, c.palette.secondaryText, text("on nobody's list"),
                box.topLeft() + CardPainter::pillSecond * scale, width);
}

} // namespace resprout::ui
