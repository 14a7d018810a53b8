#pragma once

#include "core/otp/child_spec.h"
#include "core/otp/term.h"

#include <cstdint>

namespace resprout {

// What OTP makes of a term that is given for a setting: one of its choices, or a value that it refuses (kept as the term).
// Any thread.

[[nodiscard]] Setting<Restart> restartSetting(Term term);
[[nodiscard]] Setting<Strategy> strategySetting(Term term);
[[nodiscard]] Setting<AutoShutdown> autoShutdownSetting(Term term);
[[nodiscard]] Setting<Shutdown> shutdownSetting(Term term);
[[nodiscard]] Setting<std::int64_t> intensitySetting(Term term); // restarts, from 0
[[nodiscard]] Setting<std::int64_t> periodSetting(Term term);    // seconds, from 1
/// Children, from 0. The atom infinity stays a term although OTP takes it: no limit.
[[nodiscard]] Setting<std::int64_t> maxChildrenSetting(Term term);

/// A setting as the term that OTP is given.
[[nodiscard]] Term termOf(const Setting<Restart>& setting);
[[nodiscard]] Term termOf(const Setting<Strategy>& setting);
[[nodiscard]] Term termOf(const Setting<AutoShutdown>& setting);
[[nodiscard]] Term termOf(const Setting<Shutdown>& setting);
[[nodiscard]] Term termOf(const Setting<std::int64_t>& setting);

[[nodiscard]] bool isInfinity(const Term& term);

} // namespace resprout
