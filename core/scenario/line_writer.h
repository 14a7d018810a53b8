#pragma once

#include "core/scenario/scenario.h"
#include "core/scenario/settings.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resprout {

/// Text of a scenario file in the making: keys and values within lines. Confined to the writer of one file.
class LineWriter {
public:
    static constexpr std::size_t indentStep = 2; // spaces

    [[nodiscard]] std::string take() { return std::move(m_out); }

    void raw(std::string_view text) { m_out += text; }
    void text(std::string_view value);
    void number(std::int64_t value) { m_out += std::to_string(value); }
    void newLine(std::size_t indent);

    /// Begins a row of keys and values in one line: the next key needs no comma before it.
    void beginRow() { m_isFirst = true; }
    /// The next key does need one, whatever was written in between.
    void continueRow() { m_isFirst = false; }
    void key(std::string_view name);

    template <class T>
    void setting(std::string_view name, const std::optional<Setting<T>>& value) {
        if (!value)
            return;
        key(name);
        wordOrInteger(termOf(*value));
    }
    void optionalNumber(std::string_view name, const std::optional<std::int64_t>& value);
    void optionalBool(std::string_view name, const std::optional<bool>& value);
    void extras(const std::vector<Extra>& extras);

private:
    void wordOrInteger(const Term& term);

    std::string m_out;
    bool m_isFirst = true;
};

} // namespace resprout
