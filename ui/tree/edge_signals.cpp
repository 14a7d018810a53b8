#include "ui/theme/signs.h"
#include "ui/tree/edge_geometry.h"
#include "ui/tree/edge_painter.h"
#include "ui/tree/tree_layout.h"

#include <QLineF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace resprout::ui {

// What runs along the edges, and the numbers of the start order.

namespace {

constexpr double numberRadius = 10.5;

} // namespace

std::optional<QColor> EdgePainter::liveColour(ItemIndex child) const {
    const ProcessState state = m_c.scene.model().state[child];
    switch (state) {
    case ProcessState::Crashed:
    case ProcessState::GaveUp:
    case ProcessState::ShuttingDown:
    case ProcessState::Restarting:
    case ProcessState::Starting:
        return m_c.palette.fill(state);
    case ProcessState::NotStarted:
    case ProcessState::Running:
    case ProcessState::Terminated:
        return std::nullopt;
    }
    return std::nullopt;
}

/// What runs along the edges, over them: exits up, orders to stop down, starts down.
void EdgePainter::paintLive(ItemIndex supervisor) {
    const TreeModel& model = m_c.scene.model();
    const ItemIndex end = model.first[supervisor] + model.count[supervisor];
    for (const ProcessState layer : {ProcessState::GaveUp, ProcessState::Crashed, ProcessState::Starting,
                                     ProcessState::ShuttingDown, ProcessState::Restarting}) {
        for (ItemIndex child = model.first[supervisor]; child < end; ++child) {
            if (model.state[child] != layer || isGroup(model.kind[child]))
                continue;
            const QColor colour = m_c.palette.fill(layer);
            std::vector<QPointF> corners = edgeCorners(model, child);
            stroke(corners, pen(colour, 2.6));
            if (layer != ProcessState::Restarting && layer != ProcessState::Starting)
                continue;
            const QPointF tip = m_c.at(numberPoint(model, child)) - QPointF(0, (numberRadius + 0.5) * m_c.scale());
            const double w = 4.2 * m_c.scale();
            m_c.painter.setPen(Qt::NoPen);
            m_c.painter.setBrush(colour);
            m_c.painter.drawPolygon(
                QPolygonF{{tip.x(), tip.y()}, {tip.x() - w, tip.y() - 1.7 * w}, {tip.x() + w, tip.y() - 1.7 * w}});
        }
    }
}

void EdgePainter::paintNumbers(std::span<const ItemIndex> supervisors) {
    const TreeModel& model = m_c.scene.model();
    const double scale = m_c.scale();
    const Box view = m_c.scene.camera().view(m_c.size.width(), m_c.size.height());
    for (const ItemIndex supervisor : supervisors) {
        const bool showsLive = isLive(supervisor);
        const ItemIndex end = model.first[supervisor] + model.count[supervisor];
        for (ItemIndex child = model.first[supervisor]; child < end; ++child) {
            const QPointF point = numberPoint(model, child);
            if (isGroup(model.kind[child]) || !view.holds(point.x(), point.y()))
                continue;
            const auto live = showsLive ? liveColour(child) : std::nullopt;
            const QColor colour = live.value_or(m_c.palette.edge);
            if (model.order[child] == 0) { // dropped: no longer part of the order
                m_c.painter.setPen(Qt::NoPen);
                m_c.painter.setBrush(m_c.palette.edge);
                m_c.painter.drawEllipse(m_c.at(point), 4 * scale, 4 * scale);
                continue;
            }
            const CardText::Exactly exactly(m_c.text, scale);
            const QString number = QString::number(model.order[child]);
            const double width =
                std::max(2 * numberRadius, m_c.text.width(CardText::Role::Number, number) / scale + 10);
            const QSizeF size((width + 4) * scale, (2 * numberRadius + 4) * scale);
            SpriteKey key;
            key.type = SpriteKey::Type::Number;
            key.a = model.order[child];
            key.colour = colour.rgba();
            key.width = static_cast<std::int32_t>(std::lround(size.width() * m_c.ratio * 64));
            key.height = static_cast<std::int32_t>(std::lround(size.height() * m_c.ratio * 64));
            const QPixmap& sprite = m_c.sprites.picture(key, size, m_c.ratio, [&](QPainter& painter) {
                painter.setPen(QPen(colour, 1.7 * scale));
                painter.setBrush(m_c.palette.background);
                const QRectF disc(2 * scale, 2 * scale, width * scale, 2 * numberRadius * scale);
                painter.drawRoundedRect(disc.adjusted(scale, scale, -scale, -scale), (numberRadius - 1) * scale,
                                        (numberRadius - 1) * scale);
                const QColor ink = live ? m_c.palette.ink(model.state[child]) : m_c.palette.secondaryText;
                m_c.text.drawCentred(painter, CardText::Role::Number, ink, number, disc.center());
            });
            drawSprite(m_c.painter, m_c.at(point) - QPointF(size.width() / 2, size.height() / 2), sprite);
        }
    }
}

