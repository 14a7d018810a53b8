#include "core/otp/child_spec.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

TEST(ChildSpec, WordsAreThoseOfSupervisor3) {
    EXPECT_EQ(word(Strategy::RestForOne), "rest_for_one");
    EXPECT_EQ(word(ChildType::Supervisor), "supervisor");
    EXPECT_EQ(restartFromWord("transient"), Restart::Transient);
    EXPECT_EQ(restartFromWord("permanant"), std::nullopt);
    for (const Strategy value :
         {Strategy::OneForOne, Strategy::OneForAll, Strategy::RestForOne, Strategy::SimpleOneForOne})
        EXPECT_EQ(strategyFromWord(word(value)), value);
    for (const AutoShutdown value : {AutoShutdown::Never, AutoShutdown::AnySignificant, AutoShutdown::AllSignificant})
        EXPECT_EQ(autoShutdownFromWord(word(value)), value);
}

TEST(ChildSpec, ShutdownIsWrittenAsOtpWritesIt) {
    EXPECT_EQ(shutdownText({Shutdown::brutalKill}), "brutal_kill");
    EXPECT_EQ(shutdownText({Shutdown::infinity}), "infinity");
    EXPECT_EQ(shutdownText({0}), "0");
}

} // namespace
} // namespace resprout
