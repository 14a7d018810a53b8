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

namespace {

struct ZoneLook {
    QRectF area; // on the screen
    bool speaksBeside = false;
    QColor line, ink;
    double share = 0; // of the line's colour in the ground
};

std::optional<ZoneLook> lookOf(const PaintContext& c, const BlastZone& zone) {
    const auto box = zoneBox(c.scene.model(), zone);
    if (!box || zone.outcome == BlastZone::Outcome::NobodyAbove || zone.outcome == BlastZone::Outcome::NoProcess)
        return std::nullopt;
    const double scale = c.scale();
    const bool speaksBeside = isTakenBelow(c.scene.model(), zone, *box);
    ZoneLook look;
    look.area = c.scene.camera().toScreen(*box).adjusted(-padX * scale, -padTop * scale, padX * scale,
                                                         (speaksBeside ? padTop : padBottom) * scale);
    if (zone.outcome == BlastZone::Outcome::GivesUp)
        look.area.adjust(-4 * scale, -4 * scale, 4 * scale, 0);
    if (!look.area.intersects(QRectF(QPointF(), c.size)))
        return std::nullopt;
    look.speaksBeside = speaksBeside;
    ProcessState colours = ProcessState::Restarting;
    look.share = c.palette.isDark ? 0.105 : 0.09;
    if (zone.outcome == BlastZone::Outcome::GivesUp) {
        colours = ProcessState::GaveUp;
    } else if (zone.outcome == BlastZone::Outcome::NotRestarted) {
        colours = ProcessState::Terminated;
        look.share = 0.07;
    }
    look.line = c.palette.fill(colours);
    look.ink = c.palette.ink(colours);
    return look;
}

} // namespace

void paintZone(PaintContext& c, const BlastZone& zone) {
    const std::optional<ZoneLook> look = lookOf(c, zone);
    if (!look)
        return;
    const double scale = c.scale();
    QPen pen(look->line, std::max(1.0, 1.8 * scale));
    pen.setCapStyle(Qt::FlatCap);
    const double unit = scale / pen.widthF();
    pen.setDashPattern({8.5 * unit, 5 * unit});
    c.painter.setPen(pen);
    c.painter.setBrush(faded(look->line, look->share));
    // Corners far outside the window would be stroked dash by dash.
    const QRectF near = look->area.intersected(QRectF(QPointF(-60, -60), c.size + QSizeF(120, 120)));
    c.painter.drawRoundedRect(near, std::min(16 * scale, near.height() / 2), std::min(16 * scale, near.height() / 2));
}

namespace {

/// Where the words stand, from their left end on: in the zone below, or beside it where nothing stands, best at the right.
QPointF placeOfWords(const PaintContext& c, const ZoneLook& look, double width) {
    const double scale = c.scale();
    if (!look.speaksBeside)
        return {look.area.left() + 16 * scale, look.area.bottom() - 15 * scale};
    const QPointF right(look.area.right() + 10 * scale, look.area.center().y());
    const QPointF left(look.area.left() - 26 * scale - width, look.area.center().y()); // the rail has its numbers there
    const auto isFree = [&](QPointF from) {
        for (int part = 0; part <= 4; ++part)
            if (c.scene.itemAt(from + QPointF(width * part / 4, 0)) != noItem)
                return false;
        return from.x() >= 0 && from.x() + width <= c.size.width();
    };
    return isFree(left) && !isFree(right) ? left : right;
}

} // namespace

void paintZoneWords(PaintContext& c, const BlastZone& zone) {
    const std::optional<ZoneLook> look = lookOf(c, zone);
    if (!look || detailOf(c.scale()) != Detail::Full)
        return;
    const double scale = c.scale();
    const QString words = shortText(zone, *c.scene.shown().paths);
    const double width = c.text.width(CardText::Role::Zone, words);
    const QPointF at = placeOfWords(c, *look, width);
    if (look->speaksBeside || at.x() + width > look->area.right() - 4 * scale) { // over what stands beside it
        c.painter.setPen(Qt::NoPen);
        c.painter.setBrush(mix(c.palette.background, look->line, look->share));
        c.painter.drawRoundedRect(QRectF(at.x() - 6 * scale, at.y() - 11 * scale, width + 12 * scale, 22 * scale),
                                  6 * scale, 6 * scale);
    }
    c.text.draw(c.painter, CardText::Role::Zone, look->ink, words, at);
}

} // namespace resprout::ui
