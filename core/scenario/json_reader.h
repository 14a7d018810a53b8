#pragma once

#include "core/scenario/json_tree.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace resprout {

/// What stopped the reading of a JSON text: one sentence, and the place.
struct JsonMistake {
    std::size_t offset = 0;
    std::string message;
};

/// Reads a JSON text into `tree`. Containers may lie at most `maxDepth` deep. Nothing when all is well. Any thread.
[[nodiscard]] std::optional<JsonMistake> readJson(std::string_view text, std::size_t maxDepth, JsonTree& tree);

} // namespace resprout
