#include "ui/inspector/inspector.h"

#include "ui/bridge/growth.h"
#include "ui/bridge/run.h"
#include "ui/chart/restart_chart.h"
#include "ui/inspector/crash_forecast.h"
#include "ui/inspector/facts_table.h"
#include "ui/inspector/inspector_head.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace resprout::ui {

namespace {

constexpr int narrowBelow = 306; // px wide
constexpr int lowBelow = 780;    // px high: then the facts go under the chart

QFrame* addLine(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setProperty("role", "line");
    return line;
}

const char* boxRole(CrashForecast::Grade grade) {
    switch (grade) {
    case CrashForecast::Grade::Plain:
        return "blueBox";
    case CrashForecast::Grade::Warning:
        return "amberBox";
    case CrashForecast::Grade::Danger:
        return "redBox";
    }
    return "blueBox";
}

bool isGone(ProcessState state) {
    return state == ProcessState::Terminated || state == ProcessState::Crashed;
}

} // namespace

Inspector::Inspector(QWidget* parent) : QWidget(parent) {
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_content = new QWidget;
    m_scroll->setWidget(m_content);
    m_layout = new QVBoxLayout(m_content);
    m_layout->setSpacing(0);

    m_head = new InspectorHead(m_content);
    m_facts = new FactsTable(m_content);
    m_factsLine = addLine(m_content);
    m_settings = new SupervisorSettings(m_content);
    m_chartLine = addLine(m_content);
    m_chart = new RestartChart(m_content);
    m_forecast = new QFrame(m_content);
    m_forecastHead = new QLabel(m_forecast);
    m_forecastHead->setProperty("role", "value");
    m_forecastHead->setWordWrap(true);
    m_forecastWords = new QLabel(m_forecast);
    m_forecastWords->setWordWrap(true);
    m_forecastWords->setStyleSheet(QStringLiteral("font-weight: 400;"));
    auto* title = new QLabel(tr("If it crashed now"), m_forecast);
    title->setProperty("role", "head");
    auto* box = new QVBoxLayout(m_forecast);
    box->setContentsMargins(14, 11, 14, 12);
    box->setSpacing(3);
    box->addWidget(title);
    box->addWidget(m_forecastHead);
    box->addWidget(m_forecastWords);
    m_nothing =
        new QLabel(tr("Select a process to see what it is and what its supervisor would do for it."), m_content);
    m_nothing->setProperty("role", "secondary");
    m_nothing->setWordWrap(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0); // the line at the side
    layout->addWidget(m_scroll);
    connect(m_settings, &SupervisorSettings::asked, this,
            [this](const FlagChanges& changes) { emit changesAsked(m_path, changes); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_shape = Shape::Unset;
        arrange();
        update();
    });
    setAccessibleName(tr("Inspector"));
    arrange();
    showNothing();
}

Inspector::~Inspector() = default;

/// Puts the parts in order for the room that there is.
void Inspector::arrange() {
    const bool isNarrow = width() < narrowBelow;
    const bool isLow = height() < lowBelow * Theme::instance().fontFactor();
    const Shape shape = isNarrow ? Shape::Narrow : isLow ? Shape::WideLow : Shape::Wide;
    const bool isWorker = m_tree != nullptr && m_tree->find(m_path) != nullptr && m_tree->supervisor(m_path) == nullptr;
    if (shape == m_shape && isWorker == m_isForWorker)
        return;
    m_shape = shape;
    m_isForWorker = isWorker;
    while (QLayoutItem* item = m_layout->takeAt(0))
        delete item;
    const int side = isNarrow ? 16 : 20;
    m_layout->setContentsMargins(side - 1, isNarrow ? 12 : 20, side, isNarrow ? 12 : 20);
    const int gap = isNarrow ? 8 : 14;
    m_layout->addWidget(m_nothing);
    m_layout->addWidget(m_head);
    m_layout->addSpacing(isNarrow ? 8 : 18);
    if (shape == Shape::Wide || isWorker) {
        m_layout->addWidget(m_facts);
        m_layout->addSpacing(gap);
        m_layout->addWidget(m_factsLine);
        m_layout->addSpacing(gap);
    }
    m_layout->addWidget(m_forecast);
    m_layout->addWidget(m_settings);
    m_layout->addSpacing(isNarrow ? 10 : 17);
    m_layout->addWidget(m_chartLine);
    m_layout->addSpacing(gap);
    m_layout->addWidget(m_chart);
    if (shape != Shape::Wide && !isWorker) {
        m_layout->addSpacing(gap);
        m_layout->addWidget(m_factsLine);
        m_layout->addSpacing(gap);
        m_layout->addWidget(m_facts);
    }
    m_layout->addStretch(1);
    m_facts->setSize(isNarrow ? FactsTable::Size::Narrow : FactsTable::Size::Wide);
    m_settings->setSize(isNarrow ? SupervisorSettings::Size::Narrow : SupervisorSettings::Size::Wide);
    m_chart->setSize(isNarrow ? RestartChart::Size::Narrow : RestartChart::Size::Wide);
}

void Inspector::setSource(const TreeFold* tree, const PathTable* paths, const TermTable* terms) {
    m_tree = tree;
    m_paths = paths;
    m_terms = terms;
    const PathId path = m_path;
    m_path = noPath;
    m_now = 0;
    setProcess(path);
}

