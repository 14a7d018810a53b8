#include "tests/fuzz/mutator.h"

#include <algorithm>

namespace resprout::fuzz {

namespace {

// What stands in such files, and what should not.
const std::vector<std::string_view> keys = {
    "\"id\"",         "\"kind\"",         "\"restart\"", "\"shutdown\"",      "\"significant\"",
    "\"strategy\"",   "\"intensity\"",    "\"period\"",  "\"auto_shutdown\"", "\"children\"",
    "\"template\"",   "\"max_children\"", "\"start\"",   "\"start_delay\"",   "\"trap_exit\"",
    "\"stop_delay\"", "\"lifetime\"",     "\"after\"",   "\"reason\"",        "\"at\"",
    "\"do\"",         "\"target\"",       "\"child\"",   "\"off\"",           "\"x_mine\""};
const std::vector<std::string_view> texts = {"\"worker\"",
                                             "\"supervisor\"",
                                             "\"dynamic_supervisor\"",
                                             "\"permanent\"",
                                             "\"transient\"",
                                             "\"temporary\"",
                                             "\"permanant\"",
                                             "\"brutal_kill\"",
                                             "\"infinity\"",
                                             "\"one_for_one\"",
                                             "\"one_for_all\"",
                                             "\"rest_for_one\"",
                                             "\"simple_one_for_one\"",
                                             "\"any_significant\"",
                                             "\"all_significant\"",
                                             "\"never\"",
                                             "\"ok\"",
                                             "\"ignore\"",
                                             "\"exit\"",
                                             "\"raise\"",
                                             "\"signal\"",
                                             "\"terminate_child\"",
                                             "\"restart_child\"",
                                             "\"delete_child\"",
                                             "\"start_child\"",
                                             "\"which_children\"",
                                             "\"count_children\"",
                                             "\"reconfigure\"",
                                             "\"stop\"",
                                             "\"top\"",
                                             "\"top/a\"",
                                             "\"top/b\"",
                                             "\"top/#1\"",
                                             "\"top/pool/#2\"",
                                             "\"a\"",
                                             "\"b\"",
                                             "\"normal\"",
                                             "\"kill\"",
                                             "\"{shutdown,x}\"",
                                             "\"{a,[1,'B c']}\"",
                                             "\"Oops\"",
                                             "\"{{{\"",
                                             "\"\"",
                                             "\"\\u0000\"",
                                             "\"\\ud83c\\udf31\""};
const std::vector<std::string_view> scalars = {
    "null", "true", "false", "0",  "1", "-1", "-0", "5", "100", "1000", "999999999999999", "1000000000000000",
    "1.5",  "1e3",  "1e999", "{}", "[]"};
const std::vector<std::string_view> fragments = {"{",
                                                 "}",
                                                 "[",
                                                 "]",
                                                 ",",
                                                 ":",
                                                 "\"",
                                                 "\\",
                                                 "\n",
                                                 "\t",
                                                 "//",
                                                 "/*",
                                                 "\xEF\xBB\xBF",
                                                 "\xFF",
                                                 "\xC3",
                                                 "'",
                                                 "{\"id\":\"a\",\"kind\":\"worker\"},",
                                                 "{\"kind\":\"worker\"}",
                                                 "{\"error\":\"x\"}",
                                                 "{\"after\":0,\"reason\":\"x\"}",
                                                 "{\"id\":\"s\",\"kind\":\"supervisor\",\"children\":[",
                                                 "{\"at\":0,\"do\":\"stop\"},",
                                                 "\"trap_exit\":true,",
                                                 "\"x_a\":[1],"};

bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || c == '/' || c == '#';
}

} // namespace

std::string Mutator::next() {
    std::string text = m_corpus[below(m_corpus.size())];
    const std::size_t count = below(2) == 0 ? 1 : 1 + below(4);
    for (std::size_t index = 0; index < count; ++index)
        mutate(text);
    return text;
}

void Mutator::mutate(std::string& text) {
    switch (below(16)) {
    case 0:
        return changeByte(text);
    case 1:
        return removePart(text);
    case 2:
        return repeatPart(text);
    case 3:
        return insertWord(text);
    case 4:
        return splice(text);
    default:
        return replaceToken(text);
    }
}

void Mutator::changeByte(std::string& text) {
    if (!text.empty())
        text[below(text.size())] = static_cast<char>(below(256));
}

void Mutator::removePart(std::string& text) {
    const std::size_t begin = below(text.size() + 1);
    text.erase(begin, below(2) == 0 ? 1 : below(60));
}

void Mutator::repeatPart(std::string& text) {
    const std::size_t begin = below(text.size() + 1);
    const std::string part = text.substr(begin, below(120));
    text.insert(below(2) == 0 ? begin : below(text.size() + 1), part);
}

void Mutator::insertWord(std::string& text) {
    text.insert(below(text.size() + 1), oneOf(fragments));
}

// Mostly keeps the file readable as JSON: a whole text, number or word becomes another one.
void Mutator::replaceToken(std::string& text) {
    std::size_t begin = text.find_first_of("\"0123456789tfn", below(text.size() + 1));
    if (begin == std::string::npos)
        return;
    std::size_t end = begin + 1;
    const std::vector<std::string_view>* choice = &scalars;
    if (text[begin] == '"') {
        // From some place within a text, or between two: back to its opening quote.
        const std::size_t lineBegin = text.rfind('\n', begin);
        const auto quotes =
            std::count(text.begin() + static_cast<std::ptrdiff_t>(lineBegin == std::string::npos ? 0 : lineBegin),
                       text.begin() + static_cast<std::ptrdiff_t>(begin), '"');
        if (quotes % 2 != 0)
            begin = text.rfind('"', begin - 1);
        end = std::min(text.find('"', begin + 1), text.size() - 1) + 1;
        choice = end < text.size() && text[end] == ':' ? &keys : &texts;
    } else {
        while (begin > 0 && isWordCharacter(text[begin - 1]))
            --begin;
        while (end < text.size() && isWordCharacter(text[end]))
            ++end;
    }
    if (below(12) == 0)
        choice = below(2) == 0 ? &scalars : &fragments;
    text.replace(begin, end - begin, oneOf(*choice));
}

void Mutator::splice(std::string& text) {
    const std::string& other = m_corpus[below(m_corpus.size())];
    const std::size_t begin = below(other.size() + 1);
    text.insert(below(text.size() + 1), other, begin, below(200));
}

} // namespace resprout::fuzz
