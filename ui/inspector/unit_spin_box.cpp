#include "ui/inspector/unit_spin_box.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QWheelEvent>

#include <algorithm>

namespace resprout::ui {

UnitSpinBox::UnitSpinBox(QWidget* parent) : QSpinBox(parent) {
    setKeyboardTracking(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccelerated(true);
    setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    m_unit = new QLabel(this);
    m_unit->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(lineEdit(), &QLineEdit::textChanged, this, &UnitSpinBox::placeUnit); // while somebody types
    connect(this, &QSpinBox::textChanged, this, &UnitSpinBox::placeUnit); // its line edit does not tell of setValue
    connect(this, &QSpinBox::editingFinished, this, &UnitSpinBox::askForTyped);
    connect(&Theme::instance(), &Theme::changed, this, &UnitSpinBox::dress);
    dress();
}

void UnitSpinBox::setFieldHeight(int height) {
    if (height == m_height)
        return;
    m_height = height;
    dress();
}

void UnitSpinBox::dress() {
    const Theme& theme = Theme::instance();
    m_unit->setStyleSheet(QStringLiteral("color: %1; font-size: %2px; font-weight: 400; background: transparent;")
                              .arg(theme.palette().secondaryText.name())
                              .arg(qRound(13 * theme.fontFactor())));
    setStyleSheet(
        QStringLiteral("QSpinBox { font-size: %1px; font-weight: 700; padding: 0 0 0 12px; min-height: %2px; }"
                       "QSpinBox:focus { padding: 0 0 0 11px; min-height: %3px; }"
                       "QSpinBox::up-button { height: 15px; margin: %4px 4px 0 0; }"
                       "QSpinBox::down-button { height: 15px; margin: 0 4px %4px 0; }")
            .arg(qRound(15 * theme.fontFactor()))
            .arg(m_height - 2)
            .arg(m_height - 4)
            .arg(m_height / 2 - 15));
    placeUnit();
}

void UnitSpinBox::setUnits(const QString& one, const QString& many) {
    m_one = one;
    m_many = many;
    placeUnit();
}

void UnitSpinBox::setConfirmed(int value) {
    const bool isTyping = hasFocus() && lineEdit()->isModified();
    m_confirmed = value;
    if (!isTyping && value != this->value())
        setValue(value);
}

void UnitSpinBox::stepBy(int steps) {
    const int wanted = std::clamp(m_confirmed + steps, minimum(), maximum());
    if (wanted != m_confirmed)
        emit asked(wanted);
}

void UnitSpinBox::askForTyped() {
    const int typed = value();
    lineEdit()->setModified(false);
    if (typed == m_confirmed)
        return;
    setValue(m_confirmed);
    emit asked(typed);
}

void UnitSpinBox::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && lineEdit()->isModified()) { // what was typed is not meant
        lineEdit()->setModified(false);
        setValue(m_confirmed);
        lineEdit()->setText(textFromValue(m_confirmed));
        return;
    }
    QSpinBox::keyPressEvent(event);
}

void UnitSpinBox::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore(); // scrolling past it changes nothing
}

void UnitSpinBox::resizeEvent(QResizeEvent* event) {
    QSpinBox::resizeEvent(event);
    placeUnit();
}

void UnitSpinBox::placeUnit() {
    m_unit->setText(lineEdit()->text() == QLatin1String("1") ? m_one : m_many);
    m_unit->adjustSize();
    const int number = QFontMetrics(lineEdit()->font()).horizontalAdvance(lineEdit()->text());
    const QRect inner = lineEdit()->geometry();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const int left = isMirrored ? inner.right() - number - 8 - m_unit->width() : inner.left() + number + 9;
    const bool fits = number + 9 + m_unit->width() <= inner.width();
    m_unit->move(left, (height() - m_unit->height()) / 2 + 1);
    m_unit->setVisible(fits);
}

QSize UnitSpinBox::sizeHint() const {
    return {120, QSpinBox::sizeHint().height()};
}

QSize UnitSpinBox::minimumSizeHint() const {
    return {90, QSpinBox::minimumSizeHint().height()};
}

} // namespace resprout::ui
