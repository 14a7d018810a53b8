#include "core/scenario/words.h"

#include "core/otp/utf8.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace resprout {

namespace {

// Levenshtein's distance: how many letters must be put in, taken out or changed.
std::size_t distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t column = 0; column <= to.size(); ++column)
        row[column] = column;
    for (std::size_t line = 1; line <= from.size(); ++line) {
        std::size_t diagonal = std::exchange(row[0], line);
        for (std::size_t column = 1; column <= to.size(); ++column) {
            const std::size_t change = diagonal + (from[line - 1] == to[column - 1] ? 0 : 1);
            diagonal = row[column];
            row[column] = std::min({change, row[column] + 1, row[column - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string_view nearestWord(std::string_view text, std::span<const std::string_view> words) {
    constexpr std::size_t longest = 40; // bytes
    if (text.size() > longest)
        return {};
    std::string_view nearest;
    std::size_t best = std::max<std::size_t>(1, text.size() / 3) + 1;
    for (const std::string_view word : words) {
        const std::size_t steps = distance(text, word);
        if (steps < best) {
            best = steps;
            nearest = word;
        }
    }
    return nearest;
}

std::string joined(std::span<const std::string_view> words) {
    std::string text;
    for (const std::string_view word : words) {
        if (!text.empty())
            text += ", ";
        text += word;
    }
    return text;
}

std::string inQuotes(std::string_view text) {
    constexpr std::size_t longest = 40; // characters
    const std::string_view shown = firstCharacters(text, longest);
    std::string result = "\"";
    for (const char character : shown)
        result += static_cast<unsigned char>(character) < 0x20U || character == '\x7f' ? ' ' : character;
    if (shown.size() < text.size())
        result += "...";
    return result + '"';
}

} // namespace resprout
