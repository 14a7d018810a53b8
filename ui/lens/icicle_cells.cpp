#include "ui/lens/icicle_cells.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace resprout::ui {

namespace {

constexpr double wide = 16; // pixels from which a cell has round corners and a foot of its own
constexpr double radius = 5;
constexpr double footHeight = 6, footInset = 6;
constexpr std::array footOrder{ProcessState::GaveUp, ProcessState::Crashed, ProcessState::Restarting,
                               ProcessState::ShuttingDown, ProcessState::Starting};

bool isQuiet(ProcessState state) {
    return state == ProcessState::Running || state == ProcessState::Terminated || state == ProcessState::NotStarted;
}

/// Whether a narrow cell in that state is broken at line `y`.
bool isBroken(ProcessState state, int y) {
    switch (state) {
    case ProcessState::Restarting:
        return y % 12 >= 8;
    case ProcessState::ShuttingDown:
        return y % 6 >= 3;
    case ProcessState::Starting:
        return y % 12 >= 4;
    case ProcessState::GaveUp:
        return y % 16 >= 14;
    case ProcessState::NotStarted:
    case ProcessState::Running:
    case ProcessState::Crashed:
    case ProcessState::Terminated:
        return false;
    }
    return false;
}

QRgb blended(QRgb under, QRgb over, double share) {
    return mix(QColor::fromRgb(under), QColor::fromRgb(over), share).rgb();
}

} // namespace

QColor IcicleCells::colourOf(const Palette& palette, ProcessState state) {
    if (state == ProcessState::Running)
        return mix(palette.background, palette.fill(state), palette.isDark ? 0.46 : 0.28);
    return isQuiet(state) ? mix(palette.background, palette.fill(state), 0.38) : palette.fill(state);
}

void IcicleCells::paint(QImage& image, const IcicleModel& model, const IcicleGeometry& geometry, const Palette& palette,
                        Style style, double ratio, double leastLabel) {
    m_model = &model;
    m_geometry = geometry;
    m_style = style;
    m_ratio = ratio;
    m_leastLabel = leastLabel;
    m_ground = palette.background.rgb();
    m_track = mix(palette.background, palette.danger(), palette.isDark ? 0.25 : 0.14).rgb();
    m_quiet = colourOf(palette, ProcessState::Running).rgb();
    for (std::size_t i = 0; i < stateCount; ++i) {
        const auto state = static_cast<ProcessState>(i);
        m_colours[i] = colourOf(palette, state).rgb();
        m_fills[i] = palette.fill(state).rgb();
        m_severity[i] = static_cast<std::uint8_t>(severity(state));
    }
    m_labelled.clear();
    m_goesDeeper = false;
    m_level.clear();
    if (geometry.top != noItem)
        m_level.push_back({geometry.top, {geometry.area.left(), geometry.area.width()}, 0});
    m_nextLevel.clear();
    m_line.resize(static_cast<std::size_t>(image.width()));
    m_foot.resize(m_line.size());
    m_column.resize(m_line.size());
    m_columnEnds.assign(m_line.size(), {});
    m_columnsEnd = 0;
    // Above and below the rows nothing is drawn; between them each row draws its own lines.
    const int begin = std::clamp(pixelOf(geometry.area.top()), 0, image.height());
    for (int y = 0; y < begin; ++y)
        std::fill_n(reinterpret_cast<QRgb*>(image.scanLine(y)), image.width(), m_ground);
    std::uint32_t row = 0;
    const auto isAnything = [&] {
        return m_columnsEnd > row || !m_level.empty();
    };
    for (; row < geometry.rows && isAnything(); ++row)
        paintRow(image, row);
    m_goesDeeper = isAnything();
    for (int y = std::clamp(pixelOf(geometry.rowTop(row)), 0, image.height()); y < image.height(); ++y)
        std::fill_n(reinterpret_cast<QRgb*>(image.scanLine(y)), image.width(), m_ground);
}

