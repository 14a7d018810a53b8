#pragma once

#include "core/otp/big_vector.h"

#include <cstddef>
#include <cstdint>

namespace resprout {

inline constexpr std::uint32_t noSlot = 0xFFFF'FFFFU;

/// Records that are reused: taking and giving back allocate nothing once the slab has grown. Slots are indices, so a copy
/// of a slab is a copy of all that its records say of each other. Confined to its shard.
template <class T>
class Slab {
public:
    std::uint32_t take() {
        if (!m_free.empty()) {
            const std::uint32_t slot = m_free.back();
            m_free.dropLast();
            return slot;
        }
        m_records.push_back({});
        return static_cast<std::uint32_t>(m_records.size() - 1);
    }

    void giveBack(std::uint32_t slot) { m_free.push_back(slot); }

    T& operator[](std::uint32_t slot) { return m_records[slot]; }
    const T& operator[](std::uint32_t slot) const { return m_records[slot]; }
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(m_records.size());
    } // slots, in use or not
    [[nodiscard]] std::size_t inUse() const { return m_records.size() - m_free.size(); }

private:
    BigVector<T> m_records;
    BigVector<std::uint32_t> m_free;
};

} // namespace resprout
