#pragma once

#include "ui/tree/tree_model.h"

#include <QPainterPath>
#include <QPointF>

#include <vector>

namespace resprout::ui {

/// How a child is tied to its supervisor. Lengths of the layout (100 %).
enum class EdgeKind {
    Drop,    ///< from the middle below the supervisor, along a shared trunk, down to the middle of the child
    OwnRail, ///< along the rail that hangs right below the supervisor
    FarRail, ///< along the trunk to a rail of its own
};

[[nodiscard]] EdgeKind edgeKind(const TreeModel& model, ItemIndex child);

/// Where the trunk runs that a supervisor's spread children share.
[[nodiscard]] double trunkY(const TreeModel& model, ItemIndex supervisor);

/// The same for the row of one child, when the root's children are broken into rows.
[[nodiscard]] double rowTrunkY(const TreeModel& model, ItemIndex child);

/// The corners of the edge, from the supervisor to the child.
[[nodiscard]] std::vector<QPointF> edgeCorners(const TreeModel& model, ItemIndex child);

/// Where the number of the start order stands.
[[nodiscard]] QPointF numberPoint(const TreeModel& model, ItemIndex child);

/// The corners rounded.
[[nodiscard]] QPainterPath roundedPath(const std::vector<QPointF>& corners, double radius);

/// The point after that share (0 to 1) of the way.
[[nodiscard]] QPointF pointAlong(const std::vector<QPointF>& corners, double share);

} // namespace resprout::ui
