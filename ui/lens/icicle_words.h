#pragma once

#include "ui/lens/icicle_cells.h"
#include "ui/lens/icicle_fold.h"
#include "ui/tree/card_text.h"

#include <QPixmap>

#include <array>
#include <span>

class QPainter;

namespace resprout::ui {

/// "28,403 processes" and what goes with it: one line on an item for tips and screen readers.
[[nodiscard]] QString icicleName(const IcicleFold& fold, ItemIndex item);
[[nodiscard]] QString icicleFacts(const IcicleFold& fold, ItemIndex item);

/// The words in the wide cells: id, how many processes, and how many of them are in trouble, by sign, number and word.
/// GUI thread only.
class IcicleWords {
public:
    static constexpr double least = 34; ///< pixels that a cell must be wide to have any

    void forget(); // the look has changed
    /// `pitch` is the height of a row.
    void paint(QPainter& painter, const IcicleFold& fold, const Palette& palette, const QRectF& box, ItemIndex item);

private:
    void paintTroubles(QPainter& painter, const Palette& palette, const Tally& tally, const QColor& ink, QPointF at,
                       double right);
    const QPixmap& sign(const Palette& palette, ProcessState state, double ratio);

    CardText m_text;
    std::array<QPixmap, stateCount> m_signs;
};

} // namespace resprout::ui
