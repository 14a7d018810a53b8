#pragma once

#include "core/node/explanation.h"
#include "ui/log/event_text.h"

#include <QUrl>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace resprout::ui {

/// Why one event of the log happened, and what came of it: the chain as numbered lines, each with its rule and the manual's
/// section. It floats over `area`, its parent, at the lower edge. GUI thread only.
class WhyPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhyPanel(QWidget& area);

    /// Explains the row of the log and opens. `source` is kept until `close`.
    void explainRow(const LogSource& source, std::size_t row);
    /// Events were folded: an end that nobody had decided upon may be decided now.
    void refresh();
    void close(); // also forgets its source

    [[nodiscard]] std::optional<std::size_t> row() const; // of the log; nothing while it is closed
    [[nodiscard]] QString text() const;                   // all of it, a line for each link

signals:
    void manualAsked(const QUrl& address);
    void closed(); // by whoever looks at it

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] FoldedRun run() const;
    void build();
    void addHead(const QString& words);
    void addLink(const Because& because);
    void place();

    LogSource m_source;
    std::size_t m_row = 0;
    std::optional<EndingSearch> m_search; // of an end that is not decided yet
    Explanation m_explanation;
    QToolButton* m_close = nullptr;
    QLabel* m_sign = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_when = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_list = nullptr;
    QVBoxLayout* m_lines = nullptr;
    int m_number = 0; // of the line added last
    std::vector<QPushButton*> m_links;
};

} // namespace resprout::ui
