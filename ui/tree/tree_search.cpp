#include "ui/tree/tree_search.h"

#include <QString>

#include <algorithm>
#include <set>
#include <utility>

namespace resprout::ui {

namespace {

bool isPlain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// In small letters; those of other alphabets too.
std::string small(std::string text) {
    if (!isPlain(text))
        return QString::fromStdString(text).toLower().toStdString();
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return text;
}

} // namespace

void TreeSearch::begin(const ShownTree& shown, std::string_view text) {
    m_shown = shown;
    m_parts.clear();
    m_matches.clear();
    m_isFirst = true;
    ++m_version;
    if (text.empty() || shown.isEmpty()) {
        m_found.clear();
        m_toVisit.clear();
        return;
    }
    std::string rest = small(std::string(text));
    for (std::size_t slash = rest.find('/'); slash != std::string::npos; slash = rest.find('/')) {
        m_parts.push_back(rest.substr(0, slash));
        rest.erase(0, slash + 1);
    }
    m_parts.push_back(std::move(rest));
    start();
}

void TreeSearch::again() {
    if (m_parts.empty() || !isDone())
        return;
    m_isFirst = false;
    m_matches = std::move(m_found);
    start();
}

/// Who has outlived its supervisor comes last.
void TreeSearch::start() {
    m_found.clear();
    const std::set<PathId>& orphans = m_shown.tree->orphans();
    m_toVisit.assign(orphans.rbegin(), orphans.rend());
    m_toVisit.push_back(m_shown.tree->root());
    m_structure = m_shown.tree->structureVersion();
}

bool TreeSearch::isOutdated() const {
    return !m_parts.empty() && m_structure != m_shown.tree->structureVersion();
}

void TreeSearch::advance(std::size_t processes) {
    if (isDone())
        return;
    for (; processes > 0 && !m_toVisit.empty(); --processes) {
        const PathId path = m_toVisit.back();
        m_toVisit.pop_back();
        if (isMatch(path))
            m_found.push_back(path);
        if (const ProcessRecord* record = m_shown.tree->find(path))
            m_toVisit.insert(m_toVisit.end(), record->children.rbegin(), record->children.rend());
    }
    if (isDone() && !m_isFirst) {
        m_matches = m_found;
        ++m_version;
    }
}

bool TreeSearch::isMatch(PathId path) const {
    const PathTable& paths = *m_shown.paths;
    const std::string id = small(paths.id(path));
    if (m_parts.size() == 1)
        return id.find(m_parts.front()) != std::string::npos;
    if (!id.starts_with(m_parts.back()))
        return false;
    PathId above = paths.parent(path);
    for (std::size_t part = m_parts.size() - 1; part-- > 0; above = paths.parent(above)) {
        if (above == noPath) // a slash before the root's id
            return part == 0 && m_parts.front().empty();
        const std::string name = small(paths.id(above));
        if (part == 0 ? !name.ends_with(m_parts.front()) : name != m_parts[part])
            return false;
    }
    return true;
}

} // namespace resprout::ui
