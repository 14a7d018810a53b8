#include "ui/tree/tree_layout.h"

#include "ui/tree/tidy_tree.h"

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

double widthOf(ItemKind kind) {
    switch (kind) {
    case ItemKind::Supervisor:
    case ItemKind::DynamicSupervisor:
    case ItemKind::Cluster:
        return size::cardWidth;
    case ItemKind::Worker:
    case ItemKind::Agent:
    case ItemKind::Orphans:
        return size::pillWidth;
    case ItemKind::Fold:
        return size::foldWidth;
    }
    return size::pillWidth;
}

double heightOf(ItemKind kind) {
    switch (kind) {
    case ItemKind::Supervisor:
    case ItemKind::DynamicSupervisor:
        return size::cardHeight;
    case ItemKind::Cluster:
        return size::clusterHeight;
    case ItemKind::Worker:
    case ItemKind::Agent:
    case ItemKind::Orphans:
        return size::pillHeight;
    case ItemKind::Fold:
        return size::foldHeight;
    }
    return size::pillHeight;
}

/// As big as a leaf, and on the rail like one.
bool isPill(ItemKind kind) {
    return isLeaf(kind) || kind == ItemKind::Orphans;
}

/// What moves as one in the tidy tree: a card with all that hangs right below it, a run of leaves on a rail, or one item.
struct Block {
    ItemIndex card = noItem;      // a supervisor, or noItem
    ItemIndex firstLeaf = noItem; // leaves on the rail
    std::uint32_t leaves = 0;
};

class Arrangement {
public:
    Arrangement(TreeModel& model, const Gaps& gaps) : m_model(model), m_gaps(gaps) {}

    void run() {
        for (ItemIndex item = 0; item < m_model.size(); ++item) {
            m_model.w[item] = static_cast<float>(widthOf(m_model.kind[item]));
            m_model.h[item] = static_cast<float>(heightOf(m_model.kind[item]));
        }
        addBlock({0, noItem, 0});
        for (std::uint32_t block = 0; block < m_blocks.size(); ++block) // grows as it goes
            if (m_blocks[block].card != noItem)
                addChildren(block);
        tidy(m_tidy, m_gaps.sideways, m_gaps.level);
        std::fill(m_model.row.begin(), m_model.row.end(), std::uint8_t{0});
        std::fill(m_model.isOnRail.begin(), m_model.isOnRail.end(), std::uint8_t{0});
        if (m_gaps.rows > 1 && m_tidy.count[0] >= 2 * m_gaps.rows)
            breakRows();
        for (std::uint32_t block = 0; block < m_blocks.size(); ++block)
            place(block);
        measureReach(m_model);
    }

private:
    void addBlock(const Block& block) {
        m_blocks.push_back(block);
        m_tidy.resize(m_blocks.size());
    }

    [[nodiscard]] bool hangs(ItemIndex item) const { return isLeaf(m_model.kind[item]) || isGroup(m_model.kind[item]); }

    [[nodiscard]] std::uint32_t columns(std::uint32_t leaves) const {
        return static_cast<std::uint32_t>((leaves + m_gaps.railRows - 1) / m_gaps.railRows);
    }
    /// Columns are filled evenly: 10 in two columns are 5 and 5.
    [[nodiscard]] std::uint32_t rows(std::uint32_t leaves) const {
        const std::uint32_t across = columns(leaves);
        return across == 0 ? 0 : (leaves + across - 1) / across;
    }
    [[nodiscard]] double columnPitch() const { return size::railIndent + size::pillWidth + m_gaps.column; }
    [[nodiscard]] double railHeight(std::uint32_t leaves) const {
        return rows(leaves) * (size::pillHeight + m_gaps.rail) - m_gaps.rail;
    }
    [[nodiscard]] double railWidth(std::uint32_t leaves) const {
        return columns(leaves) * columnPitch() - m_gaps.column;
    }

