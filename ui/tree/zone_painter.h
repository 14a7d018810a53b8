#pragma once

#include "ui/tree/paint_context.h"

#include <vector>

namespace resprout::ui {

/// Paints what crashes take along in one frame: what happens, or else what a crash of the process under the pointer would.
/// GUI thread only; the context must outlive it.
class ZonePainter {
public:
    explicit ZonePainter(PaintContext& context);

    /// The dashed areas, below everything.
    void paintAreas();
    /// OTP's words for them, above the cards that they may reach into.
    void paintWords();

private:
    struct Look {
        QRectF area; // on the screen
        bool speaksBeside = false;
        QColor line, ink;
        double share = 0; // of the line's colour in the ground
        QString words;
    };

    void add(const BlastZone& zone);
    [[nodiscard]] QPointF placeOfWords(const Look& look, double width) const;

    PaintContext& m_c;
    std::vector<Look> m_looks;
};

/// Where it is, in lengths of the layout; nothing when none of it is on the canvas.
[[nodiscard]] std::optional<Box> zoneBox(const TreeModel& model, const BlastZone& zone);

} // namespace resprout::ui
