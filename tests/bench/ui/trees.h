#pragma once

#include "core/scenario/scenario.h"

#include <cstdint>

namespace resprout::ui::bench {

/// `count` processes: supervisors of 20 supervisors or workers each, which never give up. The workers live for ever.
[[nodiscard]] Scenario wideTree(std::uint32_t count);

/// `count` processes: supervisors of 499 workers each, which never give up. Unfolded, more of it is in sight at a time.
[[nodiscard]] Scenario tallTree(std::uint32_t count);

/// Its workers end and are restarted again and again, one by one: so many events a second of wall time at `speed`.
[[nodiscard]] Scenario stormOf(Scenario tree, double events, double speed);

/// Steps that terminate workers and restart them 10,000 steps later; `steps` in a virtual second, from `begin` to `end`.
[[nodiscard]] Scenario flashOf(Scenario tree, double steps, std::int64_t begin, std::int64_t end);

} // namespace resprout::ui::bench