/// Draws the cells of `m_level` and of the columns beside them, and makes the next level of their children.
void IcicleCells::paintRow(QImage& image, std::uint32_t row) {
    std::fill(m_line.begin(), m_line.end(), m_ground);
    m_narrow.clear();
    m_rounded.clear();
    gatherColumns(row);
    paintColumns(Loudness::Quiet);
    for (const Cell& cell : m_level)
        addCell(cell);
    paintColumns(Loudness::Loud);

    const int top = std::clamp(pixelOf(m_geometry.rowTop(row)), 0, image.height());
    const int bottom =
        std::clamp(pixelOf(m_geometry.rowTop(row) + m_geometry.pitch - m_geometry.gap), top, image.height());
    const int end = std::clamp(pixelOf(m_geometry.rowTop(row + 1)), bottom, image.height());
    const std::size_t bytes = m_line.size() * sizeof(QRgb);
    for (int y = top; y < bottom; ++y)
        std::memcpy(image.scanLine(y), m_line.data(), bytes);
    for (int y = bottom; y < end; ++y)
        std::fill_n(reinterpret_cast<QRgb*>(image.scanLine(y)), image.width(), m_ground);
    breakUp(image, top, bottom);
    if (m_style == Style::Full) {
        m_foot = m_line;
        for (const Cell& cell : m_level)
            paintFoot(cell);
        const int footTop = bottom - pixelOf((footHeight + 5) * m_ratio);
        for (int y = std::max(top, footTop); y < std::min(bottom, footTop + pixelOf(footHeight * m_ratio)); ++y)
            std::memcpy(image.scanLine(y), m_foot.data(), bytes);
        for (const auto& [from, to] : m_rounded)
            roundOff(image, from, to, top, bottom);
    }

    m_nextLevel.clear();
    for (const Cell& cell : m_level)
        addChildren(cell);
    m_level.swap(m_nextLevel);
}

PixelRange IcicleCells::pixelsInLine(const IcicleSpan& span) const {
    const auto [from, to] = pixelsOf(span);
    const int end = static_cast<int>(m_line.size());
    return {std::clamp(from, 0, end), std::clamp(to, std::clamp(from, 0, end), end)};
}

/// Pixels at a cell's end that keep it apart from the next one.
int IcicleCells::freeAfter(const Cell& cell) const {
    return m_style == Style::Full && cell.span.width >= 3 ? std::max(1, pixelOf(m_ratio)) : 0;
}

void IcicleCells::addCell(const Cell& cell) {
    const auto [from, all] = pixelsInLine(cell.span);
    const int to = std::max(std::min(from + 1, all), all - freeAfter(cell));
    const ProcessState state = m_model->stateOf(cell.item);
    std::fill(m_line.begin() + from, m_line.begin() + to, m_colours[static_cast<std::size_t>(state)]);
    std::fill(m_line.begin() + to, m_line.begin() + all, m_ground);
    if (cell.span.width >= wide * m_ratio)
        m_rounded.emplace_back(from, to);
    else if (!isQuiet(state))
        m_narrow.push_back({from, to, state});
    if (cell.span.width >= m_leastLabel)
        m_labelled.push_back(cell);
}

/// The children that have a pixel or more become cells of the next level, the others go into the columns.
void IcicleCells::addChildren(const Cell& above) {
    const IcicleModel& model = *m_model;
    const ItemIndex begin = model.first[above.item];
    const ItemIndex end = begin + model.count[above.item];
    if (begin == end)
        return;
    const ChildSpans spans(model, above.item, above.span);
    const auto most = static_cast<int>(m_column.size()) - 1;
    for (ItemIndex child = begin; child < end; ++child) {
        const IcicleSpan span = spans(child);
        if (span.width >= 1) {
            m_nextLevel.push_back({child, span, above.row + 1});
        } else {
            auto& ends = m_columnEnds[static_cast<std::size_t>(std::clamp(static_cast<int>(span.left), 0, most))];
            std::uint32_t& lowest = ends[m_severity[model.worst[child]]];
            lowest = std::max(lowest, above.row + 2 + model.height[child]);
            m_columnsEnd = std::max(m_columnsEnd, lowest);
        }
    }
}

/// Which columns go on down to a row, and of each pixel the worst.
void IcicleCells::gatherColumns(std::uint32_t row) {
    std::fill(m_column.begin(), m_column.end(), std::uint8_t{0});
    if (m_columnsEnd <= row)
        return;
    for (std::size_t x = 0; x < m_column.size(); ++x)
        for (std::size_t severity = 0; severity < stateCount; ++severity)
            if (m_columnEnds[x][severity] > row)
                m_column[x] = static_cast<std::uint8_t>(1 + severity);
}

