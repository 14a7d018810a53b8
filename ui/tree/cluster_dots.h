#pragma once

#include "core/otp/path_table.h"

#include <QPointF>
#include <QRectF>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace resprout::ui {

/// Where the members of a cluster card are: one dot each, or one dot for a few neighbours, which shows the worst of them.
/// Lengths at 100 %, from the upper left of the card.
struct ClusterDots {
    static constexpr std::size_t columns = 16, rows = 9, most = columns * rows;
    static constexpr double left = 15, top = 50, pitchX = 13.1, pitchY = 11.6, side = 9;

    std::size_t members = 0;

    [[nodiscard]] std::size_t dots() const { return std::min(members, most); }
    /// Members that dot `dot` stands for: from `firstOf(dot)` up to `firstOf(dot + 1)`.
    [[nodiscard]] std::size_t firstOf(std::size_t dot) const {
        return dot * members / std::max<std::size_t>(1, dots());
    }
    [[nodiscard]] std::size_t dotOf(std::size_t member) const {
        std::size_t dot = members == 0 ? 0 : member * dots() / members;
        while (dot + 1 < dots() && firstOf(dot + 1) <= member)
            ++dot;
        return dot;
    }
    [[nodiscard]] static QPointF centre(std::size_t dot) {
        const std::size_t row = dot / columns;
        return {left + side / 2 + static_cast<double>(dot % columns) * pitchX,
                top + side / 2 + static_cast<double>(row) * pitchY};
    }
    [[nodiscard]] std::optional<std::size_t> dotAt(QPointF point) const {
        const double column = (point.x() - left + (pitchX - side) / 2) / pitchX;
        const double row = (point.y() - top + (pitchY - side) / 2) / pitchY;
        if (column < 0 || row < 0 || column >= static_cast<double>(columns))
            return std::nullopt;
        const std::size_t dot = static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
        return dot < dots() ? std::optional(dot) : std::nullopt;
    }
};

} // namespace resprout::ui
