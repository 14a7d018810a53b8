#pragma once

#include "ui/tree/tree_model.h"

namespace resprout::ui {

/// Sizes of what stands on the canvas, in pixels at 100 %.
namespace size {
inline constexpr double cardWidth = 232, cardHeight = 104;
inline constexpr double pillWidth = 202, pillHeight = 52;
inline constexpr double clusterHeight = 214;
inline constexpr double foldWidth = 202, foldHeight = 30;
inline constexpr double railInset = 12;  ///< the rail, from the left of the card above
inline constexpr double railIndent = 30; ///< the pills on it
inline constexpr double rowRail = 22;    ///< the line to the second row of a broken one, left of everything
inline constexpr double numberGap = 15;  ///< from the middle of a number to the top of its child
} // namespace size

/// Free space between the items. When the height is short gaps shrink first, and text never does.
struct Gaps {
    double level = 58;                    ///< between a supervisor and children that spread sideways
    double sideways = 66;                 ///< between neighbours
    double railTop = 32;                  ///< between a supervisor and the first child on its rail
    double rail = 13;                     ///< between two children on a rail
    double column = 26;                   ///< between two columns of one rail
    std::size_t railRows = Folding::most; ///< children on one rail before a second column begins

    std::size_t rows = 1; ///< rows that the root's children are broken into, where they are too many for one
    double row = 34;      ///< between two such rows

    /// `tightness` 0 is roomy, 1 as tight as the pictures go.
    static Gaps of(double tightness, std::size_t railRows = Folding::most);
    bool operator==(const Gaps&) const = default;
};

/// Places every item: supervisors spread sideways, leaf children hang on a vertical rail in start order. A run of leaf
/// children between supervisors hangs on a rail of its own. Pure; linear; no recursion.
void arrange(TreeModel& model, const Gaps& gaps);
/// Measures `reach` anew, after items were moved.
void measureReach(TreeModel& model);

} // namespace resprout::ui
