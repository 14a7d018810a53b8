#include "core/scenario/line_index.h"

#include "core/otp/utf8.h"

#include <algorithm>

namespace resprout {

namespace {

constexpr std::size_t blockSize = 256; // bytes

std::uint32_t lineEnds(std::string_view text) {
    return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace

LineIndex::LineIndex(std::string_view text) : m_text(text) {
    std::uint32_t ends = 0;
    for (std::size_t begin = 0; begin <= text.size(); begin += blockSize) {
        m_before.push_back(ends);
        ends += lineEnds(text.substr(begin, blockSize));
    }
}

std::uint32_t LineIndex::line(std::size_t offset) const {
    const std::size_t place = std::min(offset, m_text.size());
    const std::size_t block = place / blockSize;
    return 1 + m_before[block] + lineEnds(m_text.substr(block * blockSize, place - block * blockSize));
}

std::uint32_t LineIndex::column(std::size_t offset) const {
    const std::string_view before = m_text.substr(0, offset);
    const std::size_t lineEnd = before.rfind('\n');
    const std::string_view inLine = lineEnd == std::string_view::npos ? before : before.substr(lineEnd + 1);
    return static_cast<std::uint32_t>(1 + characterCount(inLine));
}

} // namespace resprout
