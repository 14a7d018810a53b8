#pragma once

#include "ui/tree/tree_canvas.h"
#include "ui/window/commands.h"
#include "ui/window/exit_advice.h"
#include "ui/window/process_menu.h"

#include <QObject>

namespace resprout::ui {

/// What a person does to one process, from the menu bar, its own menu, keys or the Crash tool. GUI thread only.
class ProcessCommands : public QObject {
    Q_OBJECT
public:
    ProcessCommands(Run& run, TreeCanvas& canvas, Commands& commands, QWidget& window);

    void give(Command command, PathId process);
    void showMenu(PathId process, QPoint globalPosition);

signals:
    void inspected(resprout::PathId process);

private:
    void ask(PathId process, ExitKind kind);
    void startChild(PathId supervisor);
    void enableFaults();

    Run& m_run;
    TreeCanvas& m_canvas;
    Commands& m_commands;
    QWidget& m_window;
    std::uint64_t m_structure = 0; // of the tree, when the faults were judged
};

} // namespace resprout::ui
