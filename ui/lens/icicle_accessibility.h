#pragma once

#include "core/otp/path_table.h"

namespace resprout::ui {

class IcicleView;

/// The icicle to a screen reader: a tree whose children are the cells that carry words, and the current one. GUI thread only.
void installIcicleAccessibility();
/// The cells are those of another tree now.
void forgetAccessibleCells(IcicleView& view);
/// That process is the current one.
void tellAccessibleCell(IcicleView& view, PathId path);

} // namespace resprout::ui
