#pragma once

#include "core/runtime/signal.h"

#include <cstddef>
#include <vector>

namespace resprout {

/// First in, first out; grows by doubling and then allocates nothing. Confined to its shard.
///
/// Signals are written and read in place: a copy of one that was just written field by field makes the core wait until all
/// that it wrote before has reached its cache, which costs more than the handling when that memory was another core's.
class SignalQueue {
public:
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::size_t size() const { return m_size; }

    /// A new last one, to be filled in before anything else is done with the queue.
    Signal& push() {
        if (m_size > m_mask || m_ring.empty())
            grow();
        Signal& place = m_ring[(m_head + m_size++) & m_mask];
        place = Signal{};
        return place;
    }
    void push(const Signal& signal) { push() = signal; }

    /// The oldest; stays valid until `drop`, also while others are pushed.
    [[nodiscard]] const Signal& front() const { return m_ring[m_head]; }
    void drop() {
        m_head = (m_head + 1) & m_mask;
        --m_size;
        m_outgrown.clear();
    }

private:
    void grow() {
        std::vector<Signal> larger(m_ring.empty() ? 16 : m_ring.size() * 2);
        for (std::size_t i = 0; i < m_size; ++i)
            larger[i] = m_ring[(m_head + i) & m_mask];
        m_outgrown.push_back(std::move(m_ring)); // whoever handles the front still reads it there
        m_ring = std::move(larger);
        m_mask = m_ring.size() - 1;
        m_head = 0;
    }

    std::vector<Signal> m_ring; // a power of two
    std::vector<std::vector<Signal>> m_outgrown;
    std::size_t m_mask = 0;
    std::size_t m_head = 0;
    std::size_t m_size = 0;
};

} // namespace resprout
