#include "core/otp/path_table.h"

#include <algorithm>
#include <vector>

namespace resprout {

namespace {

std::uint64_t hashOf(PathId parent, std::string_view id) {
    const std::uint64_t name = std::hash<std::string_view>{}(id);
    return name ^ ((std::uint64_t{parent} + 1) * 0x9E37'79B9'7F4A'7C15ULL);
}

} // namespace

PathId PathTable::add(PathId parent, std::string_view id) {
    const std::lock_guard lock(m_mutex);
    if (const std::optional<PathId> known = findLocked(parent, id))
        return *known;
    const auto path = static_cast<PathId>(m_entries.append({parent, std::string(id)}));
    m_children.emplace(hashOf(parent, id), path);
    return path;
}

std::optional<PathId> PathTable::find(PathId parent, std::string_view id) const {
    const std::lock_guard lock(m_mutex);
    return findLocked(parent, id);
}

std::optional<PathId> PathTable::find(std::string_view text) const {
    const std::lock_guard lock(m_mutex);
    PathId path = noPath;
    while (true) {
        const std::size_t slash = text.find('/');
        const std::optional<PathId> child = findLocked(path, text.substr(0, slash));
        if (!child || slash == std::string_view::npos)
            return child;
        path = *child;
        text.remove_prefix(slash + 1);
    }
}

std::string PathTable::text(PathId path) const {
    if (path == noPath)
        return {};
    std::size_t length = 0;
    for (PathId step = path; step != noPath; step = parent(step))
        length += id(step).size() + 1;
    std::string text(length - 1, '/');
    std::size_t end = text.size();
    for (PathId step = path; step != noPath; step = parent(step)) {
        const std::string& name = id(step);
        end -= name.size();
        std::copy(name.begin(), name.end(), text.begin() + static_cast<std::ptrdiff_t>(end));
        end -= end > 0 ? 1 : 0;
    }
    return text;
}

std::optional<PathId> PathTable::findLocked(PathId parent, std::string_view id) const {
    const auto [first, last] = m_children.equal_range(hashOf(parent, id));
    for (auto child = first; child != last; ++child) {
        const Entry& entry = m_entries[child->second];
        if (entry.parent == parent && entry.id == id)
            return child->second;
    }
    return std::nullopt;
}

} // namespace resprout
