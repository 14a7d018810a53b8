#include "core/scenario/json_syntax.h"

#include "core/otp/utf8.h"
#include "core/scenario/json_scalars.h"
#include "core/scenario/line_index.h"

#include <algorithm>
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
            return quoted(firstCharacters(wordAt(m_text, offset), longest));
        return quoted(firstCharacters(m_text.substr(offset), 1));
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
        return charAt(m_at) == '"' ? badText(m_text, m_at)
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
            return badNumber(m_text, m_at);
        }
        if (c == '"' || c == '{' || c == '[' || c == '\'' || c == '-' || isLetter(c) || isDigit(c))
            return say(m_place.lastEnd, "a comma is missing before " + tokenAt(m_at));
        return strangeCharacter();
    }

    JsonMistake badKey() {
        const char c = charAt(m_at);
        if (c == '"')
            return badText(m_text, m_at);
        if (c == '\'')
            return say(m_at, "keys stand in double quotes, not in single ones");
        if (isLetter(c))
            return say(m_at,
                       "the key " + std::string(firstCharacters(wordAt(m_text, m_at), 30)) + " stands without quotes");
        if (isDigit(c) || c == '{' || c == '[' || c == '-')
            return say(m_at, "a key in double quotes is missing before " + tokenAt(m_at));
        return strangeCharacter();
    }

    JsonMistake badValue() {
        const char c = charAt(m_at);
        if (c == '"')
            return badText(m_text, m_at);
        if (c == '\'')
            return say(m_at, "text stands in double quotes, not in single ones");
        if (isLetter(c))
            return bareWord(m_text, m_at);
        if (isDigit(c) || c == '-' || c == '+' || c == '.')
            return badNumber(m_text, m_at);
        if (c == '}' || c == ']' || c == ',' || c == ':')
            return say(m_at, "a value is missing before " + tokenAt(m_at));
        return strangeCharacter();
    }

    [[nodiscard]] JsonMistake strangeCharacter() const {
        const char32_t code = firstCharacter(m_text.substr(m_at)).code;
        if (code >= 0x2018 && code <= 0x201F)
            return say(m_at, "a typographic quote stands here; JSON wants the straight one, \"");
        return say(m_at, tokenAt(m_at) + " has no place here");
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
