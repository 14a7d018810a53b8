#pragma once

#include "ui/tree/paint_context.h"

namespace resprout::ui {

/// The dashed area around what a crash takes along. GUI thread only.
void paintZone(PaintContext& context, const BlastZone& zone);
/// OTP's words for it, above the cards that they may reach into. GUI thread only.
void paintZoneWords(PaintContext& context, const BlastZone& zone);

/// Where it is, in lengths of the layout; nothing when none of it is on the canvas.
[[nodiscard]] std::optional<Box> zoneBox(const TreeModel& model, const BlastZone& zone);

} // namespace resprout::ui
