#include "ui/tree/tree_model.h"

#include <algorithm>
#include <utility>

namespace resprout::ui {

namespace {

constexpr std::uint32_t noGroup = 0xFFFF'FFFFU;
constexpr std::array bySeverity{ProcessState::GaveUp,       ProcessState::Crashed,  ProcessState::Restarting,
                                ProcessState::ShuttingDown, ProcessState::Starting, ProcessState::Terminated,
                                ProcessState::NotStarted,   ProcessState::Running};

constexpr std::size_t slot(ProcessState state) {
    return static_cast<std::size_t>(state);
}

ProcessState stateOf(const TreeFold& tree, PathId process) {
    const ProcessRecord* record = tree.find(process);
    return record == nullptr ? ProcessState::NotStarted : record->state;
}

/// The listed children, and those that fade in the places that they had.
std::vector<PathId> childrenOf(const TreeFold& tree, PathId supervisor, std::span<const TreeModel::Fading> fading) {
    const ProcessRecord* record = tree.find(supervisor);
    std::vector<PathId> children = record == nullptr ? std::vector<PathId>{} : record->children;
    for (const TreeModel::Fading& gone : fading) {
        if (gone.parent != supervisor || tree.orphans().contains(gone.path) ||
            std::find(children.begin(), children.end(), gone.path) != children.end())
            continue;
        const auto place = static_cast<std::ptrdiff_t>(std::min(gone.place, children.size()));
        children.insert(children.begin() + place, gone.path);
    }
    return children;
}

} // namespace

void Box::unite(const Box& other) {
    left = std::min(left, other.left);
    top = std::min(top, other.top);
    right = std::max(right, other.right);
    bottom = std::max(bottom, other.bottom);
}

int severity(ProcessState state) {
    static constexpr auto severities = [] {
        std::array<std::uint8_t, stateCount> result{};
        for (std::size_t i = 0; i < bySeverity.size(); ++i)
            result[slot(bySeverity[i])] = static_cast<std::uint8_t>(bySeverity.size() - 1 - i);
        return result;
    }();
    return severities[slot(state)];
}

ProcessState worst(const Tally& tally) {
    for (const ProcessState state : bySeverity)
        if (tally[slot(state)] > 0)
            return state;
    return ProcessState::NotStarted;
}

ItemKind itemKindOf(const TreeFold& tree, PathId process) {
    const ProcessRecord* record = tree.find(process);
    if (record == nullptr)
        return ItemKind::Worker;
    switch (record->kind) {
    case NodeKind::Supervisor: {
        const SupervisorRecord* flags = tree.supervisor(process);
        const bool isPool = flags != nullptr && flags->strategy == Strategy::SimpleOneForOne;
        return isPool ? ItemKind::DynamicSupervisor : ItemKind::Supervisor;
    }
    case NodeKind::DynamicSupervisor:
        return ItemKind::DynamicSupervisor;
    case NodeKind::Worker:
        break;
    }
    for (const Extra& extra : tree.spec(process).extras)
        if (extra.key == "x_look" && extra.json == "\"agent\"")
            return ItemKind::Agent;
    return ItemKind::Worker;
}

void TreeModel::clear() {
    const std::uint64_t next = m_version + 1;
    *this = TreeModel();
    m_version = next;
}

void TreeModel::rebuild(const ShownTree& shown, const Folding& folding, std::span<const Fading> fading) {
    clear();
    if (shown.isEmpty())
        return;
    m_itemOf.assign(shown.paths->size(), noItem);
    m_slotOf.assign(shown.paths->size(), 0);
    findOrphans(*shown.tree);
    append(shown.tree->root(), noItem, itemKindOf(*shown.tree, shown.tree->root()), 0);
    for (ItemIndex item = 0; item < size(); ++item) // grows as it goes
        if (isSupervisor(kind[item]))
            appendChildren(shown, folding, fading, item);
    for (ItemIndex item = 0; item < size(); ++item)
        if (!isGroup(kind[item]))
            state[item] = stateOf(*shown.tree, path[item]);
    for (auto* values : {&x, &y, &railX})
        values->assign(size(), 0);
    w.assign(size(), 0);
    h.assign(size(), 0);
    isOnRail.assign(size(), 0);
    row.assign(size(), 0);
    reach.assign(size(), Box{});
    sumUp();
}

ItemIndex TreeModel::append(PathId process, ItemIndex above, ItemKind itemKind, std::uint32_t place) {
    const auto item = static_cast<ItemIndex>(size());
    path.push_back(process);
    parent.push_back(above);
    first.push_back(noItem);
    count.push_back(0);
    order.push_back(place);
    kind.push_back(itemKind);
    state.push_back(ProcessState::NotStarted);
    isFading.push_back(0);
    m_groupOf.push_back(noGroup);
    if (!isGroup(itemKind))
        m_itemOf[process] = item;
    return item;
}

void TreeModel::appendChildren(const ShownTree& shown, const Folding& folding, std::span<const Fading> fading,
                               ItemIndex item) {
    const PathId supervisor = path[item];
    const std::vector<PathId> children = childrenOf(*shown.tree, supervisor, fading);
    first[item] = static_cast<ItemIndex>(size());
    const auto orphans = m_orphansOf.find(supervisor);
    if (children.empty() && orphans == m_orphansOf.end())
        return;
    if (folding.folded.contains(supervisor)) {
        std::vector<PathId> below = children;
        if (orphans != m_orphansOf.end())
            below.insert(below.end(), orphans->second.begin(), orphans->second.end());
        for (std::size_t i = 0; i < below.size(); ++i)
            if (const ProcessRecord* record = shown.tree->find(below[i]))
                below.insert(below.end(), record->children.begin(), record->children.end());
        appendGroup(shown, item, ItemKind::Fold, std::move(below));
        count[item] = 1;
        return;
    }

    const auto isListed = [&](PathId child) {
        const ProcessRecord* record = shown.tree->find(child);
        return record != nullptr && record->listed;
    };
    std::vector<PathId> leaves;
    for (const PathId child : children)
        if (isListed(child) && isLeaf(itemKindOf(*shown.tree, child)))
            leaves.push_back(child);
    const bool isCluster = leaves.size() > Folding::most && !folding.openClusters.contains(supervisor);

    std::uint32_t place = 0;
    bool hasCluster = false;
    for (const PathId child : children) {
        const bool hasPlace = isListed(child);
        place += hasPlace ? 1U : 0U;
        const ItemKind childKind = itemKindOf(*shown.tree, child);
        if (isCluster && hasPlace && isLeaf(childKind)) {
            if (!hasCluster)
                appendGroup(shown, item, ItemKind::Cluster, leaves);
            hasCluster = true;
            continue;
        }
        const ItemIndex added = append(child, item, childKind, hasPlace ? place : 0);
        isFading[added] = hasPlace ? 0 : 1;
    }
    if (orphans != m_orphansOf.end())
        appendOrphans(shown, item);
    count[item] = static_cast<std::uint32_t>(size()) - first[item];
}

void TreeModel::findOrphans(const TreeFold& tree) {
    for (const PathId orphan : tree.orphans())
        m_orphansOf[tree.find(orphan)->parent].push_back(orphan);
}

/// Behind the listed children, for they have no place among them.
void TreeModel::appendOrphans(const ShownTree& shown, ItemIndex item) {
    std::vector<PathId> leaves;
    for (const PathId orphan : m_orphansOf[path[item]])
        if (isLeaf(itemKindOf(*shown.tree, orphan)))
            leaves.push_back(orphan);
    const bool areMany = leaves.size() > Folding::mostOrphans;
    for (const PathId orphan : m_orphansOf[path[item]]) {
        const ItemKind orphanKind = itemKindOf(*shown.tree, orphan);
        if (!areMany || !isLeaf(orphanKind))
            isFading[append(orphan, item, orphanKind, 0)] = 1;
    }
    if (areMany)
        isFading[appendGroup(shown, item, ItemKind::Orphans, std::move(leaves))] = 1;
}

ItemIndex TreeModel::appendGroup(const ShownTree& shown, ItemIndex above, ItemKind groupKind,
                                 std::vector<PathId> groupMembers) {
    const ItemIndex item = append(path[above], above, groupKind, 0);
    m_groupOf[item] = static_cast<std::uint32_t>(m_groups.size());
    Group group;
    group.members = std::move(groupMembers);
    group.states.reserve(group.members.size());
    for (std::uint32_t i = 0; i < group.members.size(); ++i) {
        m_itemOf[group.members[i]] = item;
        m_slotOf[group.members[i]] = i;
        group.states.push_back(stateOf(*shown.tree, group.members[i]));
    }
    m_groups.push_back(std::move(group));
    return item;
}

void TreeModel::sumUp() {
    tally.assign(size(), Tally{});
    worstOf.resize(size());
    for (auto item = static_cast<ItemIndex>(size()); item-- > 0;) {
        if (isGroup(kind[item])) {
            for (const ProcessState member : memberStates(item))
                ++tally[item][slot(member)];
        } else {
            ++tally[item][slot(state[item])];
        }
        worstOf[item] = worst(tally[item]);
        if (isGroup(kind[item]))
            state[item] = worstOf[item];
        if (parent[item] != noItem)
            for (std::size_t i = 0; i < stateCount; ++i)
                tally[parent[item]][i] += tally[item][i];
    }
}

void TreeModel::bump(ItemIndex item, ProcessState from, ProcessState to) {
    for (; item != noItem; item = parent[item]) {
        Tally& all = tally[item];
        ProcessState& shown = worstOf[item];
        --all[slot(from)];
        ++all[slot(to)];
        if (severity(to) > severity(shown))
            shown = to;
        else if (from == shown && all[slot(from)] == 0)
            shown = worst(all);
    }
}

ItemIndex TreeModel::indexOf(PathId process) const {
    return process < m_itemOf.size() ? m_itemOf[process] : noItem;
}

ItemIndex TreeModel::ownItem(PathId process) const {
    const ItemIndex item = indexOf(process);
    return item == noItem || isGroup(kind[item]) ? noItem : item;
}

void TreeModel::setState(PathId process, ProcessState to) {
    const ItemIndex item = indexOf(process);
    if (item == noItem)
        return;
    if (!isGroup(kind[item])) {
        const ProcessState from = std::exchange(state[item], to);
        if (from != to)
            bump(item, from, to);
        return;
    }
    const ProcessState from = std::exchange(m_groups[m_groupOf[item]].states[m_slotOf[process]], to);
    if (from == to)
        return;
    bump(item, from, to);
    state[item] = worstOf[item];
}

std::span<const PathId> TreeModel::members(ItemIndex item) const {
    return m_groupOf[item] == noGroup ? std::span<const PathId>{} : m_groups[m_groupOf[item]].members;
}

std::span<const ProcessState> TreeModel::memberStates(ItemIndex item) const {
    return m_groupOf[item] == noGroup ? std::span<const ProcessState>{} : m_groups[m_groupOf[item]].states;
}

} // namespace resprout::ui
