#include "ui/window/speed_slider.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

constexpr int perDecade = 60; // steps of the slider
constexpr int decades = 3;    // from 0.1 to 100
constexpr double grip = 9;    // radius of the handle
constexpr double margin = 14; // room for the outer tick labels

} // namespace

QString speedText(double speed) {
    if (speed < 0.095)
        return QString::number(speed, 'f', 2);
    if (speed < 9.95)
        return QString::number(speed, 'f', 1);
    return QString::number(std::lround(speed));
}

SpeedSlider::SpeedSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setRange(0, perDecade * decades);
    setValue(perDecade);
    setSingleStep(perDecade / 10);
    setPageStep(perDecade);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Speed"));
    setToolTip(tr("How fast virtual time goes. Up to 1× every beat of a millisecond is shown; from 10× on, none is."));
    connect(this, &QSlider::valueChanged, this, [this] {
        describe();
        emit speedChosen(speed());
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
    setDensity(Density::Wide);
}

double SpeedSlider::speed() const {
    const double exact = std::pow(10.0, static_cast<double>(value()) / perDecade - 1);
    const double digit = std::pow(10.0, std::floor(std::log10(exact)) - 1);
    return std::round(exact / digit) * digit; // two digits: 1.3, not 1.2589
}

void SpeedSlider::setSpeed(double speed) {
    const QSignalBlocker quiet(this);
    setValue(static_cast<int>(std::lround((std::log10(std::clamp(speed, 0.1, 100.0)) + 1) * perDecade)));
    describe();
    update();
}

void SpeedSlider::setDensity(Density density) {
    m_density = density;
    setFixedSize(density == Density::Wide ? QSize(242, 44) : QSize(146, 32));
    update();
}

void SpeedSlider::describe() {
    setAccessibleDescription(tr("%1 times").arg(speedText(speed())));
}

double SpeedSlider::xOf(int value) const {
    const double length = width() - 2 * margin;
    const double share = static_cast<double>(value) / maximum();
    return margin + length * (layoutDirection() == Qt::RightToLeft ? 1 - share : share);
}

void SpeedSlider::chooseAt(double x) {
    const double share = std::clamp((x - margin) / (width() - 2 * margin), 0.0, 1.0);
    int value = static_cast<int>(std::lround((layoutDirection() == Qt::RightToLeft ? 1 - share : share) * maximum()));
    const int decade = static_cast<int>(std::lround(static_cast<double>(value) / perDecade)) * perDecade;
    if (std::abs(value - decade) <= 2)
        value = decade;
    setValue(value);
}

void SpeedSlider::paintEvent(QPaintEvent*) {
    const Palette& palette = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool wide = m_density == Density::Wide;
    const double y = wide ? 13 : height() / 2.0;
    const double at = xOf(value());
    painter.setPen(QPen(palette.track, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(margin, y), QPointF(width() - margin, y));
    painter.setPen(QPen(isEnabled() ? palette.accent : palette.edge, 4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(xOf(0), y), QPointF(at, y));
    if (wide) {
        const char* const labels[] = {"0.1", "1", "10", "100×"};
        painter.setFont(Theme::instance().sans(12, QFont::Medium));
        for (int decade = 0; decade <= decades; ++decade) {
            const double x = xOf(decade * perDecade);
            painter.setPen(QPen(palette.edge, 1.2));
            painter.drawLine(QPointF(x, y + 7), QPointF(x, y + 12));
            painter.setPen(palette.secondaryText);
            painter.drawText(QRectF(x - 30, y + 13, 60, 18), Qt::AlignHCenter | Qt::AlignTop,
                             QString::fromUtf8(labels[decade]));
        }
    }
    painter.setPen(QPen(palette.panel, 2.4));
    painter.setBrush(palette.accent);
    painter.drawEllipse(QPointF(at, y), grip, grip);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette.accent, 2));
        painter.drawEllipse(QPointF(at, y), grip + 2.6, grip + 2.6);
    }
}

void SpeedSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) {
        setSliderDown(true);
        chooseAt(event->position().x());
    }
}

void SpeedSlider::mouseMoveEvent(QMouseEvent* event) {
    if ((event->buttons() & Qt::LeftButton) != 0)
        chooseAt(event->position().x());
}

void SpeedSlider::mouseReleaseEvent(QMouseEvent*) {
    setSliderDown(false);
}

} // namespace resprout::ui