void EdgePainter::paintSignals(std::span<const ItemIndex> supervisors) {
    const TreeScene& scene = m_c.scene;
    const TreeModel& model = scene.model();
    for (const TreeMotion::Effect& effect : scene.motion().effects()) {
        if (effect.kind != TreeMotion::Kind::ExitSignal && effect.kind != TreeMotion::Kind::StopOrder)
            continue;
        const ItemIndex child = model.ownItem(effect.path);
        if (child == noItem || child == 0)
            continue;
        // What has gone on since is not shown twice: one signal at a time tells the order.
        const ProcessState state = model.state[child];
        const bool isOver =
            effect.kind == TreeMotion::Kind::StopOrder
                ? state != ProcessState::ShuttingDown
                : state != ProcessState::Crashed && state != ProcessState::Terminated && state != ProcessState::GaveUp;
        if (!isOver)
            paintDiamond(child, effect.kind, scene.motion().progress(effect.kind, effect.path, m_c.now));
    }
    // A signal that has arrived, or an order that is being obeyed, stays to be seen as long as nothing comes of it.
    for (const ItemIndex supervisor : supervisors) {
        const ItemIndex end = model.first[supervisor] + model.count[supervisor];
        if (!isLive(supervisor) || model.count[supervisor] > mostLive)
            continue;
        for (ItemIndex child = model.first[supervisor]; child < end; ++child) {
            const PathId path = model.path[child];
            const bool isStopping = model.state[child] == ProcessState::ShuttingDown;
            if (isGroup(model.kind[child]) || (!isStopping && model.state[child] != ProcessState::Crashed))
                continue;
            const ProcessRecord* record = scene.shown().tree->find(path);
            const TreeMotion::Kind kind = isStopping ? TreeMotion::Kind::StopOrder : TreeMotion::Kind::ExitSignal;
            const bool isWaiting = isStopping || (record != nullptr && !record->willRestart);
            if (isWaiting && scene.motion().progress(kind, path, m_c.now) >= 1)
                paintDiamond(child, kind, 1);
        }
    }
}

void EdgePainter::paintDiamond(ItemIndex child, TreeMotion::Kind kind, double progress) {
    const TreeModel& model = m_c.scene.model();
    std::vector<QPointF> corners = edgeCorners(model, child);
    corners.back() = numberPoint(model, child); // it runs between the supervisor and the number
    if (model.isOnRail[child] != 0 && corners.size() >= 2)
        corners.erase(corners.end() - 2);
    double length = 0;
    for (std::size_t i = 1; i < corners.size(); ++i)
        length += QLineF(corners[i - 1], corners[i]).length();
    if (length <= 0)
        return;
    // It stops short of the card above and of the number below.
    const double top = std::min(0.5, 11 / length);
    const double bottom = std::max(0.5, 1 - 24 / length);
    const bool isUp = kind == TreeMotion::Kind::ExitSignal;
    const double t = easeOut(progress);
    const double share = isUp ? std::lerp(bottom, top, t) : std::lerp(top, bottom, t);
    const ProcessState state =
        isUp ? (model.state[child] == ProcessState::Terminated ? ProcessState::Terminated : ProcessState::Crashed)
             : ProcessState::ShuttingDown;
    const QColor colour = m_c.palette.fill(state);
    const QPointF at = m_c.at(pointAlong(corners, share));
    const double scale = m_c.scale();
    m_c.painter.setPen(Qt::NoPen);
    m_c.painter.setBrush(faded(colour, 0.2));
    m_c.painter.drawEllipse(at, 11.5 * scale, 11.5 * scale);
    const double half = 7.5 * scale;
    paintSign(m_c.painter, Sign::Diamond, QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half),
              {colour, m_c.palette.background});
}

} // namespace resprout::ui
