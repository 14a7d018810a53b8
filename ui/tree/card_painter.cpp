#include "ui/tree/card_painter.h"

#include "core/otp/child_spec.h"
#include "ui/bridge/qt_text.h"
#include "ui/theme/shadow.h"
#include "ui/theme/signs.h"
#include "ui/tree/tree_layout.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr double cardRadius = 14, agentRadius = 10;
constexpr double gaugeLeft = 14, gaugeWidth = 204, gaugeTop = 73, gaugeHeight = 6;
constexpr std::int64_t mostSegments = 24; // more are one bar

QRectF scaled(const QRectF& box, double scale) {
    return {box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale};
}

bool isGhost(ProcessState state) {
    return state == ProcessState::Terminated || state == ProcessState::NotStarted;
}

double radiusOf(ItemKind kind, const QRectF& box) {
    const double unit = box.height() / (isSupervisor(kind) ? size::cardHeight : size::pillHeight);
    if (kind == ItemKind::Worker)
        return box.height() / 2;
    return (kind == ItemKind::Agent ? agentRadius : cardRadius) * unit;
}

} // namespace

bool CardPainter::isSolid(ProcessState state) const {
    return (state == ProcessState::Crashed && !m_palette.isDark) || state == ProcessState::GaveUp;
}

QColor CardPainter::nameColour(ProcessState state) const {
    if (isSolid(state))
        return Qt::white;
    return isGhost(state) ? m_palette.secondaryText : m_palette.text;
}

/// Of signs and words that stand back.
QColor CardPainter::quietColour(ProcessState state) const {
    return isSolid(state) ? QColor(255, 255, 255, 215) : m_palette.secondaryText;
}

QColor CardPainter::secondLineColour(ProcessState state) const {
    if (isSolid(state))
        return QColor(255, 255, 255, 235);
    if (state == ProcessState::Running || isGhost(state))
        return m_palette.secondaryText;
    return m_palette.ink(state);
}

QRectF CardPainter::signBox(ItemKind kind) {
    return isSupervisor(kind) ? QRectF(201, 14.5, 18, 18) : QRectF(14, 14, 24, 24);
}

QRectF CardPainter::gaugeSegment(std::int64_t limit, std::int64_t segment) {
    if (limit <= 0 || limit > mostSegments)
        return {gaugeLeft, gaugeTop, gaugeWidth, gaugeHeight};
    const double gap = limit > 10 ? 2 : 4;
    const double width = (gaugeWidth - gap * static_cast<double>(limit - 1)) / static_cast<double>(limit);
    return {gaugeLeft + static_cast<double>(segment) * (width + gap), gaugeTop, width, gaugeHeight};
}

void CardPainter::paintCard(QPainter& painter, const CardLook& look, double scale) {
    const CardText::Exactly exactly(m_text, scale);
    if (isSupervisor(look.kind))
        paintSupervisor(painter, look, scale);
    else
        paintWorker(painter, look, scale);
}

void CardPainter::paintGround(QPainter& painter, ItemKind kind, ProcessState state, const QRectF& box, double scale) {
    const double radius = radiusOf(kind, box);
    const QColor fill = m_palette.fill(state);
    const bool isTrouble = state == ProcessState::Crashed || state == ProcessState::GaveUp;
    if (kind == ItemKind::DynamicSupervisor) { // cards below it: children that come and go
        for (const double step : {2.0, 1.0}) {
            const QRectF below = box.adjusted(step * 9 * scale, 20 * scale, -step * 9 * scale, step * 5.5 * scale);
            painter.setPen(QPen(m_palette.border, 1.1 * scale));
            painter.setBrush(isGhost(state) ? m_palette.background : m_palette.surface);
            painter.drawRoundedRect(below, radius, radius);
        }
    }
    if (isTrouble)
        paintGlow(painter, fill, box, radius, scale);
    if (!isGhost(state))
        paintShadow(painter, m_palette, box, radius, scale);

    QPen border(m_palette.border, 1.2 * scale);
    if (state != ProcessState::Running)
        border = QPen(fill, (isGhost(state) ? 1.4 : 2) * scale);
    if (state == ProcessState::Starting || isGhost(state)) {
        const double dash = (state == ProcessState::Starting ? 9.5 : 6) * scale / border.widthF();
        border.setDashPattern({dash, 3.5 * scale / border.widthF()});
        border.setCapStyle(Qt::FlatCap);
    }
    painter.setBrush(m_palette.tint(state));
    painter.setPen(border);
    const double inset = border.widthF() / 2;
    const QRectF inner = box.adjusted(inset, inset, -inset, -inset);
    painter.drawRoundedRect(inner, radius - inset, radius - inset);

    if (state != ProcessState::GaveUp)
        return;
    QPainterPath shape;
    shape.addRoundedRect(inner.adjusted(inset, inset, -inset, -inset), radius - 2 * inset, radius - 2 * inset);
    painter.save();
    painter.setClipPath(shape);
    painter.setPen(QPen(m_palette.isDark ? QColor(0x52, 0x1E, 0x31) : QColor(0x5F, 0x19, 0x25), 6 * scale));
    for (double x = box.left() - box.height(); x < box.right(); x += 17 * scale)
        painter.drawLine(QPointF(x, box.bottom() + 2), QPointF(x + box.height() + 4, box.top() - 2));
    painter.restore();
}

