#pragma once

#include "ui/theme/palette.h"
#include "ui/tree/card_text.h"
#include "ui/tree/tree_model.h"

#include <QRectF>

class QPainter;

namespace resprout::ui {

/// What a card looks like, without the words that only one process has.
struct CardLook {
    ItemKind kind = ItemKind::Worker;
    ProcessState state = ProcessState::Running;
    // supervisors
    Strategy strategy = Strategy::OneForOne;
    std::uint32_t used = 0;  ///< restarts that still count
    std::int64_t limit = 0;  ///< intensity
    std::int64_t period = 0; ///< seconds

    bool operator==(const CardLook&) const = default;
};

/// Paints cards to scale, with their upper left corner at the origin. They reach out by `cardMargin * scale`.
/// Kind by silhouette; state by shape, border, fill and word. GUI thread only.
class CardPainter {
public:
    static constexpr double margin = 16;

    CardPainter(const Palette& palette, CardText& text) : m_palette(palette), m_text(text) {}

    /// The whole card but for its gauge, its name, and a worker's second line.
    void paintCard(QPainter& painter, const CardLook& look, double scale);
    /// The segments and words of a supervisor's gauge; `gaugeBox` is at the origin.
    void paintGauge(QPainter& painter, const CardLook& look, double scale);
    /// A body for small scales: shape, border, fill and, where there is room, the state's sign.
    void paintBody(QPainter& painter, ItemKind kind, ProcessState state, QSizeF size);

    [[nodiscard]] QColor nameColour(ProcessState state) const;
    [[nodiscard]] QColor secondLineColour(ProcessState state) const;

    /// Middle lines and left ends of the words, at 100 %.
    static constexpr QPointF cardName{62, 23}, pillName{48, 17.5}, pillSecond{48, 35.5};
    static constexpr double cardNameWidth = 128, pillNameWidth = 112;
    /// Where a card's state sign is, at 100 %.
    [[nodiscard]] static QRectF signBox(ItemKind kind);
    /// The place of the gauge with its words, at 100 %.
    static constexpr QRectF gaugeBox{10, 68, 212, 32};
    /// The place of one segment of the gauge, at 100 %.
    [[nodiscard]] static QRectF gaugeSegment(std::int64_t limit, std::int64_t segment);

private:
    void paintGround(QPainter& painter, ItemKind kind, ProcessState state, const QRectF& box, double scale);
    void paintSupervisor(QPainter& painter, const CardLook& look, double scale);
    void paintBadge(QPainter& painter, const CardLook& look, double scale);
    void paintWorker(QPainter& painter, const CardLook& look, double scale);
    void paintStateSign(QPainter& painter, ProcessState state, const QRectF& box);
    [[nodiscard]] bool isSolid(ProcessState state) const;
    [[nodiscard]] QColor quietColour(ProcessState state) const;

    const Palette& m_palette;
    CardText& m_text;
};

/// Green below 60 % of the limit, amber below 100 %, red at it.
[[nodiscard]] QColor gaugeColour(const Palette& palette, std::uint32_t used, std::int64_t limit);

/// "2 of 3 restarts", "limit exceeded".
[[nodiscard]] QString gaugeText(const CardLook& look);

} // namespace resprout::ui
