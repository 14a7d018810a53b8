#include "ui/tree/zoom_control.h"

#include "ui/theme/shadow.h"
#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

#include <cmath>

namespace resprout::ui {

namespace {

constexpr int shade = 10; // room for the shadow, pixels

QToolButton* button(QWidget* parent, const QString& name, const QString& tip) {
    auto* result = new QToolButton(parent);
    result->setProperty("role", QStringLiteral("quiet"));
    result->setAccessibleName(name);
    result->setToolTip(tip);
    result->setAutoRaise(true);
    result->setFocusPolicy(Qt::TabFocus);
    return result;
}

} // namespace

ZoomControl::ZoomControl(QWidget* parent)
    : QWidget(parent),
      m_less(button(this, tr("Zoom out"), tr("Zoom out  −"))),
      m_value(button(this, tr("Zoom: back to 100 %"), tr("Back to 100 %  0"))),
      m_more(button(this, tr("Zoom in"), tr("Zoom in  +"))) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(shade + 5, shade + 3, shade + 5, shade + 3);
    row->setSpacing(0);
    row->addWidget(m_less);
    row->addWidget(m_value, 1);
    row->addWidget(m_more);
    m_less->setIcon(icon(Sign::Minus));
    m_more->setIcon(icon(Sign::Plus));
    m_less->setAutoRepeat(true);
    m_more->setAutoRepeat(true);
    connect(m_less, &QToolButton::clicked, this, &ZoomControl::zoomedOut);
    connect(m_value, &QToolButton::clicked, this, &ZoomControl::zoomReset);
    connect(m_more, &QToolButton::clicked, this, &ZoomControl::zoomedIn);
    connect(&Theme::instance(), &Theme::changed, this, &ZoomControl::applyLook);
    setCursor(Qt::ArrowCursor);
    applyLook();
    showZoom(1);
}

void ZoomControl::applyLook() {
    const int side = static_cast<int>(std::lround(14 * Theme::instance().fontFactor()));
    for (QToolButton* each : {m_less, m_more})
        each->setIconSize({side, side});
    QFont font = Theme::instance().sans(14, QFont::DemiBold);
    m_value->setFont(font);
    m_value->setMinimumWidth(QFontMetrics(font).horizontalAdvance(QStringLiteral("0,000 %")));
    adjustSize();
    update();
}

void ZoomControl::showZoom(double zoom) {
    const int percent = static_cast<int>(std::lround(zoom * 100));
    if (percent == m_percent && !m_value->text().isEmpty())
        return;
    m_percent = percent;
    const QString text = zoom < 0.0095 ? locale().toString(zoom * 100, 'g', 1) : locale().toString(percent);
    m_value->setText(tr("%1 %").arg(text));
}

void ZoomControl::paintEvent(QPaintEvent*) {
    const Palette& palette = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(shade, shade, -shade, -shade);
    paintShadow(painter, palette, box, 10);
    painter.setPen(QPen(palette.border, 1.2));
    painter.setBrush(palette.surface);
    painter.drawRoundedRect(box, 10, 10);
}

} // namespace resprout::ui