void CardPainter::paintStateSign(QPainter& painter, ProcessState state, const QRectF& box) {
    SignColours colours = coloursOf(m_palette, state);
    if (isSolid(state))
        colours = {Qt::white, state == ProcessState::Crashed ? m_palette.fill(state) : QColor(0x6B, 0x0F, 0x1E)};
    if (state == ProcessState::GaveUp && box.width() < box.height() * 1.01)
        colours.shape = QColor(0xFF, 0xE3, 0xE8);
    paintSign(painter, signOf(state), box, colours);
}

void CardPainter::paintSupervisor(QPainter& painter, const CardLook& look, double scale) {
    const QRectF box(0, 0, size::cardWidth * scale, size::cardHeight * scale);
    paintGround(painter, look.kind, look.state, box, scale);

    const QRectF tile = scaled({14, 13, 38, 38}, scale);
    QColor ground = mix(m_palette.surface, m_palette.fill(look.state), m_palette.isDark ? 0.2 : 0.12);
    QColor glyph = m_palette.ink(look.state);
    if (isSolid(look.state)) {
        ground = QColor(255, 255, 255, 32);
        glyph = Qt::white;
    } else if (isGhost(look.state)) {
        ground = m_palette.isDark ? QColor(0x2B, 0x31, 0x3A) : QColor(0xEF, 0xF0, 0xF2);
        glyph = m_palette.fill(look.state);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(tile, 10 * scale, 10 * scale);
    const Sign sign = look.kind == ItemKind::Supervisor ? Sign::Supervisor : Sign::DynamicSupervisor;
    paintSign(painter, sign, scaled({21.5, 20.5, 23, 23}, scale), {glyph, ground});

    paintBadge(painter, look, scale);
    paintStateSign(painter, look.state, scaled(signBox(look.kind), scale));
}

void CardPainter::paintBadge(QPainter& painter, const CardLook& look, double scale) {
    const bool isPool = look.kind == ItemKind::DynamicSupervisor && look.strategy == Strategy::SimpleOneForOne;
    const bool isDynamic = look.kind == ItemKind::DynamicSupervisor;
    const std::string_view strategyWord = word(look.strategy);
    QString label = qtText(strategyWord);
    if (isDynamic && !isPool)
        label = QCoreApplication::translate("resprout::ui::CardPainter", "dynamic");
    const CardText::Role role = isSolid(look.state) ? CardText::Role::SmallBold : CardText::Role::Small;
    const double sign = isDynamic ? 24 : 41;
    const double width = (sign + 11) * scale + m_text.width(role, label);
    const QRectF badge(62 * scale, 36 * scale, width, 19.5 * scale);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isSolid(look.state) ? QColor(255, 255, 255, 36) : m_palette.surface2);
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);

    const QColor ink = isSolid(look.state) ? QColor(Qt::white) : m_palette.text;
    const double middle = badge.center().y();
    if (isDynamic) {
        const QRectF plus((62 + 6) * scale, middle - 6.5 * scale, 13 * scale, 13 * scale);
        paintSign(painter, Sign::Plus, plus, {ink, ink});
    } else {
        const QRectF pips((62 + 6.5) * scale, middle - 4.4 * scale, pipsWidth(8.8) * scale, 8.8 * scale);
        paintPips(painter, look.strategy, pips, ink, isSolid(look.state) ? ink : m_palette.secondaryText);
    }
    const QColor words = isSolid(look.state) ? QColor(Qt::white) : m_palette.secondaryText;
    m_text.draw(painter, role, words, label, {(62 + sign) * scale, middle});
}

