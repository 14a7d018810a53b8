#include "core/scenario/settings.h"

#include <utility>

namespace resprout {

namespace {

const std::string* atomName(const Term& term) {
    const auto* value = std::get_if<Term::Atom>(&term.value());
    return value == nullptr ? nullptr : &value->name;
}

template <class T, class FromWord>
Setting<T> fromAtom(Term term, FromWord fromWord) {
    if (const std::string* name = atomName(term))
        if (const std::optional<T> value = fromWord(*name))
            return *value;
    return term;
}

Setting<std::int64_t> numberFrom(std::int64_t smallest, Term term) {
    const auto* number = std::get_if<std::int64_t>(&term.value());
    if (number != nullptr && *number >= smallest)
        return *number;
    return term;
}

template <class T, class AsTerm>
Term asTerm(const Setting<T>& setting, AsTerm ofValue) {
    const T* value = std::get_if<T>(&setting);
    return value == nullptr ? std::get<Term>(setting) : ofValue(*value);
}

} // namespace

Setting<Restart> restartSetting(Term term) {
    return fromAtom<Restart>(std::move(term), restartFromWord);
}
Setting<Strategy> strategySetting(Term term) {
    return fromAtom<Strategy>(std::move(term), strategyFromWord);
}
Setting<AutoShutdown> autoShutdownSetting(Term term) {
    return fromAtom<AutoShutdown>(std::move(term), autoShutdownFromWord);
}

Setting<Shutdown> shutdownSetting(Term term) {
    const auto* number = std::get_if<std::int64_t>(&term.value());
    if (number != nullptr && *number >= 0)
        return Shutdown{*number};
    const std::string* name = atomName(term);
    if (name != nullptr && *name == "brutal_kill")
        return Shutdown{Shutdown::brutalKill};
    if (isInfinity(term))
        return Shutdown{Shutdown::infinity};
    return term;
}

Setting<std::int64_t> intensitySetting(Term term) {
    return numberFrom(0, std::move(term));
}
Setting<std::int64_t> periodSetting(Term term) {
    return numberFrom(1, std::move(term));
}
Setting<std::int64_t> maxChildrenSetting(Term term) {
    return numberFrom(0, std::move(term));
}

Term termOf(const Setting<Restart>& setting) {
    return asTerm(setting, [](Restart value) { return atom(word(value)); });
}
Term termOf(const Setting<Strategy>& setting) {
    return asTerm(setting, [](Strategy value) { return atom(word(value)); });
}
Term termOf(const Setting<AutoShutdown>& setting) {
    return asTerm(setting, [](AutoShutdown value) { return atom(word(value)); });
}
Term termOf(const Setting<Shutdown>& setting) {
    return asTerm(setting, [](Shutdown value) {
        return value.milliseconds >= 0 ? integer(value.milliseconds) : atom(shutdownText(value));
    });
}
Term termOf(const Setting<std::int64_t>& setting) {
    return asTerm(setting, integer);
}

bool isInfinity(const Term& term) {
    const std::string* name = atomName(term);
    return name != nullptr && *name == "infinity";
}

} // namespace resprout
