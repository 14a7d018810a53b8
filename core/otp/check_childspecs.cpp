#include "core/otp/check_childspecs.h"

namespace resprout {

namespace {

Term pair(std::string_view name, Term value) {
    return tuple({atom(name), std::move(value)});
}

template <class T>
std::optional<Term> refusedWord(std::string_view error, const Setting<T>& value) {
    if (const auto* wrong = std::get_if<Term>(&value))
        return pair(error, *wrong);
    return std::nullopt;
}

std::optional<Term> refusedNumber(std::string_view error, const Setting<std::int64_t>& value, std::int64_t least) {
    if (const auto* number = std::get_if<std::int64_t>(&value); number != nullptr && *number < least)
        return pair(error, integer(*number));
    return refusedWord(error, value);
}

Term badCombination(Term first) {
    return pair("bad_combination", list({std::move(first), pair("significant", atom("true"))}));
}

} // namespace

std::optional<Term> refusedStrategy(const Setting<Strategy>& value) {
    return refusedWord("invalid_strategy", value);
}

std::optional<Term> refusedIntensity(const Setting<std::int64_t>& value) {
    return refusedNumber("invalid_intensity", value, 0);
}

std::optional<Term> refusedPeriod(const Setting<std::int64_t>& value) {
    return refusedNumber("invalid_period", value, 1);
}

std::optional<Term> refusedAutoShutdown(const Setting<AutoShutdown>& value) {
    return refusedWord("invalid_auto_shutdown", value);
}

std::optional<Term> refusedChildSpec(const Setting<Restart>& restart, bool significant,
                                     const Setting<Shutdown>& shutdown, AutoShutdown autoShutdown) {
    if (auto wrong = refusedWord("invalid_restart_type", restart))
        return wrong;
    if (significant && autoShutdown == AutoShutdown::Never)
        return badCombination(pair("auto_shutdown", atom("never")));
    if (significant && std::get<Restart>(restart) == Restart::Permanent)
        return badCombination(pair("restart", atom("permanent")));
    return refusedWord("invalid_shutdown", shutdown);
}

std::optional<Term> refusedMaxChildren(const Setting<std::int64_t>& value) {
    return refusedWord("invalid_max_children", value);
}

std::optional<Term> refusedDynamicChild(const Setting<Restart>& restart, const Setting<Shutdown>& shutdown) {
    if (auto wrong = refusedWord("invalid_restart_type", restart))
        return wrong;
    if (const auto* time = std::get_if<Shutdown>(&shutdown); time != nullptr && time->milliseconds == 0)
        return pair("invalid_shutdown", integer(0));
    return refusedWord("invalid_shutdown", shutdown);
}

} // namespace resprout
