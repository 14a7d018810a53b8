#pragma once

#include <string_view>

namespace resprout::fuzz {

enum class Outcome { Refused, OtpRefuses, Fine };

/// Reads a text as a scenario, and whatever can be read is written, read again and shown. Aborts when a promise is broken.
Outcome tryScenario(std::string_view text);

/// Plays it, too, if it can be read and played: at most some seconds of virtual time.
void playScenario(std::string_view text);

} // namespace resprout::fuzz
