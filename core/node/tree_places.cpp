#include "core/node/tree_fold.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace resprout {

// Where a listed spec stands among its siblings. Each knows its place, so that it is found without a walk.

bool TreeFold::isAmong(const std::vector<PathId>& children, PathId path) const {
    const std::uint32_t place = m_traces[path].place;
    return place < children.size() && children[place] == path;
}

/// Takes a path out of its parent's list. Leaves a gap: to close each at once would move a million children a million times.
void TreeFold::takeOut(PathId path) {
    const PathId parent = m_records[path].parent;
    auto& siblings = m_records[parent].children;
    Upkeep& above = m_upkeeps[m_supervisorIndex[parent]];
    above.listChanged = true;
    if (!isAmong(siblings, path))
        return;
    if (siblings.back() == path) {
        siblings.pop_back();
        return;
    }
    siblings[m_traces[path].place] = noPath;
    if (!std::exchange(above.hasGaps, true))
        m_withGaps.push_back(parent);
}

void TreeFold::closeGaps(PathId supervisor) {
    if (!std::exchange(m_upkeeps[m_supervisorIndex[supervisor]].hasGaps, false))
        return;
    auto& children = m_records[supervisor].children;
    const auto gap = std::find(children.begin(), children.end(), noPath);
    auto place = static_cast<std::uint32_t>(gap - children.begin());
    children.erase(std::remove(gap, children.end(), noPath), children.end());
    for (; place < children.size(); ++place)
        m_traces[children[place]].place = place;
}

/// A code change says which place a spec has now (R91).
void TreeFold::place(PathId path, std::size_t position) {
    const PathId parent = m_paths->parent(path);
    if (parent == noPath)
        return;
    enlist(path, parent, specFor(path, parent));
    if (find(path) == nullptr || upkeep(parent) == nullptr)
        return;
    closeGaps(parent);
    auto& siblings = m_records[parent].children;
    assert(isAmong(siblings, path));
    const std::uint32_t before = m_traces[path].place;
    const auto after = static_cast<std::uint32_t>(std::min(position, siblings.size() - 1));
    const auto at = [&](std::uint32_t place) {
        return siblings.begin() + static_cast<std::ptrdiff_t>(place);
    };
    if (before < after)
        std::rotate(at(before), at(before + 1), at(after + 1));
    else
        std::rotate(at(after), at(before), at(before + 1));
    for (std::uint32_t place = std::min(before, after); place <= std::max(before, after); ++place)
        m_traces[siblings[place]].place = place;
    m_upkeeps[m_supervisorIndex[parent]].listChanged = true;
    ++m_structureVersion;
}

} // namespace resprout
