#pragma once

#include <cstdint>
#include <vector>

namespace resprout::ui {

/// Boxes of any size that hang below each other. Numbered so that parents come before their children and the children
/// of one box stand next to each other, in order.
struct TidyTree {
    std::vector<std::uint32_t> first; ///< first child
    std::vector<std::uint32_t> count; ///< number of children
    std::vector<double> width, height;
    std::vector<double> anchor; ///< where the edge from above meets the box, from its left
    std::vector<double> x, y;   ///< the result: upper left corners; the root's y is 0

    void resize(std::size_t size);
    [[nodiscard]] std::size_t size() const { return first.size(); }
};

/// Places children below their parent in order, as close as they can stand, each subtree at its own height (a tidy,
/// non-layered drawing after van der Ploeg, 2014). Linear; walks no deeper than two loops, whatever the depth.
/// `gap` is kept between neighbours, `levelGap` between a parent and its children.
void tidy(TidyTree& tree, double gap, double levelGap);

} // namespace resprout::ui
