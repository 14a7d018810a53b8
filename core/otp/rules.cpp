#include "core/otp/rules.h"

namespace resprout {

ChildEnding whenChildEnds(Restart restart, ExitClass reason) {
    switch (restart) {
    case Restart::Permanent:
        return ChildEnding::Restart;
    case Restart::Transient:
        return reason == ExitClass::Loud ? ChildEnding::Restart : ChildEnding::KeepSpec;
    case Restart::Temporary:
        return ChildEnding::DropSpec;
    }
    return ChildEnding::KeepSpec;
}

RestartGroup restartGroup(Strategy strategy) {
    switch (strategy) {
    case Strategy::OneForOne:
    case Strategy::SimpleOneForOne:
        return {};
    case Strategy::OneForAll:
        return {.before = true, .after = true};
    case Strategy::RestForOne:
        return {.before = false, .after = true};
    }
    return {};
}

bool exceedsIntensity(std::uint64_t held, std::int64_t intensity) {
    return intensity < 0 || held > static_cast<std::uint64_t>(intensity);
}

} // namespace resprout
