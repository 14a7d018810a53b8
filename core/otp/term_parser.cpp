#include "core/otp/term.h"
#include "core/otp/utf8.h"

#include <array>
#include <cstdint>
#include <utility>

namespace resprout {

namespace {

constexpr int maxDigits = 15;

bool isSmallLetter(char32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF && code != 0xF7);
}
bool isCapital(char32_t code) {
    return (code >= 'A' && code <= 'Z') || code == '_' || (code >= 0xC0 && code <= 0xDE && code != 0xD7);
}
bool isDigit(char32_t code) {
    return code >= '0' && code <= '9';
}
bool isOctal(char32_t code) {
    return code >= '0' && code <= '7';
}
bool isNameCharacter(char32_t code) {
    return isSmallLetter(code) || isCapital(code) || isDigit(code) || code == '@';
}

int hexValue(char32_t code) {
    if (isDigit(code))
        return static_cast<int>(code - '0');
    if (code >= 'a' && code <= 'f')
        return static_cast<int>(code - 'a') + 10;
    if (code >= 'A' && code <= 'F')
        return static_cast<int>(code - 'A') + 10;
    return -1;
}

// Recursive descent; at most maxTermDepth calls deep. After the first mistake m_error is set and nothing more is read.
class Parser {
public:
    explicit Parser(std::string_view text) : m_rest(text) {}

    std::optional<Term> whole() {
        std::optional<Term> term = parse(1);
        skipSpace();
        if (term && !m_rest.empty()) {
            if (m_rest == ".")
                return fail("a final dot is not wanted");
            return fail("\"" + std::string(firstCharacters(m_rest, 20)) + "\" follows after the end of the term");
        }
        return term;
    }

    [[nodiscard]] const std::string& error() const { return m_error; }

private:
    std::nullopt_t fail(std::string why) {
        if (m_error.empty())
            m_error = std::move(why);
        return std::nullopt;
    }

