#include "ui/lens/icicle_geometry.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace resprout::ui {

namespace {

constexpr double hair = 1e-6; // pixels: more than what rounding takes from a number, less than anybody sees

struct Cell {
    ItemIndex item;
    IcicleSpan span;
};

bool reachesInto(const IcicleSpan& span, int x) {
    return span.left < x + 1 + hair && span.right() > x - hair;
}

/// Calls `take` with each child of the cell that reaches into the column `x` of pixels, and its span.
template <class Take>
void childrenIn(const IcicleModel& model, const Cell& above, int x, Take take) {
    if (model.count[above.item] == 0)
        return;
    const ChildSpans spans(model, above.item, above.span);
    const ItemIndex end = model.first[above.item] + model.count[above.item];
    for (ItemIndex child = spans.at(x - hair); child < end && reachesInto(spans(child), x); ++child)
        take(child, spans(child));
}

/// Who stands for a column in a row: somebody in its worst state, in that very row if it is found straight down.
ItemIndex inColumn(const IcicleModel& model, ItemIndex column, std::uint32_t level) {
    ItemIndex item = column;
    while (model.level[item] < level) {
        const ItemIndex end = model.first[item] + model.count[item];
        ItemIndex child = model.first[item];
        while (child < end &&
               (model.worst[child] != model.worst[column] || model.level[child] + model.height[child] < level))
            ++child;
        if (child == end)
            return model.culprit(column);
        item = child;
    }
    return model.state[item] == model.worst[column] ? item : model.culprit(column);
}

/// As the cells of a row are painted over each other: loud columns, cells, quiet columns.
ItemIndex uppermost(const IcicleModel& model, ItemIndex cell, ItemIndex column, std::uint32_t level) {
    const bool isLoud = column != noItem && severity(model.worstOf(column)) > severity(ProcessState::Terminated);
    if (column == noItem || (cell != noItem && !isLoud))
        return cell;
    return inColumn(model, column, level);
}

/// What is painted in the pixel `x` of a row: down through the cells that reach into it.
ItemIndex itemIn(const IcicleModel& model, const Cell& top, std::uint32_t row, int x) {
    std::vector<Cell> cells{top};
    ItemIndex column = noItem;
    const std::uint32_t level = model.level[top.item] + row;
    for (std::uint32_t depth = 0; depth < row; ++depth) {
        std::vector<Cell> below;
        for (const Cell& above : cells)
            childrenIn(model, above, x, [&](ItemIndex child, const IcicleSpan& span) {
                if (span.width >= 1)
                    below.push_back({child, span});
                else if (static_cast<int>(span.left) == x && model.level[child] + model.height[child] >= level &&
                         (column == noItem || severity(model.worstOf(child)) > severity(model.worstOf(column))))
                    column = child;
            });
        cells = std::move(below);
    }
    ItemIndex cell = noItem;
    for (const Cell& each : cells)
        if (pixelsOf(each.span).contains(x))
            cell = each.item;
    return uppermost(model, cell, column, level);
}

} // namespace

ItemIndex ChildSpans::at(double x) const {
    const auto begin = m_model.before.begin() + m_model.first[m_above];
    const auto after = std::upper_bound(begin, begin + m_model.count[m_above], (x - m_span.left) / m_unit,
                                        [](double weight, std::uint32_t before) { return weight < before; });
    return m_model.first[m_above] + static_cast<ItemIndex>(std::max<std::ptrdiff_t>(0, after - begin - 1));
}

int pixelOf(double edge) {
    return static_cast<int>(std::lround(edge));
}

PixelRange pixelsOf(const IcicleSpan& span) {
    return {pixelOf(span.left), pixelOf(span.right())};
}

ItemIndex ancestorAt(const IcicleModel& model, ItemIndex item, std::uint32_t level) {
    while (model.level[item] > level)
        item = model.parent[item];
    return item;
}

ItemIndex commonAncestor(const IcicleModel& model, ItemIndex one, ItemIndex other) {
    one = ancestorAt(model, one, model.level[other]);
    other = ancestorAt(model, other, model.level[one]);
    while (one != other) {
        one = model.parent[one];
        other = model.parent[other];
    }
    return one;
}

IcicleGeometry IcicleGeometry::scaled(double ratio) const {
    IcicleGeometry other = *this;
    other.area = {area.topLeft() * ratio, area.size() * ratio};
    other.pitch *= ratio;
    other.gap *= ratio;
    return other;
}

IcicleSpan IcicleGeometry::span(const IcicleModel& model, ItemIndex item) const {
    if (top == noItem || item == noItem)
        return {};
    const IcicleSpan whole{area.left(), area.width()};
    const IcicleSpan nothing;
    const auto known = [&](ItemIndex at) {
        const bool isBelow = model.level[at] > model.level[top];
        return at == top ? &whole : isBelow ? nullptr : &nothing;
    };
    return spanOf(model, item, known, [](ItemIndex, const IcicleSpan&) {});
}

QRectF IcicleGeometry::box(const IcicleModel& model, ItemIndex item) const {
    const IcicleSpan at = span(model, item);
    if (at.width <= 0 || model.level[item] - model.level[top] >= rows)
        return {};
    return {at.left, rowTop(model.level[item] - model.level[top]), at.width, pitch - gap};
}

ItemIndex IcicleGeometry::itemAt(const IcicleModel& model, QPointF point, double ratio) const {
    if (top == noItem)
        return noItem;
    const IcicleGeometry painted = scaled(ratio);
    const auto x = static_cast<int>(std::floor(point.x() * ratio + hair));
    const auto y = static_cast<int>(std::floor(point.y() * ratio + hair));
    if (y < pixelOf(painted.rowTop(0)))
        return noItem;
    std::uint32_t row = 0;
    while (row < rows && y >= pixelOf(painted.rowTop(row + 1)))
        ++row;
    if (row == rows)
        return noItem;
    return itemIn(model, {top, {painted.area.left(), painted.area.width()}}, row, x);
}

} // namespace resprout::ui
