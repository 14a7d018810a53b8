#pragma once

#include "ui/log/log_view.h"

#include <QWidget>

#include <cstdint>

class QCheckBox;
class QLabel;
class QPushButton;

namespace resprout::ui {

class FilterMenu;
class Run;

/// The event log with its head: how many events, which process, follow or not. GUI thread only.
class LogPanel : public QWidget {
    Q_OBJECT
public:
    explicit LogPanel(QWidget* parent = nullptr);

    void follow(const Run& run); // shows this run from now on, whatever it opens

    /// What `follow` does, for a log that comes from elsewhere. Without an index the panel makes its own.
    void setSource(LogSource source);
    void refresh(LogView::Showing showing = LogView::Showing::Now); // once a frame

    /// The process that the filter's menu offers first.
    void setCurrentProcess(PathId path) { m_process = path; }
    [[nodiscard]] LogView& view() { return *m_view; }
    [[nodiscard]] const LogSource& source() const { return m_source; }

    QSize sizeHint() const override;

signals:
    void processSelected(resprout::PathId path);
    void whyAsked(std::size_t row); // of the log: why did this happen?

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void followIndex();
    void showCount();
    [[nodiscard]] QString countWords(std::size_t count) const;
    void showFilter();
    void sayWhy();
    void dress();

    LogSource m_source;
    LogIndex m_index; // where the source has none
    LogView* m_view = nullptr;
    QWidget* m_head = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_why = nullptr;
    QPushButton* m_filter = nullptr;
    FilterMenu* m_menu = nullptr;
    QCheckBox* m_follow = nullptr;
    PathId m_process = noPath;
};

} // namespace resprout::ui
