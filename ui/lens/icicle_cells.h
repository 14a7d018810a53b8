#pragma once

#include "ui/lens/icicle_geometry.h"
#include "ui/theme/palette.h"

#include <QImage>

#include <array>
#include <span>
#include <vector>

namespace resprout::ui {

/// The cells of an icicle, written into an image line by line with no QPainter between. A cell has the colour of its own
/// state, and at its foot the shares of the states below it. Cells under a pixel are one column in the colour of the worst
/// process in them, down through as many rows as there are levels below them: colours are never mixed. Narrow cells tell their
/// state by the way they are broken as well: crashed ones are solid, restarting ones dashed, stopping ones dotted, starting ones
/// sparse. GUI thread only.
class IcicleCells {
public:
    enum class Style { Full, Small }; // Small: no corners, no feet, no gaps between neighbours
    struct Cell {
        ItemIndex item;
        IcicleSpan span;
        std::uint32_t row;
    };

    /// `geometry` in device pixels. Cells of at least `leastLabel` are remembered, for their words.
    void paint(QImage& image, const IcicleModel& model, const IcicleGeometry& geometry, const Palette& palette,
               Style style, double ratio, double leastLabel);
    [[nodiscard]] std::span<const Cell> labelled() const { return m_labelled; }
    /// Some row lies below the last one that is painted.
    [[nodiscard]] bool goesDeeper() const { return m_goesDeeper; }

    [[nodiscard]] static QColor colourOf(const Palette& palette, ProcessState state);

private:
    struct Narrow {
        int from, to;
        ProcessState state;
    };

    void paintRow(QImage& image, std::uint32_t row);
    void addChildren(const Cell& above);
    void gatherColumns(std::uint32_t row);
    void addCell(const Cell& cell);
    enum class Loudness { Quiet, Loud };
    void paintColumns(Loudness which);
    void paintFoot(const Cell& cell);
    [[nodiscard]] int freeAfter(const Cell& cell) const;
    [[nodiscard]] PixelRange pixelsInLine(const IcicleSpan& span) const;
    void breakUp(QImage& image, int top, int bottom);
    void roundOff(QImage& image, int from, int to, int top, int bottom) const;

    const IcicleModel* m_model = nullptr;
    IcicleGeometry m_geometry;
    Style m_style = Style::Full;
    double m_ratio = 1, m_leastLabel = 0;
    QRgb m_ground = 0, m_track = 0, m_quiet = 0;
    std::array<QRgb, stateCount> m_colours{}, m_fills{};
    std::array<std::uint8_t, stateCount> m_severity{};
    std::vector<QRgb> m_line, m_foot; // one line of the row, and one through its feet
    // By pixel, of those that have none of their own: above which row the columns of each severity end.
    std::vector<std::array<std::uint32_t, stateCount>> m_columnEnds;
    std::uint32_t m_columnsEnd = 0;         // the lowest of these
    std::vector<std::uint8_t> m_column;     // by pixel: 1 + severity of the worst column in a row; 0: none
    std::vector<Cell> m_level, m_nextLevel; // cells that have a pixel of their own
    std::vector<Narrow> m_narrow;
    std::vector<std::pair<int, int>> m_rounded;
    std::vector<Cell> m_labelled;
    bool m_goesDeeper = false;
};

} // namespace resprout::ui
