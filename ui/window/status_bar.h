#pragma once

#include "ui/bridge/run.h"
#include "ui/window/widgets.h"

#include <QLabel>
#include <QWidget>

namespace resprout::ui {

/// The band at the bottom: how many processes are in which state, and what the run consists of. GUI thread only.
class StatusBar : public QWidget {
    Q_OBJECT
public:
    explicit StatusBar(Run& run, QWidget* parent = nullptr);

    void setDensity(Density density);

private:
    void showProcesses();
    void showRun();

    Run& m_run;
    Density m_density = Density::Wide;
    QString m_steps; // does not change with every frame
    QLabel* m_processes = nullptr;
    QLabel* m_about = nullptr;
    QPushButton* m_leave = nullptr; // the undo that takes long
};

} // namespace resprout::ui
