#pragma once

#include <span>
#include <string>
#include <string_view>

namespace resprout {

// Small help for messages. Any thread.

/// The word that was probably meant, or nothing.
[[nodiscard]] std::string_view nearestWord(std::string_view text, std::span<const std::string_view> words);

/// "a, b, c"
[[nodiscard]] std::string joined(std::span<const std::string_view> words);

/// The text in double quotes, cut where it is long, without line ends and control characters.
[[nodiscard]] std::string inQuotes(std::string_view text);

} // namespace resprout
