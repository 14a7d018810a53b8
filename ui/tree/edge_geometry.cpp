#include "ui/tree/edge_geometry.h"

#include "ui/tree/tree_layout.h"

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

double bottomOf(const TreeModel& model, ItemIndex item) {
    return model.y[item] + static_cast<double>(model.h[item]);
}

double middleOf(const TreeModel& model, ItemIndex item) {
    return model.x[item] + static_cast<double>(model.w[item]) / 2;
}

/// The children of `supervisor` hang right below it, not to the sides of a trunk.
bool hasOwnRail(const TreeModel& model, ItemIndex supervisor) {
    const ItemIndex first = model.first[supervisor];
    return model.count[supervisor] > 0 && model.isOnRail[first] != 0 &&
           std::abs(model.railX[first] - model.x[supervisor] - size::railInset) < 0.5;
}

} // namespace

EdgeKind edgeKind(const TreeModel& model, ItemIndex child) {
    if (model.isOnRail[child] == 0)
        return EdgeKind::Drop;
    const ItemIndex above = model.parent[child];
    const bool isFirstColumn = std::abs(model.railX[child] - model.x[above] - size::railInset) < 0.5;
    return hasOwnRail(model, above) && isFirstColumn ? EdgeKind::OwnRail : EdgeKind::FarRail;
}

double trunkY(const TreeModel& model, ItemIndex supervisor) {
    const double bottom = bottomOf(model, supervisor);
    if (model.count[supervisor] == 0)
        return bottom;
    const double free = model.y[model.first[supervisor]] - bottom;
    return bottom + free * (hasOwnRail(model, supervisor) ? 0.5 : 0.43);
}

/// Where the trunk of the child's row runs, when the children are broken into rows.
double rowTrunkY(const TreeModel& model, ItemIndex child) {
    const ItemIndex above = model.parent[child];
    ItemIndex top = child;
    while (top > model.first[above] && model.isOnRail[top] != 0 && model.isOnRail[top - 1] != 0 &&
           std::abs(model.railX[top] - model.railX[top - 1]) < 0.5)
        --top;
    return model.y[top] - (model.y[model.first[above]] - trunkY(model, above));
}

std::vector<QPointF> edgeCorners(const TreeModel& model, ItemIndex child) {
    const ItemIndex above = model.parent[child];
    const double bottom = bottomOf(model, above);
    const double childMiddleY = model.y[child] + static_cast<double>(model.h[child]) / 2;
    const double railX = model.railX[child];
    switch (edgeKind(model, child)) {
    case EdgeKind::Drop: {
        const double from = middleOf(model, above);
        const double to = middleOf(model, child);
        if (std::abs(from - to) < 0.5 && model.row[child] <= 1)
            return {{from, bottom}, {to, model.y[child]}};
        const double trunk = trunkY(model, above);
        if (model.row[child] > 1) {
            const double below = rowTrunkY(model, child);
            return {{from, bottom},          {from, trunk}, {-size::rowRail, trunk},
                    {-size::rowRail, below}, {to, below},   {to, model.y[child]}};
        }
        return {{from, bottom}, {from, trunk}, {to, trunk}, {to, model.y[child]}};
    }
    case EdgeKind::OwnRail:
        return {{railX, bottom}, {railX, childMiddleY}, {model.x[child], childMiddleY}};
    case EdgeKind::FarRail: {
        const double from = hasOwnRail(model, above) ? model.x[above] + size::railInset : middleOf(model, above);
        const double trunk = trunkY(model, above);
        if (model.row[child] > 1) {
            const double below = rowTrunkY(model, child);
            return {{from, bottom}, {from, trunk},         {-size::rowRail, trunk},       {-size::rowRail, below},
                    {railX, below}, {railX, childMiddleY}, {model.x[child], childMiddleY}};
        }
        return {{from, bottom}, {from, trunk}, {railX, trunk}, {railX, childMiddleY}, {model.x[child], childMiddleY}};
    }
    }
    return {};
}

QPointF numberPoint(const TreeModel& model, ItemIndex child) {
    if (model.isOnRail[child] != 0)
        return {model.railX[child], model.y[child] + static_cast<double>(model.h[child]) / 2};
    return {middleOf(model, child), model.y[child] - size::numberGap};
}

QPainterPath roundedPath(const std::vector<QPointF>& corners, double radius) {
    QPainterPath path;
    if (corners.empty())
        return path;
    path.moveTo(corners.front());
    for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
        const QPointF in = corners[i] - corners[i - 1];
        const QPointF out = corners[i + 1] - corners[i];
        const double inLength = std::hypot(in.x(), in.y());
        const double outLength = std::hypot(out.x(), out.y());
        const double r = std::min({radius, inLength / 2, outLength / 2});
        if (r < 0.1) {
            path.lineTo(corners[i]);
            continue;
        }
        path.lineTo(corners[i] - in * (r / inLength));
        path.quadTo(corners[i], corners[i] + out * (r / outLength));
    }
    path.lineTo(corners.back());
    return path;
}

QPointF pointAlong(const std::vector<QPointF>& corners, double share) {
    if (corners.empty())
        return {};
    double length = 0;
    for (std::size_t i = 1; i < corners.size(); ++i)
        length += std::hypot(corners[i].x() - corners[i - 1].x(), corners[i].y() - corners[i - 1].y());
    double rest = std::clamp(share, 0.0, 1.0) * length;
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const QPointF step = corners[i] - corners[i - 1];
        const double part = std::hypot(step.x(), step.y());
        if (rest <= part && part > 0)
            return corners[i - 1] + step * (rest / part);
        rest -= part;
    }
    return corners.back();
}

} // namespace resprout::ui
