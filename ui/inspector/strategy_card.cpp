#include "ui/inspector/strategy_card.h"

#include "ui/bridge/qt_text.h"
#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace resprout::ui {

StrategyCard::StrategyCard(Strategy strategy, QWidget* parent) : QAbstractButton(parent), m_strategy(strategy) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const std::string_view text = word(strategy);
    setText(qtText(text));
    setAccessibleName(text.data());
    setAccessibleDescription(sentence());
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StrategyCard::setSize(Size size) {
    m_size = size;
    updateGeometry();
    update();
}

QString StrategyCard::sentence() const {
    const bool isNarrow = m_size == Size::Narrow;
    switch (m_strategy) {
    case Strategy::OneForOne:
        return isNarrow ? tr("only the one that crashed") : tr("restart only the one that crashed");
    case Strategy::OneForAll:
        return isNarrow ? tr("every child") : tr("restart every child");
    case Strategy::RestForOne:
        return isNarrow ? tr("it and those started after it") : tr("restart it and those started after it");
    case Strategy::SimpleOneForOne:
        return isNarrow ? tr("a pool of equal children") : tr("a pool of children made from one template");
    }
    return {};
}

QSize StrategyCard::sizeHint() const {
    const double factor = Theme::instance().fontFactor();
    return {248, static_cast<int>(std::lround((m_size == Size::Wide ? 54 : 46) * factor))};
}

void StrategyCard::changeEvent(QEvent* event) {
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        update();
}

void StrategyCard::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::instance();
    const Palette& look = theme.palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    const bool isOn = isChecked();
    const double line = isOn || hasFocus() ? 2 : 1.2;
    QColor ground = isOn ? mix(look.surface, look.accent, look.isDark ? 0.14 : 0.06) : look.surface;
    if (!isOn && isEnabled() && underMouse())
        ground = look.surface2;
    painter.setBrush(isEnabled() ? ground : mix(look.panel, ground, 0.5));
    painter.setPen(QPen(isOn || hasFocus() ? (isEnabled() ? look.accent : look.edge) : look.border, line,
                        hasFocus() && !isOn ? Qt::DashLine : Qt::SolidLine));
    const double inset = line / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 11, 11);
    if (hasFocus() && isOn) { // the ring within tells focus from choice
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look.accent, 1, Qt::DotLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(4.5, 4.5, -4.5, -4.5), 7, 7);
    }

    const double factor = theme.fontFactor();
    const double pips = 13 * factor;
    const QColor mute = mix(look.panel, look.secondaryText, 0.6);
    const QColor full = !isEnabled() ? mute : isOn ? look.accent : look.text;
    const double wide = pipsWidth(pips);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const double left = 14;
    paintPips(painter, m_strategy, QRectF(isMirrored ? width() - left - wide : left, (height() - pips) / 2, wide, pips),
              full, isEnabled() ? (isOn ? look.accent : look.secondaryText) : mute);

    const double words = left + wide + 14;
    const QRectF box =
        isMirrored ? QRectF(8, 0, width() - words - 8, height()) : QRectF(words, 0, width() - words - 8, height());
    const QFont name = theme.sans(14, QFont::DemiBold);
    const QFont small = theme.sans(12);
    const double nameHigh = QFontMetricsF(name).height();
    const double smallHigh = QFontMetricsF(small).height();
    const double top = (height() - nameHigh - smallHigh) / 2;
    painter.setFont(name);
    painter.setPen(isEnabled() ? look.text : mute);
    painter.drawText(QRectF(box.left(), top, box.width(), nameHigh), Qt::AlignLeading | Qt::AlignVCenter, text());
    painter.setFont(small);
    painter.setPen(isEnabled() ? look.secondaryText : mute);
    const QString shown = QFontMetricsF(small).elidedText(sentence(), Qt::ElideRight, box.width());
    painter.drawText(QRectF(box.left(), top + nameHigh, box.width(), smallHigh), Qt::AlignLeading | Qt::AlignVCenter,
                     shown);
}

} // namespace resprout::ui
