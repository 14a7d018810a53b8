#include "core/scenario/json_scalars.h"

#include "core/otp/utf8.h"

#include <array>
#include <utility>

namespace resprout {

namespace {

constexpr std::size_t longestShown = 30; // characters
constexpr std::string_view partsOfWords = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789+-.";
constexpr std::string_view hexDigits = "0123456789abcdefABCDEF";
constexpr auto nowhere = std::string_view::npos;

// What people write who know other languages, and what JSON writes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> foreignWords = {{
    {"True", "true"},
    {"TRUE", "true"},
    {"yes", "true"},
    {"False", "false"},
    {"FALSE", "false"},
    {"no", "false"},
    {"None", "null"},
    {"nil", "null"},
    {"NULL", "null"},
    {"Null", "null"},
    {"undefined", "null"},
    {"nullptr", "null"},
}};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view shown(std::string_view word) {
    return firstCharacters(word, longestShown);
}

// The four digits behind \\u, or nothing.
std::string_view unicodeDigits(std::string_view rest) {
    const bool isEscape = rest.substr(0, 2) == "\\u" && rest.size() >= 6;
    const std::string_view digits = isEscape ? rest.substr(2, 4) : std::string_view();
    return digits.find_first_not_of(hexDigits) == nowhere ? digits : std::string_view();
}

// Two of these make one character: the first has 8 to b as its second digit, the other c to f.
bool isSurrogate(std::string_view digits, std::string_view secondDigits) {
    return digits.size() == 4 && (digits[0] == 'd' || digits[0] == 'D') && secondDigits.find(digits[1]) != nowhere;
}

struct Escape {
    std::size_t bytes = 2;
    std::string wrong; // empty: nothing
};

Escape readEscape(std::string_view rest) {
    constexpr std::string_view first = "89abAB";
    constexpr std::string_view second = "cdefCDEF";
    const char letter = rest.size() > 1 ? rest[1] : '\0';
    if (letter == 'u') {
        const std::string_view digits = unicodeDigits(rest);
        if (digits.empty())
            return {2, "\\u wants four hexadecimal digits after it"};
        if (isSurrogate(digits, first) && isSurrogate(unicodeDigits(rest.substr(6)), second))
            return {12, {}};
        if (isSurrogate(digits, first) || isSurrogate(digits, second))
            return {6, "\\u" + std::string(digits) + " is only half of a character"};
        return {6, {}};
    }
    if (letter == '\0' || std::string_view("\"\\/bfnrt").find(letter) == nowhere)
        return {2, "\\" + std::string(firstCharacters(rest.substr(1), 1)) +
                       " is no escape of JSON; a backslash itself is written twice"};
    return {2, {}};
}

} // namespace

JsonMistake badText(std::string_view text, std::size_t quote) {
    for (std::size_t place = quote + 1; place < text.size();) {
        const char c = text[place];
        if (c == '\n' || c == '\r' || c == '"')
            break;
        if (c == '\\') {
            const Escape escape = readEscape(text.substr(place));
            if (!escape.wrong.empty())
                return {place, escape.wrong};
            place += escape.bytes;
            continue;
        }
        if (static_cast<unsigned char>(c) < 0x20U)
            return {place, c == '\t' ? "a tab inside a text is written \\t"
                                     : "a control character stands inside a text; it is written with \\u"};
        const Utf8Character character = firstCharacter(text.substr(place));
        if (character.bytes == 1 && character.code >= 0x80)
            return {place, "a byte that is no UTF-8 stands in a text"};
        place += character.bytes;
    }
    return {quote, "the closing quote of a text is missing in this line"};
}

JsonMistake badNumber(std::string_view text, std::size_t begin) {
    const std::string_view word = shown(wordAt(text, begin));
    const std::string_view digits = word.substr(word.find_first_not_of('-') == 1 ? 1 : 0);
    const bool isOnlyNumber = word.find_first_not_of("-+.0123456789eE") == nowhere;
    std::string why = " is no number as JSON writes it";
    if (digits.size() > 1 && digits[0] == '0' && isDigit(digits[1]))
        why += ": it begins with 0";
    else if (word.substr(0, 1) == "+")
        why += ": it begins with a plus sign";
    else if (digits.substr(0, 2) == "0x" || digits.substr(0, 2) == "0X")
        why += ": it is hexadecimal";
    else if (isOnlyNumber && !digits.empty() && isDigit(digits.back()) && digits[0] != '.')
        why = " is too large a number";
    return {begin, std::string(word) + why};
}

JsonMistake bareWord(std::string_view text, std::size_t begin) {
    const std::string word(wordAt(text, begin));
    for (const auto& [foreign, ours] : foreignWords)
        if (word == foreign)
            return {begin, word + " is written " + std::string(ours) + " in JSON"};
    if (word == "NaN" || word == "nan" || word == "Infinity" || word == "inf")
        return {begin, word + " is no value of JSON"};
    return {begin, std::string(shown(word)) + " stands without quotes; text stands in double quotes"};
}

std::string_view wordAt(std::string_view text, std::size_t begin) {
    const std::string_view rest = text.substr(begin);
    return rest.substr(0, rest.find_first_not_of(partsOfWords));
}

} // namespace resprout
