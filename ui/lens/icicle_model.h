#pragma once

#include "ui/tree/tree_model.h"

#include <unordered_map>
#include <vector>

namespace resprout::ui {

/// The whole tree for the icicle: how many processes are at and below each one, and in which states. Nothing is folded, and
/// a million items are some 40 MB. Arrays in breadth-first order, as the canvas has them: the children of one supervisor
/// stand next to each other in start order, its orphans behind them. GUI thread only.
class IcicleModel {
public:
    /// Begins with the root alone; `grow` adds about that many items more, from the fold as it is then. Not to be looked at
    /// before it is complete.
    void begin(const ShownTree& shown);
    void grow(std::size_t items);
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

    [[nodiscard]] std::size_t size() const { return path.size(); }
    [[nodiscard]] bool isEmpty() const { return path.empty(); }
    [[nodiscard]] ItemIndex itemOf(PathId process) const {
        return process < m_itemOf.size() ? m_itemOf[process] : noItem;
    }

    /// `settle` must follow before sums are looked at.
    void setState(PathId process, ProcessState to);
    void settle();

    [[nodiscard]] ProcessState stateOf(ItemIndex item) const { return static_cast<ProcessState>(state[item]); }
    /// The worst state at or below an item.
    [[nodiscard]] ProcessState worstOf(ItemIndex item) const { return static_cast<ProcessState>(worst[item]); }
    [[nodiscard]] Tally tallyOf(ItemIndex item) const; // of it and all below it
    [[nodiscard]] std::uint32_t levelsBelow(ItemIndex item) const;
    /// The first process at or below an item that is in the worst state of all.
    [[nodiscard]] ItemIndex culprit(ItemIndex item) const;

    // --- by item
    std::vector<PathId> path;
    std::vector<ItemIndex> parent, first;
    std::vector<std::uint32_t> count;  ///< children
    std::vector<std::uint32_t> weight; ///< processes at and below it
    std::vector<std::uint32_t> before; ///< the weights of the siblings before it
    std::vector<std::uint32_t> level;  ///< 0: the root
    std::vector<std::uint8_t> state;   ///< ProcessState
    std::vector<std::uint8_t> worst;   ///< ProcessState
    std::vector<std::uint8_t> height;  ///< levels below it; 255: that many or more, which no screen has rows for

private:
    static constexpr std::uint32_t noSum = 0xFFFF'FFFFU;
    struct Sum {
        Tally tally{};
        std::uint32_t levels = 0;
    };

    void append(PathId process, ItemIndex above);
    void weigh();
    void sumUp();

    ShownTree m_shown;
    std::unordered_map<PathId, std::vector<PathId>> m_orphansOf;
    std::vector<ItemIndex> m_itemOf;    // by PathId
    std::vector<std::uint32_t> m_sumOf; // by item; those without children have none
    std::vector<Sum> m_sums;
    std::size_t m_next = 0;  // item whose children come next
    std::size_t m_child = 0; // of them, the next one
    bool m_isComplete = false;
    std::size_t m_bumped = 0; // items that changed sums since `settle`
    bool m_needsSums = false;
};

} // namespace resprout::ui