    void addChildren(std::uint32_t index) {
        const ItemIndex card = m_blocks[index].card;
        const ItemIndex begin = m_model.first[card];
        const ItemIndex end = begin == noItem ? noItem : begin + m_model.count[card];
        m_tidy.first[index] = static_cast<std::uint32_t>(m_blocks.size());
        bool allHang = true;
        for (ItemIndex child = begin; child < end && begin != noItem; ++child) // a cluster leaves no room on a rail
            allHang = allHang && hangs(child) && (m_model.kind[child] != ItemKind::Cluster || end == begin + 1);
        if (begin == end || allHang) { // the rail belongs to the card
            m_blocks[index].firstLeaf = begin;
            m_blocks[index].leaves = m_model.count[card];
            measure(index);
            return;
        }
        for (ItemIndex child = begin; child < end;) {
            if (!isPill(m_model.kind[child])) {
                const bool isCard = isSupervisor(m_model.kind[child]);
                addBlock({isCard ? child : noItem, isCard ? noItem : child, isCard ? 0U : 1U});
                if (!isCard)
                    measure(static_cast<std::uint32_t>(m_blocks.size()) - 1);
                ++child;
                continue;
            }
            ItemIndex stop = child;
            while (stop < end && isPill(m_model.kind[stop]))
                ++stop;
            addBlock({noItem, child, stop - child});
            measure(static_cast<std::uint32_t>(m_blocks.size()) - 1);
            child = stop;
        }
        m_tidy.count[index] = static_cast<std::uint32_t>(m_blocks.size()) - m_tidy.first[index];
        measure(index);
    }

    [[nodiscard]] bool isGroupBlock(const Block& block) const {
        return block.leaves == 1 && !isPill(m_model.kind[block.firstLeaf]);
    }

    void measure(std::uint32_t index) {
        const Block& block = m_blocks[index];
        double width = 0;
        double height = 0;
        double anchor = 0;
        if (block.card != noItem) {
            width = size::cardWidth;
            height = size::cardHeight;
            anchor = width / 2;
            if (m_model.kind[block.card] == ItemKind::DynamicSupervisor)
                height += 8; // the cards below it
        }
        if (block.leaves > 0 && isGroupBlock(block)) {
            width = std::max(width, static_cast<double>(m_model.w[block.firstLeaf]));
            height += groupTop(block) + static_cast<double>(m_model.h[block.firstLeaf]);
            anchor = width / 2;
        } else if (block.leaves == 1 && block.card == noItem) { // one leaf among supervisors hangs by its middle
            width = size::pillWidth;
            height = size::pillHeight;
            anchor = width / 2;
        } else if (block.leaves > 0) {
            if (block.card != noItem)
                height = size::cardHeight + m_gaps.railTop;
            width = std::max(width, railWidth(block.leaves));
            height += railHeight(block.leaves);
            anchor = block.card != noItem ? size::cardWidth / 2 : size::railInset;
        }
        m_tidy.width[index] = width;
        m_tidy.height[index] = height;
        m_tidy.anchor[index] = anchor;
    }

    /// Puts the root's children into rows, each below the other; a line at the left leads to the rows after the first.
    void breakRows() {
        struct Extent {
            double left = 0, right = 0, bottom = 0;
        };
        const std::uint32_t begin = m_tidy.first[0];
        const std::uint32_t count = m_tidy.count[0];
        // The extent of each child with all below it, and which child each block belongs to.
        std::vector<std::uint32_t> owner(m_tidy.size(), 0);
        std::vector<Extent> extents(count);
        for (std::uint32_t k = 0; k < count; ++k)
            extents[k] = {m_tidy.x[begin + k], m_tidy.x[begin + k] + m_tidy.width[begin + k], 0};
        for (std::uint32_t block = begin; block < m_tidy.size(); ++block) {
            if (block < begin + count)
                owner[block] = block - begin;
            for (std::uint32_t k = 0; k < m_tidy.count[block]; ++k)
                owner[m_tidy.first[block] + k] = owner[block];
            Extent& extent = extents[owner[block]];
            extent.left = std::min(extent.left, m_tidy.x[block]);
            extent.right = std::max(extent.right, m_tidy.x[block] + m_tidy.width[block]);
            extent.bottom = std::max(extent.bottom, m_tidy.y[block] + m_tidy.height[block]);
        }
        const auto perRow = static_cast<std::uint32_t>((count + m_gaps.rows - 1) / m_gaps.rows);
        std::vector<double> dx(count), dy(count);
        const double top = m_tidy.y[begin];
        double rowTop = top;
        double widest = 0;
        for (std::uint32_t k = 0; k < count;) {
            double x = 0;
            double bottom = rowTop;
            const std::uint32_t end = std::min(count, k + perRow);
            for (; k < end; ++k) {
                dx[k] = x - extents[k].left;
                dy[k] = rowTop - top;
                x += extents[k].right - extents[k].left + m_gaps.sideways;
                bottom = std::max(bottom, extents[k].bottom + dy[k]);
            }
            widest = std::max(widest, x - m_gaps.sideways);
            rowTop = bottom + m_gaps.row + m_gaps.level * 0.57;
        }
        for (std::uint32_t block = begin; block < m_tidy.size(); ++block) {
            m_tidy.x[block] += dx[owner[block]];
            m_tidy.y[block] += dy[owner[block]];
        }
        m_tidy.x[0] = widest / 2 - m_tidy.width[0] / 2;
        m_rowOf.assign(m_tidy.size(), 0);
        for (std::uint32_t k = 0; k < count; ++k)
            m_rowOf[begin + k] = static_cast<std::uint8_t>(1 + k / perRow);
    }

