#include "ui/lens/icicle_geometry.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace resprout::ui {

namespace {

/// The child whose span holds `share` (0 to 1) of the way through its supervisor's children.
ItemIndex childAt(const IcicleModel& model, ItemIndex item, double share) {
    const auto begin = model.before.begin() + model.first[item];
    const double weight = share * (model.weight[item] - 1);
    const auto after = std::upper_bound(begin, begin + model.count[item], weight,
                                        [](double value, std::uint32_t before) { return value < before; });
    return model.first[item] + static_cast<ItemIndex>(std::max<std::ptrdiff_t>(0, after - begin - 1));
}

} // namespace

ItemIndex ancestorAt(const IcicleModel& model, ItemIndex item, std::uint32_t level) {
    while (model.level[item] > level)
        item = model.parent[item];
    return item;
}

IcicleGeometry::Span IcicleGeometry::child(const IcicleModel& model, const Span& above, ItemIndex item) const {
    const double unit = above.width / std::max(1U, model.weight[model.parent[item]] - 1);
    return {above.left + unit * model.before[item], unit * model.weight[item]};
}

IcicleGeometry::Span IcicleGeometry::span(const IcicleModel& model, ItemIndex item) const {
    if (top == noItem || item == noItem || model.level[item] < model.level[top])
        return {};
    std::vector<ItemIndex> way;
    for (; model.level[item] > model.level[top]; item = model.parent[item])
        way.push_back(item);
    if (item != top)
        return {};
    Span span{area.left(), area.width()};
    for (; !way.empty(); way.pop_back())
        span = child(model, span, way.back());
    return span;
}

QRectF IcicleGeometry::box(const IcicleModel& model, ItemIndex item) const {
    const Span at = span(model, item);
    if (at.width <= 0 || model.level[item] - model.level[top] >= rows)
        return {};
    return {at.left, rowTop(model.level[item] - model.level[top]), at.width, pitch - gap};
}

/// As it is painted: down through the cells that reach into the pixel's column, to the row, and there the cell, or the worst of
/// those that have no pixel of their own.
ItemIndex IcicleGeometry::itemAt(const IcicleModel& model, QPointF point) const {
    if (top == noItem || !area.contains(point))
        return noItem;
    const auto row = static_cast<std::uint32_t>((point.y() - area.top()) / pitch);
    if (row >= rows)
        return noItem;
    const double column = std::floor(point.x());
    using Cell = std::pair<ItemIndex, Span>;
    std::vector<Cell> cells{{top, {area.left(), area.width()}}};
    ItemIndex small = noItem;
    for (std::uint32_t depth = 0; depth < row; ++depth) {
        std::vector<Cell> below;
        for (const auto& [above, span] : cells) {
            if (model.count[above] == 0)
                continue;
            const ItemIndex end = model.first[above] + model.count[above];
            ItemIndex item = childAt(model, above, std::max(0.0, (column - span.left) / span.width));
            for (; item < end; ++item) {
                const Span at = child(model, span, item);
                if (at.left >= column + 1)
                    break;
                if (at.width >= 1 && at.left + at.width > column)
                    below.emplace_back(item, at);
                const bool isSmall = depth + 1 == row && at.width < 1 && std::floor(at.left) == column;
                if (isSmall && (small == noItem || severity(model.worstOf(item)) > severity(model.worstOf(small))))
                    small = item;
            }
        }
        cells = std::move(below);
    }
    const auto cell = std::find_if(cells.begin(), cells.end(), [&](const Cell& each) {
        return point.x() >= each.second.left && point.x() < each.second.left + each.second.width;
    });
    const bool isLoud = small != noItem && severity(model.worstOf(small)) > severity(ProcessState::Terminated);
    if (cell != cells.end() && !isLoud)
        return cell->first;
    return small == noItem ? noItem : model.culprit(small);
}

} // namespace resprout::ui
