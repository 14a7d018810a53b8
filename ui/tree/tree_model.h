#pragma once

#include "ui/tree/shown_tree.h"

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace resprout::ui {

/// What stands on the canvas: a process with its spec, or one card for many of them.
enum class ItemKind : std::uint8_t {
    Supervisor,
    DynamicSupervisor,
    Worker,
    Agent,   ///< a worker that is drawn as one that holds state
    Cluster, ///< many leaf children of one supervisor
    Fold,    ///< a whole subtree below one supervisor, folded away
    Orphans, ///< many leaves that a killed supervisor has left behind, and that the next one does not list
};

[[nodiscard]] constexpr bool isSupervisor(ItemKind kind) {
    return kind == ItemKind::Supervisor || kind == ItemKind::DynamicSupervisor;
}
[[nodiscard]] constexpr bool isLeaf(ItemKind kind) {
    return kind == ItemKind::Worker || kind == ItemKind::Agent;
}
[[nodiscard]] constexpr bool isGroup(ItemKind kind) {
    return kind == ItemKind::Cluster || kind == ItemKind::Fold || kind == ItemKind::Orphans;
}

using ItemIndex = std::uint32_t;
inline constexpr ItemIndex noItem = 0xFFFF'FFFFU;
inline constexpr std::size_t stateCount = 8;
using Tally = std::array<std::uint32_t, stateCount>; // number of processes by ProcessState

/// What of the tree is opened and folded.
struct Folding {
    static constexpr std::size_t most = 24;       ///< leaf children that are drawn one by one unasked
    static constexpr std::size_t mostOrphans = 8; ///< leaves that have outlived their supervisor, one by one

    std::unordered_set<PathId> folded;       ///< supervisors whose children are one pill
    std::unordered_set<PathId> openClusters; ///< supervisors whose many leaf children are all drawn
};

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;

    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return bottom - top; }
    void unite(const Box& other);
    [[nodiscard]] bool holds(double x, double y) const { return x >= left && x < right && y >= top && y < bottom; }
    [[nodiscard]] bool meets(const Box& other) const {
        return right > other.left && left < other.right && bottom > other.top && top < other.bottom;
    }
    bool operator==(const Box&) const = default;
};

/// The items of the canvas as arrays, in breadth-first order: parents before their children, the children of one
/// supervisor next to each other in start order. The tree itself is the spatial index: `reach` is the box of an item
/// with all that hangs below it. Lengths are pixels at 100 %. GUI thread only.
/// An index is good until the next rebuild; what must last is named by PathId.
class TreeModel {
public:
    /// Takes the tree as it stands, with its orphans behind the listed children. `fading` are dropped specs that are still to
    /// be seen, by their supervisor.
    struct Fading {
        PathId path = noPath;
        PathId parent = noPath;
        std::size_t place = 0; // among its siblings when it was dropped
    };
    void rebuild(const ShownTree& shown, const Folding& folding, std::span<const Fading> fading = {});
    void clear();

    [[nodiscard]] std::size_t size() const { return path.size(); }
    [[nodiscard]] bool isEmpty() const { return path.empty(); }

    /// The item of a process, or the group that it is part of; noItem when it is not on the canvas.
    [[nodiscard]] ItemIndex indexOf(PathId process) const;
    /// Its own item, not a group; noItem when it has none.
    [[nodiscard]] ItemIndex ownItem(PathId process) const;
    /// Another one after each rebuild.
    [[nodiscard]] std::uint64_t version() const { return m_version; }

    void setState(PathId process, ProcessState to);

    /// The members of a group item in start order, and their states.
    [[nodiscard]] std::span<const PathId> members(ItemIndex item) const;
    [[nodiscard]] std::span<const ProcessState> memberStates(ItemIndex item) const;
    [[nodiscard]] std::size_t memberOf(PathId process) const { return m_slotOf[process]; } // its place in its group

    // --- by item
    std::vector<PathId> path; ///< of the process; of the supervisor for a group
    std::vector<ItemIndex> parent, first;
    std::vector<std::uint32_t> count; ///< children
    std::vector<std::uint32_t> order; ///< place in the start order from 1; 0: it has none
    std::vector<ItemKind> kind;
    std::vector<ProcessState> state; ///< of a group: the worst of its members
    std::vector<std::uint8_t> isFading;
    std::vector<Tally> tally;          ///< of it and all below it
    std::vector<ProcessState> worstOf; ///< of these
    // --- by item, filled in by the layout
    std::vector<double> x, y;
    std::vector<float> w, h;
    std::vector<std::uint8_t> isOnRail;
    std::vector<double> railX; ///< of a child on a rail: where the rail runs
    std::vector<std::uint8_t>
        row; ///< which row of the root's children it is in, from 1, when they are broken into rows
    std::vector<Box> reach;
    std::uint64_t placing = 0; ///< another one whenever something stands elsewhere

    [[nodiscard]] Box box(ItemIndex item) const {
        return {x[item], y[item], x[item] + static_cast<double>(w[item]), y[item] + static_cast<double>(h[item])};
    }

private:
    struct Group {
        std::vector<PathId> members;
        std::vector<ProcessState> states;
    };

    ItemIndex append(PathId process, ItemIndex above, ItemKind itemKind, std::uint32_t place);
    void findOrphans(const TreeFold& tree);
    void appendOrphans(const ShownTree& shown, ItemIndex item);
    void appendChildren(const ShownTree& shown, const Folding& folding, std::span<const Fading> fading, ItemIndex item);
    ItemIndex appendGroup(const ShownTree& shown, ItemIndex above, ItemKind groupKind,
                          std::vector<PathId> groupMembers);
    void sumUp();
    void bump(ItemIndex item, ProcessState from, ProcessState to);

    std::uint64_t m_version = 0;
    std::vector<ItemIndex> m_itemOf;      // by PathId
    std::vector<std::uint32_t> m_slotOf;  // by PathId: place in its group
    std::vector<std::uint32_t> m_groupOf; // by item
    std::vector<Group> m_groups;
    std::unordered_map<PathId, std::vector<PathId>> m_orphansOf; // by their supervisor
};

/// How bad it is: the worst state stands for many. 0 is Running.
[[nodiscard]] int severity(ProcessState state);
[[nodiscard]] ProcessState worst(const Tally& tally);

/// How its spec says it should look.
[[nodiscard]] ItemKind itemKindOf(const TreeFold& tree, PathId process);

} // namespace resprout::ui
