#include "tests/core/scenario/broken_files.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

using namespace broken;

// Mistakes of JSON itself, in words that help whoever typed them.
const std::vector<BrokenFile> syntaxFiles = {
    {"EmptyFile", R"()", R"(f:1: column 1: the file is empty)"},
    {"OnlySpaces", "  \n \n", R"(f:1: column 1: the file is empty)"},
    {"ByteOrderMark",
     "\xEF"
     "\xBB"
     "\xBF"
     "{}",
     R"(f:1: column 1: the file begins with a byte order mark; save it as UTF-8 without one)"},
    {"Utf16",
     "\xFF"
     "\xFE"
     "{",
     R"(f:1: column 1: the file is UTF-16 or no text at all; save it as UTF-8)"},
    {"TrailingCommaInObject", "{\"format\":\"resprout/1\",\n \"tree\":{\"id\":\"top\",\"kind\":\"worker\",}}",
     R"(f:2: column 36: the comma before "}" is one too many)"},
    {"TrailingCommaInList", "{\"format\":\"resprout/1\",\n \"script\":[{\"at\":1},]}",
     R"(f:2: column 20: the comma before "]" is one too many)"},
    {"LeadingComma", R"({"script":[,1]})", R"(f:1: column 12: a comma stands before the first entry)"},
    {"LeadingCommaInObject", R"({,"format":"resprout/1"})", R"(f:1: column 2: a comma stands before the first entry)"},
    {"TwoCommas", R"({"script":[1,,2]})", R"(f:1: column 14: two commas stand one after the other)"},
    {"TwoCommasInObject", R"({"a":1,,"b":2})", R"(f:1: column 8: two commas stand one after the other)"},
    {"MissingCommaInObject", "{\"format\":\"resprout/1\"\n \"tree\":1}",
     R"(f:1: column 23: a comma is missing before "tree")"},
    {"MissingCommaInList", "{\"script\":[{}\n{}]}", R"(f:1: column 14: a comma is missing before "{")"},
    {"MissingCommaBetweenNumbers", R"({"script":[1 2]})", R"(f:1: column 13: a comma is missing before "2")"},
    {"MissingColon", R"({"format" "resprout/1"})", R"(f:1: column 10: a colon is missing after "format")"},
    {"EqualsSign", R"({"format" = "resprout/1"})",
     R"(f:1: column 11: "=" stands where a colon belongs, after "format")"},
    {"MissingValue", R"({"format":,"tree":1})", R"(f:1: column 11: the value of "format" is missing)"},
    {"MissingValueAtEnd", R"({"format":})", R"(f:1: column 11: the value of "format" is missing)"},
    {"DoubleColon", R"({"format"::1})", R"(f:1: column 11: a value is missing before ":")"},
    {"ColonInList", R"({"script":["at":1]})",
     R"(f:1: column 16: a colon stands in a list; keys and values belong into an object, between { and })"},
    {"ColonAfterValue", R"({"a":1:2})", R"(f:1: column 7: a colon too many)"},
    {"UnquotedKey", R"({format:"resprout/1"})", R"(f:1: column 2: the key format stands without quotes)"},
    {"SecondUnquotedKey", R"({"format":"resprout/1", tree: 1})",
     R"(f:1: column 25: the key tree stands without quotes)"},
    {"SingleQuotedKey", R"({'format':1})", R"(f:1: column 2: keys stand in double quotes, not in single ones)"},
    {"SingleQuotedValue", R"({"format":'resprout/1'})",
     R"(f:1: column 11: text stands in double quotes, not in single ones)"},
    {"NumberAsKey", R"({1:2})", R"(f:1: column 2: a key in double quotes is missing before "1")"},
    {"UnquotedText", R"({"format":resprout})",
     R"(f:1: column 11: resprout stands without quotes; text stands in double quotes)"},
    {"TypographicQuotes", "{\u201Cformat\u201D:1}",
     R"(f:1: column 2: a typographic quote stands here; JSON wants the straight one, ")"},
    {"LineComment", "{\"a\":1, // one\n\"b\":2}",
     R"(f:1: column 9: JSON knows no comments; a key that begins with x_ can hold a remark)"},
    {"BlockComment", R"(/* a tree */ {})",
     R"(f:1: column 1: JSON knows no comments; a key that begins with x_ can hold a remark)"},
    {"HashComment", "{\"a\":1\n# two\n}",
     R"(f:2: column 1: JSON knows no comments; a key that begins with x_ can hold a remark)"},
    {"MissingQuoteAtEndOfLine", "{\"name\":\"top,\n\"tree\":1}",
     R"(f:1: column 9: the closing quote of a text is missing in this line)"},
    {"MissingQuoteAtEndOfFile", R"({"name":"top)",
     R"(f:1: column 9: the closing quote of a text is missing in this line)"},
    {"KeyWithoutClosingQuote", "{\"name:1\n}", R"(f:1: column 2: the closing quote of a text is missing in this line)"},
    {"TabInText", "{\"name\":\"a\tb\"}", R"(f:1: column 11: a tab inside a text is written \t)"},
    {"ControlCharacterInText",
     "{\"name\":\"a\x01"
     "b\"}",
     R"(f:1: column 11: a control character stands inside a text; it is written with \u)"},
    {"UnknownEscape", "{\"name\":\"C:\\d\"}",
     R"(f:1: column 12: \d is no escape of JSON; a backslash itself is written twice)"},
    {"BadUnicodeEscape", "{\"name\":\"\\u12g4\"}", R"(f:1: column 10: \u wants four hexadecimal digits after it)"},
    {"HalfSurrogate", "{\"name\":\"\\ud83d!\"}", R"(f:1: column 10: \ud83d is only half of a character)"},
    {"SecondHalfOfASurrogate", "{\"name\":\"\\ud42c\\udf31\"}",
     R"(f:1: column 16: \udf31 is only half of a character)"},
    {"SecondHalfOfASurrogateInAKey", "{\"a\\uDC00\":1}", R"(f:1: column 4: \uDC00 is only half of a character)"},
    {"InvalidUtf8",
     "{\"name\":\"\xff"
     "\"}",
     R"(f:1: column 10: a byte that is no UTF-8 stands in a text)"},
    {"NaN", R"({"at":NaN})", R"(f:1: column 7: NaN is no value of JSON)"},
    {"Infinity", R"({"at":Infinity})", R"(f:1: column 7: Infinity is no value of JSON)"},
    {"MinusInfinity", R"({"at":-Infinity})", R"(f:1: column 7: -Infinity is no number as JSON writes it)"},
    {"PythonTrue", R"({"off":True})", R"(f:1: column 8: True is written true in JSON)"},
    {"PythonNone", R"({"lifetime":None})", R"(f:1: column 13: None is written null in JSON)"},
    {"Undefined", R"({"lifetime":undefined})", R"(f:1: column 13: undefined is written null in JSON)"},
    {"LeadingZero", R"({"at":0123})", R"(f:1: column 7: 0123 is no number as JSON writes it: it begins with 0)"},
    {"PlusSign", R"({"at":+5})", R"(f:1: column 7: +5 is no number as JSON writes it: it begins with a plus sign)"},
    {"PointFirst", R"({"at":.5})", R"(f:1: column 7: .5 is no number as JSON writes it)"},
    {"PointLast", R"({"at":5.})", R"(f:1: column 7: 5. is no number as JSON writes it)"},
    {"HexNumber", R"({"at":0x1F})", R"(f:1: column 7: 0x1F is no number as JSON writes it: it is hexadecimal)"},
    {"ExponentWithoutDigits", R"({"at":1e})", R"(f:1: column 7: 1e is no number as JSON writes it)"},
    {"UnitAfterNumber", R"({"at":300ms})", R"(f:1: column 7: 300ms is no number as JSON writes it)"},
    {"HugeExponent", R"({"at":1e999})", R"(f:1: column 7: 1e999 is too large a number)"},
    {"OnlyAMinus", R"({"at":-})", R"(f:1: column 7: - is no number as JSON writes it)"},
    {"UnclosedObject", "{\"format\":\"resprout/1\",\n\"tree\":{\"id\":\"top\"",
     R"(f:2: column 19: the file ends before the object that begins in line 2 is closed: "}" is missing)"},
    {"UnclosedList", "{\"script\":\n[{\"at\":1}",
     R"(f:2: column 10: the file ends before the list that begins in line 2 is closed: "]" is missing)"},
    {"EndsAfterKey", R"({"format")",
     R"(f:1: column 10: the file ends before the object that begins in line 1 is closed: "}" is missing)"},
    {"EndsAfterComma", R"({"a":1,)",
     R"(f:1: column 8: the file ends before the object that begins in line 1 is closed: "}" is missing)"},
    {"WrongClosingBracket", R"({"script":[{"at":1}})",
     R"(f:1: column 20: "}" stands where the list that begins in line 1 is open; it is closed by "]")"},
    {"WrongClosingBrace", R"({"a":{"b":1]})",
     R"(f:1: column 12: "]" stands where the object that begins in line 1 is open; it is closed by "}")"},
    {"BracketTooMany", R"({"format":"resprout/1"}})", R"(f:1: column 24: more follows after the end: "}")"},
    {"TwoDocuments",
     "{\"format\":\"resprout/1\",\"tree\":{\"id\":\"top\",\"kind\":\"worker\"}}\n{\"format\":\"resprout/"
     "1\",\"tree\":{\"id\":\"top\",\"kind\":\"worker\"}}",
     R"(f:2: column 1: more follows after the end: "{")"},
    {"TextAfterwards", R"({"format":"resprout/1","tree":{"id":"top","kind":"worker"}} thanks)",
     R"(f:1: column 61: more follows after the end: "thanks")"},
    {"Semicolon", R"({"a":1;})", R"(f:1: column 7: ";" has no place here)"},
    {"ByteZero", std::string("{\"a\":1}\0", 8), R"(f:1: column 8: a byte 0 stands here; the file is no text)"},
    {"NoJsonAtAll", R"(hello)", R"(f:1: column 1: the file begins with "hello", not with "{")"},
    {"Xml", R"(<tree/>)", R"(f:1: column 1: the file begins with "<", not with "{")"},
};

class BrokenSyntax : public testing::TestWithParam<BrokenFile> {};

TEST_P(BrokenSyntax, GivesTheMessageThatAPersonNeeds) {
    const ReadResult result = readScenario(GetParam().text, "stem");
    EXPECT_EQ(messagesOf(result), GetParam().messages) << GetParam().text;
    EXPECT_FALSE(result.scenario.has_value());
}

INSTANTIATE_TEST_SUITE_P(Files, BrokenSyntax, testing::ValuesIn(syntaxFiles), nameOf);

} // namespace
} // namespace resprout
