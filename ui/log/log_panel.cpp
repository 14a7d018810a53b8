#include "ui/log/log_panel.h"

#include "ui/log/filter_menu.h"
#include "ui/theme/steady_text.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace resprout::ui {

namespace {

constexpr int lowBelow = 170; // px: then no column heads, and a lower head

} // namespace

LogPanel::LogPanel(QWidget* parent) : QWidget(parent) {
    m_view = new LogView(this);
    m_head = new QWidget(this);
    m_title = new QLabel(tr("Event log"), m_head);
    m_count = new QLabel(m_head);
    m_count->setProperty("role", "secondary");
    m_why = new QPushButton(m_head);
    m_why->setIconSize({14, 14});
    m_filter = new QPushButton(m_head);
    m_filter->setIconSize({14, 14});
    m_filter->setToolTip(tr("Show only what happens to one process"));
    m_menu = new FilterMenu(m_filter);
    m_filter->setMenu(m_menu);
    m_follow = new QCheckBox(tr("Follow"), m_head);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest event in sight"));

    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(20, 0, 20, 0);
    head->setSpacing(9);
    head->addWidget(m_title);
    head->addWidget(m_count);
    head->addStretch();
    head->addWidget(m_why);
    head->addWidget(m_filter);
    head->addSpacing(15);
    head->addWidget(m_follow);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 1, 0, 0); // the line above
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_view, 1);

    connect(m_menu, &QMenu::aboutToShow, this, [this] { m_menu->begin(m_source, m_view->filter(), m_process); });
    connect(m_menu, &FilterMenu::chosen, this, [this](const LogFilter& filter) {
        m_view->setFilter(filter);
        showFilter();
    });
    connect(m_follow, &QCheckBox::toggled, this,
            [this](bool isOn) { m_view->setFollow(isOn ? LogView::Follow::Yes : LogView::Follow::No); });
    connect(m_view, &LogView::followChanged, m_follow, &QCheckBox::setChecked);
    connect(m_view, &LogView::rowsChanged, this, &LogPanel::showCount);
    connect(m_why, &QPushButton::clicked, m_view, &LogView::askWhy);
    connect(m_view, &LogView::whyAsked, this, &LogPanel::whyAsked);
    connect(m_view, &LogView::processSelected, this, &LogPanel::processSelected);
    connect(&Theme::instance(), &Theme::changed, this, &LogPanel::dress);
    dress();
    sayWhy();
    showCount();
    showFilter();
}

void LogPanel::sayWhy() {
    m_why->setText(QLatin1Char(' ') + tr("Why?"));
    m_why->setAccessibleName(tr("Why?"));
    m_why->setToolTip(tr("Explain the selected event by OTP's rules, with the manual (Enter)"));
}

void LogPanel::setSource(LogSource source) {
    m_menu->leave();
    m_index.clear();
    if (source.index == nullptr)
        source.index = &m_index;
    m_source = source;
    m_process = noPath;
    followIndex();
    m_view->setSource(source);
    m_view->setFollow(LogView::Follow::Yes);
    showCount();
    showFilter();
}

void LogPanel::refresh(LogView::Showing showing) {
    if (!m_source.isComplete())
        return;
    followIndex();
    m_view->refresh(showing);
}

void LogPanel::followIndex() {
    if (m_source.index == &m_index)
        m_index.follow(*m_source.log, *m_source.tree);
}

QSize LogPanel::sizeHint() const {
    return {1000, 262};
}

void LogPanel::showCount() {
    const std::size_t count = m_view->rowCount();
    m_why->setEnabled(count > 0);
    setSteadyText(*m_count, countWords(count));
}

/// The number of all events never falls, also when the log lets go of the oldest.
QString LogPanel::countWords(std::size_t count) const {
    const auto words = [](std::size_t number) {
        return QLocale().toString(qulonglong{number});
    };
    if (m_source.isComplete() && m_source.log->firstRow() > 0) {
        if (m_view->filter().path == noPath)
            return tr("newest %1 of %2 events").arg(words(count), words(m_source.log->endRow()));
        return tr("%1 of the newest %2 events").arg(words(count), words(m_source.log->size()));
    }
    return count == 1 ? tr("1 event") : tr("%1 events").arg(words(count));
}

void LogPanel::showFilter() {
    const LogFilter& filter = m_view->filter();
    if (filter.path == noPath) {
        m_filter->setText(QLatin1Char(' ') + tr("All processes"));
    } else {
        const QString id = QString::fromStdString(m_source.paths->id(filter.path));
        const bool isAlone = filter.scope == LogFilter::Scope::Only;
        m_filter->setText(QLatin1Char(' ') + (isAlone ? tr("Only %1").arg(id) : tr("%1 and below").arg(id)));
    }
    m_filter->setAccessibleName(tr("Filter: %1").arg(m_filter->text().trimmed()));
    showCount();
}

void LogPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool isLow = height() < lowBelow;
    m_view->setHeads(isLow ? LogView::Heads::Hidden : LogView::Heads::Shown);
    m_head->setFixedHeight(isLow ? 34 : 40);
}

void LogPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_title->setText(tr("Event log"));
        sayWhy();
        showFilter();
    }
}

void LogPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Palette& look = Theme::instance().palette();
    painter.fillRect(rect(), look.panel);
    painter.fillRect(QRect(0, 0, width(), 1), look.panelBorder);
}

void LogPanel::dress() {
    forgetSteadySize(*m_count);
    const Theme& theme = Theme::instance();
    m_title->setFont(theme.sans(13.5, QFont::DemiBold));
    m_filter->setIcon(icon(Sign::Filter, Tone::Secondary));
    m_filter->setStyleSheet(
        QStringLiteral(
            "QPushButton { min-height: 28px; padding: 0 30px 0 10px; border-radius: 9px; font-weight: 500; }"
            "QPushButton:focus { min-height: 26px; padding: 0 29px 0 9px; }"
            "QPushButton::menu-indicator { image: url(:/icons/chevron-down-%1.svg); width: 12px; height: 12px; "
            "subcontrol-origin: border; subcontrol-position: right center; right: 10px; }")
            .arg(theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light")));
    m_why->setIcon(icon(Sign::Info, Tone::Accent));
    m_why->setStyleSheet(
        QStringLiteral("QPushButton { min-height: 28px; padding: 0 12px 0 10px; border-radius: 9px; font-weight: 600; }"
                       "QPushButton:focus { min-height: 26px; padding: 0 11px 0 9px; }"));
    update();
}

} // namespace resprout::ui
