#pragma once

#include "core/otp/term.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace resprout {

// The words of supervisor(3). A file may hold a word that is none of them: OTP refuses it when the supervisor starts
// (otp-rules R20-R22), so it must be possible to write it down. Such a value is kept as the term that OTP would be given.

enum class Restart : std::uint8_t { Permanent, Transient, Temporary };
enum class Strategy : std::uint8_t { OneForOne, OneForAll, RestForOne, SimpleOneForOne };
enum class AutoShutdown : std::uint8_t { Never, AnySignificant, AllSignificant };
enum class ChildType : std::uint8_t { Worker, Supervisor };

/// How a child is told to stop (supervisor:shutdown/1): `brutal_kill`, `infinity`, or milliseconds until it is killed.
struct Shutdown {
    static constexpr std::int64_t brutalKill = -1;
    static constexpr std::int64_t infinity = -2;

    std::int64_t milliseconds = 5000; // or one of the two above
    bool operator==(const Shutdown&) const = default;
};

/// What OTP knows, or what it will refuse.
template <class T>
using Setting = std::variant<T, Term>;

/// Defaults of supervisor(3).
inline constexpr std::int64_t defaultIntensity = 1; // restarts
inline constexpr std::int64_t defaultPeriod = 5;    // seconds
inline constexpr Shutdown defaultWorkerShutdown{5000};
inline constexpr Shutdown defaultSupervisorShutdown{Shutdown::infinity};

[[nodiscard]] std::string_view word(Restart value);
[[nodiscard]] std::string_view word(Strategy value);
[[nodiscard]] std::string_view word(AutoShutdown value);
[[nodiscard]] std::string_view word(ChildType value);
/// `5000`, `brutal_kill` or `infinity`.
[[nodiscard]] std::string shutdownText(Shutdown value);

[[nodiscard]] std::optional<Restart> restartFromWord(std::string_view text);
[[nodiscard]] std::optional<Strategy> strategyFromWord(std::string_view text);
[[nodiscard]] std::optional<AutoShutdown> autoShutdownFromWord(std::string_view text);

} // namespace resprout
