#include "ui/tree/zone_painter.h"

#include <QPainter>

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr double padX = 12, padTop = 9, padBottom = 29;

/// Whether a sibling stands where the words below the zone would.
bool isTakenBelow(const TreeModel& model, const BlastZone& zone, const Box& box) {
    const ItemIndex above = model.ownItem(zone.supervisor);
    if (above == noItem || zone.outcome == BlastZone::Outcome::GivesUp)
        return false;
    for (ItemIndex child = model.first[above]; child < model.first[above] + model.count[above]; ++child) {
        const Box& other = model.reach[child];
        if (other.top >= box.bottom && other.top < box.bottom + padBottom && other.left < box.right &&
            other.right > box.left)
            return true;
    }
    return false;
}

} // namespace

std::optional<Box> zoneBox(const TreeModel& model, const BlastZone& zone) {
    std::optional<Box> all;
    const auto add = [&](ItemIndex item) {
        if (item == noItem)
            return;
        const Box& box = model.reach[item];
        if (all)
            all->unite(box);
        else
            all = box;
    };
    if (zone.outcome == BlastZone::Outcome::GivesUp) {
        add(model.ownItem(zone.supervisor));
    } else {
        for (const PathId path : zone.restarted)
            add(model.indexOf(path));
        for (const PathId path : zone.dropped)
            add(model.indexOf(path));
    }
    return all;
}

void paintZone(PaintContext& c, const BlastZone& zone) {
    const auto box = zoneBox(c.scene.model(), zone);
    if (!box || zone.outcome == BlastZone::Outcome::NobodyAbove || zone.outcome == BlastZone::Outcome::NoProcess)
        return;
    const double scale = c.scale();
    const bool speaksBeside = isTakenBelow(c.scene.model(), zone, *box);
    QRectF area = c.scene.camera().toScreen(*box).adjusted(-padX * scale, -padTop * scale, padX * scale,
                                                           (speaksBeside ? padTop : padBottom) * scale);
    if (zone.outcome == BlastZone::Outcome::GivesUp)
        area.adjust(-4 * scale, -4 * scale, 4 * scale, 0);
    if (!area.intersects(QRectF(QPointF(), c.size)))
        return;

    QColor line = c.palette.fill(ProcessState::Restarting);
    QColor ink = c.palette.ink(ProcessState::Restarting);
    double share = c.palette.isDark ? 0.105 : 0.09;
    if (zone.outcome == BlastZone::Outcome::GivesUp) {
        line = c.palette.fill(ProcessState::GaveUp);
        ink = c.palette.ink(ProcessState::GaveUp);
    } else if (zone.outcome == BlastZone::Outcome::NotRestarted) {
        line = c.palette.fill(ProcessState::Terminated);
        ink = c.palette.ink(ProcessState::Terminated);
        share = 0.07;
    }
    QPen pen(line, std::max(1.0, 1.8 * scale));
    pen.setCapStyle(Qt::FlatCap);
    const double unit = scale / pen.widthF();
    pen.setDashPattern({8.5 * unit, 5 * unit});
    c.painter.setPen(pen);
    c.painter.setBrush(faded(line, share));
    // Corners far outside the window would be stroked dash by dash.
    const QRectF near = area.intersected(QRectF(QPointF(-60, -60), c.size + QSizeF(120, 120)));
    c.painter.drawRoundedRect(near, std::min(16 * scale, near.height() / 2), std::min(16 * scale, near.height() / 2));
    if (detailOf(scale) != Detail::Full)
        return;
    const QPointF words = speaksBeside ? QPointF(area.right() + 10 * scale, area.center().y())
                                       : QPointF(area.left() + 16 * scale, area.bottom() - 15 * scale);
    c.text.draw(c.painter, CardText::Role::Zone, ink, shortText(zone, *c.scene.shown().paths), words);
}

} // namespace resprout::ui
