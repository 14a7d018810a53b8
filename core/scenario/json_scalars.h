#pragma once

#include "core/scenario/json_reader.h"

#include <cstddef>
#include <string_view>

namespace resprout {

// What is wrong with a text, number or word at a place where a JSON reader stopped. Any thread.

[[nodiscard]] JsonMistake badText(std::string_view text, std::size_t quote);
[[nodiscard]] JsonMistake badNumber(std::string_view text, std::size_t begin);
[[nodiscard]] JsonMistake bareWord(std::string_view text, std::size_t begin);

/// Letters, digits and the signs that stand in numbers, as far as they go from there.
[[nodiscard]] std::string_view wordAt(std::string_view text, std::size_t begin);

} // namespace resprout
