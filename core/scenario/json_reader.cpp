#include "core/scenario/json_reader.h"

#include "core/scenario/json_scalars.h"
#include "core/scenario/json_syntax.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <utility>
#include <vector>

namespace resprout {

namespace {

constexpr unsigned parseFlags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag;

// Fills the tree. RapidJSON tells values, not where they begin: that is the first place behind the value before it that
// is neither space nor comma nor colon.
class TreeBuilder {
public:
    TreeBuilder(std::string_view text, const rapidjson::MemoryStream& stream, std::size_t maxDepth, JsonTree& tree)
        : m_text(text), m_stream(stream), m_maxDepth(maxDepth), m_tree(tree) {}

    bool Null() { return scalar(JsonKind::Null); }
    bool Bool(bool) { return scalar(JsonKind::Bool); }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return scalar(JsonKind::Number); }
    // Never called: all numbers come as text.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }

    bool String(const char* content, rapidjson::SizeType length, bool) {
        return keepDecoded(begin(), {content, length}) && scalar(JsonKind::Text);
    }
    bool Key(const char* content, rapidjson::SizeType length, bool) {
        m_keyOffset = begin();
        m_end = m_stream.Tell();
        return keepDecoded(m_keyOffset, {content, length});
    }
    bool StartObject() { return start(JsonKind::Object); }
    bool StartArray() { return start(JsonKind::Array); }
    bool EndObject(rapidjson::SizeType) { return end(); }
    bool EndArray(rapidjson::SizeType) { return end(); }

    [[nodiscard]] SyntaxPlace place() const {
        SyntaxPlace place{m_end, std::nullopt, std::nullopt};
        if (!m_open.empty())
            place.opened = m_tree.at(m_open.back()).offset();
        if (m_keyOffset != 0)
            place.key = m_keyOffset;
        return place;
    }
    [[nodiscard]] const std::optional<JsonMistake>& refusal() const { return m_refusal; }

private:
    [[nodiscard]] std::size_t begin() const { return m_text.find_first_not_of(" \n\r\t,:", m_end); }

    // RapidJSON refuses the first half of a character without its second, but not the second without its first.
    bool keepDecoded(std::size_t offset, std::string_view content) {
        const std::size_t rawLength = m_stream.Tell() - offset - 2;
        if (rawLength == content.size())
            return true;
        for (std::size_t at = content.find('\xED'); at != std::string_view::npos; at = content.find('\xED', at + 1)) {
            if (static_cast<unsigned char>(content[at + 1]) >= 0xA0U) {
                m_refusal = badText(m_text, offset);
                return false;
            }
        }
        m_tree.decoded(offset, content);
        return true;
    }

    bool hasRoom(std::size_t offset) {
        if (m_tree.size() < JsonTree::maxValues)
            return true;
        m_refusal = {offset, "the file holds more than 32,000,000 values"};
        return false;
    }

    bool scalar(JsonKind kind) {
        const std::size_t offset = begin();
        if (!hasRoom(offset))
            return false;
        m_end = m_stream.Tell();
        m_tree.close(m_tree.open(kind, offset, takeKeyOffset()), m_end);
        return true;
    }

    bool start(JsonKind kind) {
        const std::size_t offset = begin();
        if (!hasRoom(offset))
            return false;
        if (m_open.size() == m_maxDepth) {
            m_refusal = {offset, "lists and objects are nested more than " + std::to_string(m_maxDepth) + " deep"};
            return false;
        }
        m_open.push_back(m_tree.open(kind, offset, takeKeyOffset()));
        m_end = offset + 1;
        return true;
    }

    bool end() {
        m_end = begin() + 1;
        m_tree.close(m_open.back(), m_end);
        m_open.pop_back();
        return true;
    }

    std::size_t takeKeyOffset() { return std::exchange(m_keyOffset, 0); }

    std::string_view m_text;
    const rapidjson::MemoryStream& m_stream;
    std::size_t m_maxDepth;
    JsonTree& m_tree;
    std::vector<std::uint32_t> m_open; // containers that are not closed yet, outermost first
    std::size_t m_end = 0;             // of the last token
    std::size_t m_keyOffset = 0;
    std::optional<JsonMistake> m_refusal;
};

} // namespace

std::optional<JsonMistake> readJson(std::string_view text, std::size_t maxDepth, JsonTree& tree) {
    if (std::optional<JsonMistake> mistake = wrongEncoding(text))
        return mistake;

    rapidjson::MemoryStream stream(text.data(), text.size());
    TreeBuilder builder(text, stream, maxDepth, tree);
    rapidjson::Reader reader;
    const rapidjson::ParseResult result = reader.Parse<parseFlags>(stream, builder);
    if (builder.refusal())
        return builder.refusal();
    if (result.IsError() || stream.Tell() < text.size())
        return explainSyntax(text, builder.place());
    return std::nullopt;
}

} // namespace resprout
