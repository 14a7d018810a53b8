#pragma once

#include "core/node/tree_fold.h"
#include "core/otp/path_table.h"
#include "core/otp/term_table.h"
#include "ui/inspector/supervisor_settings.h"

#include <QWidget>

#include <cstdint>

class QFrame;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace resprout::ui {

class FactsTable;
class InspectorHead;
class RestartChart;
class Run;

/// All about the selected process, at the right side of the window: what it is, and for a supervisor how it restarts, changeable
/// while it runs, with the chart. Scrolls when it is short. GUI thread only.
class Inspector : public QWidget {
    Q_OBJECT
public:
    explicit Inspector(QWidget* parent = nullptr);
    ~Inspector() override;

    void follow(Run& run); // shows this run from now on, and asks it for changes

    /// What `follow` does, for a fold that comes from elsewhere. All must outlive it.
    void setSource(const TreeFold* tree, const PathTable* paths, const TermTable* terms);
    /// The same tree, played again, with other ids: nothing is arranged anew. The source before is still to be read.
    void resume(const TreeFold* tree, const PathTable* paths, const TermTable* terms);
    void refresh(VirtualTime now); // once a frame
    void refreshFacts(VirtualTime now);
    void refreshChart(VirtualTime now);
    /// What has become of the last change that was asked for.
    void setAnswer(SupervisorSettings::Answer answer, const QString& words = {});

    [[nodiscard]] PathId process() const { return m_path; }
    [[nodiscard]] SupervisorSettings& settings() const { return *m_settings; }
    [[nodiscard]] RestartChart& chart() const { return *m_chart; }
    [[nodiscard]] FactsTable& facts() const { return *m_facts; }
    [[nodiscard]] QString forecast() const; // for a worker; empty when it is not shown

    static constexpr int wideWidth = 332;   // px, from 1600 px of window on
    static constexpr int narrowWidth = 280; // px

    QSize sizeHint() const override { return {wideWidth, 900}; }

public slots:
    void setProcess(resprout::PathId path); // noPath: none

signals:
    void changesAsked(resprout::PathId supervisor, const resprout::ui::FlagChanges& changes);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// What the panel shows of the record but the chart; while it stays equal there is nothing to do.
    struct Seen {
        PathId path = noPath;
        NodeIndex spec = noNode;
        ProcessState state = ProcessState::NotStarted;
        bool listed = false;
        bool orphaned = false;
        std::uint32_t attempt = 0;
        std::uint32_t restarts = 0;
        std::uint32_t pid = 0;
        TermId lastExit;
        std::size_t children = 0;
        std::size_t siblings = 0;
        Strategy strategy = Strategy::OneForOne; // its own, or that of its supervisor
        std::int64_t intensity = 0;
        std::int64_t period = 0;
        std::uint32_t counting = 0; // restarts of its supervisor
        bool operator==(const Seen&) const = default;
    };

    void arrange();
    void showAnswer(const Run& run);
    void showRecord(const ProcessRecord& record, VirtualTime now);
    void showNothing();
    void showForecast(VirtualTime now);
    [[nodiscard]] Seen look(const ProcessRecord& record, VirtualTime now) const;

    const TreeFold* m_tree = nullptr;
    const PathTable* m_paths = nullptr;
    const TermTable* m_terms = nullptr;
    PathId m_path = noPath;
    PathId m_asked = noPath; // the supervisor that the last change was asked of
    VirtualTime m_now = 0;
    bool m_isStale = true;
    Seen m_seen;

    QScrollArea* m_scroll = nullptr;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_layout = nullptr;
    InspectorHead* m_head = nullptr;
    FactsTable* m_facts = nullptr;
    QFrame* m_factsLine = nullptr;
    SupervisorSettings* m_settings = nullptr;
    QFrame* m_chartLine = nullptr;
    RestartChart* m_chart = nullptr;
    QFrame* m_forecast = nullptr;
    QLabel* m_forecastHead = nullptr;
    QLabel* m_forecastWords = nullptr;
    QLabel* m_nothing = nullptr;
    enum class Shape : std::uint8_t { Unset, Wide, WideLow, Narrow } m_shape = Shape::Unset;
    bool m_isForWorker = false; // so it is arranged
};

} // namespace resprout::ui
