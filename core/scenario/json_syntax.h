#pragma once

#include "core/scenario/json_reader.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace resprout {

// Mistakes of syntax, in words that help whoever typed them. Any thread.

/// A text that is empty, too large, or in no UTF-8.
[[nodiscard]] std::optional<JsonMistake> wrongEncoding(std::string_view text);

/// Where a JSON reader stopped.
struct SyntaxPlace {
    std::size_t lastEnd = 0;           // the end of the last token that was right
    std::optional<std::size_t> opened; // the innermost object or list that is still open
    std::optional<std::size_t> key;    // the key whose value has not been read
};

/// Says what is wrong in a text that a JSON reader refused.
[[nodiscard]] JsonMistake explainSyntax(std::string_view text, const SyntaxPlace& place);

} // namespace resprout
