#pragma once

#include "core/runtime/signal.h"

#include <cstddef>
#include <vector>

namespace resprout {

/// First in, first out; grows by doubling and then allocates nothing. Confined to its shard.
class SignalQueue {
public:
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::size_t size() const { return m_size; }

    void push(const Signal& signal) {
        if (m_size == m_ring.size())
            grow();
        m_ring[(m_head + m_size++) & (m_ring.size() - 1)] = signal;
    }

    Signal pop() {
        const Signal signal = m_ring[m_head];
        m_head = (m_head + 1) & (m_ring.size() - 1);
        --m_size;
        return signal;
    }

private:
    void grow() {
        std::vector<Signal> larger(m_ring.empty() ? 16 : m_ring.size() * 2);
        for (std::size_t i = 0; i < m_size; ++i)
            larger[i] = m_ring[(m_head + i) & (m_ring.size() - 1)];
        m_ring = std::move(larger);
        m_head = 0;
    }

    std::vector<Signal> m_ring; // a power of two
    std::size_t m_head = 0;
    std::size_t m_size = 0;
};

} // namespace resprout
