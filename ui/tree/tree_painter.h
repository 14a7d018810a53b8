#pragma once

#include "ui/tree/card_painter.h"
#include "ui/tree/overview_painter.h"
#include "ui/tree/paint_context.h"
#include "ui/tree/painted_items.h"

#include <functional>
#include <vector>

namespace resprout::ui {

/// Paints the whole canvas, one frame at a time. Keeps what one frame can use of another: sprites, laid out words.
/// GUI thread only.
class TreePainter {
public:
    struct Frame {
        QSizeF size;
        QRegion region; // that is to be painted
        double ratio = 1;
        Moment now = 0;
        bool isMoving = true;
        bool hasKeyboardFocus = false;
    };
    void paint(QPainter& painter, const TreeScene& scene, const Palette& palette, const Frame& frame);

    /// The look has changed.
    void forget();

    /// Whether the frame showed something that moves by itself (an arrow that turns, a gauge that counts down).
    [[nodiscard]] bool showedMotion() const { return m_showedMotion; }
    /// Whether a frame must follow by itself: an arrow turns, or names are still to be painted.
    [[nodiscard]] bool showedTurning() const { return m_showedTurning; }
    [[nodiscard]] std::size_t paintedItems() const { return m_items.size(); }

    /// Where the picture is another by now, to be painted next; nothing: it may be another everywhere.
    [[nodiscard]] std::optional<QRegion> takeDiffering(const TreeScene& scene, QSizeF size);
    /// All of it is to be painted next.
    void forgetPainted() {
        m_painted.forget();
        m_isAllDue = true;
    }

private:
    void collect(const PaintContext& c);
    void leaveOut(const PaintContext& c, const QRegion& region); // what does not reach into it
    void paintGround(PaintContext& c);
    void paintItem(PaintContext& c, ItemIndex item, Detail detail);
    void paintCard(PaintContext& c, ItemIndex item, const CardLook& look, QPointF at);
    void paintWords(PaintContext& c, ItemIndex item, QPointF at);
    void paintSmall(PaintContext& c, ItemIndex item, Detail detail);
    void paintTurningArrow(PaintContext& c, ItemIndex item);
    void paintRings(PaintContext& c);
    void paintHalos(PaintContext& c);
    void paintEffects(PaintContext& c);
    void forEachEffect(PaintContext& c, TreeMotion::Kind kind,
                       const std::function<void(const TreeMotion::Effect&, ItemIndex, const QRectF&)>& paint);

    CardText m_text;
    SpriteCache m_sprites;
    OverviewPainter m_overview;
    PaintedItems m_painted;
    std::vector<ItemIndex> m_items;       // that can be seen
    std::vector<ItemIndex> m_supervisors; // whose edges can be seen
    bool m_isAllDue = true;
    bool m_showedMotion = false;
    bool m_showedTurning = false;
    int m_newLabels = 0; // of this frame
};

/// The words of a worker's second line: its pid, or its state in words, with its place in the group stop under way.
[[nodiscard]] QString secondLine(const ProcessRecord& record, const ProcessRecord* supervisor);
[[nodiscard]] QString pidLabel(std::uint32_t pid);
[[nodiscard]] CardLook lookOf(const TreeScene& scene, ItemIndex item);

} // namespace resprout::ui
