#include "ui/log/log_view.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace resprout::ui {

namespace {

constexpr std::size_t mostCopied = 10'000; // rows
constexpr int furtherPause = 4;            // ms between two looks at more of a long log

/// The names above the columns: painted by the view, above its viewport.
class HeadRow : public QWidget {
public:
    HeadRow(QWidget* parent, std::function<void(QPainter&, const QRectF&)> paint)
        : QWidget(parent), m_paint(std::move(paint)) {}

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        m_paint(painter, QRectF(rect()));
    }

private:
    std::function<void(QPainter&, const QRectF&)> m_paint;
};

} // namespace

LogView::LogView(QWidget* parent) : QAbstractScrollArea(parent) {
    installLogAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Event log"));
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    m_headRow = new HeadRow(this, [this](QPainter& painter, const QRectF& box) { paintHeads(painter, box); });
    m_further.setSingleShot(true);
    m_further.setInterval(furtherPause);
    connect(&m_further, &QTimer::timeout, this, &LogView::lookBack);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { userScrolled(); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_words.clear();
        place();
    });
    place();
}

LogView::~LogView() = default;

void LogView::setSource(const LogSource& source) {
    m_source = source;
    m_rows.setSource(source);
    m_current.reset();
    m_anchor.reset();
    m_hovered.reset();
    m_sought.reset();
    m_rows.catchUp();
    lookFurtherBack();
    updateBars();
    viewport()->update(); // also when there is nothing in it
    emit rowsChanged();
    emit currentChanged();
}

void LogView::refresh(Showing showing) {
    const std::size_t before = m_rows.size();
    const auto [gone, found] = m_rows.catchUp();
    lookFurtherBack();
    if (gone == 0 && before == m_rows.size() && !m_isBehind)
        return seek();
    m_isBehind = showing == Showing::Soon && isFollowing();
    if (m_isBehind)
        return;
    m_hovered.reset();
    const int first = verticalScrollBar()->value() + static_cast<int>(found) - static_cast<int>(gone);
    updateBars(); // may move it
    if (m_follow == Follow::No) {
        m_isPlacing = true; // what is being read stays in its place
        verticalScrollBar()->setValue(first);
        m_isPlacing = false;
    }
    seek();
    viewport()->update();
    emit rowsChanged();
}

/// What it finds stands above what is in sight: that is painted once all was looked through, or while it leaves room.
void LogView::lookBack() {
    const bool hasRoom = m_rows.size() < static_cast<std::size_t>(rowsInSight());
    refresh(hasRoom ? Showing::Now : Showing::Soon);
    if (m_rows.hasAll())
        refresh();
}

void LogView::lookFurtherBack() {
    if (!m_rows.hasAll())
        m_further.start();
}

void LogView::seek() {
    if (m_sought && m_rows.size() > 0 && m_rows.reaches(*m_sought))
        scrollTo(std::min(m_rows.indexOf(*std::exchange(m_sought, std::nullopt)), m_rows.size() - 1));
}

void LogView::setFilter(const LogFilter& filter) {
    if (filter == m_rows.filter())
        return;
    m_rows.setFilter(filter);
    m_rows.catchUp();
    lookFurtherBack();
    m_hovered.reset();
    updateBars();
    m_sought = m_follow == Follow::No ? m_current : std::nullopt;
    seek();
    viewport()->update();
    emit rowsChanged();
}

void LogView::setFollow(Follow follow) {
    if (follow == m_follow)
        return;
    m_follow = follow;
    updateBars();
    emit followChanged(isFollowing());
}

void LogView::setHeads(Heads heads) {
    if (heads == m_heads)
        return;
    m_heads = heads;
    place();
}

void LogView::place() {
    const int top = m_heads == Heads::Shown ? headHeight() : 0;
    setViewportMargins(0, top, 0, 0);
    m_headRow->setVisible(top > 0);
    m_headRow->setGeometry(0, 0, width(), top);
    updateBars();
    viewport()->update();
    m_headRow->update();
}

