#pragma once

#include "ui/lens/icicle_model.h"

#include <QPointF>
#include <QRectF>

namespace resprout::ui {

/// Where the icicle stands in its widget, and which subtree it shows: `top` over the full width, its children below it, each
/// as wide as its share of the processes, and so on down. Pixels. A value.
struct IcicleGeometry {
    ItemIndex top = noItem;
    QRectF area;       ///< of all rows together
    double pitch = 90; ///< from one row to the next
    double gap = 3;    ///< of it, free
    std::uint32_t rows = 0;

    [[nodiscard]] double rowTop(std::uint32_t row) const { return area.top() + row * pitch; }

    /// From where to where an item reaches; 0 wide when it is not at or below `top`.
    struct Span {
        double left = 0, width = 0;
    };
    [[nodiscard]] Span span(const IcicleModel& model, ItemIndex item) const;
    [[nodiscard]] Span child(const IcicleModel& model, const Span& above, ItemIndex item) const;
    /// Its cell; empty when it is not shown, or lies below the last row.
    [[nodiscard]] QRectF box(const IcicleModel& model, ItemIndex item) const;

    /// What stands at a point. Of those that are too small for a pixel of their own, the worst; noItem: nothing.
    [[nodiscard]] ItemIndex itemAt(const IcicleModel& model, QPointF point) const;
};

/// The ancestor of `item` at that level; itself when it is not below it.
[[nodiscard]] ItemIndex ancestorAt(const IcicleModel& model, ItemIndex item, std::uint32_t level);

} // namespace resprout::ui
