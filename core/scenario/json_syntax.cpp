#include "core/scenario/json_syntax.h"

#include "core/otp/utf8.h"
#include "core/scenario/line_index.h"

#include <array>
#include <utility>

namespace resprout {

namespace {

constexpr std::size_t maxFile = std::size_t{256} * 1024 * 1024; // bytes
constexpr std::string_view space = " \n\r\t";

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

// One look at a refused text. `at` is the place that the message is about.
class Explanation {
public:
    Explanation(std::string_view text, const SyntaxPlace& place) : m_text(text), m_place(place) {}

    JsonMistake find() {
        const std::size_t first = skipSpace(m_place.lastEnd);
        if (charAt(first) == ',' || charAt(first) == ':')
            m_separator = first;
        m_at = m_separator ? skipSpace(*m_separator + 1) : first;
        if (std::optional<JsonMistake> early = commentOrEnd())
            return *early;
        if (m_place.key)
            return afterKey();
        if (!m_place.opened)
            return m_place.lastEnd == 0 ? badBeginning() : say(first, "more follows after the end: " + tokenAt(first));
        return m_text[*m_place.opened] == '[' ? inList() : inObject();
    }

private:
    [[nodiscard]] char charAt(std::size_t offset) const { return offset < m_text.size() ? m_text[offset] : '\0'; }
    [[nodiscard]] std::size_t skipSpace(std::size_t offset) const {
        const std::size_t found = m_text.find_first_not_of(space, offset);
        return found == std::string_view::npos ? m_text.size() : found;
    }
    [[nodiscard]] bool isFirst() const { return m_place.opened && m_place.lastEnd == *m_place.opened + 1; }
    [[nodiscard]] char separator() const { return m_separator ? m_text[*m_separator] : '\0'; }
    static JsonMistake say(std::size_t offset, std::string message) { return {offset, std::move(message)}; }

    // A word, a quoted text or one character, as it stands there, not too long.
    [[nodiscard]] std::string tokenAt(std::size_t offset) const {
        constexpr std::size_t longest = 30; // characters
        std::size_t end = offset + 1;
        if (charAt(offset) == '"') {
            end = std::min(m_text.find_first_of("\"\n", offset + 1), m_text.size());
            end += charAt(end) == '"' ? 1U : 0U;
            return std::string(firstCharacters(m_text.substr(offset, end - offset), longest));
        }
        if (isLetter(charAt(offset)) || isDigit(charAt(offset)) || charAt(offset) == '-')
            return quoted(firstCharacters(wordAt(offset), longest));
        return quoted(firstCharacters(m_text.substr(offset), 1));
    }

    [[nodiscard]] std::string_view wordAt(std::size_t offset) const {
        std::size_t end = offset;
        while (isLetter(charAt(end)) || isDigit(charAt(end)) ||
               (charAt(end) != '\0' && std::string_view("+-.").find(charAt(end)) != std::string_view::npos))
            ++end;
        return m_text.substr(offset, end - offset);
    }

    [[nodiscard]] std::string lineOf(std::size_t offset) const {
        return "line " + std::to_string(LineIndex(m_text).line(offset));
    }
    [[nodiscard]] std::string openedWhat() const { return m_text[*m_place.opened] == '[' ? "the list" : "the object"; }

    [[nodiscard]] std::optional<JsonMistake> commentOrEnd() const {
        const std::string_view rest = m_text.substr(m_at);
        if (rest.substr(0, 2) == "//" || rest.substr(0, 2) == "/*" || rest.substr(0, 1) == "#")
            return say(m_at, "JSON knows no comments; a key that begins with x_ can hold a remark");
        if (!rest.empty() && rest.front() == '\0')
            return say(m_at, "a byte 0 stands here; the file is no text");
        if (!rest.empty())
            return std::nullopt;
        if (!m_place.opened)
            return say(m_at, "the file ends too early");
        return say(m_at, "the file ends before " + openedWhat() + " that begins in " + lineOf(*m_place.opened) +
                             " is closed: " + (m_text[*m_place.opened] == '[' ? "\"]\"" : "\"}\"") + " is missing");
    }

    [[nodiscard]] JsonMistake badBeginning() const {
        return charAt(m_at) == '"' ? badText()
                                   : say(m_at, "the file begins with " + tokenAt(m_at) + ", not with \"{\"");
    }

