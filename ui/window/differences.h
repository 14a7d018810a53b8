#pragma once

#include <QString>

#include <vector>

namespace resprout::ui {

/// One point in which a run is not what a real node would show, and the reason for it.
struct Difference {
    QString what;
    QString why;
};

/// All of them, in the words of "Where we differ from OTP" in ARCHITECTURE.md; a test holds the two together.
[[nodiscard]] QString differencesIntro();
[[nodiscard]] std::vector<Difference> differences();

} // namespace resprout::ui
