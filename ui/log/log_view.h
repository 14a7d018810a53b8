#pragma once

#include "ui/log/log_rows.h"
#include "ui/log/log_words.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <array>
#include <optional>

namespace resprout::ui {

/// The columns of the event log.
enum class LogColumn : std::uint8_t { Time, Mark, Process, Happened, Why, Count_ };
inline constexpr int logColumns = static_cast<int>(LogColumn::Count_);

/// The event log, a row for each event that is shown. It draws only the rows in sight, so its length costs nothing.
/// GUI thread only. It follows the newest row until someone scrolls up.
class LogView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit LogView(QWidget* parent = nullptr);
    ~LogView() override;

    void setSource(const LogSource& source); // forgets rows, selection and filter
    /// Once a frame: takes in what was appended. Where more comes than can be read, the newest rows need not be painted in each.
    enum class Showing : std::uint8_t { Now, Soon };
    void refresh(Showing showing = Showing::Now);

    void setFilter(const LogFilter& filter);
    [[nodiscard]] const LogFilter& filter() const { return m_rows.filter(); }

    [[nodiscard]] bool isFollowing() const { return m_follow == Follow::Yes; }
    enum class Follow : std::uint8_t { No, Yes };
    void setFollow(Follow follow);

    enum class Heads : std::uint8_t { Hidden, Shown };
    void setHeads(Heads heads);

    [[nodiscard]] std::size_t rowCount() const { return m_rows.size(); }
    [[nodiscard]] bool hasAll() const { return m_rows.hasAll(); } // a long log is looked through bit by bit
    [[nodiscard]] QString text(std::size_t index, LogColumn column) const;
    [[nodiscard]] QString lineText(std::size_t index) const; // one row as text, columns apart by tabs
    [[nodiscard]] static QString headText(LogColumn column);
    /// Index of the current row.
    [[nodiscard]] std::optional<std::size_t> current() const;
    [[nodiscard]] bool isSelected(std::size_t index) const;
    [[nodiscard]] std::optional<std::size_t> currentRow() const; // of the log
    enum class Extend : std::uint8_t { No, Yes };
    void setCurrent(std::size_t index, Extend extend = Extend::No);
    /// What is selected, a line for each row; the newest 10,000 at most.
    [[nodiscard]] QString selectedText() const;

    [[nodiscard]] QRect rowRect(std::size_t index) const; // in the viewport
    [[nodiscard]] std::optional<std::size_t> indexAt(QPoint point) const;
    [[nodiscard]] double rowHeight() const;
    [[nodiscard]] int headHeight() const;

    QSize sizeHint() const override;

signals:
    void processSelected(resprout::PathId path);
    void currentChanged();          // another row is the current one, or none
    void whyAsked(std::size_t row); // of the log: why did this happen?
    void followChanged(bool isFollowing);
    void rowsChanged(); // rowCount() is another

public slots:
    void copySelected() const;
    /// Asks why the current row happened; the newest one when there is none.
    void askWhy();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Columns {
        std::array<double, logColumns> left{};
        std::array<double, logColumns> width{};
        bool hasPids = true;
    };

    [[nodiscard]] Columns columns() const;
    [[nodiscard]] int rowsInSight() const; // whole ones
    [[nodiscard]] double firstTop() const; // y of the first row in sight
    void updateBars();
    void scrollTo(std::size_t index);
    void place();
    void paintRow(QPainter& painter, const Columns& columns, std::size_t index, const QRectF& box) const;
    void paintHeads(QPainter& painter, const QRectF& box) const;
    void userScrolled();
    void seek();
    void lookFurtherBack(); // soon
    void lookBack();

    LogSource m_source;
    LogRows m_rows;
    mutable LogWords m_words; // painting lays them out
    Follow m_follow = Follow::Yes;
    Heads m_heads = Heads::Shown;
    QWidget* m_headRow = nullptr;
    std::optional<std::size_t> m_current; // row of the log
    std::optional<std::size_t> m_anchor;  // row of the log
    std::optional<std::size_t> m_hovered; // index
    std::optional<std::size_t> m_sought;  // row of the log: to be scrolled to once it is reached
    QTimer m_further;                     // until all of a long log was looked through
    bool m_isPlacing = false;             // the scroll bar moves by our own doing
    bool m_isBehind = false;              // rows were taken in that are not shown yet
};

/// Makes assistive technology see every LogView as a table. Once per program; calling it again does nothing.
void installLogAccessibility();

} // namespace resprout::ui
