#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace resprout {

/// An Erlang term made of atoms, integers, tuples and lists: exit reasons, error values, answers of calls.
/// A value; compares structurally. Any thread.
class Term {
public:
    struct Atom {
        std::string name;
        bool operator==(const Atom&) const = default;
    };
    struct Tuple {
        std::vector<Term> elements;
        bool operator==(const Tuple&) const = default;
    };
    struct List {
        std::vector<Term> elements;
        bool operator==(const List&) const = default;
    };
    using Value = std::variant<Atom, std::int64_t, Tuple, List>;

    Term() = default; // the atom ''
    explicit Term(Value value) : m_value(std::move(value)) {}

    [[nodiscard]] const Value& value() const { return m_value; }
    bool operator==(const Term&) const = default;

private:
    Value m_value;
};

[[nodiscard]] Term atom(std::string_view name);
[[nodiscard]] Term integer(std::int64_t number);
[[nodiscard]] Term tuple(std::vector<Term> elements);
[[nodiscard]] Term list(std::vector<Term> elements);

/// Limits of a term in a file.
inline constexpr std::size_t maxTermText = 4096; // characters
inline constexpr int maxTermDepth = 64;
inline constexpr std::size_t maxAtom = 255; // characters

/// Reads one term, as `erl_parse` would: `normal`, `{shutdown,idle}`, `[a,1]`. Spaces between tokens are allowed, a final
/// dot is not. Nothing when the text is no such term, or beyond the limits above; `error` then says why in one phrase.
[[nodiscard]] std::optional<Term> parseTerm(std::string_view text, std::string* error = nullptr);

/// The term as Erlang writes it, without spaces; atoms are quoted where Erlang quotes them.
[[nodiscard]] std::string toText(const Term& term);

/// `normal`, `shutdown` and `{shutdown,_}`: ends that a transient child is not restarted for (supervisor:do_restart/3).
[[nodiscard]] bool isQuiet(const Term& reason);

} // namespace resprout
