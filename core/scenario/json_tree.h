#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resprout {

class JsonTree;

enum class JsonKind : std::uint8_t { Null, Bool, Number, Text, Array, Object };

/// One value of a JsonTree, as a handle. Valid as long as the tree and the text that it was read from. Any thread.
class JsonValue {
public:
    JsonValue(const JsonTree& tree, std::uint32_t index) : m_tree(&tree), m_index(index) {}

    [[nodiscard]] std::uint32_t index() const { return m_index; }
    [[nodiscard]] JsonKind kind() const;
    [[nodiscard]] std::string_view raw() const;  // as it stands in the file
    [[nodiscard]] std::string_view text() const; // of a Text, without quotes and escapes
    [[nodiscard]] std::string_view key() const;  // of a member of an object
    [[nodiscard]] std::size_t offset() const;
    [[nodiscard]] std::size_t keyOffset() const;

    /// The first element or member, and the one after this; nothing at the end.
    [[nodiscard]] std::optional<JsonValue> first() const;
    [[nodiscard]] std::optional<JsonValue> next(JsonValue container) const;
    [[nodiscard]] std::optional<JsonValue> member(std::string_view key) const;

private:
    const JsonTree* m_tree;
    std::uint32_t m_index;
};

/// A JSON text as a tree that keeps where everything stood, the order of keys and the text of numbers. The values lie in
/// one vector, in file order, each naming the end of its own subtree: nothing here recurses, however deep the text is.
/// Confined to whoever builds it; then any thread.
class JsonTree {
public:
    static constexpr std::size_t maxValues = 32'000'000;

    explicit JsonTree(std::string_view text) : m_text(text) {}

    [[nodiscard]] JsonValue root() const { return {*this, 0}; }
    [[nodiscard]] JsonValue at(std::uint32_t index) const { return {*this, index}; }
    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] std::size_t objects() const { return m_objects; } // how many of the values are objects
    /// "/tree/children/2/kind"
    [[nodiscard]] std::string pointer(std::uint32_t index) const;

    struct Value {
        std::uint32_t offset = 0;
        std::uint32_t lengthAndKind = 0; // the kind in the upper four bits
        std::uint32_t after = 0;         // index of the first value behind this one's subtree
        std::uint32_t keyOffset = 0;     // 0: no member of an object
    };

    /// For the reader alone. `open` begins a value, `close` ends it; a text or key that holds escapes is told decoded.
    std::uint32_t open(JsonKind kind, std::size_t offset, std::size_t keyOffset);
    void close(std::uint32_t index, std::size_t endOffset);
    void decoded(std::size_t quoteOffset, std::string_view content);

private:
    friend class JsonValue;

    struct Decoded {
        std::uint32_t offset; // of the opening quote
        std::uint32_t begin;  // in m_decodedText
        std::uint32_t length;
    };

    [[nodiscard]] std::string_view content(std::size_t quoteOffset) const;

    std::string_view m_text;
    std::vector<Value> m_values;
    std::size_t m_objects = 0;
    std::vector<Decoded> m_decoded; // by offset
    std::string m_decodedText;
};

} // namespace resprout
