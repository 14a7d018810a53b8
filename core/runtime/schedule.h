#pragma once

#include "core/otp/big_vector.h"
#include "core/runtime/event_sink.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>

namespace resprout {

inline constexpr std::uint8_t noShard = 0xFF;

/// Steps that are due one after the other and are still to be issued, each by the turn of its home.
struct IssuedRun {
    std::span<const std::uint32_t> numbers;
    std::span<const std::uint8_t> homes;
    EventRef firstEvent;   // that announces the first of them
    EventRoom unannounced; // for these events, if they are not made yet: each home makes its own
};

/// Where the first of them is that is `home`; their number: none is.
inline std::size_t placeOf(std::uint8_t home, std::span<const std::uint8_t> homes) {
    const void* found = homes.empty() ? nullptr : std::memchr(homes.data(), home, homes.size());
    return found == nullptr ? homes.size()
                            : static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - homes.data());
}

/// The steps of the script that are still on, in order of issue, and how many of them have been. A value.
///
/// Each has a home: the shard that holds all that its issuing looks at; `noShard`: no one shard does. The homes lie in a row
/// so that each shard can pick out its own: one thread that hands them out would pass a cache line to another core for
/// every few steps.
class Schedule {
public:
    [[nodiscard]] bool isAtEnd() const { return m_next == m_numbers.size(); }
    [[nodiscard]] std::uint32_t next() const { return m_numbers[m_next]; }
    void advance(std::size_t count = 1) { m_next += count; }
    [[nodiscard]] std::size_t issued() const { return m_next; }
    [[nodiscard]] std::uint32_t lastIssued() const { return m_numbers[m_next - 1]; }

    /// How many are to come before the first one for which `isLater` holds, as it does for all that follow. Looks at few of
    /// them: where a step is needed, nobody has looked at it before.
    template <class IsLater>
    [[nodiscard]] std::size_t countBefore(const IsLater& isLater) const {
        const std::size_t left = m_numbers.size() - m_next;
        std::size_t reach = 1;
        while (reach < left && !isLater(m_numbers[m_next + reach - 1]))
            reach *= 2;
        const auto begin = m_numbers.begin() + m_next;
        const auto found = std::partition_point(begin + reach / 2, begin + std::min(reach, left), std::not_fn(isLater));
        return static_cast<std::size_t>(found - begin);
    }
    /// The next ones, at most `most`, that have a home.
    [[nodiscard]] IssuedRun nextRun(std::size_t most) const {
        const auto homes = std::span(m_homes).subspan(m_next, most);
        const std::size_t count = placeOf(noShard, homes);
        return {std::span(m_numbers).subspan(m_next, count), homes.first(count), {}, {}};
    }

    /// Inserts a step before the first one to come for which `isLater` holds.
    template <class IsLater>
    void insert(std::uint32_t number, std::uint8_t home, const IsLater& isLater) {
        const auto place =
            std::partition_point(m_numbers.begin() + m_next, m_numbers.end(), std::not_fn(isLater)) - m_numbers.begin();
        append(number, home);
        std::rotate(m_numbers.begin() + place, m_numbers.end() - 1, m_numbers.end());
        std::rotate(m_homes.begin() + place, m_homes.end() - 1, m_homes.end());
    }
    void append(std::uint32_t number, std::uint8_t home) {
        m_numbers.push_back(number);
        m_homes.push_back(home);
    }

private:
    BigVector<std::uint32_t> m_numbers;
    BigVector<std::uint8_t> m_homes; // as m_numbers
    std::size_t m_next = 0;
};

} // namespace resprout
