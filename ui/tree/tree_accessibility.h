#pragma once

#include "core/otp/path_table.h"

namespace resprout::ui {

class TreeCanvas;

/// The canvas to a screen reader: a tree whose children are the processes on it, each with its name, its state, its place
/// and the actions `crash`, `kill` and, of a supervisor, `start child`. Interfaces are made when they are asked for. GUI thread only.

/// Once per program; more often does nothing.
void installTreeAccessibility();
/// The processes on the canvas are others now.
void forgetAccessibleNodes(TreeCanvas& canvas);
/// The current process is another now.
void tellAccessibleFocus(TreeCanvas& canvas, PathId path);
/// Its state may be another.
void tellAccessibleChange(TreeCanvas& canvas, PathId path);

} // namespace resprout::ui
