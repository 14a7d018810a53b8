#pragma once

#include "core/node/tree_fold.h"

#include <QColor>

namespace resprout::ui {

/// The colours of one look. A value. Any thread.
/// A state has two colours: `fill` for shapes, `ink` for its words; they differ where the fill would be hard to read.
struct Palette {
    QColor background, gridDot, surface, surface2, border;
    QColor text, secondaryText, panel, panelBorder, edge, accent;
    QColor onAccent; ///< words on the accent colour
    QColor track;    ///< the empty part of gauges and sliders
    bool isDark = false;

    [[nodiscard]] QColor fill(ProcessState state) const;
    [[nodiscard]] QColor ink(ProcessState state) const;
    /// Words and marks on a shape that is filled with `fill(state)`.
    [[nodiscard]] QColor onFill(ProcessState state) const;
    /// The body of a card in that state: the surface with a breath of the state's colour.
    [[nodiscard]] QColor tint(ProcessState state) const;

    [[nodiscard]] QColor danger() const { return fill(ProcessState::Crashed); }
    [[nodiscard]] QColor onDanger() const { return onFill(ProcessState::Crashed); }

    static Palette light();
    static Palette dark();
};

/// `share` of `over`, the rest `under`; 0 <= share <= 1.
[[nodiscard]] QColor mix(const QColor& under, const QColor& over, double share);
/// The colour with that opacity.
[[nodiscard]] QColor faded(QColor colour, double opacity);

} // namespace resprout::ui
