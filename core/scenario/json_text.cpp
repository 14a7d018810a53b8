#include "core/scenario/json_text.h"

namespace resprout {

void appendJsonText(std::string& out, std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view named = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    out += '"';
    for (const char c : text) {
        if (const std::size_t place = named.find(c); place != std::string_view::npos) {
            out += '\\';
            out += letters[place];
        } else if (const auto code = static_cast<unsigned char>(c); code < 0x20U) {
            out += "\\u00";
            out += hex[code >> 4U];
            out += hex[code & 15U];
        } else {
            out += c;
        }
    }
    out += '"';
}

} // namespace resprout
