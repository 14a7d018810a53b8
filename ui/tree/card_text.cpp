#include "ui/tree/card_text.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace resprout::ui {

namespace {

constexpr int mostAnew = 50; // words in a frame: 1 ms
constexpr double nearby = 2; // times larger or smaller

QFont fontOf(CardText::Role role, double scale) {
    switch (role) {
    case CardText::Role::CardName:
        return Theme::sansToScale(17 * scale, QFont::DemiBold);
    case CardText::Role::PillName:
        return Theme::sansToScale(15 * scale, QFont::DemiBold);
    case CardText::Role::Small:
        return Theme::sansToScale(12 * scale, QFont::Medium);
    case CardText::Role::SmallBold:
        return Theme::sansToScale(12 * scale, QFont::DemiBold);
    case CardText::Role::Mono:
        return Theme::monoToScale(12 * scale);
    case CardText::Role::Number:
        return Theme::sansToScale(12 * scale, QFont::DemiBold);
    case CardText::Role::Zone:
        return Theme::sansToScale(13 * scale, QFont::DemiBold);
    case CardText::Role::Count:
        return Theme::sansToScale(21 * scale, QFont::Bold);
    case CardText::Role::Tiny:
    case CardText::Role::Count_:
        return Theme::sansToScale(11 * Theme::instance().fontFactor(), QFont::DemiBold);
    }
    return {};
}

} // namespace

void CardText::beginFrame() {
    m_isBehind = false;
    m_left = mostAnew;
}

void CardText::setScale(double scale) {
    if (std::abs(scale - m_scale) < 0.001 * m_scale)
        return;
    m_scale = scale;
    m_isReady = false;
}

void CardText::clear() {
    m_isReady = false;
    for (Style& each : m_styles)
        each.prepared.clear();
}

CardText::Style& CardText::style(Role role) {
    if (!m_isReady) {
        for (std::size_t i = 0; i < m_styles.size(); ++i) {
            Face& face = m_styles[i].face;
            face.font = fontOf(static_cast<Role>(i), m_scale);
            const QFontMetricsF metrics(face.font);
            face.middle = metrics.ascent() - metrics.capHeight() / 2;
            face.scale = m_scale;
        }
        m_isReady = true;
    }
    return m_styles[static_cast<std::size_t>(role)];
}

bool CardText::isGood(const Prepared& prepared, Role role) {
    const double ratio = prepared.face.scale / m_scale;
    if (role == Role::Tiny || std::abs(ratio - 1) < 0.001) // the tiny ones are the same at every scale
        return true;
    if (ratio > nearby || ratio < 1 / nearby || m_left == unlimited || m_left-- > 0)
        return false;
    m_left = 0;
    m_isBehind = true;
    return true;
}

const CardText::Prepared& CardText::prepare(Role role, const QString& text, double width) {
    Style& use = style(role);
    use.prepared.leaveRoom();
    const Prepared* whole = use.prepared.find(text);
    if (whole == nullptr || !isGood(*whole, role))
        whole = &use.prepared.keep(text, {layOut(use.face.font, text), use.face});
    const double scale = role == Role::Tiny ? 1 : m_scale;
    const double wholeScale = role == Role::Tiny ? 1 : whole->face.scale;
    if (whole->size.width() * scale <= width * wholeScale) // as wide as it will be
        return *whole;
    const QString key = cutTo(text, width / scale);
    if (const Prepared* cut = use.prepared.find(key); cut != nullptr && isGood(*cut, role))
        return *cut;
    const QString shorter = QFontMetricsF(use.face.font).elidedText(text, Qt::ElideMiddle, width);
    return use.prepared.keep(key, {layOut(use.face.font, shorter), use.face});
}

void CardText::draw(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF leftMiddle,
                    double width) {
    const Prepared& prepared = prepare(role, text, width);
    painter.setFont(prepared.face.font);
    painter.setPen(colour);
    painter.drawStaticText(QPointF(leftMiddle.x(), leftMiddle.y() - prepared.face.middle), prepared.text);
}

void CardText::drawRight(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF rightMiddle) {
    draw(painter, role, colour, text, {rightMiddle.x() - width(role, text), rightMiddle.y()});
}

void CardText::drawCentred(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF middle) {
    draw(painter, role, colour, text, {middle.x() - width(role, text) / 2, middle.y()});
}

double CardText::width(Role role, const QString& text) {
    return prepare(role, text, 1e9).size.width();
}

} // namespace resprout::ui