void Inspector::resume(const TreeFold* tree, const PathTable* paths, const TermTable* terms) {
    const bool isKnown = m_paths != nullptr && m_path < m_paths->size();
    const PathId path = isKnown ? paths->find(m_paths->text(m_path)).value_or(noPath) : noPath;
    if (path == noPath)
        return setSource(tree, paths, terms);
    m_tree = tree;
    m_paths = paths;
    m_terms = terms;
    m_path = path;
    m_isStale = true;
    m_chart->setSupervisor(path, QString::fromStdString(paths->id(path)));
}

void Inspector::setProcess(PathId path) {
    if (path == m_path)
        return;
    m_path = path;
    m_isStale = true;
    setAnswer(SupervisorSettings::Answer::None);
    m_chart->setSupervisor(path, m_paths != nullptr && path != noPath && path < m_paths->size()
                                     ? QString::fromStdString(m_paths->id(path))
                                     : QString());
    arrange();
    refresh(m_now);
}

void Inspector::setAnswer(SupervisorSettings::Answer answer, const QString& words) {
    m_settings->setAnswer(answer, words);
}

void Inspector::refresh(VirtualTime now) {
    refreshFacts(now);
    refreshChart(now);
}

void Inspector::refreshFacts(VirtualTime now) {
    m_now = now;
    const ProcessRecord* record = m_tree != nullptr ? m_tree->find(m_path) : nullptr;
    if (record == nullptr) {
        if (m_isStale)
            showNothing();
        return;
    }
    if (const Seen seen = look(*record, now); m_isStale || seen != m_seen) {
        m_seen = seen;
        showRecord(*record, now);
    }
}

void Inspector::refreshChart(VirtualTime now) {
    const ProcessRecord* record = m_tree != nullptr ? m_tree->find(m_path) : nullptr;
    if (record == nullptr)
        return;
    if (const SupervisorRecord* supervisor = m_tree->supervisor(m_path))
        m_chart->refresh(*supervisor, now, isGone(record->state) ? RestartChart::Life::Down : RestartChart::Life::Up);
}

Inspector::Seen Inspector::look(const ProcessRecord& record, VirtualTime now) const {
    Seen seen;
    seen.path = record.path;
    seen.spec = record.spec;
    seen.state = record.state;
    seen.listed = record.listed;
    seen.orphaned = record.orphaned;
    seen.attempt = record.attempt;
    seen.restarts = record.restarts;
    seen.pid = record.pid;
    seen.lastExit = record.lastExit;
    seen.children = record.children.size();
    const SupervisorRecord* own = m_tree->supervisor(record.path);
    const SupervisorRecord* flags = own != nullptr ? own : m_tree->supervisor(record.parent);
    if (flags != nullptr) {
        seen.strategy = flags->strategy;
        seen.intensity = flags->intensity;
        seen.period = flags->period;
    }
    if (own == nullptr && flags != nullptr) {
        seen.counting = flags->stillCounting(now);
        seen.siblings = m_tree->find(record.parent)->children.size();
    }
    return seen;
}

void Inspector::showRecord(const ProcessRecord& record, VirtualTime now) {
    m_isStale = false;
    const SupervisorRecord* supervisor = m_tree->supervisor(m_path);
    const bool isSupervisor = supervisor != nullptr;
    m_nothing->hide();
    m_head->setVisible(true);
    m_facts->show();
    m_factsLine->show();
    m_settings->setVisible(isSupervisor);
    m_chartLine->setVisible(isSupervisor);
    m_chart->setVisible(isSupervisor);
    m_forecast->setVisible(!isSupervisor);

    QString relation;
    if (isSupervisor)
        relation = record.children.size() == 1
                       ? tr("1 child")
                       : tr("%1 children").arg(QLocale().toString(qulonglong{record.children.size()}));
    else if (record.parent != noPath)
        relation = tr("under %1").arg(QString::fromStdString(m_paths->id(record.parent)));
    const bool isPool = growthOf(*m_tree, m_path) == Growth::Template;
    m_head->showRecord(record, isPool ? Sign::DynamicSupervisor : signOf(record.kind),
                       QString::fromStdString(m_paths->id(m_path)), relation);
    m_facts->setFacts(factsOf(*m_tree, *m_terms, m_path));
    if (isSupervisor)
        m_settings->setRecord(*supervisor, record.kind);
    else
        showForecast(now);
}

void Inspector::showForecast(VirtualTime now) {
    const CrashForecast forecast = forecastCrash(*m_tree, *m_paths, m_path, now);
    m_forecastHead->setText(breakable(forecast.headline));
    m_forecastWords->setText(breakable(forecast.sentence));
    const char* role = boxRole(forecast.grade);
    if (m_forecast->property("role") != QLatin1String(role)) {
        m_forecast->setProperty("role", role);
        m_forecast->setStyleSheet(QStringLiteral(" ")); // the role is looked at again
        m_forecast->setStyleSheet({});
    }
}

QString Inspector::forecast() const {
    if (m_forecast->isHidden())
        return {};
    QString words = m_forecastHead->text() + QStringLiteral(". ") + m_forecastWords->text();
    return words.remove(QChar(0x200B));
}

void Inspector::showNothing() {
    m_isStale = false;
    m_nothing->show();
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_head, m_facts, m_factsLine, m_settings, m_chartLine, m_chart, m_forecast})
        part->hide();
}

void Inspector::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void Inspector::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Palette& look = Theme::instance().palette();
    painter.fillRect(rect(), look.panel);
    const int line = layoutDirection() == Qt::RightToLeft ? width() - 1 : 0;
    painter.fillRect(QRect(line, 0, 1, height()), look.panelBorder);
}

} // namespace resprout::ui
