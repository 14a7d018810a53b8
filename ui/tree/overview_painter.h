#pragma once

#include "ui/tree/paint_context.h"

#include <QImage>

#include <vector>

namespace resprout::ui {

/// Paints a tree whose cards are smaller than 16 px: plain cells, written into an image line by line, with no QPainter
/// between. What is smaller than 2.5 px is one cell in the colour of its worst process. Where the cells are is found out when
/// something stands elsewhere; their colours in each frame. GUI thread only.
class OverviewPainter {
public:
    void paint(PaintContext& context);

private:
    enum class Ink : std::uint8_t { Edge, State, Worst };
    struct Cell {
        std::uint16_t left, top, right, bottom; // pixels of the image
        ItemIndex item;
        Ink ink;
    };
    struct Place {
        std::uint64_t version = 0, placing = 0;
        Camera camera;
        QSize size;
        bool operator==(const Place&) const = default;
    };

    void place(const PaintContext& context);
    void add(const Box& pixels, ItemIndex item, Ink ink);
    void addEdges(const PaintContext& context, ItemIndex supervisor);

    QImage m_image;
    Place m_place;
    std::vector<Cell> m_cells; // in the order in which they lie over each other
};

} // namespace resprout::ui
