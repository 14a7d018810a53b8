#include "core/scenario/value_reader.h"

#include "core/otp/utf8.h"
#include "core/scenario/limits.h"
#include "core/scenario/words.h"

#include <array>

namespace resprout {

namespace {

constexpr std::array<std::string_view, 3> outcomeKeys = {"error", "exit", "raise"};

bool isSmallLetter(char c) {
    return c >= 'a' && c <= 'z';
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isId(std::string_view text) {
    if (text.empty() || !isSmallLetter(text.front()))
        return false;
    for (const char c : text)
        if (!isSmallLetter(c) && !isDigit(c) && c != '_')
            return false;
    return true;
}

// "#1", "#2"...: a child of a pool or dynamic_supervisor
bool isNumberedChild(std::string_view text) {
    if (text.size() < 2 || text.size() > maxIntegerDigits || text[0] != '#' || text[1] == '0')
        return false;
    return text.substr(1).find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view asStart(StartOutcome::Kind kind) {
    return kind == StartOutcome::Kind::Ok ? "ok" : "ignore";
}

} // namespace

std::optional<std::string_view> ValueReader::text(JsonValue value) {
    if (value.kind() == JsonKind::Text)
        return value.text();
    m_complaints.error(value, "text is wanted here, not " + std::string(kindName(value.kind())));
    return std::nullopt;
}

std::optional<bool> ValueReader::boolean(JsonValue value) {
    if (value.kind() == JsonKind::Bool)
        return value.raw() == "true";
    m_complaints.error(value, "true or false is wanted here, not " + std::string(kindName(value.kind())));
    return std::nullopt;
}

std::optional<std::int64_t> ValueReader::integer(JsonValue value) {
    if (value.kind() != JsonKind::Number) {
        m_complaints.error(value, "an integer is wanted here, not " + std::string(kindName(value.kind())));
        return std::nullopt;
    }
    std::string_view digits = value.raw();
    const bool isNegative = digits.front() == '-';
    digits.remove_prefix(isNegative ? 1 : 0);
    if (digits.find_first_not_of("0123456789") != std::string_view::npos) {
        m_complaints.error(value, std::string(firstCharacters(value.raw(), 30)) +
                                      " is no integer; integers are written without point and exponent");
        return std::nullopt;
    }
    if (digits.size() > maxIntegerDigits) {
        m_complaints.error(value, "an integer has at most 15 digits");
        return std::nullopt;
    }
    std::int64_t number = 0;
    for (const char digit : digits)
        number = number * 10 + (digit - '0');
    return isNegative ? -number : number;
}

std::optional<std::int64_t> ValueReader::atLeastZero(JsonValue value, std::string_view unit) {
    const std::optional<std::int64_t> number = integer(value);
    if (!number || *number >= 0)
        return number;
    m_complaints.error(value, std::to_string(*number) + " is less than 0 " + std::string(unit));
    return std::nullopt;
}

std::optional<Term> ValueReader::reason(JsonValue value) {
    if (value.kind() != JsonKind::Text) {
        m_complaints.error(value, "a reason is text with one Erlang term, such as \"{shutdown,idle}\", not " +
                                      std::string(kindName(value.kind())));
        return std::nullopt;
    }
    std::string why;
    std::optional<Term> term = parseTerm(value.text(), &why);
    if (!term)
        m_complaints.error(value, inQuotes(value.text()) + " is no Erlang term: " + why);
    return term;
}

std::optional<std::string> ValueReader::id(JsonValue value) {
    const std::optional<std::string_view> name = text(value);
    if (!name)
        return std::nullopt;
    if (!isId(*name)) {
        m_complaints.error(value, inQuotes(*name) + " is no id: a small letter, then small letters, digits and _");
        return std::nullopt;
    }
    if (name->size() > maxId) {
        m_complaints.error(value, "an id has at most 255 characters");
        return std::nullopt;
    }
    return std::string(*name);
}

std::optional<std::string> ValueReader::path(JsonValue value) {
    const std::optional<std::string_view> whole = text(value);
    if (!whole)
        return std::nullopt;
    std::string_view rest = *whole;
    std::size_t depth = 0;
    while (true) {
        const std::size_t slash = rest.find('/');
        const std::string_view part = rest.substr(0, slash);
        ++depth;
        if (!isId(part) && (depth == 1 || !isNumberedChild(part))) {
            m_complaints.error(value,
                               inQuotes(*whole) + " is no path: ids (or #1, #2...) joined by /, as in \"top/pool/db\"");
            return std::nullopt;
        }
        if (part.size() > maxId || depth > maxDepth) {
            m_complaints.error(value, part.size() > maxId ? "an id has at most 255 characters"
                                                          : "a path has at most 20,000 ids");
            return std::nullopt;
        }
        if (slash == std::string_view::npos)
            return std::string(*whole);
        rest.remove_prefix(slash + 1);
    }
}

std::optional<Term> ValueReader::wordOrInteger(JsonValue value) {
    if (value.kind() == JsonKind::Number) {
        const std::optional<std::int64_t> number = integer(value);
        return number ? std::optional(resprout::integer(*number)) : std::nullopt;
    }
    if (value.kind() != JsonKind::Text) {
        m_complaints.error(value, "a word or an integer is wanted here, not " + std::string(kindName(value.kind())));
        return std::nullopt;
    }
    if (characterCount(value.text()) > maxAtom) {
        m_complaints.error(value, "a word stands for an atom, and an atom has at most 255 characters");
        return std::nullopt;
    }
    return atom(value.text());
}

std::vector<StartOutcome> ValueReader::startOutcomes(JsonValue value) {
    std::vector<StartOutcome> outcomes;
    if (value.kind() != JsonKind::Array) {
        if (std::optional<StartOutcome> outcome = startOutcome(value))
            outcomes.push_back(std::move(*outcome));
        return outcomes;
    }
    for (std::optional<JsonValue> each = value.first(); each; each = each->next(value))
        if (std::optional<StartOutcome> outcome = startOutcome(*each))
            outcomes.push_back(std::move(*outcome));
    if (!value.first())
        m_complaints.error(value, "the list of start outcomes is empty; it needs one for the first attempt");
    return outcomes;
}

std::optional<StartOutcome> ValueReader::startOutcome(JsonValue value) {
    using Kind = StartOutcome::Kind;
    if (value.kind() == JsonKind::Text) {
        for (const Kind kind : {Kind::Ok, Kind::Ignore})
            if (value.text() == asStart(kind))
                return StartOutcome{kind, {}};
        m_complaints.error(value, inQuotes(value.text()) +
                                      R"( is none of "ok", "ignore", {"error":R}, {"exit":R}, {"raise":R})");
        return std::nullopt;
    }
    const std::optional<JsonValue> member = value.kind() == JsonKind::Object ? value.first() : std::nullopt;
    if (!member || member->next(value)) {
        m_complaints.error(value, R"(a start outcome is "ok", "ignore", {"error":R}, {"exit":R} or {"raise":R})");
        return std::nullopt;
    }
    for (std::size_t index = 0; index < outcomeKeys.size(); ++index) {
        if (member->key() == outcomeKeys[index]) {
            std::optional<Term> term = reason(*member);
            const auto kind = static_cast<Kind>(index + static_cast<std::size_t>(Kind::Error));
            return term ? std::optional(StartOutcome{kind, std::move(*term)}) : std::nullopt;
        }
    }
    m_complaints.errorAtKey(*member, inQuotes(member->key()) + " is none of error, exit, raise");
    return std::nullopt;
}

std::vector<std::optional<Lifetime>> ValueReader::lifetimes(JsonValue value) {
    std::vector<std::optional<Lifetime>> lifetimes;
    const auto add = [&](JsonValue each) {
        if (each.kind() == JsonKind::Null)
            lifetimes.emplace_back();
        else if (std::optional<Lifetime> read = lifetime(each))
            lifetimes.emplace_back(std::move(*read));
    };
    if (value.kind() != JsonKind::Array) {
        add(value);
        return lifetimes;
    }
    for (std::optional<JsonValue> each = value.first(); each; each = each->next(value))
        add(*each);
    if (!value.first())
        m_complaints.error(value, "the list of lifetimes is empty; it needs one for the first attempt");
    return lifetimes;
}

std::optional<Lifetime> ValueReader::lifetime(JsonValue value) {
    if (value.kind() != JsonKind::Object) {
        m_complaints.error(value, R"(a lifetime is {"after":ms,"reason":R}, or null for ever, not )" +
                                      std::string(kindName(value.kind())));
        return std::nullopt;
    }
    Lifetime lifetime;
    bool isGood = true;
    for (std::optional<JsonValue> member = value.first(); member; member = member->next(value)) {
        if (member->key() == "after") {
            const std::optional<std::int64_t> after = atLeastZero(*member, "ms");
            isGood = isGood && after;
            lifetime.after = after.value_or(0);
        } else if (member->key() == "reason") {
            std::optional<Term> term = reason(*member);
            isGood = isGood && term;
            lifetime.reason = term ? std::move(*term) : Term();
        } else if (!isExtra(member->key())) {
            m_complaints.errorAtKey(*member,
                                    inQuotes(member->key()) + " is no key of a lifetime, only after and reason");
            isGood = false;
        }
    }
    if (!value.member("after")) {
        m_complaints.error(value, "\"after\" is missing: the ms after which the worker exits by itself");
        return std::nullopt;
    }
    return isGood ? std::optional(lifetime) : std::nullopt;
}

std::string_view kindName(JsonKind kind) {
    switch (kind) {
    case JsonKind::Null:
        return "null";
    case JsonKind::Bool:
        return "true or false";
    case JsonKind::Number:
        return "a number";
    case JsonKind::Text:
        return "text";
    case JsonKind::Array:
        return "a list";
    case JsonKind::Object:
        return "an object";
    }
    return "";
}

Extra extraOf(JsonValue member) {
    Extra extra{std::string(member.key()), {}};
    bool inText = false;
    bool isEscaped = false;
    for (const char c : member.raw()) {
        if (inText || (c != ' ' && c != '\n' && c != '\r' && c != '\t'))
            extra.json += c;
        if (c == '"' && !isEscaped)
            inText = !inText;
        isEscaped = inText && c == '\\' && !isEscaped;
    }
    return extra;
}

bool isExtra(std::string_view key) {
    return key.substr(0, 2) == "x_";
}

} // namespace resprout
