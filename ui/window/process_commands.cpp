#include "ui/window/process_commands.h"

#include "ui/bridge/growth.h"
#include "ui/window/exit_dialog.h"
#include "ui/window/start_child_dialog.h"
#include "ui/window/start_many_dialog.h"

#include <array>
#include <utility>

namespace resprout::ui {

namespace {

constexpr std::array faults{Command::Inspect,
                            Command::Collapse,
                            Command::Crash,
                            Command::ExitWithReason,
                            Command::SendExitSignal,
                            Command::StartChild,
                            Command::StartTenChildren,
                            Command::StartManyChildren,
                            Command::TerminateChild,
                            Command::RestartChild,
                            Command::DeleteChild,
                            Command::CrashChildren,
                            Command::Kill};

} // namespace

ProcessCommands::ProcessCommands(Run& run, TreeCanvas& canvas, Commands& commands, QWidget& window)
    : QObject(&window), m_run(run), m_canvas(canvas), m_commands(commands), m_window(window) {
    for (const Command command : faults)
        connect(&m_commands[command], &QAction::triggered, this,
                [this, command] { give(command, m_canvas.current()); });
    connect(&m_canvas, &TreeCanvas::crashRequested, this, [this](PathId path) { give(Command::Crash, path); });
    connect(&m_canvas, &TreeCanvas::killRequested, this, [this](PathId path) { give(Command::Kill, path); });
    connect(&m_canvas, &TreeCanvas::startChildRequested, this,
            [this](PathId path) { give(Command::StartChild, path); });
    connect(&m_canvas, &TreeCanvas::inspectRequested, this, [this](PathId path) { give(Command::Inspect, path); });
    connect(&m_canvas, &TreeCanvas::menuRequested, this, &ProcessCommands::showMenu);
    connect(&m_canvas, &TreeCanvas::currentChanged, this, &ProcessCommands::enableFaults);
    connect(&m_canvas, &TreeCanvas::foldingChanged, this, &ProcessCommands::enableFaults);
    connect(&m_run, &Run::reopened, this, &ProcessCommands::enableFaults);
    connect(&m_run, &Run::advanced, this, [this] { // children can be crashed, and many of them are a list
        const std::uint64_t structure = m_run.tree().structureVersion();
        if (std::exchange(m_structure, structure) != structure)
            enableFaults();
    });
    enableFaults();
}

void ProcessCommands::give(Command command, PathId process) {
    if (!applies(m_run, process, command))
        return;
    if (command == Command::Inspect)
        emit inspected(process);
    else if (command == Command::Collapse)
        m_canvas.toggleFold(process);
    else if (command == Command::Crash)
        m_run.crash(process);
    else if (command == Command::Kill)
        m_run.kill(process);
    else if (command == Command::ExitWithReason)
        ask(process, ExitKind::Exit);
    else if (command == Command::SendExitSignal)
        ask(process, ExitKind::Signal);
    else if (command == Command::TerminateChild)
        m_run.terminateChild(process);
    else if (command == Command::RestartChild)
        m_run.restartChild(process);
    else if (command == Command::DeleteChild)
        m_run.deleteChild(process);
    else if (command == Command::CrashChildren)
        m_run.crashChildren(process);
    else if (command == Command::StartChild)
        startChild(process);
    else if (command == Command::StartTenChildren)
        m_run.startChildren(process, static_cast<int>(startedTogether));
    else if (command == Command::StartManyChildren)
        (new StartManyDialog(m_run, process, &m_window))->open();
}

/// Where children have names, a person gives the name.
void ProcessCommands::startChild(PathId supervisor) {
    if (growthOf(m_run.tree(), supervisor) != Growth::Named) {
        m_run.startChildren(supervisor, 1);
        return;
    }
    auto* dialog = new StartChildDialog(m_run, supervisor, &m_window);
    connect(dialog, &StartChildDialog::specGiven, &m_run, &Run::startChild);
    dialog->open();
}

void ProcessCommands::showMenu(PathId process, QPoint globalPosition) {
    auto* menu = new ProcessMenu(m_run, process, m_commands, &m_window);
    connect(menu, &ProcessMenu::chosen, this, &ProcessCommands::give);
    menu->popup(globalPosition);
}

void ProcessCommands::ask(PathId process, ExitKind kind) {
    auto* dialog = new ExitDialog(m_run, process, kind, &m_window);
    connect(dialog, &ExitDialog::reasonGiven, this, [this](ExitKind given, PathId path, const Term& reason) {
        switch (given) {
        case ExitKind::Exit:
            m_run.exitWith(path, reason);
            break;
        case ExitKind::Signal:
            m_run.sendExitSignal(path, reason);
            break;
        }
    });
    dialog->open();
}

void ProcessCommands::enableFaults() {
    const PathId current = m_canvas.current();
    for (const Command command : faults)
        m_commands[command].setEnabled(applies(m_run, current, command));
    m_commands[Command::ShowChildren].setEnabled(m_canvas.hasList(current));
    m_commands.setText(Command::Collapse, m_canvas.isFolded(current) ? tr("E&xpand") : tr("Co&llapse"));
    m_commands.setText(Command::StartChild, nameOf(m_run, current, Command::StartChild, m_commands));
}

} // namespace resprout::ui
