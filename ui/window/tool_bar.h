#pragma once

#include "ui/bridge/run.h"
#include "ui/window/commands.h"
#include "ui/window/speed_slider.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

namespace resprout::ui {

/// The band under the menus: whose tree it is, the clock that a person holds, and the Crash tool. GUI thread only.
class ToolBar : public QWidget {
    Q_OBJECT
public:
    ToolBar(Run& run, Commands& commands, QWidget* parent = nullptr);

    void setDocumentName(const QString& name);
    void setDensity(Density density);

signals:
    void lookSwitched(); // between light and dark

private:
    void buildClock();
    void showClock();
    void showSpeed();
    void showPlaying();
    void fitButtons();

    Run& m_run;
    Commands& m_commands;
    Density m_density = Density::Wide;
    QLabel* m_brand = nullptr;
    QLabel* m_name = nullptr;
    QToolButton* m_reset = nullptr;
    QPushButton* m_play = nullptr;
    QPushButton* m_step = nullptr;
    QLabel* m_clock = nullptr;
    SpeedSlider* m_slider = nullptr;
    QWidget* m_measured = nullptr;
    QLabel* m_speed = nullptr;
    QLabel* m_speedWord = nullptr;
    QToolButton* m_fit = nullptr;
    QToolButton* m_look = nullptr;
    QPushButton* m_crash = nullptr;
};

} // namespace resprout::ui
