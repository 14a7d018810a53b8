#pragma once

#include "core/otp/append_only.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace resprout {

/// The name of a path (`top/pool/db`) in a PathTable. Dense: 0 to size() - 1, parents before their children.
using PathId = std::uint32_t;
inline constexpr PathId noPath = 0xFFFF'FFFFU;

/// All paths that a run can know: those of the tree, and those that its steps can bring.
/// Paths are only ever added. Reading from any thread; adding from one at a time.
class PathTable {
public:
    /// The path of the child `id` under `parent` (noPath for the root), added if it is new.
    PathId add(PathId parent, std::string_view id);

    [[nodiscard]] std::optional<PathId> find(PathId parent, std::string_view id) const;
    [[nodiscard]] std::optional<PathId> find(std::string_view text) const; // "top/pool/db"

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] PathId parent(PathId path) const { return m_entries[path].parent; }
    [[nodiscard]] const std::string& id(PathId path) const { return m_entries[path].id; }
    [[nodiscard]] std::string text(PathId path) const;

private:
    struct Entry {
        PathId parent = noPath;
        std::string id;
    };

    [[nodiscard]] std::optional<PathId> findLocked(PathId parent, std::string_view id) const;

    AppendOnly<Entry> m_entries;
    mutable std::mutex m_mutex;
    std::unordered_multimap<std::uint64_t, PathId> m_children; // guarded by m_mutex; by hash of parent and id
};

} // namespace resprout
