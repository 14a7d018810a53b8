#pragma once

#include "ui/tree/paint_context.h"

#include <QPen>

#include <optional>
#include <span>
#include <vector>

namespace resprout::ui {

/// Paints edges, rails, numbers of the start order and the signals that run along them. GUI thread only.
class EdgePainter {
public:
    explicit EdgePainter(PaintContext& context) : m_c(context) {}

    /// At full detail: rounded, dashed for ghosts, coloured by what runs along them. `supervisors` are those whose edges
    /// can be seen.
    void paintFull(std::span<const ItemIndex> supervisors);
    /// Below: straight lines without smoothing, in one call for each colour.
    void paintPlain(std::span<const ItemIndex> supervisors);
    void paintNumbers(std::span<const ItemIndex> supervisors);
    void paintSignals(std::span<const ItemIndex> supervisors);

private:
    static constexpr std::uint32_t mostLive = 200; // children of one supervisor whose signals are drawn

    void paintBase(ItemIndex supervisor);
    void paintRails(ItemIndex supervisor, bool allDashed);
    void paintRows(ItemIndex supervisor, bool allDashed);
    void paintSpread(ItemIndex supervisor, bool allDashed);
    void paintLive(ItemIndex supervisor);
    void paintDiamond(ItemIndex child, TreeMotion::Kind kind, double progress);
    [[nodiscard]] bool isLive(ItemIndex supervisor) const;
    [[nodiscard]] std::optional<QColor> liveColour(ItemIndex child) const;
    void stroke(const std::vector<QPointF>& corners, const QPen& with);
    [[nodiscard]] QPen pen(const QColor& colour, double width) const;
    [[nodiscard]] QPen dashed() const;

    PaintContext& m_c;
};

} // namespace resprout::ui
