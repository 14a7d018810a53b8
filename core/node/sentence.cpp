#include "core/node/sentence.h"

namespace resprout {

std::string filled(std::string_view words, std::span<const std::string> parts) {
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool isPlace = words[at] == '%' && at + 1 < words.size() && words[at + 1] >= '1' && words[at + 1] <= '9';
        const std::size_t part = isPlace ? static_cast<std::size_t>(words[at + 1] - '1') : 0;
        if (!isPlace || part >= parts.size()) {
            text += words[at];
            continue;
        }
        text += parts[part];
        ++at;
    }
    return text;
}

std::string inEnglish(const Sentence& sentence) {
    return filled(sentence.words, sentence.parts);
}

} // namespace resprout
