#include "core/otp/utf8.h"

namespace resprout {

namespace {

constexpr std::uint8_t byteAt(std::string_view text, std::size_t index) {
    return static_cast<std::uint8_t>(text[index]);
}

struct Lead {
    std::size_t bytes;
    char32_t bits;
    char32_t smallest; // a character below it has a shorter form
};

constexpr Lead leadOf(std::uint8_t byte) {
    if (byte < 0x80U)
        return {1, byte, 0};
    if (byte >= 0xC2U && byte < 0xE0U)
        return {2, byte & 0x1FU, 0x80};
    if (byte >= 0xE0U && byte < 0xF0U)
        return {3, byte & 0x0FU, 0x800};
    if (byte >= 0xF0U && byte < 0xF5U)
        return {4, byte & 0x07U, 0x10000};
    return {0, 0, 0};
}

} // namespace

Utf8Character firstCharacter(std::string_view text) {
    if (text.empty())
        return {};
    const std::uint8_t first = byteAt(text, 0);
    const Lead lead = leadOf(first);
    if (lead.bytes == 0 || lead.bytes > text.size())
        return {first, 1};
    char32_t code = lead.bits;
    for (std::size_t index = 1; index < lead.bytes; ++index) {
        const std::uint8_t byte = byteAt(text, index);
        if ((byte & 0xC0U) != 0x80U)
            return {first, 1};
        code = (code << 6U) | (byte & 0x3FU);
    }
    const bool isSurrogate = code >= 0xD800 && code < 0xE000;
    if (code < lead.smallest || code > 0x10FFFF || isSurrogate)
        return {first, 1};
    return {code, lead.bytes};
}

std::size_t characterCount(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        text.remove_prefix(firstCharacter(text).bytes);
        ++count;
    }
    return count;
}

std::string_view firstCharacters(std::string_view text, std::size_t characters) {
    std::size_t bytes = 0;
    for (; characters > 0 && bytes < text.size(); --characters)
        bytes += firstCharacter(text.substr(bytes)).bytes;
    return text.substr(0, bytes);
}

void appendCharacter(std::string& text, char32_t code) {
    const auto put = [&text](char32_t byte) {
        text += static_cast<char>(static_cast<std::uint8_t>(byte));
    };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

} // namespace resprout
