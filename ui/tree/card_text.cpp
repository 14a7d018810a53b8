#include "ui/tree/card_text.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <cmath>

namespace resprout::ui {

namespace {

constexpr qsizetype mostPrepared = 4000; // texts of one style

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

CardText::Prepared CardText::layOut(const QFont& font, const QString& text) {
    Prepared prepared;
    prepared.text.setTextFormat(Qt::PlainText);
    prepared.text.setPerformanceHint(QStaticText::AggressiveCaching);
    prepared.text.setText(text);
    prepared.text.prepare(QTransform(), font);
    prepared.width = prepared.text.size().width(); // known by now; to ask the font would shape it once more
    return prepared;
}

void CardText::setScale(double scale) {
    if (std::abs(scale - m_scale) < 0.001 * m_scale)
        return;
    m_scale = scale;
    m_isReady = false;
    for (std::size_t i = 0; i < m_styles.size(); ++i)
        if (static_cast<Role>(i) != Role::Tiny) // the same at every scale
            m_styles[i].prepared.clear();
}

void CardText::clear() {
    m_isReady = false;
    for (Style& each : m_styles)
        each.prepared.clear();
}

CardText::Style& CardText::style(Role role) {
    if (!m_isReady) {
        for (std::size_t i = 0; i < m_styles.size(); ++i) {
            m_styles[i].font = fontOf(static_cast<Role>(i), m_scale);
            const QFontMetricsF metrics(m_styles[i].font);
            m_styles[i].middle = metrics.ascent() - metrics.capHeight() / 2;
        }
        m_isReady = true;
    }
    return m_styles[static_cast<std::size_t>(role)];
}

const CardText::Prepared& CardText::prepare(Role role, const QString& text, double width) {
    Style& use = style(role);
    if (use.prepared.size() > mostPrepared)
        use.prepared.clear();
    auto whole = use.prepared.constFind(text);
    if (whole == use.prepared.constEnd())
        whole = use.prepared.insert(text, layOut(use.font, text));
    if (whole->width <= width)
        return *whole;
    const QString key = text + QChar(0) + QString::number(std::lround(width));
    const auto cut = use.prepared.constFind(key);
    if (cut != use.prepared.constEnd())
        return *cut;
    return *use.prepared.insert(key,
                                layOut(use.font, QFontMetricsF(use.font).elidedText(text, Qt::ElideMiddle, width)));
}

void CardText::draw(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF leftMiddle,
                    double width) {
    const Prepared& prepared = prepare(role, text, width);
    painter.setFont(style(role).font);
    painter.setPen(colour);
    painter.drawStaticText(QPointF(leftMiddle.x(), leftMiddle.y() - style(role).middle), prepared.text);
}

void CardText::drawRight(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF rightMiddle) {
    draw(painter, role, colour, text, {rightMiddle.x() - width(role, text), rightMiddle.y()});
}

void CardText::drawCentred(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF middle) {
    draw(painter, role, colour, text, {middle.x() - width(role, text) / 2, middle.y()});
}

double CardText::width(Role role, const QString& text) {
    return prepare(role, text, 1e9).width;
}

} // namespace resprout::ui
