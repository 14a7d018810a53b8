#include "ui/chart/restart_chart.h"

#include "ui/chart/restart_plot.h"
#include "ui/chart/words_box.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace resprout::ui {

namespace {

constexpr int drawEvery = 45; // ms: in every third frame at most

QColor inkOf(Strain strain) {
    const Palette& look = Theme::instance().palette();
    switch (strain) {
    case Strain::None:
        return look.secondaryText;
    case Strain::Low:
        return look.ink(ProcessState::Running);
    case Strain::High:
        return look.ink(ProcessState::Restarting);
    case Strain::Full:
        return look.ink(ProcessState::Crashed);
    case Strain::GaveUp:
        return look.ink(ProcessState::GaveUp);
    }
    return look.text;
}

int scaled(double pixels) {
    return static_cast<int>(pixels * Theme::instance().fontFactor());
}

/// A style sheet, as the one of the program would win over setFont.
QString letters(const QColor& colour, double pixels, int weight) {
    return QStringLiteral("color: %1; font-size: %2px; font-weight: %3;")
        .arg(colour.name())
        .arg(qRound(pixels * Theme::instance().fontFactor()))
        .arg(weight);
}

} // namespace

/// What the dashed line means.
class RestartChart::LimitKey : public QWidget {
public:
    explicit LimitKey(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

    void setWords(const QString& words) {
        if (words == m_words)
            return;
        m_words = words;
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        const QFontMetrics metrics(letters());
        return {metrics.horizontalAdvance(m_words) + 28, metrics.height()};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor colour = Theme::instance().palette().danger();
        const bool isMirrored = layoutDirection() == Qt::RightToLeft;
        const double line = isMirrored ? width() - 21.0 : 0.0;
        QPen pen(colour, 2);
        painter.setPen(pen);
        painter.drawLine(QPointF(line, height() / 2.0 + 0.5), QPointF(line + 12, height() / 2.0 + 0.5));
        painter.drawLine(QPointF(line + 16, height() / 2.0 + 0.5), QPointF(line + 21, height() / 2.0 + 0.5));
        painter.setFont(letters());
        painter.drawText(rect(), Qt::AlignTrailing | Qt::AlignVCenter, m_words);
    }

private:
    static QFont letters() { return Theme::instance().sans(12, QFont::DemiBold); }

    QString m_words;
};

RestartChart::RestartChart(QWidget* parent) : QWidget(parent), m_pace(drawEvery, [this] { draw(); }) {
    m_head = new QLabel(this);
    m_head->setProperty("role", "head");
    m_limit = new LimitKey(this);
    m_plot = new RestartPlot(this);
    m_below = new WordsBox(this);
    connect(&Theme::instance(), &Theme::changed, this, &RestartChart::dress);
    setFocusPolicy(Qt::TabFocus);
    m_ring = new QFrame(this);
    m_ring->setObjectName(QStringLiteral("focusRing"));
    m_ring->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_ring->hide();

    auto* head = new QHBoxLayout;
    head->addWidget(m_head, 1);
    head->addWidget(m_limit);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(head);
    layout->addWidget(m_plot);
    layout->addSpacing(6);
    layout->addWidget(m_below);
    setSupervisor(noPath, {});
    dress();
}

RestartChart::~RestartChart() = default;

void RestartChart::setSize(Size size) {
    m_size = size;
    dress();
}

void RestartChart::dress() {
    m_plot->setFixedHeight(isWide() ? 217 + scaled(24) : 158 + scaled(22));
    m_limit->updateGeometry();
    m_limit->update();
    m_ring->setStyleSheet(QStringLiteral("background: transparent; border: 2px solid %1; border-radius: 8px;")
                              .arg(Theme::instance().palette().accent.name()));
    m_isDue = true;
    say();
    drawSoon();
}

void RestartChart::setSupervisor(PathId path, const QString& name) {
    m_path = path;
    m_name = name;
    m_record = {};
    m_now = 0;
    m_since = 0;
    m_periods.clear();
    m_past.clear();
    m_steps.clear();
    m_facts = {};
    m_isDue = true;
    m_pace.reset();
    m_below->settle();
}

void RestartChart::refresh(const SupervisorRecord& record, VirtualTime now, Life life) {
    if (m_periods.empty())
        m_periods.push_back({std::numeric_limits<VirtualTime>::min(), record.period});
    else if (m_periods.back().period != record.period)
        m_periods.push_back({now, record.period});
    keepPast(record, now);
    const bool isChanged = record.counted.size() != m_record.counted.size() || record.held != m_record.held ||
                           record.intensity != m_record.intensity || record.period != m_record.period ||
                           record.gaveUp != m_record.gaveUp || now != m_now || life != m_life;
    if (!isChanged && !m_steps.empty())
        return;
    m_record = record;
    m_life = life;
    m_now = now;
    m_isDue = true;

    m_time = ui::timeAxis(now, record.period, isWide() ? 5 : 3);
    m_steps.clear();
    for (const RestartStep& step : m_past) { // the last one before the left edge says how high it begins
        if (step.time <= m_time.from)
            m_steps.assign(1, {m_time.from, step.count});
        else
            m_steps.push_back(step);
    }
    for (const RestartStep& step : restartSteps(record.counted, m_periods, std::max(m_since, m_time.from), now))
        if (m_steps.empty() || m_steps.back().count != step.count)
            m_steps.push_back(step);
    std::int64_t most = 0;
    for (const RestartStep& step : m_steps)
        most = std::max<std::int64_t>(most, step.count);
    m_count = ui::countAxis(record.intensity, most);
    m_words = m_life == Life::Up || record.gaveUp ? restartWords(m_name, record.stillCounting(now), record)
                                                  : wordsWithoutProcess(m_name);
    const RestartFacts before = std::exchange(m_facts, m_life == Life::Up ? restartFacts(record, now) : RestartFacts{});
    if (m_facts.lines != before.lines && (underMouse() || hasFocus()) &&
        QToolTip::isVisible()) // it must not say what is no longer so
        showFacts(m_tipAt);
    say();
    drawSoon();
}

/// A new incarnation begins with an empty list; what was drawn before stays.
void RestartChart::keepPast(const SupervisorRecord& record, VirtualTime now) {
    const bool isNew =
        !m_record.counted.empty() && (record.counted.empty() || record.counted.front() > m_record.counted.back());
    if (!isNew)
        return;
    m_past = m_steps;
    m_since = record.counted.empty() ? now : std::min(now, record.counted.front());
    while (!m_past.empty() && m_past.back().time >= m_since)
        m_past.pop_back();
    m_periods.assign(1, {std::numeric_limits<VirtualTime>::min(), record.period});
}

void RestartChart::say() {
    m_head->setText(tr("Restarts in the last %1 s").arg(m_record.period));
    m_limit->setWords(tr("limit %1").arg(m_record.intensity));
    sayBelow();
    if (accessibleName() != m_head->text())
        setAccessibleName(m_head->text());
    const QStringList rules = m_facts.lines.mid(1); // the first tells the time: a screen reader would never be done
    const QString description =
        m_words.left + QStringLiteral(". ") + m_words.sentence + QLatin1Char(' ') + rules.join(QLatin1Char(' '));
    if (accessibleDescription() != description)
        setAccessibleDescription(description);
}

void RestartChart::sayBelow() {
    const QColor quiet = Theme::instance().palette().secondaryText;
    m_below->setLook({letters(inkOf(m_words.strain), isWide() ? 22 : 16, 700),
                      letters(quiet, isWide() ? 12.6 : 12, 400), letters(quiet, 12, 500), scaled(isWide() ? 70 : 46),
                      scaled(32)}); // two lines, so that nothing moves when it says more
    m_below->setWords(m_words.left, isWide() ? m_words.sentence : m_words.brief, m_facts.next);
}

void RestartChart::drawSoon() {
    if (isVisible())
        m_pace.ask();
}

void RestartChart::draw() {
    if (!m_isDue || m_path == noPath || m_steps.empty())
        return;
    m_isDue = false;
    m_plot->setData({m_steps, m_now, m_record.intensity, m_time, m_count});
}

/// What stands behind the number: when a person asks, as of that moment.
bool RestartChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || m_facts.lines.isEmpty())
        return QWidget::event(event);
    showFacts(static_cast<QHelpEvent*>(event)->globalPos());
    return true;
}

void RestartChart::showFacts(QPoint globalPosition) {
    m_tipAt = globalPosition;
    if (m_facts.lines.isEmpty()) // it has no process now
        QToolTip::hideText();
    else
        QToolTip::showText(m_tipAt, m_facts.toHtml(), this);
}

/// Who comes by Tab has no pointer to rest on it.
void RestartChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    m_ring->setGeometry(m_plot->geometry());
    m_ring->raise();
    m_ring->show();
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        QTimer::singleShot(0, this, [this] { // a change of the focus hides tooltips
            if (hasFocus())
                showFacts(mapToGlobal(m_plot->geometry().bottomLeft()));
        });
}

void RestartChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    m_ring->hide();
    QToolTip::hideText();
}

void RestartChart::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        showFacts(mapToGlobal(m_plot->geometry().bottomLeft()));
    else
        QWidget::keyPressEvent(event);
}

void RestartChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_ring->setGeometry(m_plot->geometry());
}

void RestartChart::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    drawSoon();
}

} // namespace resprout::ui
