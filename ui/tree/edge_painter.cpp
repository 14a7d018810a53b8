#include "ui/tree/edge_painter.h"

#include "ui/theme/signs.h"
#include "ui/tree/edge_geometry.h"
#include "ui/tree/tree_layout.h"

#include <QLineF>
#include <QPainter>
#include <QVector>

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

constexpr double elbow = 9; // radius at 100 %
constexpr double numberRadius = 10.5;
constexpr std::uint32_t mostLive = 200; // children of one supervisor whose signals are drawn

bool isGhost(const TreeModel& model, ItemIndex item) {
    return model.state[item] == ProcessState::Terminated || model.state[item] == ProcessState::NotStarted ||
           model.isFading[item] != 0;
}

} // namespace

QPen EdgePainter::pen(const QColor& colour, double width) const {
    return {colour, std::max(1.0, width * m_c.scale()), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin};
}

QPen EdgePainter::dashed() const {
    QPen result = pen(m_c.palette.edge, 1.7);
    const double unit = m_c.scale() / result.widthF();
    result.setDashPattern({5.5 * unit, 4 * unit});
    return result;
}

void EdgePainter::stroke(const std::vector<QPointF>& corners, const QPen& with) {
    std::vector<QPointF> onScreen;
    onScreen.reserve(corners.size());
    for (const QPointF& corner : corners)
        onScreen.push_back(m_c.at(corner));
    m_c.painter.setPen(with);
    m_c.painter.setBrush(Qt::NoBrush);
    m_c.painter.drawPath(roundedPath(onScreen, elbow * m_c.scale()));
}

/// A supervisor that lives: signals run along its edges.
bool EdgePainter::isLive(ItemIndex supervisor) const {
    switch (m_c.scene.model().state[supervisor]) {
    case ProcessState::Starting:
    case ProcessState::Running:
    case ProcessState::Restarting:
    case ProcessState::ShuttingDown:
        return true;
    case ProcessState::NotStarted:
    case ProcessState::Crashed:
    case ProcessState::Terminated:
    case ProcessState::GaveUp:
        return false;
    }
    return false;
}

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

void EdgePainter::paintFull(std::span<const ItemIndex> supervisors) {
    for (const ItemIndex supervisor : supervisors)
        paintBase(supervisor);
    for (const ItemIndex supervisor : supervisors)
        if (isLive(supervisor) && m_c.scene.model().count[supervisor] <= mostLive)
            paintLive(supervisor);
}

void EdgePainter::paintBase(ItemIndex supervisor) {
    const TreeModel& model = m_c.scene.model();
    if (model.count[supervisor] == 0 || model.kind[model.first[supervisor]] == ItemKind::Fold)
        return;
    const bool allDashed = !isLive(supervisor);
    paintRails(supervisor, allDashed);
    if (model.row[model.first[supervisor]] > 0)
        paintRows(supervisor, allDashed);
    else
        paintSpread(supervisor, allDashed);
}

/// Children of one rail: one line down to the last that lives, dashed from there on.
void EdgePainter::paintRails(ItemIndex supervisor, bool allDashed) {
    const TreeModel& model = m_c.scene.model();
    const ItemIndex begin = model.first[supervisor];
    const ItemIndex end = begin + model.count[supervisor];
    const Box view = m_c.scene.camera().view(m_c.size.width(), m_c.size.height());
    for (ItemIndex from = begin; from < end;) {
        if (model.isOnRail[from] == 0) {
            ++from;
            continue;
        }
        ItemIndex to = from;
        ItemIndex lastAlive = noItem;
        while (to < end && model.isOnRail[to] != 0 && std::abs(model.railX[to] - model.railX[from]) < 0.5) {
            if (!isGhost(model, to))
                lastAlive = to;
            ++to;
        }
        // The corners of the last edge, cut before its stub: the whole rail.
        const auto rail = [&](ItemIndex last) {
            std::vector<QPointF> corners = edgeCorners(model, last);
            corners.pop_back();
            return corners;
        };
        if (lastAlive != noItem && !allDashed)
            stroke(rail(lastAlive), pen(m_c.palette.edge, 2));
        if (lastAlive == noItem || allDashed) {
            stroke(rail(to - 1), dashed());
        } else if (lastAlive + 1 < to) {
            const QPointF a = numberPoint(model, lastAlive);
            const QPointF b = numberPoint(model, to - 1);
            stroke({a, b}, dashed());
        }
        for (ItemIndex child = from; child < to; ++child) {
            const QPointF number = numberPoint(model, child);
            if (number.y() < view.top - 20 || number.y() > view.bottom + 20)
                continue;
            const QPen with =
                allDashed || isGhost(model, child) ? pen(m_c.palette.edge, 1.7) : pen(m_c.palette.edge, 2);
            stroke({number, {model.x[child] + 1, number.y()}}, with);
        }
        from = to;
    }
}

