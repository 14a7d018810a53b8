#include "ui/tree/zone_painter.h"

#include <QCoreApplication>
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

ZonePainter::ZonePainter(PaintContext& context) : m_c(context) {
    const TreeScene& scene = m_c.scene;
    for (const BlastZone& zone : scene.zones())
        add(zone);
    if (!scene.zones().empty()) // what happens is more than what might
        return;
    const BlastZone hovered = scene.hoveredZone();
    const ProcessRecord* record = hovered.dead == noPath ? nullptr : scene.shown().tree->find(hovered.dead);
    if (record == nullptr || record->pid == 0)
        return;
    add(hovered);
    for (Look& look : m_looks) {
        if (!look.words.isEmpty()) // it has not happened
            look.words = QCoreApplication::translate("resprout::ui::ZonePainter", "if it crashed: %1").arg(look.words);
    }
}

/// Unless none of it is to be seen.
void ZonePainter::add(const BlastZone& zone) {
    const TreeModel& model = m_c.scene.model();
    const auto box = zoneBox(model, zone);
    if (!box || zone.outcome == BlastZone::Outcome::NobodyAbove || zone.outcome == BlastZone::Outcome::NoProcess)
        return;
    const double scale = m_c.scale();
    Look look;
    look.speaksBeside = isTakenBelow(model, zone, *box);
    look.area = m_c.scene.camera().toScreen(*box).adjusted(-padX * scale, -padTop * scale, padX * scale,
                                                           (look.speaksBeside ? padTop : padBottom) * scale);
    if (zone.outcome == BlastZone::Outcome::GivesUp)
        look.area.adjust(-4 * scale, -4 * scale, 4 * scale, 0);
    if (!look.area.intersects(QRectF(QPointF(), m_c.size)))
        return;
    ProcessState colours = ProcessState::Restarting;
    look.share = m_c.palette.isDark ? 0.105 : 0.09;
    if (zone.outcome == BlastZone::Outcome::GivesUp) {
        colours = ProcessState::GaveUp;
    } else if (zone.outcome == BlastZone::Outcome::NotRestarted) {
        colours = ProcessState::Terminated;
        look.share = 0.07;
    }
    look.line = m_c.palette.fill(colours);
    look.ink = m_c.palette.ink(colours);
    if (detailOf(scale) == Detail::Full)
        look.words = shortText(zone, *m_c.scene.shown().paths);
    m_looks.push_back(std::move(look));
}

void ZonePainter::paintAreas() {
    const double scale = m_c.scale();
    for (const Look& look : m_looks) {
        QPen pen(look.line, std::max(1.0, 1.8 * scale));
        pen.setCapStyle(Qt::FlatCap);
        const double unit = scale / pen.widthF();
        pen.setDashPattern({8.5 * unit, 5 * unit});
        m_c.painter.setPen(pen);
        m_c.painter.setBrush(faded(look.line, look.share));
        // Corners far outside the window would be stroked dash by dash.
        const QRectF near = look.area.intersected(QRectF(QPointF(-60, -60), m_c.size + QSizeF(120, 120)));
        const double radius = std::min(16 * scale, near.height() / 2);
        m_c.painter.drawRoundedRect(near, radius, radius);
    }
}

/// From their left end on: in the zone below, or beside it where nothing stands, best at the right.
QPointF ZonePainter::placeOfWords(const Look& look, double width) const {
    const double scale = m_c.scale();
    if (!look.speaksBeside)
        return {look.area.left() + 16 * scale, look.area.bottom() - 15 * scale};
    const QPointF right(look.area.right() + 10 * scale, look.area.center().y());
    const QPointF left(look.area.left() - 26 * scale - width, look.area.center().y()); // the rail has its numbers there
    const auto isFree = [&](QPointF from) {
        for (int part = 0; part <= 4; ++part)
            if (m_c.scene.itemAt(from + QPointF(width * part / 4, 0)) != noItem)
                return false;
        return from.x() >= 0 && from.x() + width <= m_c.size.width();
    };
    return isFree(left) && !isFree(right) ? left : right;
}

void ZonePainter::paintWords() {
    const double scale = m_c.scale();
    for (const Look& look : m_looks) {
        if (look.words.isEmpty())
            continue;
        const double width = m_c.text.width(CardText::Role::Zone, look.words);
        const QPointF at = placeOfWords(look, width);
        if (look.speaksBeside || at.x() + width > look.area.right() - 4 * scale) { // over what stands beside it
            m_c.painter.setPen(Qt::NoPen);
            m_c.painter.setBrush(mix(m_c.palette.background, look.line, look.share));
            m_c.painter.drawRoundedRect(QRectF(at.x() - 6 * scale, at.y() - 11 * scale, width + 12 * scale, 22 * scale),
                                        6 * scale, 6 * scale);
        }
        m_c.text.draw(m_c.painter, CardText::Role::Zone, look.ink, look.words, at);
    }
}

} // namespace resprout::ui
