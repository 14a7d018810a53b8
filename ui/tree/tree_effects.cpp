#include "ui/theme/signs.h"
#include "ui/tree/tree_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace resprout::ui {

// What moves or stands around a card for a while: flashes, rings, the arrow that turns.

namespace {

constexpr std::size_t mostTurning = 30; // arrows that turn at once

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

void TreePainter::paintEffects(PaintContext& c) {
    const TreeModel& model = c.scene.model();
    const double scale = c.scale();
    c.painter.setBrush(Qt::NoBrush);
    std::vector<std::pair<ItemIndex, TreeMotion::Kind>> seen; // one of a kind is enough for all that a card stands for
    const std::vector<TreeMotion::Effect>& effects = c.scene.motion().effects();
    for (auto newest = effects.rbegin(); newest != effects.rend(); ++newest) {
        const TreeMotion::Effect& effect = *newest;
        const QRectF box = c.scene.boxOf(effect.path);
        if (box.isEmpty())
            continue;
        const double elapsed = c.now - effect.begin;
        const ItemIndex item = model.indexOf(effect.path);
        if (std::find(seen.begin(), seen.end(), std::pair(item, effect.kind)) != seen.end())
            continue;
        seen.emplace_back(item, effect.kind);
        const double radius = model.kind[item] == ItemKind::Worker ? box.height() / 2 : 14 * scale;
        if (effect.kind == TreeMotion::Kind::Crash) {
            if (elapsed < TreeMotion::flash) {
                c.painter.setPen(Qt::NoPen);
                c.painter.setBrush(faded(Qt::white, 0.75 * (1 - elapsed / TreeMotion::flash)));
                c.painter.drawRoundedRect(box, radius, radius);
                c.painter.setBrush(Qt::NoBrush);
            }
            const double t = std::clamp((elapsed - TreeMotion::flash) / TreeMotion::decay, 0.0, 1.0);
            const double out = (3 + 15 * easeOut(t)) * scale;
            c.painter.setPen(QPen(faded(c.palette.fill(ProcessState::Crashed), 0.8 * (1 - t)), 3 * scale));
            c.painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius + out, radius + out);
        } else if (effect.kind == TreeMotion::Kind::Counted && item != noItem && isSupervisor(model.kind[item])) {
            const CardLook look = lookOf(c.scene, item);
            if (look.used == 0)
                continue;
            const QRectF at = CardPainter::gaugeSegment(
                look.limit, std::min<std::int64_t>(look.used, std::max<std::int64_t>(1, look.limit)) - 1);
            const double out = 2.6 * scale;
            const QRectF ring =
                QRectF(box.topLeft() + at.topLeft() * scale, at.size() * scale).adjusted(-out, -out, out, out);
            c.painter.setPen(
                QPen(faded(gaugeColour(c.palette, look.used, look.limit), 1 - std::pow(elapsed / TreeMotion::decay, 3)),
                     1.7 * scale));
            c.painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2);
        }
    }
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
