#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace resprout::bench {

/// The case of that name in one of the families; nullptr when there is none.
template <class Case, std::size_t families>
[[nodiscard]] const Case* findCase(const std::array<std::span<const Case>, families>& among, std::string_view name) {
    for (const auto& family : among) {
        for (const Case& known : family) {
            if (known.name == name)
                return &known;
        }
    }
    return nullptr;
}

} // namespace resprout::bench
