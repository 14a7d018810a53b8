#pragma once

#include "core/scenario/scenario.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace resprout::test {

/// Bytes of one record; what is not there is 0.
class Record {
public:
    explicit Record(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}

    [[nodiscard]] unsigned at(std::size_t place) const { return place < m_bytes.size() ? m_bytes[place] : 0U; }
    /// `count` bits of a byte, from bit `first`.
    [[nodiscard]] unsigned bits(std::size_t place, unsigned first, unsigned count) const {
        return (at(place) >> first) & ((1U << count) - 1U);
    }
    [[nodiscard]] Record from(std::size_t place) const {
        return Record(m_bytes.subspan(std::min(place, m_bytes.size())));
    }

private:
    std::span<const std::uint8_t> m_bytes;
};

template <class T, std::size_t N>
[[nodiscard]] const T& pick(const std::array<T, N>& choices, unsigned number) {
    return choices[number % N];
}

/// One of eight exit reasons.
[[nodiscard]] Term reasonOf(unsigned number);
/// Restart type and shutdown, from one byte.
void setCommon(NodeSpec& node, const Record& record);
/// A worker without an id, from five bytes.
[[nodiscard]] NodeSpec workerOf(const Record& record);
/// The flags of a supervisor of its kind, from two bytes.
void setFlags(NodeSpec& node, const Record& record);

} // namespace resprout::test
