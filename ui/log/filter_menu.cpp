#include "ui/log/filter_menu.h"

#include "ui/theme/signs.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWidgetAction>

#include <algorithm>

namespace resprout::ui {

namespace {

constexpr std::size_t mostListed = 12;     // processes; more are found by typing
constexpr std::size_t slice = 20'000;      // processes looked at in one go: some 2 ms
constexpr int entryWidth = 460;            // pixels
constexpr int besideWords = 80;            // pixels of a row: the check, and what is free at both sides
constexpr int deepestIndent = 6, step = 4; // spaces

} // namespace

FilterMenu::FilterMenu(QWidget* parent) : QMenu(parent), m_entry(new QLineEdit) {
    m_entry->setPlaceholderText(tr("Part of an id or path"));
    m_entry->setAccessibleName(tr("Find a process by a part of its id or path"));
    m_entry->setMinimumWidth(entryWidth);
    m_entry->addAction(ui::icon(Sign::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    m_entry->installEventFilter(this);
    auto* around = new QWidget;
    auto* layout = new QHBoxLayout(around);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(m_entry);
    around->setFocusPolicy(Qt::StrongFocus);
    around->setFocusProxy(m_entry);
    m_entryRow = new QWidgetAction(this);
    m_entryRow->setText(m_entry->accessibleName()); // a screen reader's name of the row
    m_entryRow->setDefaultWidget(around);
    addAction(m_entryRow);
    m_looking.setInterval(0);
    connect(&m_looking, &QTimer::timeout, this, &FilterMenu::lookOn);
    connect(m_entry, &QLineEdit::textChanged, this, &FilterMenu::seek);
}

void FilterMenu::begin(const LogSource& source, const LogFilter& shown, PathId current) {
    m_source = source;
    m_shown = shown;
    m_current = current;
    m_least = {};
    const QSignalBlocker once(m_entry);
    m_entry->clear();
    seek({});
}

void FilterMenu::leave() {
    close();
    begin({}, {}, noPath);
}

void FilterMenu::seek(const QString& text) {
    const ShownTree shown =
        m_source.isComplete() ? ShownTree{m_source.tree, m_source.log, m_source.paths, m_source.terms} : ShownTree{};
    m_search.begin(shown, text.trimmed().toStdString());
    look();
    fill();
}

/// Until there are more than it offers.
void FilterMenu::look() {
    m_search.advance(slice);
    if (m_search.isDone() || m_search.matches().size() > mostListed)
        m_looking.stop();
    else
        m_looking.start();
}

void FilterMenu::lookOn() {
    const std::size_t before = m_search.matches().size();
    look();
    if (!m_looking.isActive() || m_search.matches().size() != before)
        fill();
}

void FilterMenu::fill() {
    const QList<QAction*> old = actions().mid(1);
    for (QAction* action : old) {
        removeAction(action);
        action->deleteLater(); // it may be the one that was chosen
    }
    if (m_entry->text().trimmed().isEmpty()) {
        add(tr("All processes"), {});
        if (!m_source.isComplete())
            return;
        addCurrent();
        addSeparator();
        addFirst();
    } else {
        addMatches();
    }
}

void FilterMenu::addCurrent() {
    const ProcessRecord* record = m_source.tree->find(m_current);
    if (record == nullptr)
        return;
    const QString id = QString::fromStdString(m_source.paths->id(m_current));
    addSeparator();
    add(tr("Only %1").arg(id), {m_current, LogFilter::Scope::Only});
    if (record->kind != NodeKind::Worker)
        add(tr("%1 and below").arg(id), {m_current, LogFilter::Scope::WithSubtree});
}

/// The first processes of the tree, depth first, indented by depth.
void FilterMenu::addFirst() {
    struct Place {
        PathId path;
        int depth;
    };
    std::vector<Place> pending;
    if (m_source.tree->root() != noPath)
        pending.push_back({m_source.tree->root(), 0});
    for (std::size_t listed = 0; !pending.empty() && listed < mostListed; ++listed) {
        const Place place = pending.back();
        pending.pop_back();
        const ProcessRecord* record = m_source.tree->find(place.path);
        if (record == nullptr)
            continue;
        const QString indent(qsizetype{std::min(place.depth, deepestIndent)} * step, QLatin1Char(' '));
        add(indent + QString::fromStdString(m_source.paths->id(place.path)), filterOf(place.path));
        const auto shown = std::min(record->children.size(), mostListed);
        for (std::size_t child = shown; child > 0; --child)
            pending.push_back({record->children[child - 1], place.depth + 1});
    }
    if (!pending.empty())
        addHint(tr("Others are found by typing"));
}

/// By their paths: ids are the same in many places. The end of a path says more than its beginning.
void FilterMenu::addMatches() {
    const std::vector<PathId>& matches = m_search.matches();
    for (std::size_t i = 0; i < std::min(matches.size(), mostListed); ++i)
        add(QString::fromStdString(m_source.paths->text(matches[i])), filterOf(matches[i]), Qt::ElideLeft);
    if (matches.size() > mostListed)
        addHint(tr("There are more: type more of it"));
    else if (matches.empty())
        addHint(m_search.isDone() ? tr("No process is called so") : tr("Looking…"));
}

LogFilter FilterMenu::filterOf(PathId path) const {
    const ProcessRecord* record = m_source.tree->find(path);
    const bool isWorker = record == nullptr || record->kind == NodeKind::Worker;
    return {path, isWorker ? LogFilter::Scope::Only : LogFilter::Scope::WithSubtree};
}

void FilterMenu::addHint(const QString& words) {
    addAction(words)->setEnabled(false);
}

void FilterMenu::add(const QString& words, const LogFilter& filter, Qt::TextElideMode cut) {
    QString shown = fontMetrics().elidedText(words, cut, entryWidth - besideWords);
    QAction* action = addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
    action->setCheckable(true);
    action->setChecked(filter == m_shown);
    connect(action, &QAction::triggered, this, [this, filter] { emit chosen(filter); });
}

/// While it is open it does not become smaller: neither the entry nor what is below the pointer is to jump.
QSize FilterMenu::sizeHint() const {
    return QMenu::sizeHint().expandedTo(m_least);
}

void FilterMenu::showEvent(QShowEvent* event) {
    QMenu::showEvent(event);
    m_least = size();
    QTimer::singleShot(0, this, &FilterMenu::goToEntry); // the keyboard is not the menu's before it is open
}

void FilterMenu::hideEvent(QHideEvent* event) {
    m_looking.stop();
    QMenu::hideEvent(event);
}

/// Whatever has the focus, what is typed goes to the entry.
void FilterMenu::keyPressEvent(QKeyEvent* event) {
    const QString text = event->text();
    const bool isTyped = !text.isEmpty() && text.front().isPrint() && text.front() != QLatin1Char(' ');
    if ((!isTyped && event->key() != Qt::Key_Backspace) || focusWidget() == m_entry)
        return QMenu::keyPressEvent(event);
    goToEntry();
    QApplication::sendEvent(m_entry, event);
}

/// Enter takes the first that was found, Down goes to the first that is offered.
bool FilterMenu::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QMenu::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down) {
        goToFirst();
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return QMenu::eventFilter(watched, event);
    if (!m_search.matches().empty()) {
        emit chosen(filterOf(m_search.matches().front()));
        close();
    }
    return true;
}

void FilterMenu::goToEntry() {
    setActiveAction(m_entryRow);
    m_entry->setFocus();
}

void FilterMenu::goToFirst() {
    const QList<QAction*> offered = actions().mid(1);
    const auto first = std::find_if(offered.begin(), offered.end(), [](const QAction* action) {
        return action->isEnabled() && !action->isSeparator();
    });
    if (first == offered.end())
        return;
    setActiveAction(*first);
    setFocus();
}

} // namespace resprout::ui
