#pragma once

#include "ui/tree/paint_context.h"

#include <span>

namespace resprout::ui {

/// Paints what was looked for: a lit ground below each match and a magnifier at its corner, and the way from the root to the
/// one that was gone to. GUI thread only.
class FindPainter {
public:
    explicit FindPainter(PaintContext& context) : m_c(context) {}

    void paintWay(); // over the edges, below the cards
    void paintGrounds(std::span<const ItemIndex> items);
    void paintSigns(std::span<const ItemIndex> items);
    /// Where cards are smaller than 16 px.
    void paintSpots();

private:
    void paintDots(ItemIndex item);

    PaintContext& m_c;
};

} // namespace resprout::ui
