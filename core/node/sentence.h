#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace resprout {

/// English words with places %1 to %9 for names and numbers. The words lie in static storage and are the same in every run,
/// so whoever speaks another language can look them up. A value. Any thread.
struct Sentence {
    const char* words = "";
    std::vector<std::string> parts = {};

    bool operator==(const Sentence&) const = default;
};

/// `words`, in whatever language, with the parts at their places.
[[nodiscard]] std::string filled(std::string_view words, std::span<const std::string> parts);
[[nodiscard]] std::string inEnglish(const Sentence& sentence);

} // namespace resprout
