#pragma once

#include "ui/window/commands.h"

#include <QMenuBar>

#include <functional>

namespace resprout::ui {

/// Opens a file by its path.
using OpenPath = std::function<void(const QString&)>;

/// Fills the menu bar with the commands. The lists of recent files and examples are read when they are looked at.
/// GUI thread only.
void buildMenus(QMenuBar& bar, Commands& commands, const OpenPath& openPath);

} // namespace resprout::ui
