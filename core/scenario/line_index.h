#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace resprout {

/// Tells line and column of a place in a text, without looking at all of it each time. Any thread.
class LineIndex {
public:
    explicit LineIndex(std::string_view text);

    [[nodiscard]] std::uint32_t line(std::size_t offset) const;   // from 1
    [[nodiscard]] std::uint32_t column(std::size_t offset) const; // from 1, in characters

private:
    std::string_view m_text;
    std::vector<std::uint32_t> m_before; // line ends before each block
};

} // namespace resprout
