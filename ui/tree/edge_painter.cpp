#include "ui/tree/edge_painter.h"

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

} // namespace resprout::ui
