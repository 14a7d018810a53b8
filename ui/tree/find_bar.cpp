#include "ui/tree/find_bar.h"

#include "ui/theme/shadow.h"
#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QWheelEvent>

namespace resprout::ui {

namespace {

constexpr int shade = 10; // room for the shadow, pixels

QToolButton* button(Sign sign, const QString& name, const QString& tip) {
    auto* result = new QToolButton;
    result->setProperty("role", QStringLiteral("quiet"));
    result->setIcon(icon(sign, Tone::Secondary));
    result->setIconSize({14, 14});
    result->setAccessibleName(name);
    result->setToolTip(tip);
    return result;
}

} // namespace

FindBar::FindBar(QWidget* parent) : QWidget(parent), m_field(new QLineEdit), m_count(new QLabel) {
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Find"));
    setCursor(Qt::ArrowCursor);
    setContextMenuPolicy(Qt::PreventContextMenu); // what lies below is not meant
    m_field->setPlaceholderText(tr("Find by name or path"));
    m_field->setAccessibleName(tr("Find a process by its name or path"));
    m_field->addAction(icon(Sign::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    m_field->setMinimumWidth(210);
    m_count->setProperty("role", QStringLiteral("secondary"));
    m_count->setMinimumWidth(92);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* back = button(Sign::ChevronUp, tr("Previous match"), tr("Previous match  Shift+F3"));
    auto* on = button(Sign::ChevronDown, tr("Next match"), tr("Next match  F3"));
    auto* close = button(Sign::Close, tr("Close the search"), tr("Close  Esc"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(shade + 8, shade + 8, shade + 8, shade + 8);
    row->setSpacing(6);
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    row->addSpacing(4);
    for (QToolButton* each : {back, on, close})
        row->addWidget(each);

    connect(m_field, &QLineEdit::textChanged, this, &FindBar::typed);
    connect(back, &QToolButton::clicked, this, &FindBar::wentBack);
    connect(on, &QToolButton::clicked, this, &FindBar::wentOn);
    connect(close, &QToolButton::clicked, this, &FindBar::closed);
    for (QWidget* each : {static_cast<QWidget*>(m_field), static_cast<QWidget*>(back), static_cast<QWidget*>(on),
                          static_cast<QWidget*>(close)})
        each->installEventFilter(this);
    hide();
}

void FindBar::open() {
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

QString FindBar::text() const {
    return m_field->text();
}

void FindBar::showCount(std::size_t place, std::size_t matches) {
    const QLocale locale;
    const QString all = locale.toString(static_cast<qulonglong>(matches));
    QString words;
    if (m_field->text().isEmpty())
        words = QString();
    else if (matches == 0)
        words = tr("no match");
    else if (place > 0)
        words = tr("%1 of %2").arg(locale.toString(static_cast<qulonglong>(place)), all);
    else
        words = matches == 1 ? tr("1 match") : tr("%1 matches").arg(all);
    if (words == m_count->text())
        return;
    m_count->setText(words);
    m_field->setAccessibleDescription(words);
    QAccessibleEvent event(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

/// Enter and the arrows go through the matches wherever in the bar one is; letters are for the field, not for the canvas.
bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && watched != m_field) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0 && !key->text().isEmpty())
            event->accept();
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->key() == Qt::Key_Escape)
        emit closed();
    else if ((isEnter && watched == m_field && !(key->modifiers() & Qt::ShiftModifier)) || key->key() == Qt::Key_Down)
        emit wentOn();
    else if ((isEnter && watched == m_field) || key->key() == Qt::Key_Up)
        emit wentBack();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

void FindBar::mousePressEvent(QMouseEvent* event) {
    event->accept(); // what lies below is not meant
}

void FindBar::wheelEvent(QWheelEvent* event) {
    event->accept();
}

void FindBar::paintEvent(QPaintEvent*) {
    const Palette& palette = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(shade, shade, -shade, -shade);
    paintShadow(painter, palette, box, 14);
    painter.setPen(QPen(palette.border, 1.2));
    painter.setBrush(palette.panel);
    painter.drawRoundedRect(box, 14, 14);
}

} // namespace resprout::ui
