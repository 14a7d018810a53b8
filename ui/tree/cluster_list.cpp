#include "ui/tree/cluster_list.h"

#include "ui/bridge/growth.h"
#include "ui/theme/shadow.h"
#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr int shade = 12; // room for the shadow, pixels
constexpr int rowHeight = 34;
constexpr int refreshTime = 200; // ms: a person reads no faster

QPushButton* button(const QString& text, Tone tone) {
    auto* result = new QPushButton(text);
    result->setIcon(icon(Sign::Crashed, tone));
    result->setIconSize({22, 17}); // wider than the sign: room before the words
    return result;
}

} // namespace

ClusterList::ClusterList(QWidget* parent)
    : QWidget(parent),
      m_rows(new ClusterRows(this)),
      m_name(new QLabel),
      m_count(new QLabel),
      m_filter(new QLineEdit),
      m_matches(new QLabel),
      m_start(new QToolButton),
      m_table(new QTableView),
      m_one(button(tr("Crash"), Tone::OnDanger)),
      m_any(button(tr("Crash any"), Tone::Text)),
      m_all(button(tr("Crash all"), Tone::Text)) {
    setObjectName(QStringLiteral("clusterList"));
    setAccessibleName(tr("Children of a supervisor"));
    setCursor(Qt::ArrowCursor);

    auto* sign = new QLabel;
    sign->setPixmap(icon(Sign::DynamicSupervisor, Tone::Secondary).pixmap(24, 24));
    m_name->setProperty("role", QStringLiteral("title"));
    m_count->setProperty("role", QStringLiteral("secondary"));
    m_start->setProperty("role", QStringLiteral("quiet"));
    m_start->setIcon(icon(Sign::Plus, Tone::Secondary));
    m_start->setAccessibleName(tr("Start child"));
    m_start->setToolTip(tr("Start child"));
    auto* close = new QToolButton;
    close->setProperty("role", QStringLiteral("quiet"));
    close->setIcon(icon(Sign::ChevronUp, Tone::Secondary));
    close->setAccessibleName(tr("Close the list"));
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(sign);
    head->addWidget(m_name, 1);
    head->addWidget(m_count);
    head->addWidget(m_start);
    head->addWidget(close);

    m_filter->setPlaceholderText(tr("Filter by id, state or last exit"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->addAction(icon(Sign::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    m_matches->setProperty("role", QStringLiteral("secondary"));
    auto* filterRow = new QHBoxLayout(m_filter);
    filterRow->setContentsMargins(0, 0, 12, 0);
    filterRow->addStretch();
    filterRow->addWidget(m_matches);

    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("Children"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setColumnWidth(ClusterRows::Child, 128);
    m_table->setColumnWidth(ClusterRows::Pid, 100);
    m_table->setColumnWidth(ClusterRows::LastExit, 116);
    m_table->horizontalHeader()->setSectionResizeMode(ClusterRows::Attempts, QHeaderView::Stretch);
    m_table->setTabKeyNavigation(false);
    m_table->installEventFilter(this);

    m_one->setProperty("role", QStringLiteral("danger"));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(10);
    for (QPushButton* each : {m_one, m_any, m_all})
        foot->addWidget(each, 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(shade + 16, shade + 14, shade + 16, shade + 16);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(m_filter);
    column->addWidget(m_table, 1);
    column->addLayout(foot);

    connect(m_start, &QToolButton::clicked, this, [this] { emit startChildRequested(supervisor()); });
    connect(close, &QToolButton::clicked, this, [this] {
        emit closed();
        hide();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_rows->setFilter(text);
        showCounts();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showCounts();
        if (currentPath() != noPath)
            emit chosen(currentPath());
    });
    connect(m_one, &QPushButton::clicked, this, &ClusterList::crashCurrent);
    connect(m_any, &QPushButton::clicked, this, &ClusterList::crashAny);
    connect(m_all, &QPushButton::clicked, this, &ClusterList::crashAll);
    for (const QPushButton* each : {m_one, m_any, m_all}) // so that the next Space runs or pauses
        connect(each, &QPushButton::clicked, this, [this] { setFocus(); });
    setStyleSheet(QStringLiteral("QPushButton, QPushButton:focus { padding: 0 8px; }")); // three in one row
    hide();
}

void ClusterList::open(const ShownTree& shown, PathId supervisor) {
    m_filter->clear();
    m_rows->show(shown, supervisor);
    m_name->setText(QString::fromStdString(shown.paths->id(supervisor)));
    const Growth growth = growthOf(*shown.tree, supervisor);
    m_start->setVisible(growth == Growth::Template || growth == Growth::AnyNode);
    m_table->scrollToTop();
    showCounts();
    show();
    raise();
    m_filter->setFocus();
}

void ClusterList::begin(PathId child) {
    const auto at = std::find(m_rows->rows().begin(), m_rows->rows().end(), child);
    if (at == m_rows->rows().end())
        return;
    const int row = static_cast<int>(at - m_rows->rows().begin());
    m_table->selectRow(row);
    m_table->scrollTo(m_rows->index(row, ClusterRows::Child), QAbstractItemView::PositionAtCenter);
    m_table->setFocus();
}

void ClusterList::refresh() {
    if (isVisible() && m_timer == 0)
        m_timer = startTimer(refreshTime);
}

void ClusterList::timerEvent(QTimerEvent*) {
    killTimer(m_timer);
    m_timer = 0;
    m_rows->refresh();
    showCounts();
    if (m_rows->all() == 0)
        leave();
}

void ClusterList::leave() {
    if (const QWidget* focus = window()->focusWidget(); focus == this || isAncestorOf(focus))
        emit closed();
    hide();
}

/// Qt would pass the focus of a disabled button on, to whatever Tab finds next.
void ClusterList::forbid(QPushButton& button) {
    if (window()->focusWidget() == &button)
        setFocus();
    button.setEnabled(false);
}

PathId ClusterList::currentPath() const {
    const QModelIndex current = m_table->selectionModel()->currentIndex();
    return current.isValid() ? m_rows->path(current.row()) : noPath;
}

void ClusterList::showCounts() {
    const QLocale locale;
    const auto number = [&](std::size_t n) {
        return locale.toString(static_cast<qulonglong>(n));
    };
    const std::size_t running = m_rows->running().size();
    m_count->setText(tr("%1 children").arg(number(m_rows->all())));
    m_matches->setText(m_filter->text().isEmpty()
                           ? QString()
                           : tr("%1 of %2").arg(number(m_rows->rows().size()), number(m_rows->all())));
    const PathId current = currentPath();
    const QModelIndex row = m_table->selectionModel()->currentIndex();
    const QString id = row.siblingAtColumn(ClusterRows::Child).data().toString();
    const QString shown = m_one->fontMetrics().elidedText(id, Qt::ElideMiddle, 84);
    m_one->setText(current == noPath ? tr("Crash one") : tr("Crash %1").arg(shown));
    for (QPushButton* each : {m_one, m_any, m_all}) {
        if (each == m_one ? current != noPath : running > 0)
            each->setEnabled(true);
        else
            forbid(*each);
    }
    m_all->setText(tr("Crash all %1").arg(number(running)));
}

void ClusterList::crashCurrent() {
    if (currentPath() != noPath)
        emit crashRequested(currentPath());
}

/// Another one each time, far from the last: what is seen should not look like a plan.
void ClusterList::crashAny() {
    const std::vector<PathId> running = m_rows->running();
    if (running.empty())
        return;
    m_nextAny = (m_nextAny + running.size() * 618 / 1000 + 1) % running.size();
    emit crashRequested(running[m_nextAny]);
}

void ClusterList::crashAll() {
    emit crashAllRequested(m_rows->running());
}

void ClusterList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit closed();
        hide();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_table->hasFocus()) {
        crashCurrent();
        return;
    }
    if (event->key() == Qt::Key_Down && (m_filter->hasFocus() || hasFocus()) && m_rows->rowCount() > 0) {
        const bool isFromFilter = m_filter->hasFocus();
        m_table->setFocus();
        if (isFromFilter || currentPath() == noPath)
            m_table->selectRow(0);
        return;
    }
    QWidget::keyPressEvent(event);
}

/// A table would select its row again by Space.
bool ClusterList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        event->ignore(); // it goes up to the window
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ClusterList::paintEvent(QPaintEvent*) {
    const Palette& palette = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(shade, shade, -shade, -shade);
    paintShadow(painter, palette, box, 14, 1.3);
    painter.setPen(QPen(hasFocus() ? palette.accent : palette.border, hasFocus() ? 2 : 1.2));
    painter.setBrush(palette.panel);
    painter.drawRoundedRect(box, 14, 14);
}

} // namespace resprout::ui
