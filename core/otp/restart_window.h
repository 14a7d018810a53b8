#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace resprout {

/// Restart intensity: the restarts that a supervisor holds against its limit (supervisor:add_restart/1).
/// It counts whole seconds of the monotonic clock, and it forgets only when the next restart is added. A value.
class RestartWindow {
public:
    /// Counts a restart at `now` and drops those older than `period`; a restart exactly `period` old still counts.
    /// Returns how many are held. `now` must not go back.
    std::uint64_t add(std::chrono::seconds now, std::chrono::seconds period);

    [[nodiscard]] std::uint64_t held() const { return m_held; }

    bool operator==(const RestartWindow& other) const;

private:
    struct Second {
        std::int64_t at = 0; // seconds
        std::uint64_t count = 0;
        bool operator==(const Second&) const = default;
    };

    std::vector<Second> m_seconds; // oldest first, from m_first on
    std::size_t m_first = 0;
    std::uint64_t m_held = 0;
};

} // namespace resprout
