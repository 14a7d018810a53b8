#pragma once

#include "core/scenario/scenario.h"
#include "tests/support/played_events.h"

#include <string>

namespace resprout::test {

// What must hold of every run of every scenario, told from its events alone: each of these keeps books of its own, and knows
// nothing of how the engine decides. They answer with the first breach as a sentence, or with nothing.

/// Children start in start order, each when the one before has answered, and stop in reverse, each when the one before is
/// gone (R1, R5, R43, R44, R63). Of children that are not numbered; numbered ones only start one at a time.
[[nodiscard]] std::string breachOfOrder(const Scenario& scenario, const PlayedEvents& played);

/// A process ends once and not before it has started; none outlives its supervisor, unless that was killed (R65) or a pool
/// crashed on its hole (R56), and then a worker ends as soon as it has done what it does to stop. No two processes of
/// one path live under living supervisors.
[[nodiscard]] std::string breachOfLives(const Scenario& scenario, const PlayedEvents& played);

/// Restarts are counted in whole seconds, and a supervisor gives up at once when more than intensity are held, and only then
/// (R30 to R36); no restart without a count. Of supervisors whose path stands for one spec.
[[nodiscard]] std::string breachOfLimits(const Scenario& scenario, const PlayedEvents& played);

/// The first breach of any of them.
[[nodiscard]] std::string firstBreach(const Scenario& scenario, const PlayedEvents& played);

} // namespace resprout::test
