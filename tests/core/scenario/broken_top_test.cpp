#include "tests/core/scenario/broken_files.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

using namespace broken;

// What stands at the top of a file.
const std::vector<BrokenFile> topFiles = {
    {"AList", R"([])", R"(f:1: a scenario is an object, not a list)"},
    {"JustText", R"("top")", R"(f:1: a scenario is an object, not text)"},
    {"NoFormat", R"({"tree":{"id":"top","kind":"worker"}})",
     R"(f:1: "format" is missing; a scenario begins with "format": "resprout/1")"},
    {"AnotherFormat", R"({"format":"resprout/2","tree":{"anything":1}})",
     R"(f:1: /format: "resprout/2" is no format that this version reads, only "resprout/1")"},
    {"FormatIsANumber", R"({"format":1,"tree":{"id":"top","kind":"worker"}})",
     R"(f:1: /format: text is wanted here, not a number)"},
    {"NoTree", R"({"format":"resprout/1"})", R"(f:1: "tree" is missing: the root of the tree)"},
    {"UnknownKey", withKey(R"("colour":"red")"), R"(f:2: /colour: "colour" is no key of a scenario)"},
    {"MisspelledKey", withKey(R"("scrpt":[])"),
     R"(f:2: /scrpt: "scrpt" is no key of a scenario; did you mean "script"?)"},
    {"Application", withKey(R"("application":{"type":"permanent"})"),
     R"(f:2: /application: "application" is no key of a scenario; applications are not read by this version)"},
    {"NameIsANumber", withKey(R"("name":5)"), R"(f:2: /name: text is wanted here, not a number)"},
    {"DescriptionIsAList", withKey(R"("description":["a"])"), R"(f:2: /description: text is wanted here, not a list)"},
    {"UntilIsText", withKey(R"("until":"1000")"), R"(f:2: /until: an integer is wanted here, not text)"},
    {"UntilIsNegative", withKey(R"("until":-1)"), R"(f:2: /until: -1 is less than 0 ms)"},
    {"UntilIsFractional", withKey(R"("until":1000.5)"),
     R"(f:2: /until: 1000.5 is no integer; integers are written without point and exponent)"},
    {"SeedIsTooLong", withKey(R"("seed":1234567890123456)"), R"(f:2: /seed: an integer has at most 15 digits)"},
    {"SeedHasAnExponent", withKey(R"("seed":1e3)"),
     R"(f:2: /seed: 1e3 is no integer; integers are written without point and exponent)"},
    {"KeyTwice",
     "{\"format\":\"resprout/1\",\"name\":\"a\",\n\"tree\":{\"id\":\"top\",\"kind\":\"worker\"},\n\"name\":\"b\"}",
     R"(f:3: /name: "name" stands twice in this object, also in line 1)"},
    {"KeyTwiceWithinExtra", withKey(R"("x_view":{"zoom":1,"zoom":2})"),
     R"(f:2: /x_view/zoom: "zoom" stands twice in this object, also in line 2)"},
    {"ScriptIsAnObject", withKey(R"("script":{"at":1})"),
     R"(f:2: /script: the script is a list of steps, not an object)"},
};

class BrokenTopLevel : public testing::TestWithParam<BrokenFile> {};

TEST_P(BrokenTopLevel, GivesTheMessageThatAPersonNeeds) {
    const ReadResult result = readScenario(GetParam().text, "stem");
    EXPECT_EQ(messagesOf(result), GetParam().messages) << GetParam().text;
    EXPECT_FALSE(result.scenario.has_value());
}

INSTANTIATE_TEST_SUITE_P(Files, BrokenTopLevel, testing::ValuesIn(topFiles), nameOf);

} // namespace
} // namespace resprout
