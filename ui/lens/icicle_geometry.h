#pragma once

#include "ui/lens/icicle_model.h"

#include <QPointF>
#include <QRectF>

#include <vector>

namespace resprout::ui {

/// From where to where an item reaches across the icicle.
struct IcicleSpan {
    double left = 0, width = 0;

    [[nodiscard]] double right() const { return left + width; }
};

/// The spans of the children of one item: side by side, each as wide as its share of the processes. Painting and pointing
/// both go down by it, so that they mean the same to the last bit.
class ChildSpans {
public:
    ChildSpans(const IcicleModel& model, ItemIndex above, const IcicleSpan& span)
        : m_model(model), m_above(above), m_span(span), m_unit(span.width / (model.weight[above] - 1)) {}

    [[nodiscard]] IcicleSpan operator()(ItemIndex child) const {
        return {m_span.left + m_unit * m_model.before[child], m_unit * m_model.weight[child]};
    }
    /// The child that reaches over `x`; the outermost one when it lies outside.
    [[nodiscard]] ItemIndex at(double x) const;

private:
    const IcicleModel& m_model;
    ItemIndex m_above;
    IcicleSpan m_span;
    double m_unit; // pixels for one process
};

/// The span of an item, from the nearest one at or above it that `known` has a span for (a pointer; nullptr: none). `meet` is
/// told each item below that on the way, with its span. There must be one that is known.
template <class Known, class Meet>
[[nodiscard]] IcicleSpan spanOf(const IcicleModel& model, ItemIndex item, Known known, Meet meet) {
    std::vector<ItemIndex> way;
    const IcicleSpan* above = known(item);
    for (; above == nullptr; above = known(item)) {
        way.push_back(item);
        item = model.parent[item];
    }
    IcicleSpan span = *above;
    for (; !way.empty(); way.pop_back()) {
        span = ChildSpans(model, model.parent[way.back()], span)(way.back());
        meet(way.back(), span);
    }
    return span;
}

/// The pixel that an edge is painted at, and those of a cell: from the first up to, not including, the last.
[[nodiscard]] int pixelOf(double edge);
struct PixelRange {
    int from = 0, to = 0;

    [[nodiscard]] bool contains(int x) const { return x >= from && x < to; }
};
[[nodiscard]] PixelRange pixelsOf(const IcicleSpan& span);

/// Where the icicle stands in its widget, and which subtree it shows: `top` over the full width, its children below it, each
/// as wide as its share of the processes, and so on down. Pixels. A value.
struct IcicleGeometry {
    ItemIndex top = noItem;
    QRectF area;       ///< of all rows together
    double pitch = 90; ///< from one row to the next
    double gap = 3;    ///< of it, free
    std::uint32_t rows = 0;

    bool operator==(const IcicleGeometry&) const = default;

    [[nodiscard]] double rowTop(std::uint32_t row) const { return area.top() + row * pitch; }
    /// The same in other pixels, `ratio` of them for one of these.
    [[nodiscard]] IcicleGeometry scaled(double ratio) const;

    /// 0 wide when the item is not at or below `top`.
    [[nodiscard]] IcicleSpan span(const IcicleModel& model, ItemIndex item) const;
    /// Its cell; empty when it is not shown, or lies below the last row.
    [[nodiscard]] QRectF box(const IcicleModel& model, ItemIndex item) const;

    /// What is painted at a point where one pixel of this geometry is `ratio` of the screen's. Of those that are too small for
    /// a pixel of their own, the worst of all that goes down to there; of a gap, the cell before it; noItem: nothing.
    [[nodiscard]] ItemIndex itemAt(const IcicleModel& model, QPointF point, double ratio) const;
};

/// The ancestor of `item` at that level; itself when it is not below it.
[[nodiscard]] ItemIndex ancestorAt(const IcicleModel& model, ItemIndex item, std::uint32_t level);
/// The lowest item that both are at or below.
[[nodiscard]] ItemIndex commonAncestor(const IcicleModel& model, ItemIndex one, ItemIndex other);

} // namespace resprout::ui
