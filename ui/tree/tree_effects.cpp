#include "ui/theme/signs.h"
#include "ui/tree/tree_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace resprout::ui {

// What moves or stands around a card for a while: flashes, rings, the arrow that turns.

namespace {

constexpr std::size_t mostTurning = 30; // arrows that turn at once

double effectRadius(const PaintContext& c, ItemIndex item, const QRectF& box) {
    return c.scene.model().kind[item] == ItemKind::Worker ? box.height() / 2 : 14 * c.scale();
}

} // namespace

/// One turn a second, while a start is under way.
void TreePainter::paintTurningArrow(PaintContext& c, ItemIndex item) {
    if (!c.isMoving || c.scene.model().tally[0][static_cast<std::size_t>(ProcessState::Restarting)] > mostTurning)
        return;
    m_showedMotion = m_showedTurning = true;
    const double scale = c.scale();
    const TreeModel& model = c.scene.model();
    const QRectF sign = CardPainter::signBox(model.kind[item]);
    const QPointF centre = c.at({model.x[item], model.y[item]}) + sign.center() * scale;
    const double side = sign.width() * scale;
    c.painter.save();
    c.painter.translate(centre);
    c.painter.rotate(std::fmod(c.now, 1000.0) * 0.36);
    paintState(c.painter, c.palette, ProcessState::Restarting, QRectF(-side / 2, -side / 2, side, side));
    c.painter.restore();
}

/// The effects of a kind that can be seen, each with its item and its box; one is enough for all that a card stands for.
void TreePainter::forEachEffect(PaintContext& c, TreeMotion::Kind kind,
                                const std::function<void(const TreeMotion::Effect&, ItemIndex, const QRectF&)>& paint) {
    std::vector<ItemIndex> seen;
    const std::vector<TreeMotion::Effect>& effects = c.scene.motion().effects();
    for (auto newest = effects.rbegin(); newest != effects.rend(); ++newest) {
        const QRectF box = newest->kind == kind ? c.scene.boxOf(newest->path) : QRectF();
        if (box.isEmpty())
            continue;
        const ItemIndex item = c.scene.model().indexOf(newest->path);
        if (std::find(seen.begin(), seen.end(), item) != seen.end())
            continue;
        seen.push_back(item);
        paint(*newest, item, box);
    }
}

/// The ring of a crash runs outwards.
void TreePainter::paintHalos(PaintContext& c) {
    const double scale = c.scale();
    c.painter.setBrush(Qt::NoBrush);
    forEachEffect(c, TreeMotion::Kind::Crash, [&](const TreeMotion::Effect& effect, ItemIndex item, const QRectF& box) {
        const double t = std::clamp((c.now - effect.begin - TreeMotion::flash) / TreeMotion::decay, 0.0, 1.0);
        const double out = (3 + 15 * easeOut(t)) * scale;
        const double radius = effectRadius(c, item, box) + out;
        c.painter.setPen(QPen(faded(c.palette.fill(ProcessState::Crashed), 0.8 * (1 - t)), 3 * scale));
        c.painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius, radius);
    });
}

void TreePainter::paintEffects(PaintContext& c) {
    const double scale = c.scale();
    forEachEffect(c, TreeMotion::Kind::Crash, [&](const TreeMotion::Effect& effect, ItemIndex item, const QRectF& box) {
        const double elapsed = c.now - effect.begin;
        if (elapsed >= TreeMotion::flash)
            return;
        const double radius = effectRadius(c, item, box);
        c.painter.setPen(Qt::NoPen);
        c.painter.setBrush(faded(Qt::white, 0.75 * (1 - elapsed / TreeMotion::flash)));
        c.painter.drawRoundedRect(box, radius, radius);
    });
    c.painter.setBrush(Qt::NoBrush);
    forEachEffect(
        c, TreeMotion::Kind::Counted, [&](const TreeMotion::Effect& effect, ItemIndex item, const QRectF& box) {
            if (item == noItem || !isSupervisor(c.scene.model().kind[item]))
                return;
            const CardLook look = lookOf(c.scene, item);
            if (look.used == 0)
                return;
            const QRectF at = CardPainter::gaugeSegment(
                look.limit, std::min<std::int64_t>(look.used, std::max<std::int64_t>(1, look.limit)) - 1);
            const double out = 2.6 * scale;
            const double left = 1 - std::pow((c.now - effect.begin) / TreeMotion::decay, 3);
            const QRectF ring =
                QRectF(box.topLeft() + at.topLeft() * scale, at.size() * scale).adjusted(-out, -out, out, out);
            c.painter.setPen(QPen(faded(gaugeColour(c.palette, look.used, look.limit), left), 1.7 * scale));
            c.painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
        });
}

/// What is selected has a solid ring close by, what the keyboard is on a dashed one further out.
void TreePainter::paintRings(PaintContext& c) {
    const TreeModel& model = c.scene.model();
    c.painter.setBrush(Qt::NoBrush);
    const auto ring = [&](PathId path, double out, const QPen& pen) {
        const QRectF box = c.scene.boxOf(path);
        if (box.isEmpty())
            return;
        const ItemIndex item = model.indexOf(path);
        const double radius = model.kind[item] == ItemKind::Worker  ? box.height() / 2
                              : model.kind[item] == ItemKind::Agent ? 10 * c.scale()
                                                                    : std::min(14 * c.scale(), box.height() / 2);
        c.painter.setPen(pen);
        c.painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius + out, radius + out);
    };
    const double scale = std::clamp(c.scale(), 0.5, 1.5);
    if (c.scene.hovered != noPath && c.scene.hovered != c.scene.current)
        ring(c.scene.hovered, 3.5 * scale, QPen(faded(c.palette.accent, 0.45), 1.8 * scale));
    if (c.scene.current == noPath)
        return;
    ring(c.scene.current, 4.5 * scale, QPen(c.palette.accent, 2.4 * scale));
    if (c.hasKeyboardFocus) {
        QPen dashed(c.palette.accent, 2 * scale);
        dashed.setDashPattern({3, 2.4});
        ring(c.scene.current, 9 * scale, dashed);
    }
}

} // namespace resprout::ui
