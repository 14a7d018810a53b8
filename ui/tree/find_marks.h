#pragma once

#include "ui/tree/cluster_dots.h"
#include "ui/tree/tree_model.h"

#include <bitset>
#include <span>
#include <unordered_map>
#include <vector>

namespace resprout::ui {

/// What is lit on the canvas because it was looked for. A value; good until the model is rebuilt.
struct FindMarks {
    PathId at = noPath;              ///< the match that was gone to: the way to it from the root is lit too
    std::vector<ItemIndex> items;    ///< that are matches or hold some, each once
    std::vector<std::uint8_t> isLit; ///< by item
    std::unordered_map<ItemIndex, std::bitset<ClusterDots::most>> dots; ///< of clusters

    [[nodiscard]] bool lights(ItemIndex item) const { return item < isLit.size() && isLit[item] != 0; }
};

/// Lights more matches beside those that are lit already.
void light(FindMarks& marks, const TreeModel& model, std::span<const PathId> matches);

} // namespace resprout::ui
