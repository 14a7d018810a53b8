#include "core/otp/child_spec.h"

#include <array>

namespace resprout {

namespace {

constexpr std::array<std::string_view, 3> restartWords = {"permanent", "transient", "temporary"};
constexpr std::array<std::string_view, 4> strategyWords = {"one_for_one", "one_for_all", "rest_for_one",
                                                           "simple_one_for_one"};
constexpr std::array<std::string_view, 3> autoShutdownWords = {"never", "any_significant", "all_significant"};
constexpr std::array<std::string_view, 2> typeWords = {"worker", "supervisor"};

template <class Enum, std::size_t Count>
std::optional<Enum> fromWord(const std::array<std::string_view, Count>& words, std::string_view text) {
    for (std::size_t index = 0; index < Count; ++index)
        if (words[index] == text)
            return static_cast<Enum>(index);
    return std::nullopt;
}

} // namespace

std::string_view word(Restart value) {
    return restartWords[static_cast<std::size_t>(value)];
}
std::string_view word(Strategy value) {
    return strategyWords[static_cast<std::size_t>(value)];
}
std::string_view word(AutoShutdown value) {
    return autoShutdownWords[static_cast<std::size_t>(value)];
}
std::string_view word(ChildType value) {
    return typeWords[static_cast<std::size_t>(value)];
}

std::string shutdownText(Shutdown value) {
    if (value.milliseconds == Shutdown::brutalKill)
        return "brutal_kill";
    if (value.milliseconds == Shutdown::infinity)
        return "infinity";
    return std::to_string(value.milliseconds);
}

std::optional<Restart> restartFromWord(std::string_view text) {
    return fromWord<Restart>(restartWords, text);
}
std::optional<Strategy> strategyFromWord(std::string_view text) {
    return fromWord<Strategy>(strategyWords, text);
}
std::optional<AutoShutdown> autoShutdownFromWord(std::string_view text) {
    return fromWord<AutoShutdown>(autoShutdownWords, text);
}

} // namespace resprout
