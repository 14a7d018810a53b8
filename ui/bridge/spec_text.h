#pragma once

#include "core/scenario/scenario.h"

#include <QString>

namespace resprout::ui {

// What a child spec says, with OTP's default where it is silent, and as it stands where OTP refuses it. Any thread.

[[nodiscard]] QString restartText(const NodeSpec& spec);  // "transient"
[[nodiscard]] QString shutdownText(const NodeSpec& spec); // "5000 ms", "infinity"

} // namespace resprout::ui
