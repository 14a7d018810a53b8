#pragma once

#include "core/otp/lifecycle_event.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace resprout {

/// The events of a run so far, in order, oldest first; whole chunks of the oldest go when there are more than its capacity.
/// Confined to one thread.
class EventLog {
public:
    static constexpr std::size_t cap = 10'000'000; // events

    /// Holds `capacity` events at least, rounded up to whole chunks.
    explicit EventLog(std::size_t capacity = cap) : m_capacity(capacity) {}

    void append(const LifecycleEvent& event);
    void clear();

    [[nodiscard]] std::size_t size() const { return m_size; } // events held
    [[nodiscard]] std::size_t firstRow() const {
        return m_first;
    } // number of the oldest one; from 0 since the run began
    [[nodiscard]] std::size_t endRow() const { return m_first + m_size; } // one past the newest
    [[nodiscard]] const LifecycleEvent& row(std::size_t row) const;       // firstRow() <= row < endRow()
    /// The row of the event that `ref` names; nothing when it is not held (any more).
    [[nodiscard]] std::optional<std::size_t> find(EventRef ref) const;
    /// What names the event in `row` as a cause of others; firstRow() <= row < endRow().
    [[nodiscard]] EventRef refOf(std::size_t row) const;

private:
    static constexpr std::size_t chunkRows = 65'536;
    static constexpr std::size_t blockRows = 1'024;
    static constexpr std::size_t shards = 256;
    template <class Count>
    using ByShard = std::array<Count, shards>;

    /// Events, and how many each shard had made before them: enough to find one by shard and count without an index per event.
    struct Chunk {
        ByShard<std::uint64_t> countBefore{};                                   // before the chunk
        std::array<ByShard<std::uint16_t>, chunkRows / blockRows> blockCount{}; // in the chunk, before the block
        std::vector<LifecycleEvent> events;                                     // at most chunkRows
    };

    void openChunk();

    std::deque<std::unique_ptr<Chunk>> m_chunks;
    std::size_t m_capacity;
    std::size_t m_first = 0;
    std::size_t m_size = 0;
    ByShard<std::uint64_t> m_count{}; // events of each shard so far
};

} // namespace resprout
