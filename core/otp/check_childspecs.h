#pragma once

#include "core/otp/child_spec.h"

#include <optional>

namespace resprout {

// What OTP says against flags and child specs before it starts anything: supervisor:check_flags/1 and
// supervisor:check_childspecs/1. Each function gives the error term, or nothing when OTP is content.

[[nodiscard]] std::optional<Term> refusedStrategy(const Setting<Strategy>& value);         // {invalid_strategy,V}
[[nodiscard]] std::optional<Term> refusedIntensity(const Setting<std::int64_t>& value);    // {invalid_intensity,V}
[[nodiscard]] std::optional<Term> refusedPeriod(const Setting<std::int64_t>& value);       // {invalid_period,V}
[[nodiscard]] std::optional<Term> refusedAutoShutdown(const Setting<AutoShutdown>& value); // {invalid_auto_shutdown,V}

/// The first thing wrong with one child spec under a supervisor with this auto_shutdown, in OTP's order: restart type,
/// then significant, then shutdown.
[[nodiscard]] std::optional<Term> refusedChildSpec(const Setting<Restart>& restart, bool significant,
                                                   const Setting<Shutdown>& shutdown, AutoShutdown autoShutdown);

/// Elixir's DynamicSupervisor: {invalid_max_children,V}.
[[nodiscard]] std::optional<Term> refusedMaxChildren(const Setting<std::int64_t>& value);
/// Elixir's DynamicSupervisor against one child spec: restart type, then shutdown, which must not be 0 there.
[[nodiscard]] std::optional<Term> refusedDynamicChild(const Setting<Restart>& restart,
                                                      const Setting<Shutdown>& shutdown);

} // namespace resprout
