#include "core/otp/why.h"

#include "core/otp/lifecycle_event.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace resprout {
namespace {

TEST(Why, EveryValueHasAPhraseOfItsOwn) {
    std::set<std::string_view> phrases;
    for (int number = 0; number < static_cast<int>(Why::Count_); ++number) {
        const auto why = static_cast<Why>(number);
        EXPECT_FALSE(phraseOf(why).empty()) << number;
        EXPECT_TRUE(phrases.insert(phraseOf(why)).second) << phraseOf(why);
        EXPECT_NE(phraseOf(why).back(), '.');
    }
    EXPECT_EQ(ruleOf(Why::RestartedWithAll), "R43");
    EXPECT_EQ(ruleOf(Why::KillReceived), "P2");
}

TEST(LifecycleEvent, EveryTypeHasAWordAndTheTracesWordsAreTheFormats) {
    for (int number = 0; number < static_cast<int>(EventType::Count_); ++number)
        EXPECT_FALSE(word(static_cast<EventType>(number)).empty()) << number;
    EXPECT_EQ(word(EventType::StartFailed), "start_failed");
    EXPECT_EQ(word(EventType::Trapped), "trapped");
    EXPECT_EQ(word(EventType::Result), "result");
}

} // namespace
} // namespace resprout
