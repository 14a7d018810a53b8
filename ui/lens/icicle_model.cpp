#include "ui/lens/icicle_model.h"

#include <algorithm>
#include <array>

namespace resprout::ui {

namespace {

/// Items above changed ones; from there on, all sums are made anew, which costs as much whatever the depth.
constexpr std::size_t mostBumped = 200'000;

} // namespace

void IcicleModel::begin(const ShownTree& shown) {
    *this = IcicleModel();
    m_shown = shown;
    if (shown.isEmpty()) {
        m_isComplete = true;
        return;
    }
    m_itemOf.assign(shown.paths->size(), noItem);
    for (const PathId orphan : shown.tree->orphans())
        m_orphansOf[shown.tree->find(orphan)->parent].push_back(orphan);
    append(shown.tree->root(), noItem);
}

void IcicleModel::append(PathId process, ItemIndex above) {
    if (process >= m_itemOf.size())
        m_itemOf.resize(m_shown.paths->size(), noItem);
    if (m_itemOf[process] != noItem)
        return;
    const ProcessRecord* record = m_shown.tree->find(process);
    m_itemOf[process] = static_cast<ItemIndex>(size());
    path.push_back(process);
    parent.push_back(above);
    level.push_back(above == noItem ? 0 : level[above] + 1);
    state.push_back(static_cast<std::uint8_t>(record == nullptr ? ProcessState::NotStarted : record->state));
}

void IcicleModel::grow(std::size_t items) {
    while (items > 0 && m_next < size()) {
        const auto item = static_cast<ItemIndex>(m_next);
        if (m_child == 0)
            first.push_back(static_cast<ItemIndex>(size()));
        const ProcessRecord* record = m_shown.tree->find(path[item]);
        const std::size_t children = record == nullptr ? 0 : record->children.size();
        for (; items > 0 && m_child < children; --items, ++m_child)
            append(record->children[m_child], item);
        if (m_child < children)
            return;
        if (const auto orphans = m_orphansOf.find(path[item]); orphans != m_orphansOf.end())
            for (const PathId orphan : orphans->second)
                append(orphan, item);
        count.push_back(static_cast<std::uint32_t>(size()) - first[item]);
        m_child = 0;
        ++m_next;
        items -= std::min<std::size_t>(items, 1);
    }
    if (m_isComplete || m_next < size())
        return;
    weigh();
    sumUp();
    m_isComplete = true;
}

void IcicleModel::weigh() {
    weight.assign(size(), 1);
    before.assign(size(), 0);
    worst = state;
    m_sumOf.assign(size(), noSum);
    std::uint32_t sums = 0;
    for (ItemIndex item = 0; item < size(); ++item)
        if (count[item] > 0)
            m_sumOf[item] = sums++;
    m_sums.assign(sums, Sum{});
    for (auto item = static_cast<ItemIndex>(size()); item-- > 1;)
        weight[parent[item]] += weight[item];
    for (ItemIndex item = 1; item < size(); ++item)
        if (parent[item] == parent[item - 1])
            before[item] = before[item - 1] + weight[item - 1];
    for (auto item = static_cast<ItemIndex>(size()); item-- > 1;) {
        const std::uint32_t levels = m_sumOf[item] == noSum ? 0 : m_sums[m_sumOf[item]].levels;
        Sum& above = m_sums[m_sumOf[parent[item]]];
        above.levels = std::max(above.levels, levels + 1);
    }
    height.assign(size(), 0);
    for (ItemIndex item = 0; item < size(); ++item)
        height[item] = static_cast<std::uint8_t>(std::min(levelsBelow(item), 255U));
}

void IcicleModel::sumUp() {
    std::array<int, stateCount> badness{};
    for (std::size_t i = 0; i < stateCount; ++i)
        badness[i] = severity(static_cast<ProcessState>(i));
    for (Sum& sum : m_sums)
        sum.tally = {};
    worst = state;
    for (auto item = static_cast<ItemIndex>(size()); item-- > 0;) {
        const bool isLeafItem = m_sumOf[item] == noSum;
        if (!isLeafItem)
            ++m_sums[m_sumOf[item]].tally[state[item]];
        if (item == 0)
            continue;
        const ItemIndex above = parent[item];
        if (badness[worst[item]] > badness[worst[above]])
            worst[above] = worst[item];
        Tally& sum = m_sums[m_sumOf[above]].tally;
        if (isLeafItem) {
            ++sum[state[item]];
            continue;
        }
        const Tally& own = m_sums[m_sumOf[item]].tally;
        for (std::size_t i = 0; i < stateCount; ++i)
            sum[i] += own[i];
    }
}

void IcicleModel::setState(PathId process, ProcessState to) {
    const ItemIndex changed = itemOf(process);
    if (changed == noItem || stateOf(changed) == to)
        return;
    const std::uint8_t from = state[changed];
    state[changed] = static_cast<std::uint8_t>(to);
    if (!m_isComplete || m_needsSums)
        return;
    m_bumped += level[changed] + 1;
    if (m_bumped > mostBumped) {
        m_needsSums = true;
        return;
    }
    for (ItemIndex item = changed; item != noItem; item = parent[item]) {
        if (m_sumOf[item] == noSum) {
            worst[item] = state[item];
            continue;
        }
        Tally& tally = m_sums[m_sumOf[item]].tally;
        --tally[from];
        ++tally[static_cast<std::size_t>(to)];
        worst[item] = static_cast<std::uint8_t>(ui::worst(tally));
    }
}

void IcicleModel::settle() {
    if (m_needsSums)
        sumUp();
    m_needsSums = false;
    m_bumped = 0;
}

Tally IcicleModel::tallyOf(ItemIndex item) const {
    if (m_sumOf[item] != noSum)
        return m_sums[m_sumOf[item]].tally;
    Tally one{};
    one[state[item]] = 1;
    return one;
}

std::uint32_t IcicleModel::levelsBelow(ItemIndex item) const {
    return m_sumOf[item] == noSum ? 0 : m_sums[m_sumOf[item]].levels;
}

ItemIndex IcicleModel::culprit(ItemIndex item) const {
    while (state[item] != worst[item] && count[item] > 0) {
        ItemIndex child = first[item];
        while (child + 1 < first[item] + count[item] && worst[child] != worst[item])
            ++child;
        item = child;
    }
    return item;
}

} // namespace resprout::ui
