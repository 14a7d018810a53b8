#pragma once

#include <QString>

#include <string_view>

namespace resprout::ui {

/// Words of core for the window. Any thread.
[[nodiscard]] inline QString qtText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace resprout::ui
