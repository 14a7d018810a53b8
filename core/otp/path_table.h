#pragma once

#include "core/otp/append_only.h"
#include "core/otp/big_vector.h"

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
    [[nodiscard]] std::string id(PathId path) const;
    [[nodiscard]] std::string text(PathId path) const;

private:
    /// 8 bytes: there are millions of numbered children in a pool, and a name is kept once, however many paths end in it.
    struct Entry {
        static constexpr std::uint32_t numberBit = 0x8000'0000U;

        PathId parent = noPath;
        std::uint32_t name = 0; // place in m_names, or with numberBit: k of `#k`
    };
    using Numbered = BigVector<PathId>; // by k - 1, without a gap

    [[nodiscard]] std::optional<PathId> findLocked(PathId parent, std::string_view id) const;
    [[nodiscard]] std::optional<PathId> findNamed(PathId parent, std::string_view id) const;
    [[nodiscard]] std::uint32_t nameOf(std::string_view id);
    [[nodiscard]] Numbered& numberedBelow(PathId parent);
    PathId append(Entry entry);

    AppendOnly<Entry> m_entries;
    AppendOnly<std::string> m_names;
    mutable std::mutex m_mutex;                                    // guards what follows
    std::unordered_map<std::string_view, std::uint32_t> m_nameIds; // the keys lie in m_names
    std::unordered_map<std::uint64_t, PathId> m_named;             // by parent and name
    std::unordered_map<PathId, Numbered> m_numbered;               // by parent
    PathId m_lastParent = noPath;                                  // of a numbered child
    Numbered* m_lastNumbered = nullptr;
};

} // namespace resprout
