#pragma once

#include <cstdint>

namespace resprout::ui {

/// Which look the user wants; kept in the settings.
enum class Look : std::uint8_t { Light, Dark, OfSystem };

[[nodiscard]] Look look();
void setLook(Look look); // keeps it and makes the program look so
/// Makes the program look as the settings say. Once, before the first window: what the system looks like can be told only
/// while it does not look like us yet. GUI thread only.
void installLook();

} // namespace resprout::ui
