#pragma once

#include "tests/conformance/trace.h"

#include <optional>
#include <string>

namespace resprout::conformance {

/// The first difference between two traces in plain words, or nothing when they are equivalent: what OTP orders is the
/// same in both, and what it leaves open may differ.
///
/// - Times count in steps of 100 ms; the final state has its exact time.
/// - A lane is one incarnation of one supervisor: its own events and those of its children. Each lane has the same
///   started, ignored, start_failed and exited events in the same order, with two exceptions that are compared as sets:
///   what follows the supervisor's own exit, and neighbouring exits of numbered children at one time.
/// - Trapped signals are one set; results belong to their step; the final state is the same, its orphans a set.
[[nodiscard]] std::optional<std::string> difference(const Trace& a, const Trace& b);

} // namespace resprout::conformance