void CardPainter::paintGauge(QPainter& painter, const CardLook& look, double scale) {
    const CardText::Exactly exactly(m_text, scale);
    painter.translate(-gaugeBox.topLeft() * scale);
    const bool isGone = look.state == ProcessState::GaveUp;
    QColor full = gaugeColour(m_palette, look.used, look.limit);
    QColor empty = m_palette.track;
    if (isGone)
        full = QColor(0xFF, 0x80, 0x92);
    else if (isSolid(look.state))
        full = Qt::white;
    if (isSolid(look.state))
        empty = QColor(255, 255, 255, 38);
    painter.setPen(Qt::NoPen);
    const double radius = gaugeHeight / 2 * scale;
    if (look.limit <= 0 || look.limit > mostSegments) {
        QRectF bar = scaled(gaugeSegment(look.limit, 0), scale);
        painter.setBrush(isGone ? full : empty);
        painter.drawRoundedRect(bar, radius, radius);
        const double share = look.limit <= 0 ? 0 : std::min(1.0, look.used / static_cast<double>(look.limit));
        if (share > 0 && !isGone) {
            bar.setWidth(std::max(bar.height(), bar.width() * share));
            painter.setBrush(full);
            painter.drawRoundedRect(bar, radius, radius);
        }
    } else {
        for (std::int64_t segment = 0; segment < look.limit; ++segment) {
            painter.setBrush(isGone || segment < look.used ? full : empty);
            painter.drawRoundedRect(scaled(gaugeSegment(look.limit, segment), scale), radius, radius);
        }
    }
    const QColor words = quietColour(look.state);
    m_text.draw(painter, CardText::Role::Small, words, gaugeText(look), {gaugeLeft * scale, 88.5 * scale});
    const QString period = QCoreApplication::translate("resprout::ui::CardPainter", "in %1 s").arg(look.period);
    m_text.drawRight(painter, CardText::Role::Small, words, period, {(gaugeLeft + gaugeWidth) * scale, 88.5 * scale});
}

void CardPainter::paintWorker(QPainter& painter, const CardLook& look, double scale) {
    const QRectF box(0, 0, size::pillWidth * scale, size::pillHeight * scale);
    paintGround(painter, look.kind, look.state, box, scale);
    paintStateSign(painter, look.state, scaled(signBox(look.kind), scale));
    const Sign sign = look.kind == ItemKind::Agent ? Sign::Agent : Sign::Worker;
    const QColor colour = quietColour(look.state);
    paintSign(painter, sign, scaled({168.5, 17.5, 17, 17}, scale), {colour, colour});
}

void CardPainter::paintBody(QPainter& painter, ItemKind kind, ProcessState state, QSizeF bodySize) {
    const QRectF box(QPointF(0.5, 0.5), bodySize - QSizeF(1, 1));
    const double radius = std::min(radiusOf(kind, box), box.height() / 2);
    const bool isQuiet = state == ProcessState::Running || isGhost(state);
    QPen border(isQuiet ? m_palette.edge : m_palette.fill(state), isQuiet ? 1 : 1.4);
    if (isGhost(state) || state == ProcessState::Starting)
        border.setDashPattern({3, 2});
    painter.setPen(border);
    painter.setBrush(state == ProcessState::Crashed
                         ? mix(m_palette.surface, m_palette.fill(state), m_palette.isDark ? 0.45 : 1)
                         : m_palette.tint(state));
    painter.drawRoundedRect(box, radius, radius);
    const double side = std::min(box.height() * 0.56, 16.0);
    if (side < 4)
        return;
    const double left = box.left() + (kind == ItemKind::Worker ? 0.26 : 0.2) * box.height();
    paintStateSign(painter, state, QRectF(left, box.center().y() - side / 2, side, side));
}

QColor gaugeColour(const Palette& palette, std::uint32_t used, std::int64_t limit) {
    const double share = limit <= 0 ? (used > 0 ? 1.0 : 0.0) : static_cast<double>(used) / static_cast<double>(limit);
    if (share < 0.6)
        return palette.fill(ProcessState::Running);
    return palette.fill(share < 1 ? ProcessState::Restarting : ProcessState::Crashed);
}

QString gaugeText(const CardLook& look) {
    if (look.state == ProcessState::GaveUp)
        return QCoreApplication::translate("resprout::ui::CardPainter", "limit exceeded");
    if (look.limit == 1)
        return QCoreApplication::translate("resprout::ui::CardPainter", "%1 of 1 restart").arg(look.used);
    return QCoreApplication::translate("resprout::ui::CardPainter", "%1 of %2 restarts").arg(look.used).arg(look.limit);
}

} // namespace resprout::ui