/// Children in rows: the last that lives in each row shows its whole edge, the others their drop.
void EdgePainter::paintRows(ItemIndex supervisor, bool allDashed) {
    const TreeModel& model = m_c.scene.model();
    const ItemIndex end = model.first[supervisor] + model.count[supervisor];
    for (ItemIndex from = model.first[supervisor]; from < end;) {
        ItemIndex to = from;
        ItemIndex lastAlive = noItem;
        while (to < end && model.row[to] == model.row[from]) {
            if (!allDashed && !isGhost(model, to))
                lastAlive = to;
            ++to;
        }
        stroke(edgeCorners(model, lastAlive == noItem ? to - 1 : lastAlive),
               lastAlive == noItem ? dashed() : pen(m_c.palette.edge, 2));
        if (model.row[from] == 1 && !allDashed)
            stroke(edgeCorners(model, from), isGhost(model, from) ? dashed() : pen(m_c.palette.edge, 2));
        for (ItemIndex child = from; child < to; ++child) {
            if (edgeKind(model, child) != EdgeKind::Drop)
                continue;
            const double x = model.x[child] + static_cast<double>(model.w[child]) / 2;
            const bool isLiveChild = !allDashed && !isGhost(model, child);
            if (child != lastAlive && (child != from || model.row[from] > 1))
                stroke({{x, rowTrunkY(model, child)}, {x, model.y[child]}},
                       isLiveChild ? pen(m_c.palette.edge, 2) : dashed());
        }
        from = to;
    }
}