/// A quiet column lies below the cell that it shares its pixel with, a loud one above it.
void IcicleCells::paintColumns(Loudness which) {
    std::array<ProcessState, stateCount> stateOf{};
    for (std::size_t i = 0; i < stateCount; ++i)
        stateOf[m_severity[i]] = static_cast<ProcessState>(i);
    for (std::size_t x = 0; x < m_column.size(); ++x) {
        if (m_column[x] == 0)
            continue;
        const ProcessState state = stateOf[static_cast<std::size_t>(m_column[x]) - 1];
        if (isQuiet(state) != (which == Loudness::Quiet))
            continue;
        m_line[x] = m_colours[static_cast<std::size_t>(state)];
        if (!isQuiet(state))
            m_narrow.push_back({static_cast<int>(x), static_cast<int>(x) + 1, state});
    }
}

/// The shares of the troubled states at and below a cell, the worst first; the empty rest only where there is room for it.
void IcicleCells::paintFoot(const Cell& cell) {
    if (m_model->count[cell.item] == 0 || isQuiet(m_model->worstOf(cell.item)))
        return;
    const int last = static_cast<int>(m_foot.size());
    auto [from, to] = pixelsInLine(cell.span);
    if (cell.span.width < wide * m_ratio) {
        to = std::max(from, to - freeAfter(cell));
        std::fill(m_foot.begin() + from, m_foot.begin() + to, m_fills[m_model->worst[cell.item]]);
        return;
    }
    const int inset = pixelOf(std::min(footInset * m_ratio, cell.span.width / 4));
    from = std::clamp(from + inset, 0, last);
    to = std::clamp(to - inset, from, last);
    std::fill(m_foot.begin() + from, m_foot.begin() + to, m_track);
    const Tally tally = m_model->tallyOf(cell.item);
    const double room = to - from;
    int x = from;
    for (const ProcessState state : footOrder) {
        const double share = static_cast<double>(tally[static_cast<std::size_t>(state)]) / m_model->weight[cell.item];
        if (share <= 0)
            continue;
        const int width = std::max(pixelOf(std::min(footHeight * m_ratio, room / 4)), pixelOf(room * share));
        const int until = std::min(to, x + std::max(1, width));
        std::fill(m_foot.begin() + x, m_foot.begin() + until, m_fills[static_cast<std::size_t>(state)]);
        x = until;
    }
}

void IcicleCells::breakUp(QImage& image, int top, int bottom) {
    if (m_narrow.empty())
        return;
    for (int y = top; y < bottom; ++y) {
        const int line = static_cast<int>((y - top) / m_ratio);
        std::array<bool, stateCount> broken{};
        for (std::size_t i = 0; i < stateCount; ++i)
            broken[i] = isBroken(static_cast<ProcessState>(i), line);
        if (std::find(broken.begin(), broken.end(), true) == broken.end())
            continue;
        auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (const Narrow& narrow : m_narrow)
            if (broken[static_cast<std::size_t>(narrow.state)])
                std::fill(pixels + narrow.from, pixels + narrow.to, m_quiet);
    }
}

void IcicleCells::roundOff(QImage& image, int from, int to, int top, int bottom) const {
    const double r = radius * m_ratio;
    const int side = static_cast<int>(std::ceil(r));
    if (to - from < 2 * side || bottom - top < 2 * side)
        return;
    for (int dy = 0; dy < side; ++dy) {
        auto* upper = reinterpret_cast<QRgb*>(image.scanLine(top + dy));
        auto* lower = reinterpret_cast<QRgb*>(image.scanLine(bottom - 1 - dy));
        for (int dx = 0; dx < side; ++dx) {
            const double out = std::hypot(r - dx - 0.5, r - dy - 0.5) - r + 0.5;
            if (out <= 0)
                continue;
            for (QRgb* line : {upper, lower})
                for (const int x : {from + dx, to - 1 - dx})
                    line[x] = blended(line[x], m_ground, std::min(1.0, out));
        }
    }
}

} // namespace resprout::ui
