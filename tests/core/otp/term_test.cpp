#include "core/otp/term.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace resprout {
namespace {

std::string reason(std::string_view text) {
    std::string error = "no error";
    return parseTerm(text, &error) ? "a term" : error;
}

std::string rewritten(std::string_view text) {
    const std::optional<Term> term = parseTerm(text);
    return term ? toText(*term) : "no term";
}

TEST(Term, IsWrittenAsErlangWritesItWithoutSpaces) {
    EXPECT_EQ(rewritten("normal"), "normal");
    EXPECT_EQ(rewritten(" { shutdown ,\tidle } "), "{shutdown,idle}");
    EXPECT_EQ(rewritten("[a, 1, {}, [], -7, +5, 007]"), "[a,1,{},[],-7,5,7]");
    EXPECT_EQ(rewritten("{'EXIT',noproc}"), "{'EXIT',noproc}");
}

TEST(Term, QuotesAtomsWhereErlangQuotesThem) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "''"},
        {"end", "'end'"},
        {"maybe", "maybe"},
        {"else", "else"},
        {"A b", "'A b'"},
        {"a@B_1", "a@B_1"},
        {"_a", "'_a'"},
        {"1a", "'1a'"},
        {"a'b", "'a\\'b'"},
        {"\n\x1b\x7f\\", "'\\n\\e\\d\\\\'"},
        {std::string("\0\1", 2), "'\\000\\001'"},
        {"\u00DF\u00E4", "\u00DF\u00E4"}, // small letters of Latin-1
        {"\u00F7", "'\u00F7'"},           // the division sign is none
        {"\u0447", "'\u0447'"},
        {"\u0080\u00a0", "'\\200\u00a0'"},
    };
    for (const auto& [name, text] : cases) {
        EXPECT_EQ(toText(atom(name)), text);
        EXPECT_EQ(parseTerm(text), atom(name)) << text;
    }
}

TEST(Term, ReadsErlangsEscapes) {
    EXPECT_EQ(parseTerm("'\\x41\\x{447}\\101\\^A\\s\\q'"), atom("A\u0447A\x01 q"));
    EXPECT_EQ(parseTerm("'a b'"), atom("a b"));
}

TEST(Term, SaysInOnePhraseWhyATextIsNone) {
    EXPECT_EQ(reason(""), "a term is missing at the end");
    EXPECT_EQ(reason("Oops"), "\"Oops\" is a variable; an atom begins with a small letter or stands in single quotes");
    EXPECT_EQ(reason("oops."), "a final dot is not wanted");
    EXPECT_EQ(reason("{a,b"), "a comma or \"}\" is missing at the end");
    EXPECT_EQ(reason("{a b}"), "a comma or \"}\" is missing before \"b}\"");
    EXPECT_EQ(reason("{a,}"), "a term is missing before \"}\"");
    EXPECT_EQ(reason("[a|b]"), "a list with a tail is not allowed here");
    EXPECT_EQ(reason("a b"), "\"b\" follows after the end of the term");
    EXPECT_EQ(reason("\"text\""), "text in double quotes is not allowed here; an atom stands in single quotes");
    EXPECT_EQ(reason("<<1>>"), "a pid or a binary is not allowed here");
    EXPECT_EQ(reason("#{a}"), "a map or a record is not allowed here");
    EXPECT_EQ(reason("1.5"), "a number with a point is not allowed here, only integers");
    EXPECT_EQ(reason("12ab"), "\"ab\" follows directly after an integer");
    EXPECT_EQ(reason("-"), "a sign stands without a number after it");
    EXPECT_EQ(reason("'a"), "the closing single quote of an atom is missing");
    EXPECT_EQ(reason("'a\\"), "the closing single quote of an atom is missing");
    EXPECT_EQ(reason("'\\xg'"), "\"\\x\" wants two hexadecimal digits, or a character's number in braces, after it");
    EXPECT_EQ(reason("end"), "\"end\" is a reserved word of Erlang; as an atom it stands in single quotes");
    EXPECT_EQ(reason("%"), "\"%\" begins no term");
}

TEST(Term, HasLimits) {
    EXPECT_EQ(reason(std::string(64, '[') + std::string(64, ']')), "a term");
    EXPECT_EQ(reason(std::string(65, '[') + std::string(65, ']')), "it is nested more than 64 deep");
    EXPECT_EQ(reason(std::string(255, 'a')), "a term");
    EXPECT_EQ(reason(std::string(256, 'a')), "an atom has more than 255 characters");
    EXPECT_EQ(reason("999999999999999"), "a term");
    EXPECT_EQ(reason("-1000000000000000"), "an integer has more than 15 digits");
    EXPECT_EQ(reason("[" + std::string(4096, ' ') + "]"), "it has more than 4096 characters");
}

TEST(Term, NormalShutdownAndShutdownWithAnyTermAreQuiet) {
    for (const char* text : {"normal", "shutdown", "{shutdown,idle}", "{shutdown,{a,[1,2]}}"})
        EXPECT_TRUE(isQuiet(parseTerm(text).value())) << text;
    for (const char* text : {"kill", "killed", "{shutdown}", "{shutdown,a,b}", "{normal,a}", "[shutdown,a]", "noproc"})
        EXPECT_FALSE(isQuiet(parseTerm(text).value())) << text;
}

rc::Gen<Term> genTerm(int depth) {
    const auto genAtom = rc::gen::map(rc::gen::container<std::u32string>(rc::gen::oneOf(
                                          rc::gen::inRange<char32_t>(0, 0x180), rc::gen::inRange<char32_t>('a', 'z'),
                                          rc::gen::element<char32_t>(0x447, 0x20AC, 0x1F331, 0xFFFD, U'\'', U'\\'))),
                                      [](const std::u32string& codes) {
                                          std::string name;
                                          for (const char32_t code : codes) {
                                              if (code < 0x80) {
                                                  name += static_cast<char>(code);
                                              } else if (code < 0x800) {
                                                  name += static_cast<char>(0xC0U | (code >> 6U));
                                                  name += static_cast<char>(0x80U | (code & 0x3FU));
                                              } else {
                                                  name += "\u20AC";
                                              }
                                          }
                                          return atom(name);
                                      });
    const auto genInteger =
        rc::gen::map(rc::gen::inRange<std::int64_t>(-999'999'999'999'999, 1'000'000'000'000'000), integer);
    if (depth == 0)
        return rc::gen::oneOf(genAtom, genInteger);
    const auto genElements = rc::gen::resize(4, rc::gen::container<std::vector<Term>>(genTerm(depth - 1)));
    return rc::gen::oneOf(genAtom, genInteger, rc::gen::map(genElements, tuple), rc::gen::map(genElements, list));
}

RC_GTEST_PROP(Term, ReadAgainIsTheSame, ()) {
    const Term term = *genTerm(3).as("term");
    const std::string text = toText(term);
    RC_PRE(text.size() < 4000);
    std::string error;
    const std::optional<Term> again = parseTerm(text, &error);
    if (!again)
        RC_FAIL(text + ": " + error);
    RC_ASSERT(toText(*again) == text);
    RC_ASSERT((*again == term));
}

RC_GTEST_PROP(Term, AnyTextIsReadOrRefusedWithAReason, ()) {
    const auto letters = std::string("{}[],'\\ax19-| \n.\"<#A_\xc3\x9f\xff\x80");
    const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(letters));
    std::string error;
    const std::optional<Term> term = parseTerm(text, &error);
    RC_ASSERT(term.has_value() == error.empty());
}

} // namespace
} // namespace resprout