/// Children along a trunk. Those that live share one line; the dashed ones go on from its ends.
void EdgePainter::paintSpread(ItemIndex supervisor, bool allDashed) {
    const TreeModel& model = m_c.scene.model();
    const double middle = model.x[supervisor] + static_cast<double>(model.w[supervisor]) / 2;
    const double bottom = model.y[supervisor] + static_cast<double>(model.h[supervisor]);
    const double trunk = trunkY(model, supervisor);
    ItemIndex liveLeft = noItem, liveRight = noItem, left = noItem, right = noItem;
    const auto x = [&](ItemIndex child) {
        return model.x[child] + static_cast<double>(model.w[child]) / 2;
    };
    const auto isSpread = [&](ItemIndex child) {
        return edgeKind(model, child) == EdgeKind::Drop;
    };
    const ItemIndex end = model.first[supervisor] + model.count[supervisor];
    for (ItemIndex child = model.first[supervisor]; child < end; ++child) {
        if (!isSpread(child))
            continue;
        left = left == noItem ? child : left;
        right = child;
        if (allDashed || isGhost(model, child))
            continue;
        liveLeft = liveLeft == noItem ? child : liveLeft;
        liveRight = child;
    }
    if (left == noItem)
        return;
    const QPen solid = pen(m_c.palette.edge, 2);
    const bool anyLive = liveLeft != noItem;
    double from = middle; // the part of the trunk that is drawn already
    double to = middle;
    for (ItemIndex child = model.first[supervisor]; child < end; ++child)
        if (edgeKind(model, child) == EdgeKind::FarRail && (allDashed || !isGhost(model, child))) {
            from = std::min(from, model.railX[child]);
            to = std::max(to, model.railX[child]);
        }
    if (anyLive) {
        stroke(edgeCorners(model, liveLeft), solid);
        if (liveRight != liveLeft)
            stroke(edgeCorners(model, liveRight), solid);
        from = std::min(from, x(liveLeft));
        to = std::max(to, x(liveRight));
    } else if (from == to) {
        stroke({{middle, bottom}, {middle, trunk}}, dashed());
    }
    if (x(left) < from - 0.5)
        stroke({{from, trunk}, {x(left), trunk}, {x(left), model.y[left]}}, dashed());
    if (x(right) > to + 0.5)
        stroke({{to, trunk}, {x(right), trunk}, {x(right), model.y[right]}}, dashed());
    const Box view = m_c.scene.camera().view(m_c.size.width(), m_c.size.height());
    for (ItemIndex child = left; child <= right; ++child) {
        if (!isSpread(child) || x(child) < view.left || x(child) > view.right)
            continue;
        const bool isLiveChild = !allDashed && !isGhost(model, child);
        const bool isAtAnEnd =
            child == liveLeft || child == liveRight ||
            (!isLiveChild && ((child == left && x(left) < from - 0.5) || (child == right && x(right) > to + 0.5)));
        if (!isAtAnEnd)
            stroke({{x(child), trunk}, {x(child), model.y[child]}}, isLiveChild ? solid : dashed());
    }
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

void EdgePainter::paintPlain(std::span<const ItemIndex> supervisors) {
    const TreeModel& model = m_c.scene.model();
    const Box view = m_c.scene.camera().view(m_c.size.width(), m_c.size.height());
    QVector<QLineF> lines;
    const auto add = [&](const std::vector<QPointF>& corners) {
        for (std::size_t i = 1; i < corners.size(); ++i)
            lines.append(QLineF(m_c.at(corners[i - 1]), m_c.at(corners[i])));
    };
    for (const ItemIndex supervisor : supervisors) {
        const ItemIndex end = model.first[supervisor] + model.count[supervisor];
        const double trunk = trunkY(model, supervisor);
        if (model.row[model.first[supervisor]] > 1 || (model.count[supervisor] > 0 && model.row[end - 1] > 1)) {
            for (ItemIndex child = model.first[supervisor]; child < end; ++child)
                add(edgeCorners(model, child));
            continue;
        }
        double left = 1e300;
        double right = -1e300;
        for (ItemIndex child = model.first[supervisor]; child < end; ++child) {
            const bool isLast =
                child + 1 == end || model.isOnRail[child + 1] == 0 || model.railX[child + 1] != model.railX[child];
            if (model.isOnRail[child] != 0) {
                const QPointF number = numberPoint(model, child);
                if (isLast)
                    add(edgeCorners(model, child));
                else if (number.y() > view.top && number.y() < view.bottom && m_c.scale() > 0.15)
                    add({number, {model.x[child], number.y()}});
                continue;
            }
            const double x = model.x[child] + static_cast<double>(model.w[child]) / 2;
            left = std::min(left, x);
            right = std::max(right, x);
            if (x > view.left && x < view.right)
                add({{x, trunk}, {x, model.y[child]}});
        }
        if (left <= right) {
            const double middle = model.x[supervisor] + static_cast<double>(model.w[supervisor]) / 2;
            add({{middle, model.y[supervisor] + static_cast<double>(model.h[supervisor])}, {middle, trunk}});
            add({{std::min(left, middle), trunk}, {std::max(right, middle), trunk}});
        }
    }
    // Lines far outside cost time and gain nothing.
    const QRectF screen(-10, -10, m_c.size.width() + 20, m_c.size.height() + 20);
    for (QLineF& line : lines)
        line = QLineF(
            std::clamp(line.x1(), screen.left(), screen.right()), std::clamp(line.y1(), screen.top(), screen.bottom()),
            std::clamp(line.x2(), screen.left(), screen.right()), std::clamp(line.y2(), screen.top(), screen.bottom()));
    m_c.painter.setRenderHint(QPainter::Antialiasing, false);
    m_c.painter.setPen(QPen(m_c.palette.edge, 1));
    m_c.painter.drawLines(lines);
    m_c.painter.setRenderHint(QPainter::Antialiasing);
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
