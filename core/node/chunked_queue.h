#pragma once

#include "core/otp/big_vector.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>

namespace resprout {

/// Records numbered from 1 on, in the order in which they came; the oldest are let go by whole chunks. None moves while others
/// come, and each is reached by one look into a short table. Numbers run from 0 on again after 2^32; whoever has number 0 is not
/// found. A value; confined to one thread.
template <class T>
class ChunkedQueue {
public:
    static constexpr std::uint32_t chunkSize = 1U << 16U;

    /// Returns its number.
    std::uint32_t push(const T& record) {
        if (m_chunks.empty() || m_chunks.back().size() == chunkSize)
            m_chunks.emplace_back();
        m_chunks.back().reserve(chunkSize); // a copy has no room left over
        m_chunks.back().push_back(record);
        ++m_size;
        return m_first + m_size - 1;
    }
    void letGoOldest() { ///< a chunk of them, or all, if there are fewer; there is one
        const auto gone = static_cast<std::uint32_t>(m_chunks.front().size());
        m_chunks.pop_front();
        m_first += gone;
        m_size -= gone;
    }

    [[nodiscard]] std::uint32_t size() const { return m_size; } // that are kept
    /// nullptr: it was let go, or has not come yet.
    [[nodiscard]] const T* find(std::uint32_t number) const {
        const std::uint32_t place = number - m_first;
        return number != 0 && place < m_size ? &m_chunks[place / chunkSize][place % chunkSize] : nullptr;
    }
    [[nodiscard]] T* find(std::uint32_t number) { return const_cast<T*>(std::as_const(*this).find(number)); }

private:
    std::deque<BigVector<T>> m_chunks; // full ones, but for the last
    std::uint32_t m_first = 1;
    std::uint32_t m_size = 0;
};

} // namespace resprout
