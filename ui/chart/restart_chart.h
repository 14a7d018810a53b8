#pragma once

#include "core/node/tree_fold.h"
#include "ui/chart/chart_axes.h"
#include "ui/chart/restart_facts.h"
#include "ui/chart/restart_history.h"
#include "ui/chart/restart_words.h"
#include "ui/pace.h"

#include <QWidget>

#include <vector>

class QFrame;
class QLabel;

namespace resprout::ui {

class RestartPlot;
class WordsBox;

/// The restarts that count against one supervisor, over virtual time, with the limit and in words. GUI thread only.
/// Which restarts count stands in its tooltip; for the keyboard it comes with the focus, and again upon Enter.
/// Drawn at most 22 times a second, and only while it can be seen.
class RestartChart : public QWidget {
    Q_OBJECT
public:
    explicit RestartChart(QWidget* parent = nullptr);
    ~RestartChart() override;

    /// Shows another supervisor, from nothing known on.
    void setSupervisor(PathId path, const QString& name);
    enum class Life : std::uint8_t { Up, Down };
    /// Once a frame. `record` must outlive the call only. Down: the supervisor has no process, and nothing is promised.
    void refresh(const SupervisorRecord& record, VirtualTime now, Life life = Life::Up);

    enum class Size { Wide, Narrow };
    void setSize(Size size);

    [[nodiscard]] const std::vector<RestartStep>& steps() const { return m_steps; }
    [[nodiscard]] const RestartWords& words() const { return m_words; }
    [[nodiscard]] const RestartFacts& facts() const { return m_facts; }
    [[nodiscard]] const TimeAxis& timeAxis() const { return m_time; }
    [[nodiscard]] const CountAxis& countAxis() const { return m_count; }
    [[nodiscard]] const RestartPlot& plot() const { return *m_plot; }

protected:
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    class LimitKey;

    [[nodiscard]] bool isWide() const { return m_size == Size::Wide; }
    void dress();
    void keepPast(const SupervisorRecord& record, VirtualTime now);
    void say();
    void sayBelow();
    void draw();
    void drawSoon();
    void showFacts(QPoint globalPosition);

    PathId m_path = noPath;
    QString m_name;
    Life m_life = Life::Up;
    SupervisorRecord m_record; // as of the last refresh
    VirtualTime m_now = 0;
    VirtualTime m_since = 0; // of this incarnation, as far as it was seen
    std::vector<PeriodChange> m_periods;
    std::vector<RestartStep> m_past; // of incarnations before
    std::vector<RestartStep> m_steps;
    RestartWords m_words;
    RestartFacts m_facts;
    TimeAxis m_time;
    CountAxis m_count;
    Size m_size = Size::Wide;
    bool m_isDue = true; // something changed since it was drawn

    QLabel* m_head = nullptr;
    LimitKey* m_limit = nullptr;
    RestartPlot* m_plot = nullptr;
    WordsBox* m_below = nullptr;
    QPoint m_tipAt;           // where its tooltip was shown last
    QFrame* m_ring = nullptr; // while it has the focus
    Pace m_pace;              // of drawing
};

} // namespace resprout::ui
