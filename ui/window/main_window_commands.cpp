#include "ui/inspector/inspector.h"
#include "ui/log/log_panel.h"
#include "ui/tree/tree_canvas.h"
#include "ui/window/differences_dialog.h"
#include "ui/window/documents.h"
#include "ui/window/help_dialogs.h"
#include "ui/window/look_setting.h"
#include "ui/window/main_window.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QUrl>

#include <cmath>

// What the commands of the window do, and what reaches the window itself: keys, drops, sizes, closing.

namespace resprout::ui {

namespace {

/// The one local file that is dragged; empty: something else is.
QString fileOf(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

void MainWindow::connectCommands() {
    Commands& commands = *m_commands;
    const auto on = [&](Command command, auto&& what) {
        connect(&commands[command], &QAction::triggered, this, what);
    };
    on(Command::Open, [this] { m_documents->openByDialog(); });
    on(Command::Save, [this] { m_documents->save(); });
    on(Command::SaveAs, [this] { m_documents->saveAs(); });
    on(Command::Quit, [this] { close(); });
    on(Command::Examples, [this] {
        auto* dialog = new ExamplesDialog(this);
        connect(dialog, &ExamplesDialog::chosen, m_documents, &Documents::open);
        dialog->pause(m_run);
        dialog->open();
    });
    on(Command::Keys, [this] {
        auto* dialog = new KeysDialog(*m_commands, this);
        dialog->pause(m_run);
        dialog->open();
    });
    on(Command::Differences, [this] {
        auto* dialog = new DifferencesDialog(this);
        dialog->pause(m_run);
        dialog->open();
    });
    on(Command::About, [this] {
        auto* dialog = new AboutDialog(this);
        dialog->pause(m_run);
        dialog->open();
    });
    connectClock();
    connectView();
}

void MainWindow::connectClock() {
    Commands& commands = *m_commands;
    const auto on = [&](Command command, auto&& what) {
        connect(&commands[command], &QAction::triggered, this, what);
    };
    on(Command::RunPause, [this] { m_run.togglePlaying(); });
    on(Command::Step, [this] { m_run.step(); });
    on(Command::StepMillisecond, [this] { m_run.stepMillisecond(); });
    on(Command::Reset, [this] { m_run.reset(); });
    on(Command::ReplayClicks, [this] { m_run.replayAdded(); });
    on(Command::UndoClick, [this] { m_run.undoLastAdded(); });
    const double step = std::pow(10.0, 0.25); // four steps are a decade
    on(Command::Slower, [this, step] { m_run.setSpeed(m_run.speed() / step); });
    on(Command::Faster, [this, step] { m_run.setSpeed(m_run.speed() * step); });
    on(Command::SpeedTenth, [this] { m_run.setSpeed(0.1); });
    on(Command::SpeedOne, [this] { m_run.setSpeed(1); });
    on(Command::SpeedTen, [this] { m_run.setSpeed(10); });
    on(Command::SpeedHundred, [this] { m_run.setSpeed(100); });
}

void MainWindow::connectView() {
    Commands& commands = *m_commands;
    const auto on = [&](Command command, auto&& what) {
        connect(&commands[command], &QAction::triggered, this, what);
    };
    on(Command::ZoomIn, [this] { m_canvas->zoomIn(); });
    on(Command::ZoomOut, [this] { m_canvas->zoomOut(); });
    on(Command::ZoomActual, [this] { m_canvas->setZoom(1); });
    on(Command::Fit, [this] { m_canvas->fit(); });
    on(Command::ShowIcicle,
       [this](bool isOn) { m_canvas->setView(isOn ? TreeCanvas::View::Icicle : TreeCanvas::View::Tree); });
    connect(m_canvas, &TreeCanvas::viewChanged, this, [this](TreeCanvas::View view) {
        (*m_commands)[Command::ShowIcicle].setChecked(view == TreeCanvas::View::Icicle);
    });
    on(Command::Find, [this] { m_canvas->find(); });
    on(Command::FindNext, [this] { m_canvas->findNext(); });
    on(Command::FindPrevious, [this] { m_canvas->findPrevious(); });
    on(Command::CollapseAll, [this] { m_canvas->collapseAll(); });
    on(Command::ExpandAll, [this] { m_canvas->expandAll(); });
    on(Command::ShowChildren, [this] { m_canvas->openList(m_canvas->current()); });
    on(Command::LookLight, [] { setLook(Look::Light); });
    on(Command::LookDark, [] { setLook(Look::Dark); });
    on(Command::LookOfSystem, [] { setLook(Look::OfSystem); });
    on(Command::CrashTool, [this](bool isOn) {
        m_canvas->setTool(isOn ? TreeCanvas::Tool::Crash : TreeCanvas::Tool::Select);
        m_canvas->setFocus();
    });
    connect(&commands[Command::ShowLegend], &QAction::toggled, this,
            [this](bool isOn) { m_canvas->setLegend(isOn ? TreeCanvas::Legend::Shown : TreeCanvas::Legend::Hidden); });
    connect(&commands[Command::ShowMinimap], &QAction::toggled, this,
            [this](bool isOn) { m_canvas->setMinimap(isOn ? TreeCanvas::Map::Shown : TreeCanvas::Map::Hidden); });
    connect(&commands[Command::ShowLog], &QAction::toggled, m_log, &QWidget::setVisible);
    connect(&commands[Command::ShowInspector], &QAction::toggled, m_inspector, &QWidget::setVisible);
}

void MainWindow::restore() {
    const QSettings settings;
    Commands& commands = *m_commands;
    for (const auto& [command, key] :
         {std::pair{Command::ShowLegend, "legend"}, std::pair{Command::ShowMinimap, "minimap"},
          std::pair{Command::ShowLog, "log"}, std::pair{Command::ShowInspector, "inspector"}})
        for (const bool isOn :
             {true, settings.value(QLatin1String(key), true).toBool()}) // hides what was shown at first
            commands[command].setChecked(isOn);
    commands[Command::LookLight].setChecked(look() == Look::Light);
    commands[Command::LookDark].setChecked(look() == Look::Dark);
    commands[Command::LookOfSystem].setChecked(look() == Look::OfSystem);
    resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
}

void MainWindow::keep() const {
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("legend"), (*m_commands)[Command::ShowLegend].isChecked());
    settings.setValue(QStringLiteral("minimap"), (*m_commands)[Command::ShowMinimap].isChecked());
    settings.setValue(QStringLiteral("log"), (*m_commands)[Command::ShowLog].isChecked());
    settings.setValue(QStringLiteral("inspector"), (*m_commands)[Command::ShowInspector].isChecked());
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    const Density density = width() >= wideFrom ? Density::Wide : Density::Compact;
    if (!m_isArranged || density != m_density) {
        m_isArranged = true;
        setDensity(density);
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_run.isDirty()) {
        keep();
        event->accept();
        return;
    }
    event->ignore();
    m_documents->beforeLosing([this] {
        m_run.markSaved(); // saved, or not minded
        close();
    });
}

/// Space runs and pauses wherever no text field and no button has taken it.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && !event->isAutoRepeat())
        (*m_commands)[Command::RunPause].trigger();
    else if (event->key() == Qt::Key_Escape)
        m_canvas->setTool(TreeCanvas::Tool::Select);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!fileOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    if (const QString path = fileOf(*event->mimeData()); !path.isEmpty()) {
        event->acceptProposedAction();
        m_documents->open(path);
    }
}

} // namespace resprout::ui
