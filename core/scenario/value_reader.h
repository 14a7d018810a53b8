#pragma once

#include "core/otp/term.h"
#include "core/scenario/complaints.h"
#include "core/scenario/json_tree.h"
#include "core/scenario/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resprout {

/// Reads the values that the format is made of. Each function gives the value or files a complaint.
/// Confined to the reader of one file.
class ValueReader {
public:
    explicit ValueReader(Complaints& complaints) : m_complaints(complaints) {}

    [[nodiscard]] Complaints& complaints() { return m_complaints; }

    std::optional<std::string_view> text(JsonValue value);
    std::optional<bool> boolean(JsonValue value);
    std::optional<std::int64_t> integer(JsonValue value);
    /// 0 or more; `unit` is for the message: "ms".
    std::optional<std::int64_t> atLeastZero(JsonValue value, std::string_view unit);
    /// A text with one Erlang term.
    std::optional<Term> reason(JsonValue value);
    std::optional<std::string> id(JsonValue value);
    std::optional<std::string> path(JsonValue value);

    /// A word (it stands for that atom) or an integer: what OTP is given, whether it likes it or not.
    std::optional<Term> wordOrInteger(JsonValue value);

    std::vector<StartOutcome> startOutcomes(JsonValue value);
    std::vector<std::optional<Lifetime>> lifetimes(JsonValue value);

private:
    std::optional<StartOutcome> startOutcome(JsonValue value);
    std::optional<Lifetime> lifetime(JsonValue value);

    Complaints& m_complaints;
};

/// "a number", "text", "a list": for messages.
[[nodiscard]] std::string_view kindName(JsonKind kind);

/// A key that begins with x_, as it is kept: without spaces around values.
[[nodiscard]] Extra extraOf(JsonValue member);
[[nodiscard]] bool isExtra(std::string_view key);

} // namespace resprout