    JsonMistake afterKey() {
        const std::string key = tokenAt(*m_place.key);
        if (separator() != ':')
            return charAt(m_at) == '=' ? say(m_at, "\"=\" stands where a colon belongs, after " + key)
                                       : say(m_place.lastEnd, "a colon is missing after " + key);
        const char c = charAt(m_at);
        if (c == '}' || c == ']' || c == ',')
            return say(m_at, "the value of " + key + " is missing");
        return badValue();
    }

    JsonMistake inList() {
        const char c = charAt(m_at);
        if (separator() == ':')
            return say(*m_separator,
                       "a colon stands in a list; keys and values belong into an object, between { and }");
        if (c == '}')
            return mismatch();
        if (separator() == ',')
            return extraComma().value_or(badValue());
        return isFirst() ? badValue() : missingComma();
    }

    JsonMistake inObject() {
        if (separator() == ':')
            return say(*m_separator, "a colon too many");
        if (charAt(m_at) == ']')
            return mismatch();
        if (separator() == ',')
            return extraComma().value_or(badKey());
        return isFirst() ? badKey() : missingComma();
    }

    [[nodiscard]] JsonMistake mismatch() const {
        return say(m_at, tokenAt(m_at) + " stands where " + openedWhat() + " that begins in " +
                             lineOf(*m_place.opened) + " is open; it is closed by " +
                             (m_text[*m_place.opened] == '[' ? "\"]\"" : "\"}\""));
    }

    [[nodiscard]] std::optional<JsonMistake> extraComma() const {
        if (isFirst())
            return say(*m_separator, "a comma stands before the first entry");
        const char c = charAt(m_at);
        if (c == ',')
            return say(m_at, "two commas stand one after the other");
        if (c == ']' || c == '}')
            return say(*m_separator, "the comma before " + tokenAt(m_at) + " is one too many");
        return std::nullopt;
    }

    JsonMistake missingComma() {
        const bool isDirectlyBehind = m_at == m_place.lastEnd;
        const char before = charAt(m_place.lastEnd - 1);
        const char c = charAt(m_at);
        if (isDirectlyBehind && isDigit(before) && (isLetter(c) || isDigit(c) || c == '.')) {
            m_at = m_place.lastEnd;
            while (m_at > 0 && (isDigit(charAt(m_at - 1)) || charAt(m_at - 1) == '-'))
                --m_at;
            return badNumber();
        }
        if (c == '"' || c == '{' || c == '[' || c == '\'' || c == '-' || isLetter(c) || isDigit(c))
            return say(m_place.lastEnd, "a comma is missing before " + tokenAt(m_at));
        return strangeCharacter();
    }

    JsonMistake badKey() {
        const char c = charAt(m_at);
        if (c == '"')
            return badText();
        if (c == '\'')
            return say(m_at, "keys stand in double quotes, not in single ones");
        if (isLetter(c))
            return say(m_at, "the key " + std::string(firstCharacters(wordAt(m_at), 30)) + " stands without quotes");
        if (isDigit(c) || c == '{' || c == '[' || c == '-')
            return say(m_at, "a key in double quotes is missing before " + tokenAt(m_at));
        return strangeCharacter();
    }

    JsonMistake badValue() {
        const char c = charAt(m_at);
        if (c == '"')
            return badText();
        if (c == '\'')
            return say(m_at, "text stands in double quotes, not in single ones");
        if (isLetter(c))
            return bareWord();
        if (isDigit(c) || c == '-' || c == '+' || c == '.')
            return badNumber();
        if (c == '}' || c == ']' || c == ',' || c == ':')
            return say(m_at, "a value is missing before " + tokenAt(m_at));
        return strangeCharacter();
    }

