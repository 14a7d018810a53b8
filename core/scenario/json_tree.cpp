#include "core/scenario/json_tree.h"

#include <algorithm>

namespace resprout {

namespace {

constexpr unsigned kindShift = 28;
constexpr std::uint32_t lengthMask = (1U << kindShift) - 1;

void appendPointerToken(std::string& pointer, std::string_view token) {
    pointer += '/';
    for (const char character : token) {
        if (character == '~')
            pointer += "~0";
        else if (character == '/')
            pointer += "~1";
        else
            pointer += character;
    }
}

} // namespace

JsonKind JsonValue::kind() const {
    return static_cast<JsonKind>(m_tree->m_values[m_index].lengthAndKind >> kindShift);
}

std::string_view JsonValue::raw() const {
    const JsonTree::Value& value = m_tree->m_values[m_index];
    return m_tree->m_text.substr(value.offset, value.lengthAndKind & lengthMask);
}

std::string_view JsonValue::text() const {
    return m_tree->content(offset());
}

std::string_view JsonValue::key() const {
    const std::size_t place = keyOffset();
    return place == 0 ? std::string_view() : m_tree->content(place);
}

std::size_t JsonValue::offset() const {
    return m_tree->m_values[m_index].offset;
}
std::size_t JsonValue::keyOffset() const {
    return m_tree->m_values[m_index].keyOffset;
}

std::optional<JsonValue> JsonValue::first() const {
    if (m_tree->m_values[m_index].after == m_index + 1)
        return std::nullopt;
    return JsonValue(*m_tree, m_index + 1);
}

std::optional<JsonValue> JsonValue::next(JsonValue container) const {
    const std::uint32_t after = m_tree->m_values[m_index].after;
    if (after == m_tree->m_values[container.m_index].after)
        return std::nullopt;
    return JsonValue(*m_tree, after);
}

std::optional<JsonValue> JsonValue::member(std::string_view key) const {
    if (kind() != JsonKind::Object)
        return std::nullopt;
    for (std::optional<JsonValue> each = first(); each; each = each->next(*this))
        if (each->key() == key)
            return each;
    return std::nullopt;
}

std::string JsonTree::pointer(std::uint32_t index) const {
    std::string pointer;
    std::uint32_t current = 0;
    while (current != index) {
        std::uint32_t child = current + 1;
        std::size_t position = 0;
        for (; m_values[child].after <= index; ++position)
            child = m_values[child].after;
        appendPointerToken(pointer, m_values[child].keyOffset == 0 ? std::to_string(position) : at(child).key());
        current = child;
    }
    return pointer;
}

std::uint32_t JsonTree::open(JsonKind kind, std::size_t offset, std::size_t keyOffset) {
    const auto index = static_cast<std::uint32_t>(m_values.size());
    m_objects += kind == JsonKind::Object ? 1U : 0U;
    m_values.push_back({static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(kind) << kindShift, index + 1,
                        static_cast<std::uint32_t>(keyOffset)});
    return index;
}

void JsonTree::close(std::uint32_t index, std::size_t endOffset) {
    Value& value = m_values[index];
    value.lengthAndKind |= static_cast<std::uint32_t>(endOffset - value.offset) & lengthMask;
    value.after = static_cast<std::uint32_t>(m_values.size());
}

void JsonTree::decoded(std::size_t quoteOffset, std::string_view content) {
    m_decoded.push_back({static_cast<std::uint32_t>(quoteOffset), static_cast<std::uint32_t>(m_decodedText.size()),
                         static_cast<std::uint32_t>(content.size())});
    m_decodedText += content;
}

std::string_view JsonTree::content(std::size_t quoteOffset) const {
    const std::size_t begin = quoteOffset + 1;
    const std::size_t end = m_text.find_first_of("\"\\", begin);
    if (end == std::string_view::npos || m_text[end] == '"')
        return m_text.substr(begin, end - begin);
    const auto place = std::lower_bound(m_decoded.begin(), m_decoded.end(), quoteOffset,
                                        [](const Decoded& each, std::size_t offset) { return each.offset < offset; });
    return std::string_view(m_decodedText).substr(place->begin, place->length);
}

} // namespace resprout
