#include "ui/window/widgets.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLocale>
#include <QStyle>

namespace resprout::ui {

void setRole(QWidget& widget, const char* role) {
    if (widget.property("role").toByteArray() == role)
        return;
    widget.setProperty("role", role);
    widget.setAttribute(Qt::WA_StyledBackground);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

QLabel* makeLabel(const QString& text, const char* role, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    if (*role != '\0')
        label->setProperty("role", role);
    return label;
}

QPushButton* makeButton(const QString& text, const char* role, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    button->setCursor(Qt::PointingHandCursor);
    if (*role != '\0')
        button->setProperty("role", role);
    return button;
}

QToolButton* makeIconButton(Sign sign, const QString& name, const char* role, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(sign, Tone::Text));
    button->setIconSize({18, 18});
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setCursor(Qt::PointingHandCursor);
    if (*role != '\0')
        button->setProperty("role", role);
    return button;
}

Segments::Segments(const QStringList& words, const QString& name, QWidget* parent)
    : QFrame(parent), m_buttons(new QButtonGroup(this)) {
    setProperty("role", "segments");
    setAccessibleName(name);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 4, 4);
    row->setSpacing(2);
    for (int place = 0; place < words.size(); ++place) {
        auto* button = new QToolButton(this);
        button->setProperty("role", "segment");
        button->setText(words[place]);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleDescription(name);
        m_buttons->addButton(button, place);
        row->addWidget(button);
    }
}

void setSign(QLabel& label, Sign sign, Tone tone, int side) {
    label.setFixedSize(side, side);
    label.setPixmap(icon(sign, tone).pixmap(QSize(side, side), label.devicePixelRatioF()));
}

QLabel* makeSign(Sign sign, Tone tone, int side, QWidget* parent) {
    auto* label = new QLabel(parent);
    setSign(*label, sign, tone, side);
    QObject::connect(&Theme::instance(), &Theme::changed, label, [=] { setSign(*label, sign, tone, side); });
    return label;
}

QString counted(std::int64_t number, const QString& one, const QString& many) {
    return (number == 1 ? one : many).arg(QLocale().toString(number));
}

QLabel* makeKeyCap(const QString& key, QWidget* parent) {
    auto* label = new QLabel(key, parent);
    label->setTextFormat(Qt::PlainText);
    label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    const auto paint = [label] {
        const Palette& palette = Theme::instance().palette();
        label->setStyleSheet(
            QStringLiteral("background: %1; border: 1px solid %2; border-radius: 5px; padding: 1px 7px; "
                           "font-size: 12px; font-weight: 600; color: %3;")
                .arg(palette.surface2.name(), palette.border.name(), palette.secondaryText.name()));
    };
    paint();
    QObject::connect(&Theme::instance(), &Theme::changed, label, paint);
    return label;
}

} // namespace resprout::ui
