#pragma once

#include "core/otp/lifecycle_event.h"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace resprout {

/// The events of a run so far, in order, oldest first; whole chunks of the oldest go when there are more than `cap`.
/// Confined to one thread.
class EventLog {
public:
    static constexpr std::size_t cap = 10'000'000; // events

    void append(const LifecycleEvent& event);
    void clear();

    [[nodiscard]] std::size_t size() const { return m_size; }       // events held
    [[nodiscard]] std::size_t firstRow() const { return m_first; }  // number of the oldest one held; rows count from 0 since the run began
    [[nodiscard]] const LifecycleEvent& row(std::size_t row) const; // firstRow() <= row < firstRow() + size()
    /// The row of the event that `ref` names; nothing when it is not held (any more).
    [[nodiscard]] std::optional<std::size_t> find(EventRef ref) const;

private:
    static constexpr std::size_t chunkRows = 65'536;
    struct Chunk;

    std::vector<std::unique_ptr<std::vector<LifecycleEvent>>> m_chunks;
    std::size_t m_first = 0;
    std::size_t m_size = 0;
    std::array<std::vector<std::size_t>, 256> m_rowsByShard; // row of each event of a shard, by count - 1 - m_firstCount
    std::array<std::size_t, 256> m_firstCount{};
};

} // namespace resprout
