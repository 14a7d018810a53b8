#include "core/otp/term.h"

#include "core/otp/utf8.h"

#include <algorithm>
#include <array>

namespace resprout {

namespace {

// erl_scan:reserved_word/1
constexpr std::array<std::string_view, 27> reservedWords = {
    "after", "and",  "andalso", "band",   "begin",   "bnot", "bor", "bsl",  "bsr",
    "bxor",  "case", "catch",   "cond",   "div",     "end",  "fun", "if",   "let",
    "not",   "of",   "or",      "orelse", "receive", "rem",  "try", "when", "xor"};

constexpr bool isSmallLetter(char32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF && code != 0xF7);
}

constexpr bool isNameCharacter(char32_t code) {
    return isSmallLetter(code) || (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7) ||
           (code >= '0' && code <= '9') || code == '_' || code == '@';
}

bool needsQuotes(std::string_view name) {
    if (name.empty() || !isSmallLetter(firstCharacter(name).code))
        return true;
    for (std::string_view rest = name; !rest.empty();) {
        const Utf8Character character = firstCharacter(rest);
        if (!isNameCharacter(character.code))
            return true;
        rest.remove_prefix(character.bytes);
    }
    return std::find(reservedWords.begin(), reservedWords.end(), name) != reservedWords.end();
}

// io_lib:write_string/2: the named escapes, three octal digits for other control characters
void appendEscaped(std::string& text, char32_t code) {
    constexpr std::string_view codes = "\n\r\t\v\b\f\x1b\x7f'\\";
    constexpr std::string_view letters = "nrtvbfed'\\";
    const std::size_t named = code < 0x80 ? codes.find(static_cast<char>(code)) : std::string_view::npos;
    if (named != std::string_view::npos) {
        text += '\\';
        text += letters[named];
    } else if (code < 0x20 || (code >= 0x80 && code < 0xA0)) {
        text += '\\';
        for (const unsigned shift : {6U, 3U, 0U})
            text += static_cast<char>('0' + ((code >> shift) & 7U));
    } else {
        appendCharacter(text, code);
    }
}

void appendAtom(std::string& text, std::string_view name) {
    if (!needsQuotes(name)) {
        text += name;
        return;
    }
    text += '\'';
    while (!name.empty()) {
        const Utf8Character character = firstCharacter(name);
        appendEscaped(text, character.code);
        name.remove_prefix(character.bytes);
    }
    text += '\'';
}

void appendTerm(std::string& text, const Term& term);

void appendElements(std::string& text, const std::vector<Term>& elements) {
    for (std::size_t index = 0; index < elements.size(); ++index) {
        if (index > 0)
            text += ',';
        appendTerm(text, elements[index]);
    }
}

void appendTerm(std::string& text, const Term& term) {
    if (const auto* name = std::get_if<Term::Atom>(&term.value())) {
        appendAtom(text, name->name);
    } else if (const auto* number = std::get_if<std::int64_t>(&term.value())) {
        text += std::to_string(*number);
    } else if (const auto* elements = std::get_if<Term::Tuple>(&term.value())) {
        text += '{';
        appendElements(text, elements->elements);
        text += '}';
    } else {
        text += '[';
        appendElements(text, std::get<Term::List>(term.value()).elements);
        text += ']';
    }
}

} // namespace

Term atom(std::string_view name) {
    return Term(Term::Atom{std::string(name)});
}
Term integer(std::int64_t number) {
    return Term(number);
}
Term tuple(std::vector<Term> elements) {
    return Term(Term::Tuple{std::move(elements)});
}
Term list(std::vector<Term> elements) {
    return Term(Term::List{std::move(elements)});
}

std::string toText(const Term& term) {
    std::string text;
    appendTerm(text, term);
    return text;
}

bool isQuiet(const Term& reason) {
    const auto isAtom = [](const Term& term, std::string_view name) {
        const auto* atomValue = std::get_if<Term::Atom>(&term.value());
        return atomValue != nullptr && atomValue->name == name;
    };
    if (const auto* pair = std::get_if<Term::Tuple>(&reason.value()))
        return pair->elements.size() == 2 && isAtom(pair->elements[0], "shutdown");
    return isAtom(reason, "normal") || isAtom(reason, "shutdown");
}

} // namespace resprout
