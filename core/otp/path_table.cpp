#include "core/otp/path_table.h"

#include <algorithm>
#include <charconv>

namespace resprout {

namespace {

std::uint64_t keyOf(PathId parent, std::uint32_t name) {
    return (std::uint64_t{parent} << 32U) | name;
}

/// k of `#k`, written as `std::to_string` writes it; 0: it is no such id.
std::uint32_t numberIn(std::string_view id) {
    constexpr std::size_t mostDigits = 9;
    if (id.size() < 2 || id.size() > 1 + mostDigits || id[0] != '#' || id[1] < '1')
        return 0;
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
    return error == std::errc() && end == id.data() + id.size() ? number : 0;
}

} // namespace

PathId PathTable::add(PathId parent, std::string_view id) {
    const std::lock_guard lock(m_mutex);
    if (const std::uint32_t number = numberIn(id); number != 0) {
        Numbered& children = numberedBelow(parent);
        if (number <= children.size())
            return children[number - 1];
        // Others, out of turn, are named: a file may ask for #999999999. When its turn comes, such a one is among the numbered.
        if (number == children.size() + 1) {
            const std::optional<PathId> named = findNamed(parent, id);
            children.push_back(named ? *named : append({parent, Entry::numberBit | number}));
            return children.back();
        }
    }
    if (const std::optional<PathId> known = findLocked(parent, id))
        return *known;
    const std::uint32_t name = nameOf(id);
    return m_named.emplace(keyOf(parent, name), append({parent, name})).first->second;
}

// Children are mostly added to the pool of the one before.
PathTable::Numbered& PathTable::numberedBelow(PathId parent) {
    if (m_lastNumbered == nullptr || m_lastParent != parent) {
        m_lastNumbered = &m_numbered[parent];
        m_lastParent = parent;
    }
    return *m_lastNumbered;
}

PathId PathTable::append(Entry entry) {
    return static_cast<PathId>(m_entries.append(entry));
}

std::uint32_t PathTable::nameOf(std::string_view id) {
    if (const auto known = m_nameIds.find(id); known != m_nameIds.end())
        return known->second;
    const std::size_t name = m_names.append(std::string(id));
    m_nameIds.emplace(m_names[name], static_cast<std::uint32_t>(name));
    return static_cast<std::uint32_t>(name);
}

std::string PathTable::id(PathId path) const {
    const std::uint32_t name = m_entries[path].name;
    if ((name & Entry::numberBit) == 0)
        return m_names[name];
    return '#' + std::to_string(name & ~Entry::numberBit);
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
    std::string text;
    for (PathId step = path; step != noPath; step = parent(step)) { // from the end, each id backwards
        const std::string name = id(step);
        if (!text.empty())
            text += '/';
        text.append(name.rbegin(), name.rend());
    }
    std::reverse(text.begin(), text.end());
    return text;
}

std::optional<PathId> PathTable::findLocked(PathId parent, std::string_view id) const {
    if (const std::uint32_t number = numberIn(id); number != 0) {
        const auto children = m_numbered.find(parent);
        if (children != m_numbered.end() && number <= children->second.size())
            return children->second[number - 1];
    }
    return findNamed(parent, id);
}

std::optional<PathId> PathTable::findNamed(PathId parent, std::string_view id) const {
    const auto name = m_nameIds.find(id);
    if (name == m_nameIds.end())
        return std::nullopt;
    const auto child = m_named.find(keyOf(parent, name->second));
    return child == m_named.end() ? std::nullopt : std::optional(child->second);
}

} // namespace resprout
