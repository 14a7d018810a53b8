#pragma once

#include "ui/tree/tree_model.h"

#include <QPointF>
#include <QRectF>

namespace resprout::ui {

/// From the lengths of the layout to pixels of the widget: screen = world * scale + offset. A value.
/// Doubles: a tree of 100,000 processes is wider than a float can tell pixels apart.
struct Camera {
    double scale = 1;
    double offsetX = 0, offsetY = 0;

    [[nodiscard]] double screenX(double x) const { return x * scale + offsetX; }
    [[nodiscard]] double screenY(double y) const { return y * scale + offsetY; }
    [[nodiscard]] double worldX(double x) const { return (x - offsetX) / scale; }
    [[nodiscard]] double worldY(double y) const { return (y - offsetY) / scale; }
    [[nodiscard]] QRectF toScreen(const Box& box) const {
        return {screenX(box.left), screenY(box.top), box.width() * scale, box.height() * scale};
    }
    /// The part of the world that a widget of that size shows.
    [[nodiscard]] Box view(double width, double height) const {
        return {worldX(0), worldY(0), worldX(width), worldY(height)};
    }
    /// The same point of the world stays below `fixed`.
    void zoomAt(QPointF fixed, double newScale) {
        offsetX = fixed.x() - (fixed.x() - offsetX) * newScale / scale;
        offsetY = fixed.y() - (fixed.y() - offsetY) * newScale / scale;
        scale = newScale;
    }
    bool operator==(const Camera&) const = default;
};

} // namespace resprout::ui
