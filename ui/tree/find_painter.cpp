#include "ui/tree/find_painter.h"

#include "ui/theme/signs.h"
#include "ui/tree/cluster_dots.h"
#include "ui/tree/edge_geometry.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace resprout::ui {

namespace {

constexpr double signSide = 20;            // at 100 %
constexpr int spot = 4, spotOut = 1;       // pixels
constexpr std::size_t mostGrounds = 2'000; // in one frame: what is small is as lit by its neighbours

double radiusOf(const PaintContext& c, ItemIndex item, const QRectF& box) {
    const ItemKind kind = c.scene.model().kind[item];
    if (kind == ItemKind::Worker || kind == ItemKind::Fold || kind == ItemKind::Orphans)
        return box.height() / 2;
    return (kind == ItemKind::Agent ? 10 : 14) * c.scale();
}

} // namespace

void FindPainter::paintWay() {
    const TreeModel& model = m_c.scene.model();
    ItemIndex item = model.indexOf(m_c.scene.found.at);
    if (item == noItem)
        return;
    const Box view = m_c.scene.camera().view(m_c.size.width(), m_c.size.height());
    const double unit = std::clamp(m_c.scale(), 0.4, 1.5);
    m_c.painter.setBrush(Qt::NoBrush);
    m_c.painter.setPen(QPen(m_c.palette.accent, 3.4 * unit, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    if (model.kind[item] == ItemKind::Fold) // it hangs there without an edge
        item = model.parent[item];
    for (; model.parent[item] != noItem; item = model.parent[item]) {
        Box both = model.box(item);
        both.unite(model.box(model.parent[item]));
        const double out = 60; // rails and trunks run beside them
        if (both.right + out < view.left || both.left - out > view.right || both.bottom + out < view.top ||
            both.top - out > view.bottom)
            continue;
        std::vector<QPointF> corners = edgeCorners(model, item);
        for (QPointF& corner : corners)
            corner = m_c.at(corner);
        m_c.painter.drawPath(roundedPath(corners, 12 * m_c.scale()));
    }
}

void FindPainter::paintGrounds(std::span<const ItemIndex> items) {
    const FindMarks& found = m_c.scene.found;
    const double out = 6 * std::clamp(m_c.scale(), 0.4, 1.5);
    m_c.painter.setPen(QPen(faded(m_c.palette.accent, 0.75), 1.4));
    m_c.painter.setBrush(faded(m_c.palette.accent, m_c.palette.isDark ? 0.34 : 0.2));
    std::size_t painted = 0;
    for (const ItemIndex item : items) {
        if (!found.lights(item) || ++painted > mostGrounds)
            continue;
        const QRectF box = m_c.scene.camera().toScreen(m_c.scene.model().box(item));
        const double radius = radiusOf(m_c, item, box) + out;
        m_c.painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius, radius);
    }
}

void FindPainter::paintSigns(std::span<const ItemIndex> items) {
    const FindMarks& found = m_c.scene.found;
    const double side = signSide * m_c.scale();
    std::size_t painted = 0;
    for (const ItemIndex item : items) {
        if (!found.lights(item) || ++painted > mostGrounds)
            continue;
        if (m_c.scene.model().kind[item] == ItemKind::Cluster)
            paintDots(item);
        const QRectF box = m_c.scene.camera().toScreen(m_c.scene.model().box(item));
        const QRectF disc(box.left() - side * 0.3, box.top() - side * 0.36, side, side);
        m_c.painter.setPen(QPen(m_c.palette.background, 1.6 * m_c.scale()));
        m_c.painter.setBrush(m_c.palette.accent);
        m_c.painter.drawEllipse(disc);
        paintSign(m_c.painter, Sign::Search, disc.adjusted(side * 0.24, side * 0.24, -side * 0.24, -side * 0.24),
                  {m_c.palette.onAccent, m_c.palette.accent});
    }
}

void FindPainter::paintDots(ItemIndex item) {
    const auto& lit = m_c.scene.found.dots.find(item);
    if (lit == m_c.scene.found.dots.end())
        return;
    const double radius = ClusterDots::side * 0.72 * m_c.scale();
    m_c.painter.setBrush(Qt::NoBrush);
    m_c.painter.setPen(QPen(m_c.palette.accent, 1.8 * m_c.scale()));
    for (std::size_t dot = 0; dot < lit->second.size(); ++dot)
        if (lit->second.test(dot)) {
            const QPointF at = ClusterDots::centre(dot);
            m_c.painter.drawEllipse(m_c.at({m_c.scene.model().x[item] + at.x(), m_c.scene.model().y[item] + at.y()}),
                                    radius, radius);
        }
}

/// One spot for all matches within a few pixels: there may be very many.
void FindPainter::paintSpots() {
    const TreeModel& model = m_c.scene.model();
    const int columns = static_cast<int>(m_c.size.width()) / spot + 1;
    const int rows = static_cast<int>(m_c.size.height()) / spot + 1;
    std::vector<std::uint8_t> isTaken(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
    for (const ItemIndex item : m_c.scene.found.items) {
        const QPointF centre = m_c.scene.camera().toScreen(model.box(item)).center();
        const int column = static_cast<int>(std::floor(centre.x() / spot));
        const int row = static_cast<int>(std::floor(centre.y() / spot));
        if (column < 0 || row < 0 || column >= columns || row >= rows)
            continue;
        auto& taken = isTaken[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                              static_cast<std::size_t>(column)];
        if (std::exchange(taken, 1) != 0)
            continue;
        const QRect at(column * spot, row * spot, spot, spot);
        m_c.painter.fillRect(at.adjusted(-spotOut - 1, -spotOut - 1, spotOut + 1, spotOut + 1), m_c.palette.background);
        m_c.painter.fillRect(at.adjusted(-spotOut, -spotOut, spotOut, spotOut), m_c.palette.accent);
    }
}

} // namespace resprout::ui