    [[nodiscard]] char32_t peek() const { return firstCharacter(m_rest).code; }
    void skip() { m_rest.remove_prefix(firstCharacter(m_rest).bytes); }
    void skipSpace() {
        while (!m_rest.empty() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            skip();
    }

    std::optional<Term> parse(int depth) {
        skipSpace();
        if (m_rest.empty())
            return fail("a term is missing at the end");
        const char32_t code = peek();
        if (code == '{' || code == '[')
            return group(depth);
        if (code == '\'')
            return quotedAtom();
        if (isSmallLetter(code))
            return plainAtom();
        if (isDigit(code) || code == '-' || code == '+')
            return number();
        return failAt(code);
    }

    std::nullopt_t failAt(char32_t code) {
        if (isCapital(code))
            return fail("\"" + word() +
                        "\" is a variable; an atom begins with a small letter or stands in single quotes");
        if (code == '"')
            return fail("text in double quotes is not allowed here; an atom stands in single quotes");
        if (code == '<')
            return fail("a pid or a binary is not allowed here");
        if (code == '#')
            return fail("a map or a record is not allowed here");
        if (code == '}' || code == ']' || code == ',')
            return fail("a term is missing before \"" + std::string(firstCharacters(m_rest, 1)) + "\"");
        return fail("\"" + std::string(firstCharacters(m_rest, 1)) + "\" begins no term");
    }

    std::string word() const {
        std::string_view rest = m_rest;
        while (!rest.empty() && isNameCharacter(firstCharacter(rest).code))
            rest.remove_prefix(firstCharacter(rest).bytes);
        return std::string(firstCharacters(m_rest.substr(0, m_rest.size() - rest.size()), 20));
    }

    std::optional<Term> group(int depth) {
        if (depth > maxTermDepth)
            return fail("it is nested more than " + std::to_string(maxTermDepth) + " deep");
        const bool isTuple = peek() == '{';
        const char32_t end = isTuple ? '}' : ']';
        skip();
        std::vector<Term> elements;
        skipSpace();
        if (m_rest.empty() || peek() != end) {
            if (!readElements(elements, depth, end))
                return std::nullopt;
        }
        skip();
        return isTuple ? tuple(std::move(elements)) : list(std::move(elements));
    }

    bool readElements(std::vector<Term>& elements, int depth, char32_t end) {
        while (true) {
            std::optional<Term> element = parse(depth + 1);
            if (!element)
                return false;
            elements.push_back(std::move(*element));
            skipSpace();
            if (!m_rest.empty() && peek() == end)
                return true;
            if (m_rest.empty() || peek() != ',') {
                failAfterElement(end);
                return false;
            }
            skip();
        }
    }

    void failAfterElement(char32_t end) {
        const std::string missing = std::string("a comma or \"") + static_cast<char>(end) + "\" is missing";
        if (m_rest.empty())
            fail(missing + " at the end");
        else if (peek() == '|')
            fail("a list with a tail is not allowed here");
        else
            fail(missing + " before \"" + std::string(firstCharacters(m_rest, 10)) + "\"");
    }

    std::optional<Term> plainAtom() {
        std::string_view rest = m_rest;
        while (!rest.empty() && isNameCharacter(firstCharacter(rest).code))
            rest.remove_prefix(firstCharacter(rest).bytes);
        const std::string_view name = m_rest.substr(0, m_rest.size() - rest.size());
        if (toText(atom(name)).front() == '\'')
            return fail("\"" + std::string(firstCharacters(name, 20)) +
                        "\" is a reserved word of Erlang; as an atom it stands in single quotes");
        m_rest = rest;
        return checkedAtom(std::string(name));
    }

    std::optional<Term> checkedAtom(const std::string& name) {
        if (characterCount(name) > maxAtom)
            return fail("an atom has more than " + std::to_string(maxAtom) + " characters");
        return atom(name);
    }

    std::optional<Term> quotedAtom() {
        skip();
        std::string name;
        while (!m_rest.empty() && peek() != '\'') {
            const char32_t code = peek();
            skip();
            if (code != '\\') {
                appendCharacter(name, code);
            } else if (const std::optional<char32_t> escaped = escape()) {
                appendCharacter(name, *escaped);
            } else {
                return std::nullopt;
            }
        }
        if (m_rest.empty())
            return fail("the closing single quote of an atom is missing");
        skip();
        return checkedAtom(name);
    }

    std::optional<char32_t> escape() {
        if (m_rest.empty())
            return fail("the closing single quote of an atom is missing");
        const char32_t code = peek();
        if (isOctal(code))
            return octal();
        skip();
        if (code == 'x')
            return hex();
        if (code == '^') {
            const char32_t letter = m_rest.empty() ? U' ' : peek();
            if (letter < '@' || letter > '_')
                return fail("\"\\^\" wants a capital letter after it");
            skip();
            return letter & 31U;
        }
        constexpr std::string_view letters = "nrtvbfeds";
        constexpr std::string_view codes = "\n\r\t\v\b\f\x1b\x7f ";
        const std::size_t named = code < 0x80 ? letters.find(static_cast<char>(code)) : std::string_view::npos;
        return named == std::string_view::npos ? code : static_cast<char32_t>(codes[named]);
    }

    std::optional<char32_t> octal() {
        char32_t code = 0;
        for (int digits = 0; digits < 3 && !m_rest.empty() && isOctal(peek()); ++digits, skip())
            code = code * 8 + (peek() - '0');
        return code;
    }

    std::optional<char32_t> hex() {
        const bool inBraces = !m_rest.empty() && peek() == '{';
        if (inBraces)
            skip();
        char32_t code = 0;
        int digits = 0;
        for (; !m_rest.empty() && hexValue(peek()) >= 0 && digits < (inBraces ? 6 : 2); ++digits, skip())
            code = code * 16 + static_cast<char32_t>(hexValue(peek()));
        const bool isClosed = !inBraces || (!m_rest.empty() && peek() == '}');
        const bool isCharacter = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        if (digits == 0 || (!inBraces && digits != 2) || !isClosed || !isCharacter)
            return fail("\"\\x\" wants two hexadecimal digits, or a character's number in braces, after it");
        if (inBraces)
            skip();
        return code;
    }

    std::optional<Term> number() {
        const bool isNegative = peek() == '-';
        if (isNegative || peek() == '+')
            skip();
        skipSpace();
        std::int64_t value = 0;
        int digits = 0;
        while (!m_rest.empty() && isDigit(peek())) {
            if (digits == maxDigits && value > 0)
                return fail("an integer has more than " + std::to_string(maxDigits) + " digits");
            value = value * 10 + static_cast<std::int64_t>(peek() - '0');
            digits += value > 0 ? 1 : 0;
            skip();
            m_sawDigit = true;
        }
        if (!std::exchange(m_sawDigit, false))
            return fail("a sign stands without a number after it");
        if (!m_rest.empty() && peek() == '.' && m_rest.size() > 1)
            return fail("a number with a point is not allowed here, only integers");
        if (!m_rest.empty() && (isNameCharacter(peek()) || peek() == '#'))
            return fail("\"" + std::string(firstCharacters(m_rest, 10)) + "\" follows directly after an integer");
        return integer(isNegative ? -value : value);
    }

    std::string_view m_rest;
    std::string m_error;
    bool m_sawDigit = false;
};

} // namespace

std::optional<Term> parseTerm(std::string_view text, std::string* error) {
    std::string why;
    std::optional<Term> term;
    if (text.size() > maxTermText && characterCount(text) > maxTermText) {
        why = "it has more than " + std::to_string(maxTermText) + " characters";
    } else {
        Parser parser(text);
        term = parser.whole();
        why = parser.error();
    }
    if (error != nullptr && !term)
        *error = why;
    return term;
}

} // namespace resprout
