#include "core/scenario/line_writer.h"

#include "core/scenario/json_text.h"

#include <algorithm>

namespace resprout {

namespace {

// A deeper tree is not indented further: the text of a chain of 20,000 supervisors would be mostly spaces.
constexpr std::size_t maxIndent = 80;

} // namespace

void LineWriter::text(std::string_view value) {
    appendJsonText(m_out, value);
}

void LineWriter::newLine(std::size_t indent) {
    m_out += '\n';
    m_out.append(std::min(indent, maxIndent), ' ');
}

void LineWriter::key(std::string_view name) {
    m_out += m_isFirst ? "" : ", ";
    m_isFirst = false;
    text(name);
    m_out += ": ";
}

void LineWriter::optionalNumber(std::string_view name, const std::optional<std::int64_t>& value) {
    if (!value)
        return;
    key(name);
    number(*value);
}

void LineWriter::optionalBool(std::string_view name, const std::optional<bool>& value) {
    if (!value)
        return;
    key(name);
    m_out += *value ? "true" : "false";
}

void LineWriter::extras(const std::vector<Extra>& extras) {
    for (const Extra& extra : extras) {
        key(extra.key);
        m_out += extra.json;
    }
}

void LineWriter::wordOrInteger(const Term& term) {
    if (const auto* name = std::get_if<Term::Atom>(&term.value()))
        text(name->name);
    else
        m_out += toText(term);
}

} // namespace resprout
