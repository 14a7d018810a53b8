#pragma once

#include "ui/tree/paint_context.h"

#include <QImage>

namespace resprout::ui {

/// Paints a tree whose cards are smaller than 16 px: plain cells, written into an image line by line, with no QPainter
/// between. What is smaller than 2.5 px is one cell in the colour of its worst process. GUI thread only.
class OverviewPainter {
public:
    void paint(PaintContext& context);

private:
    void cell(double left, double top, double right, double bottom, QRgb colour);

    QImage m_image;
    QRgb* m_pixels = nullptr; // of the image, while it is painted
};

} // namespace resprout::ui
