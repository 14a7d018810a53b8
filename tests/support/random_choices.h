#pragma once

#include "core/otp/term.h"
#include "tests/support/random_scenario.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace resprout::test {

/// The dice of a random scenario: the same seed throws the same. Confined to one thread.
class RandomChoices {
public:
    RandomChoices(std::uint64_t seed, Races races) : m_random(seed), m_races(races) {}

    [[nodiscard]] bool racesAreAvoided() const { return m_races == Races::Avoided; }

    int between(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_random); }
    bool chance(int percent) { return between(1, 100) <= percent; }

    template <class T, std::size_t N>
    T oneOf(const std::array<T, N>& choices) {
        return choices[static_cast<std::size_t>(between(0, static_cast<int>(N) - 1))];
    }
    template <class T>
    const T& anyOf(const std::vector<T>& choices) {
        return choices[static_cast<std::size_t>(between(0, static_cast<int>(choices.size()) - 1))];
    }

    /// ms that a start, a stop or a life takes. Where races are avoided, times lie on the grid of 100 ms.
    std::int64_t delay() { return racesAreAvoided() ? 100 * between(1, 6) : between(0, 300); }

    Term reason() {
        static const std::array<Term, 7> reasons{atom("normal"),
                                                 atom("shutdown"),
                                                 atom("oops"),
                                                 atom("kill"),
                                                 atom("killed"),
                                                 atom("crash"),
                                                 tuple({atom("shutdown"), atom("x")})};
        return oneOf(reasons);
    }

private:
    std::mt19937_64 m_random;
    Races m_races;
};

} // namespace resprout::test
