#include "ui/window/menus.h"

#include "ui/window/example_library.h"
#include "ui/window/recent_files.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QFileInfo>
#include <QMenu>

#include <initializer_list>
#include <optional>

namespace resprout::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Menus", text);
}

/// Commands one under the other; nothing: a line.
void fill(QMenu& menu, Commands& commands, std::initializer_list<std::optional<Command>> entries) {
    for (const auto& entry : entries) {
        if (entry)
            menu.addAction(&commands[*entry]);
        else
            menu.addSeparator();
    }
}

void fillRecent(QMenu& menu, const OpenPath& openPath) {
    menu.clear();
    for (const QString& path : RecentFiles::paths()) {
        QAction* action = menu.addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        QObject::connect(action, &QAction::triggered, &menu, [openPath, path] { openPath(path); });
    }
    if (menu.isEmpty()) {
        menu.addAction(tr("No file was opened yet"))->setEnabled(false);
        return;
    }
    menu.addSeparator();
    QObject::connect(menu.addAction(tr("&Clear This List")), &QAction::triggered, &menu, &RecentFiles::clear);
}

void fillExamples(QMenu& menu, Commands& commands, const OpenPath& openPath) {
    menu.clear();
    for (const Example& example : exampleLibrary()) {
        QAction* action = menu.addAction(example.name);
        action->setToolTip(example.description);
        QObject::connect(action, &QAction::triggered, &menu, [openPath, path = example.path] { openPath(path); });
    }
    menu.addSeparator();
    menu.addAction(&commands[Command::Examples]);
}

void buildFile(QMenu& menu, Commands& commands, const OpenPath& openPath) {
    menu.addAction(&commands[Command::Open]);
    QMenu* recent = menu.addMenu(tr("Open &Recent"));
    recent->setToolTipsVisible(true);
    QObject::connect(recent, &QMenu::aboutToShow, recent, [recent, openPath] { fillRecent(*recent, openPath); });
    QMenu* examples = menu.addMenu(tr("&Examples"));
    examples->setToolTipsVisible(true);
    QObject::connect(examples, &QMenu::aboutToShow, examples,
                     [examples, &commands, openPath] { fillExamples(*examples, commands, openPath); });
    fill(menu, commands, {std::nullopt, Command::Save, Command::SaveAs, std::nullopt, Command::Quit});
}

void buildView(QMenu& menu, Commands& commands) {
    fill(menu, commands,
         {Command::ZoomIn, Command::ZoomOut, Command::ZoomActual, Command::Fit, Command::ShowIcicle, std::nullopt,
          Command::Find, Command::FindNext, Command::FindPrevious, std::nullopt, Command::Collapse,
          Command::CollapseAll, Command::ExpandAll, std::nullopt});
    QMenu* look = menu.addMenu(tr("&Theme"));
    auto* group = new QActionGroup(look);
    for (const Command command : {Command::LookLight, Command::LookDark, Command::LookOfSystem}) {
        look->addAction(&commands[command]);
        group->addAction(&commands[command]);
    }
    fill(menu, commands,
         {std::nullopt, Command::ShowLegend, Command::ShowMinimap, Command::ShowLog, Command::ShowInspector});
}

void buildSimulate(QMenu& menu, Commands& commands) {
    fill(menu, commands,
         {Command::RunPause, Command::Step, Command::StepMillisecond, Command::Reset, std::nullopt, Command::Slower,
          Command::Faster});
    QMenu* speed = menu.addMenu(tr("S&peed"));
    fill(*speed, commands, {Command::SpeedTenth, Command::SpeedOne, Command::SpeedTen, Command::SpeedHundred});
    fill(menu, commands, {std::nullopt, Command::ReplayClicks, Command::UndoClick});
}

} // namespace

void buildMenus(QMenuBar& bar, Commands& commands, const OpenPath& openPath) {
    buildFile(*bar.addMenu(tr("&File")), commands, openPath);
    buildView(*bar.addMenu(tr("&View")), commands);
    buildSimulate(*bar.addMenu(tr("&Simulate")), commands);
    fill(*bar.addMenu(tr("F&aults")), commands,
         {Command::CrashTool, std::nullopt, Command::Crash, Command::CrashChildren, Command::ExitWithReason,
          Command::SendExitSignal, std::nullopt, Command::ShowChildren, Command::StartChild, Command::StartTenChildren,
          Command::StartManyChildren, Command::TerminateChild, Command::RestartChild, Command::DeleteChild,
          std::nullopt, Command::Kill});
    fill(*bar.addMenu(tr("&Help")), commands,
         {Command::Keys, Command::Examples, Command::Differences, std::nullopt, Command::About});
}

} // namespace resprout::ui