    [[nodiscard]] double groupTop(const Block& block) const {
        if (block.card == noItem)
            return 0;
        return m_model.kind[block.firstLeaf] == ItemKind::Fold ? 12 : m_gaps.railTop;
    }

    void place(std::uint32_t index) {
        const Block& block = m_blocks[index];
        const double left = m_tidy.x[index];
        double top = m_tidy.y[index];
        const std::uint8_t row = m_rowOf.empty() ? std::uint8_t{0} : m_rowOf[index];
        if (row > 0 && block.card != noItem)
            m_model.row[block.card] = row;
        for (std::uint32_t i = 0; row > 0 && block.card == noItem && i < block.leaves; ++i)
            m_model.row[block.firstLeaf + i] = row;
        if (block.card != noItem) {
            m_model.x[block.card] = left;
            m_model.y[block.card] = top;
            top += size::cardHeight;
        }
        if (block.leaves == 0)
            return;
        if (isGroupBlock(block)) {
            const ItemIndex group = block.firstLeaf;
            const double extra =
                block.card != noItem && m_model.kind[block.card] == ItemKind::DynamicSupervisor ? 8 : 0;
            m_model.x[group] = left + (size::cardWidth - static_cast<double>(m_model.w[group])) / 2;
            m_model.y[group] = top + groupTop(block) + extra;
            return;
        }
        if (block.leaves == 1 && block.card == noItem) {
            m_model.x[block.firstLeaf] = left;
            m_model.y[block.firstLeaf] = top;
            return;
        }
        if (block.card != noItem)
            top += m_gaps.railTop;
        placeRail(block, left, top);
    }

    void placeRail(const Block& block, double left, double top) {
        const std::uint32_t perColumn = rows(block.leaves);
        for (std::uint32_t i = 0; i < block.leaves; ++i) {
            const ItemIndex item = block.firstLeaf + i;
            const std::uint32_t column = i / perColumn;
            const double columnLeft = left + column * columnPitch();
            m_model.x[item] = columnLeft + size::railIndent;
            m_model.y[item] = top + i % perColumn * (size::pillHeight + m_gaps.rail);
            m_model.isOnRail[item] = 1;
            m_model.railX[item] = columnLeft + size::railInset;
        }
    }

    TreeModel& m_model;
    Gaps m_gaps;
    std::vector<Block> m_blocks;
    TidyTree m_tidy;
    std::vector<std::uint8_t> m_rowOf; // by block: row of the root's children from 1, when they are broken into rows
};

} // namespace

Gaps Gaps::of(double tightness, std::size_t railRows) {
    const double t = std::clamp(tightness, 0.0, 1.0);
    Gaps gaps;
    gaps.level = std::lerp(58, 44, t);
    gaps.sideways = std::lerp(66, 40, t);
    gaps.railTop = std::lerp(32, 15, t);
    gaps.rail = std::lerp(13, 7, t);
    gaps.railRows = std::max<std::size_t>(1, railRows);
    return gaps;
}

void measureReach(TreeModel& model) {
    ++model.placing;
    for (ItemIndex item = 0; item < model.size(); ++item)
        model.reach[item] = model.box(item);
    for (auto item = static_cast<ItemIndex>(model.size()); item-- > 1;)
        model.reach[model.parent[item]].unite(model.reach[item]);
    if (!model.isEmpty() && model.count[0] > 0 && model.row[model.first[0] + model.count[0] - 1] > 1)
        model.reach[0].left = std::min(model.reach[0].left, -size::rowRail - 4);
}

void arrange(TreeModel& model, const Gaps& gaps) {
    if (!model.isEmpty())
        Arrangement(model, gaps).run();
}

} // namespace resprout::ui
