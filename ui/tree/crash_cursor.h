#pragma once

#include <QCursor>

namespace resprout::ui {

/// The pointer of the Crash tool: cross-hairs around a starburst, in the look's vermilion. GUI thread only.
[[nodiscard]] QCursor crashCursor(double ratio);

} // namespace resprout::ui
