#include "core/otp/term_table.h"

#include <cassert>

namespace resprout {

namespace {

// Whether the text is the pair {shutdown,_}: one comma at the outermost level, and nothing after the closing brace.
bool isShutdownPair(std::string_view text) {
    constexpr std::string_view begin = "{shutdown,";
    if (text.substr(0, begin.size()) != begin || text.back() != '}')
        return false;
    int depth = 0;
    bool inQuotes = false;
    for (std::size_t index = begin.size(); index + 1 < text.size(); ++index) {
        const char character = text[index];
        if (inQuotes && character == '\\') {
            ++index;
        } else if (character == '\'') {
            inQuotes = !inQuotes;
        } else if (!inQuotes) {
            depth += character == '{' || character == '[' ? 1 : 0;
            depth -= character == '}' || character == ']' ? 1 : 0;
            if (depth < 0 || (depth == 0 && character == ','))
                return false;
        }
    }
    return text.size() > begin.size() + 1;
}

bool isQuietText(std::string_view text) {
    return text == "normal" || text == "shutdown" || isShutdownPair(text);
}

} // namespace

TermTable::TermTable() {
    for (const std::string_view text :
         {"", "normal", "shutdown", "kill", "killed", "noproc", "ok", "{'EXIT',noproc}", "{ok,Pid}"})
        internText(std::string(text));
    assert(internText("shutdown") == shutdown && internText("{'EXIT',noproc}") == exitNoproc);
}

TermId TermTable::intern(const Term& term) {
    return internText(toText(term));
}

TermId TermTable::internText(std::string text) {
    const std::lock_guard lock(m_writing);
    if (const auto known = m_ids.find(text); known != m_ids.end())
        return known->second;
    const bool quiet = isQuietText(text);
    const std::size_t index = m_texts.append(std::move(text));
    const TermId id{static_cast<std::uint32_t>(index) | (quiet ? TermId::quietBit : 0U)};
    m_ids.emplace(m_texts[index], id);
    return id;
}

} // namespace resprout
