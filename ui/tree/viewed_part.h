#pragma once

#include "ui/lens/minimap.h"
#include "ui/tree/tree_scene.h"

namespace resprout::ui {

/// Which part of the icicle the canvas shows. Subtrees that lie all in view, or are folded away in what does, count as
/// shown; only those that the rim cuts are looked into, and of their supervisors the levels alone count.
[[nodiscard]] IciclePart viewedPart(const TreeScene& scene, QSizeF viewport, const IcicleModel& icicle);

} // namespace resprout::ui
