#pragma once

#include "core/scenario/json_tree.h"
#include "core/scenario/read.h"

#include <cstddef>
#include <string>
#include <vector>

namespace resprout {

/// Collects what is wrong in a file while it is read, and brings it into the order of the file. However much is wrong, it
/// holds little. Confined to the reader of one file.
class Complaints {
public:
    /// About a value, or about the key that it stands under.
    void error(JsonValue value, std::string message);
    void errorAtKey(JsonValue member, std::string message);
    void otpRefuses(JsonValue value, std::string message);

    [[nodiscard]] bool hasErrors() const { return m_hasErrors; }

    /// Fills in `result.complaints` and `result.more`.
    void finish(std::string_view text, const JsonTree& tree, ReadResult& result) const;

private:
    struct Entry {
        std::size_t offset;
        std::uint32_t index;
        Complaint::Grade grade;
        std::string message;
    };
    void add(Entry entry);

    std::vector<Entry> m_entries;
    std::size_t m_uncollected = 0;
    bool m_hasErrors = false;
};

} // namespace resprout
