#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace resprout {

/// The character at the beginning of a text and the bytes it takes. Bytes that are no UTF-8 count as one character each.
struct Utf8Character {
    char32_t code = 0;
    std::size_t bytes = 0; // 0 at the end of the text
};

// Any thread.
[[nodiscard]] Utf8Character firstCharacter(std::string_view text);
[[nodiscard]] std::size_t characterCount(std::string_view text);
/// At most `characters` of the text from its beginning.
[[nodiscard]] std::string_view firstCharacters(std::string_view text, std::size_t characters);
void appendCharacter(std::string& text, char32_t code);

} // namespace resprout
