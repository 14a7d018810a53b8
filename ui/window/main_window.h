#pragma once

#include "ui/bridge/run.h"
#include "ui/window/commands.h"
#include "ui/window/widgets.h"

#include <QMainWindow>

class QSplitter;

namespace resprout::ui {

class Bars;
class Documents;
class Inspector;
class LogPanel;
class ProcessCommands;
class StatusBar;
class ToolBar;
class TreeCanvas;
class WhyPanel;

/// The window: it puts the parts together and lets them speak with each other; what they do is theirs. GUI thread only.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens the file, or when the path is empty the first example, with the line that says what to click.
    void begin(const QString& path);

    [[nodiscard]] Run& run() { return m_run; }
    [[nodiscard]] Commands& commands() { return *m_commands; }
    [[nodiscard]] Documents& documents() { return *m_documents; }
    [[nodiscard]] TreeCanvas& canvas() { return *m_canvas; }
    [[nodiscard]] Inspector& inspector() { return *m_inspector; }
    [[nodiscard]] LogPanel& log() { return *m_log; }
    [[nodiscard]] Bars& bars() { return *m_bars; }
    [[nodiscard]] WhyPanel& why() { return *m_why; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void arrange();
    void connectParts();
    void connectWhy();
    void connectCommands();
    void connectClock();
    void connectView();
    void setDensity(Density density);
    void restore();
    void keep() const;
    void showDocument();
    void showClockState();
    void inspect(PathId process);

    Run m_run;
    TreeCanvas* m_canvas = nullptr;
    Commands* m_commands = nullptr;
    Documents* m_documents = nullptr;
    ProcessCommands* m_processCommands = nullptr;
    ToolBar* m_toolBar = nullptr;
    Bars* m_bars = nullptr;
    bool m_isGreeting = false; // what is being opened is what the program begins with
    QString m_chosen;          // path of what was selected last: a run that begins anew has it selected again
    LogPanel* m_log = nullptr;
    WhyPanel* m_why = nullptr;
    Inspector* m_inspector = nullptr;
    StatusBar* m_status = nullptr;
    QSplitter* m_across = nullptr; // canvas and log | inspector
    QSplitter* m_down = nullptr;   // canvas / log
    Density m_density = Density::Wide;
    bool m_isArranged = false;
};

} // namespace resprout::ui