    [[nodiscard]] JsonMistake bareWord() const {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 12> known = {{
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
        const std::string_view word = wordAt(m_at);
        for (const auto& [wrong, right] : known)
            if (word == wrong)
                return say(m_at, std::string(word) + " is written " + std::string(right) + " in JSON");
        if (word == "NaN" || word == "nan" || word == "Infinity" || word == "inf")
            return say(m_at, std::string(word) + " is no value of JSON");
        return say(m_at,
                   std::string(firstCharacters(word, 30)) + " stands without quotes; text stands in double quotes");
    }

    [[nodiscard]] JsonMistake badNumber() const {
        const std::string_view word = firstCharacters(wordAt(m_at), 30);
        const std::string_view digits = word.substr(word.find_first_not_of('-') == 1 ? 1 : 0);
        std::string why = " is no number as JSON writes it";
        if (digits.size() > 1 && digits[0] == '0' && isDigit(digits[1]))
            why += ": it begins with 0";
        else if (word[0] == '+')
            why += ": it begins with a plus sign";
        else if (digits.substr(0, 2) == "0x" || digits.substr(0, 2) == "0X")
            why += ": it is hexadecimal";
        else if (word.find_first_not_of("-+.0123456789eE") == std::string_view::npos && !digits.empty() &&
                 isDigit(digits.back()) && digits[0] != '.')
            why = " is too large a number";
        return say(m_at, std::string(word) + why);
    }

    [[nodiscard]] JsonMistake strangeCharacter() const {
        const char32_t code = firstCharacter(m_text.substr(m_at)).code;
        if (code >= 0x2018 && code <= 0x201F)
            return say(m_at, "a typographic quote stands here; JSON wants the straight one, \"");
        return say(m_at, tokenAt(m_at) + " has no place here");
    }

    [[nodiscard]] JsonMistake badText() const {
        for (std::size_t place = m_at + 1; place < m_text.size();) {
            const char c = m_text[place];
            if (c == '\n' || c == '\r' || c == '"')
                break;
            if (c == '\\') {
                if (std::optional<std::string> wrong = badEscape(place))
                    return say(place, *wrong);
                place += 2;
                continue;
            }
            if (static_cast<unsigned char>(c) < 0x20U)
                return say(place, c == '\t' ? "a tab inside a text is written \\t"
                                            : "a control character stands inside a text; it is written with \\u");
            const Utf8Character character = firstCharacter(m_text.substr(place));
            if (character.bytes == 1 && character.code >= 0x80)
                return say(place, "a byte that is no UTF-8 stands in a text");
            place += character.bytes;
        }
        return say(m_at, "the closing quote of a text is missing in this line");
    }

    [[nodiscard]] std::optional<std::string> badEscape(std::size_t place) const {
        const char letter = charAt(place + 1);
        if (letter == 'u') {
            for (std::size_t digit = 2; digit < 6; ++digit)
                if (!isHex(charAt(place + digit)))
                    return "\\u wants four hexadecimal digits after it";
            const std::string_view digits = m_text.substr(place + 2, 4);
            const bool isSurrogate = (digits[0] == 'd' || digits[0] == 'D') &&
                                     std::string_view("89abcdefABCDEF").find(digits[1]) != std::string_view::npos;
            const bool isPair = m_text.substr(place + 6, 3) == "\\ud" || m_text.substr(place + 6, 3) == "\\uD";
            if (isSurrogate && !isPair)
                return "\\u" + std::string(digits) + " is only half of a character";
        } else if (std::string_view("\"\\/bfnrt").find(letter) == std::string_view::npos || letter == '\0') {
            return "\\" + std::string(firstCharacters(m_text.substr(place + 1), 1)) +
                   " is no escape of JSON; a backslash itself is written twice";
        }
        return std::nullopt;
    }

    std::string_view m_text;
    SyntaxPlace m_place;
    std::optional<std::size_t> m_separator;
    std::size_t m_at = 0;
};

} // namespace

std::optional<JsonMistake> wrongEncoding(std::string_view text) {
    const auto begins = [text](std::string_view bytes) {
        return text.substr(0, bytes.size()) == bytes;
    };
    if (text.size() > maxFile)
        return JsonMistake{0, "the file is larger than 256 MiB"};
    if (begins("\xEF\xBB\xBF"))
        return JsonMistake{0, "the file begins with a byte order mark; save it as UTF-8 without one"};
    if (begins("\xFF\xFE") || begins("\xFE\xFF") || (text.size() > 1 && (text[0] == '\0' || text[1] == '\0')))
        return JsonMistake{0, "the file is UTF-16 or no text at all; save it as UTF-8"};
    if (text.find_first_not_of(space) == std::string_view::npos)
        return JsonMistake{0, "the file is empty"};
    return std::nullopt;
}

JsonMistake explainSyntax(std::string_view text, const SyntaxPlace& place) {
    return Explanation(text, place).find();
}

} // namespace resprout
