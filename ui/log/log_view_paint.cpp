#include "ui/log/log_view.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace resprout::ui {

// Where the columns and rows of the log are, and how they are painted.

namespace {

constexpr double edge = 20;       // px from the sides
constexpr double wideFrom = 1200; // px: from here on there is room for pids
constexpr double markSize = 17;

std::size_t at(LogColumn column) {
    return static_cast<std::size_t>(column);
}

double scaled(double pixels) {
    return pixels * Theme::instance().fontFactor();
}

} // namespace

double LogView::rowHeight() const {
    return scaled(24.5);
}

int LogView::headHeight() const {
    return static_cast<int>(std::lround(scaled(22)));
}

QSize LogView::sizeHint() const {
    return {1000, headHeight() + static_cast<int>(8 * rowHeight())};
}

LogView::Columns LogView::columns() const {
    const double room = viewport()->width();
    Columns columns;
    columns.hasPids = room >= scaled(wideFrom);
    const std::array<double, logColumns> width{scaled(82), scaled(28), scaled(columns.hasPids ? 200 : 96),
                                               scaled(columns.hasPids ? 300 : 214), 0};
    double left = edge;
    for (std::size_t column = 0; column < width.size(); ++column) {
        columns.left[column] = left;
        columns.width[column] = width[column];
        left += width[column];
    }
    columns.width[at(LogColumn::Why)] = std::max(0.0, room - edge - columns.left[at(LogColumn::Why)]);
    return columns;
}

QRect LogView::rowRect(std::size_t index) const {
    const double top = firstTop() + (static_cast<double>(index) - verticalScrollBar()->value()) * rowHeight();
    return QRectF(0, top, viewport()->width(), rowHeight()).toAlignedRect();
}

std::optional<std::size_t> LogView::indexAt(QPoint point) const {
    const double row = std::floor((point.y() - firstTop()) / rowHeight()) + verticalScrollBar()->value();
    if (row < 0 || row >= static_cast<double>(m_rows.size()))
        return std::nullopt;
    return static_cast<std::size_t>(row);
}

void LogView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const Palette& look = Theme::instance().palette();
    painter.fillRect(viewport()->rect(), look.panel);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_rows.size() == 0) {
        painter.setPen(look.secondaryText);
        painter.setFont(Theme::instance().sans(13));
        painter.drawText(viewport()->rect(), Qt::AlignCenter,
                         m_rows.filter().path == noPath ? tr("Nothing has happened yet.")
                                                        : tr("Nothing has happened to this process yet."));
        return;
    }
    const Columns columns = this->columns();
    const double height = rowHeight();
    const double first = firstTop();
    const int begin =
        std::max(0, verticalScrollBar()->value() - (first > 0 ? 1 : 0)); // the end of a row may show above
    double top = first + (begin - verticalScrollBar()->value()) * height;
    for (auto index = static_cast<std::size_t>(begin); index < m_rows.size() && top < viewport()->height();
         ++index, top += height)
        paintRow(painter, columns, index, QRectF(0, top, viewport()->width(), height));
}

void LogView::paintRow(QPainter& painter, const Columns& columns, std::size_t index, const QRectF& box) const {
    const Palette& look = Theme::instance().palette();
    const std::size_t row = m_rows[index];
    const LifecycleEvent& event = m_source.log->row(row);
    const EventText text(m_source);

    const bool isCurrent = m_current == row;
    if (isSelected(index) || m_hovered == index) {
        painter.setPen(isCurrent && hasFocus() ? QPen(look.accent, 1.2) : QPen(Qt::NoPen));
        painter.setBrush(isSelected(index) ? mix(look.panel, look.accent, look.isDark ? 0.22 : 0.08) : look.surface2);
        painter.drawRoundedRect(box.adjusted(8, 0.6, -8, -0.6), 6, 6);
    }
    const auto cell = [&](LogColumn column) {
        const QRectF leftToRight(columns.left[at(column)], box.top(), columns.width[at(column)] - 10, box.height());
        return isRightToLeft() ? QRectF(box.width() - leftToRight.right(), box.top(), leftToRight.width(), box.height())
                               : leftToRight;
    };
    const auto write = [&](const QRectF& where, const QString& words, LogWords::Face face, const QColor& colour) {
        m_words.draw(painter, face, colour, words, where, layoutDirection());
    };

    write(cell(LogColumn::Time).adjusted(0, 0, 10, 0), clockText(event.time), LogWords::Face::Mono, look.secondaryText);

    const EventText::Mark mark = text.mark(event);
    const double size = scaled(markSize);
    const QPointF middle(cell(LogColumn::Mark).left() + scaled(8), box.center().y());
    const QRectF sign(middle.x() - size / 2, middle.y() - size / 2, size, size);
    if (mark.state)
        paintState(painter, look, *mark.state, sign);
    else
        paintSign(painter, mark.sign, sign.adjusted(1, 1, -1, -1), {look.accent, look.panel});

    const QRectF process = cell(LogColumn::Process);
    const QString pid = columns.hasPids ? text.pid(event) : QString();
    const double pidWidth = pid.isEmpty() ? 0 : m_words.width(LogWords::Face::Mono, pid, process.width()) + 8;
    const QRectF named = isRightToLeft() ? process.adjusted(pidWidth, 0, 0, 0) : process.adjusted(0, 0, -pidWidth, 0);
    const QString name = text.process(event);
    m_words.draw(painter, LogWords::Face::Name, look.text, name, named, layoutDirection(), Qt::ElideMiddle);
    if (!pid.isEmpty()) {
        const double shift = m_words.width(LogWords::Face::Name, name, named.width(), Qt::ElideMiddle) + 8;
        write(isRightToLeft() ? process.adjusted(0, 0, -shift, 0) : process.adjusted(shift, 0, 8, 0), pid,
              LogWords::Face::Mono, look.secondaryText);
    }
    write(cell(LogColumn::Happened), text.happened(row), LogWords::Face::Plain, look.text);
    write(cell(LogColumn::Why), text.why(row), LogWords::Face::Plain, look.secondaryText);
}

void LogView::paintHeads(QPainter& painter, const QRectF& box) const {
    const Palette& look = Theme::instance().palette();
    painter.fillRect(box, look.panel);
    painter.setFont(Theme::instance().sans(12, QFont::DemiBold));
    painter.setPen(look.secondaryText);
    const Columns columns = this->columns();
    for (const LogColumn column : {LogColumn::Time, LogColumn::Process, LogColumn::Happened, LogColumn::Why}) {
        const QRectF leftToRight(columns.left[at(column)], box.top(), columns.width[at(column)], box.height());
        const QRectF where = isRightToLeft() ? QRectF(viewport()->width() - leftToRight.right(), box.top(),
                                                      leftToRight.width(), box.height())
                                             : leftToRight;
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeading, headText(column));
    }
}

} // namespace resprout::ui