int LogView::rowsInSight() const {
    return std::max(1, static_cast<int>(std::floor(viewport()->height() / rowHeight())));
}

double LogView::firstTop() const {
    const int first = verticalScrollBar()->value();
    const bool isEnd = first > 0 && first == verticalScrollBar()->maximum();
    return isEnd ? viewport()->height() - rowsInSight() * rowHeight() : 0; // at the end the newest row is seen whole
}

void LogView::updateBars() {
    m_isPlacing = true;
    const int inSight = rowsInSight();
    const auto rows = static_cast<int>(std::min<std::size_t>(m_rows.size(), 2'000'000'000U));
    verticalScrollBar()->setPageStep(inSight);
    verticalScrollBar()->setRange(0, std::max(0, rows - inSight));
    if (m_follow == Follow::Yes)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_isPlacing = false;
    viewport()->update();
}

void LogView::userScrolled() {
    viewport()->update();
    if (m_isPlacing)
        return;
    m_sought.reset();
    const bool isEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    setFollow(isEnd ? Follow::Yes : Follow::No);
}

void LogView::scrollContentsBy(int, int) {
    m_hovered.reset();
    viewport()->update();
}

void LogView::scrollTo(std::size_t index) {
    const int first = verticalScrollBar()->value();
    const int wanted = static_cast<int>(index);
    if (wanted < first)
        verticalScrollBar()->setValue(wanted);
    else if (wanted >= first + rowsInSight())
        verticalScrollBar()->setValue(wanted - rowsInSight() + 1);
}

std::optional<std::size_t> LogView::current() const {
    if (!m_current)
        return std::nullopt;
    const std::size_t index = m_rows.indexOf(*m_current);
    return index < m_rows.size() && m_rows[index] == *m_current ? std::optional(index) : std::nullopt;
}

bool LogView::isSelected(std::size_t index) const {
    if (!m_current || !m_anchor || index >= m_rows.size())
        return false;
    const auto [first, last] = std::minmax(*m_current, *m_anchor);
    return m_rows[index] >= first && m_rows[index] <= last;
}

void LogView::setCurrent(std::size_t index, Extend extend) {
    if (index >= m_rows.size())
        return;
    const std::size_t row = m_rows[index];
    if (extend == Extend::No || !m_anchor)
        m_anchor = row;
    m_current = row;
    scrollTo(index);
    viewport()->update();
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(static_cast<int>(index) * logColumns);
        QAccessible::updateAccessibility(&event);
    }
    emit processSelected(m_source.log->row(row).path);
    emit currentChanged();
}

std::optional<std::size_t> LogView::currentRow() const {
    const auto index = current();
    return index ? std::optional(m_rows[*index]) : std::nullopt;
}

void LogView::askWhy() {
    if (m_rows.size() == 0)
        return;
    if (!current())
        setCurrent(m_rows.size() - 1);
    emit whyAsked(*currentRow());
}

QString LogView::selectedText() const {
    if (!m_current || !m_anchor)
        return {};
    const auto [first, last] = std::minmax(*m_current, *m_anchor);
    const std::size_t end = std::min(m_rows.indexOf(last + 1), m_rows.size());
    std::size_t index = m_rows.indexOf(first);
    if (end - index > mostCopied)
        index = end - mostCopied;
    QString lines;
    for (; index < end; ++index)
        lines += lineText(index) + QLatin1Char('\n');
    return lines;
}

void LogView::copySelected() const {
    if (const QString lines = selectedText(); !lines.isEmpty())
        QApplication::clipboard()->setText(lines);
}

QString LogView::headText(LogColumn column) {
    switch (column) {
    case LogColumn::Time:
        return tr("Time");
    case LogColumn::Mark:
        return {};
    case LogColumn::Process:
        return tr("Process");
    case LogColumn::Happened:
        return tr("What happened");
    case LogColumn::Why:
        return tr("Why");
    case LogColumn::Count_:
        break;
    }
    return {};
}

QString LogView::text(std::size_t index, LogColumn column) const {
    const EventText text(m_source);
    const std::size_t row = m_rows[index];
    const LifecycleEvent& event = m_source.log->row(row);
    switch (column) {
    case LogColumn::Time:
        return clockText(event.time);
    case LogColumn::Mark: {
        const auto state = text.mark(event).state;
        return state ? stateWord(*state) : QString();
    }
    case LogColumn::Process: {
        const QString pid = text.pid(event);
        return pid.isEmpty() ? text.process(event) : text.process(event) + QLatin1Char(' ') + pid;
    }
    case LogColumn::Happened:
        return text.happened(row);
    case LogColumn::Why:
        return text.why(row);
    case LogColumn::Count_:
        break;
    }
    return {};
}

QString LogView::lineText(std::size_t index) const {
    const LifecycleEvent& event = m_source.log->row(m_rows[index]);
    QString line = text(index, LogColumn::Time) + QLatin1Char('\t');
    line += QString::fromStdString(m_source.paths->text(event.path));
    if (const QString pid = EventText(m_source).pid(event); !pid.isEmpty())
        line += QLatin1Char(' ') + pid;
    return line + QLatin1Char('\t') + text(index, LogColumn::Happened) + QLatin1Char('\t') +
           text(index, LogColumn::Why);
}

void LogView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copySelected();
        return;
    }
    if (m_rows.size() == 0)
        return event->ignore();
    const std::size_t last = m_rows.size() - 1;
    const auto page = static_cast<std::size_t>(rowsInSight());
    const std::optional<std::size_t> known = current();
    const std::size_t at = known.value_or(last);
    std::size_t to = at;
    switch (event->key()) {
    case Qt::Key_Up:
        to = !known || at == 0 ? at : at - 1;
        break;
    case Qt::Key_Down:
        to = known ? std::min(at + 1, last) : at;
        break;
    case Qt::Key_PageUp:
        to = at > page ? at - page : 0;
        break;
    case Qt::Key_PageDown:
        to = std::min(at + page, last);
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return askWhy();
    default:
        return event->ignore();
    }
    setCurrent(to, event->modifiers().testFlag(Qt::ShiftModifier) ? Extend::Yes : Extend::No);
    setFollow(to == last ? Follow::Yes : Follow::No);
}

