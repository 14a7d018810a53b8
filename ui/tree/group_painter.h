#pragma once

#include "ui/tree/paint_context.h"

namespace resprout::ui {

/// Cards that stand for many processes. GUI thread only.

/// Count, one dot a child (shape by state), a bar of the states' shares, and counters.
void paintCluster(PaintContext& context, ItemIndex item);
/// The pill below a supervisor whose children are folded away.
void paintFold(PaintContext& context, ItemIndex item);
/// The pill of the leaves that have outlived their supervisor: a ghost, with their number.
void paintOrphans(PaintContext& context, ItemIndex item);

} // namespace resprout::ui
