#pragma once

#include "core/node/tree_fold.h"

#include <QString>

#include <cstdint>

namespace resprout::ui {

/// How near a supervisor is to giving up.
enum class Strain : std::uint8_t { None, Low, High, Full, GaveUp };

/// Below 60 % of what is allowed it is low, at 100 % it is full.
[[nodiscard]] Strain strainOf(std::uint32_t used, std::int64_t intensity);

/// What the chart says in words.
struct RestartWords {
    QString left;     // "1 left"
    QString sentence; // "2 of 3 restarts used. One more is fine; the 4th within 5 s, and agent_sup gives up."
    QString brief;    // "the 4th within 5 s, and agent_sup gives up"
    Strain strain = Strain::Low;
};

/// Of a supervisor that has no process: there is nothing that counts.
[[nodiscard]] RestartWords wordsWithoutProcess(const QString& supervisor);

/// `used`: how many restarts a crash now would find in the window.
[[nodiscard]] RestartWords restartWords(const QString& supervisor, std::uint32_t used, const SupervisorRecord& record);

[[nodiscard]] QString ordinal(std::int64_t number); // "4th"

} // namespace resprout::ui