void LogView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto index = indexAt(event->pos()))
        setCurrent(*index, event->modifiers().testFlag(Qt::ShiftModifier) ? Extend::Yes : Extend::No);
}

void LogView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && indexAt(event->pos()))
        askWhy();
}

void LogView::contextMenuEvent(QContextMenuEvent* event) {
    const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
    if (const auto index = isMouse ? indexAt(event->pos()) : current(); index && !isSelected(*index))
        setCurrent(*index);
    const auto index = current();
    if (!index)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(Sign::Info, Tone::Secondary), tr("Why?"), this, &LogView::askWhy);
    menu->addAction(icon(Sign::Copy, Tone::Secondary), tr("Copy"), this, &LogView::copySelected);
    menu->popup(isMouse ? event->globalPos() : viewport()->mapToGlobal(rowRect(*index).center()));
}

void LogView::mouseMoveEvent(QMouseEvent* event) {
    const auto hovered = indexAt(event->pos());
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    viewport()->update();
}

void LogView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void LogView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        place();
}

void LogView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    m_headRow->setGeometry(0, 0, width(), m_headRow->height());
    updateBars();
}

bool LogView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave && m_hovered) {
        m_hovered.reset();
        viewport()->update();
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto index = indexAt(help->pos())) {
            const LifecycleEvent& shown = m_source.log->row(m_rows[*index]);
            const QString path = QString::fromStdString(m_source.paths->text(shown.path));
            const QString tip = QStringLiteral("<b>%1</b><br>%2 %3<br>%4")
                                    .arg(path.toHtmlEscaped(), text(*index, LogColumn::Time),
                                         text(*index, LogColumn::Happened).toHtmlEscaped(),
                                         text(*index, LogColumn::Why).toHtmlEscaped());
            QToolTip::showText(help->globalPos(), tip, viewport(), rowRect(*index));
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace resprout::ui
