#include "ui/window/main_window.h"

#include "ui/inspector/inspector.h"
#include "ui/log/log_panel.h"
#include "ui/theme/theme.h"
#include "ui/tree/tree_canvas.h"
#include "ui/window/bars.h"
#include "ui/window/documents.h"
#include "ui/window/example_library.h"
#include "ui/window/look_setting.h"
#include "ui/window/menus.h"
#include "ui/window/process_commands.h"
#include "ui/window/status_bar.h"
#include "ui/window/tool_bar.h"
#include "ui/window/why_panel.h"

#include <QApplication>
#include <QBoxLayout>
#include <QDesktopServices>
#include <QSplitter>

#include <utility>

namespace resprout::ui {

namespace {

constexpr QSize smallest{1024, 600};
constexpr int logHeight = 262; // pixels
constexpr int compactLogHeight = 109;
constexpr int smallestLog = 84;

/// The supervisor with the most workers of its own: what a beginner wants to see at the right. The first of equals.
PathId mostInteresting(const TreeFold& tree) {
    PathId best = tree.root();
    std::size_t most = 0;
    std::vector<PathId> toVisit{tree.root()};
    while (!toVisit.empty()) {
        const ProcessRecord* process = tree.find(toVisit.back());
        toVisit.pop_back();
        if (process == nullptr)
            continue;
        std::size_t workers = 0;
        for (const PathId child : process->children) {
            const ProcessRecord* record = tree.find(child);
            workers += record != nullptr && record->kind == NodeKind::Worker ? 1 : 0;
        }
        if (workers > most) {
            most = workers;
            best = process->path;
        }
        toVisit.insert(toVisit.end(), process->children.rbegin(), process->children.rend());
    }
    return best;
}

/// What is disabled or hidden hands its focus to what Tab finds next, and Space would press that unasked.
void keepFocusOff(QWidget& bar, QWidget& instead) {
    QObject::connect(qApp, &QApplication::focusChanged, &bar, [&bar, &instead](QWidget* before, QWidget* now) {
        if (before == nullptr || now == nullptr || before->window() != now->window() || !bar.isAncestorOf(now))
            return;
        if (!before->isEnabled() || !before->isVisible())
            instead.setFocus();
    });
}

} // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
    setMinimumSize(smallest);
    setAcceptDrops(true);
    setWindowIcon(icon(Sign::Crashed));
    m_canvas = new TreeCanvas(m_run);
    m_commands = new Commands(*this, *m_canvas);
    m_documents = new Documents(m_run, *this);
    m_processCommands = new ProcessCommands(m_run, *m_canvas, *m_commands, *this);
    m_toolBar = new ToolBar(m_run, *m_commands);
    m_bars = new Bars(m_run, *m_commands);
    m_log = new LogPanel;
    m_why = new WhyPanel(*m_canvas);
    m_inspector = new Inspector;
    m_status = new StatusBar(m_run);
    buildMenus(*menuBar(), *m_commands, [this](const QString& path) { m_documents->open(path); });
    arrange();
    connectParts();
    connectWhy();
    connectCommands();
    restore();
    showDocument();
    showClockState();
    m_canvas->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::begin(const QString& path) {
    if (!path.isEmpty()) {
        m_documents->open(path);
        return;
    }
    if (exampleLibrary().empty())
        return;
    m_isGreeting = true;
    m_documents->open(exampleLibrary().front().path);
}

void MainWindow::arrange() {
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_toolBar);

    m_down = new QSplitter(Qt::Vertical);
    m_down->setChildrenCollapsible(false);
    m_down->setHandleWidth(1);
    m_down->addWidget(m_canvas);
    m_down->addWidget(m_log);
    m_log->setMinimumHeight(smallestLog);
    m_down->setStretchFactor(0, 1);
    m_down->setStretchFactor(1, 0);
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(m_bars);
    leftColumn->addWidget(m_down, 1);

    m_across = new QSplitter(Qt::Horizontal);
    m_across->setChildrenCollapsible(false);
    m_across->setHandleWidth(1);
    m_across->addWidget(left);
    m_across->addWidget(m_inspector);
    m_across->setStretchFactor(0, 1);
    m_across->setStretchFactor(1, 0);
    column->addWidget(m_across, 1);
    column->addWidget(m_status);
    setCentralWidget(all);
    setTabOrder(m_toolBar, m_bars);
    setTabOrder(m_bars, m_canvas);
    setTabOrder(m_canvas, m_why);
    setTabOrder(m_why, m_log);
    setTabOrder(m_log, m_inspector);
}

void MainWindow::connectParts() {
    keepFocusOff(*m_toolBar, *m_canvas);
    m_log->follow(m_run);
    m_inspector->follow(m_run);
    connect(m_canvas, &TreeCanvas::currentChanged, this, [this](PathId process) {
        m_inspector->setProcess(process);
        m_log->setCurrentProcess(process);
        if (process != noPath)
            m_chosen = m_run.pathText(process);
    });
    connect(m_log, &LogPanel::processSelected, this, [this](PathId process) {
        m_canvas->setCurrent(process);
        m_canvas->reveal(process);
    });
    connect(m_canvas, &TreeCanvas::toolChanged, this, [this](TreeCanvas::Tool tool) {
        const bool isCrash = tool == TreeCanvas::Tool::Crash;
        (*m_commands)[Command::CrashTool].setChecked(isCrash);
        m_bars->setCrashTool(isCrash ? Bars::Switch::On : Bars::Switch::Off);
    });
    connect(m_canvas, &TreeCanvas::crashAllRequested, &m_run, &Run::crashTogether);
    connect(m_processCommands, &ProcessCommands::inspected, this, &MainWindow::inspect);
    connect(m_toolBar, &ToolBar::lookSwitched, this,
            [] { setLook(Theme::instance().isDark() ? Look::Light : Look::Dark); });
    connect(m_bars, &Bars::refusalsAsked, m_documents, &Documents::showRefusals);
    connect(m_documents, &Documents::refused, m_bars, &Bars::showRefusals);
    connect(m_documents, &Documents::opened, m_bars, [this] {
        if (std::exchange(m_isGreeting, false))
            m_bars->showHint();
        else
            m_bars->showDescription(QString::fromStdString(m_run.opened().description));
    });
    connect(m_documents, &Documents::opened, this, [this] {
        m_canvas->setCurrent(mostInteresting(m_run.tree()));
        m_canvas->fit();
        m_canvas->setFocus();
    });
    connect(m_documents, &Documents::saved, this, &MainWindow::showDocument);
    connect(&m_run, &Run::scriptChanged, this, &MainWindow::showDocument);
    connect(&m_run, &Run::reopened, this, &MainWindow::showDocument);
    connect(&m_run, &Run::reopened, this, [this] {
        if (m_run.isOpen())
            m_canvas->setCurrent(m_run.paths().find(m_chosen.toStdString()).value_or(noPath));
    });
    connect(&m_run, &Run::advanced, this, &MainWindow::showClockState);
    connect(&m_run, &Run::clockChanged, this, &MainWindow::showClockState);
}

/// The explanation of a row of the log, over the canvas.
void MainWindow::connectWhy() {
    connect(m_log, &LogPanel::whyAsked, this, [this](std::size_t row) {
        m_why->explainRow(m_log->source(), row);
        m_why->setFocus();
    });
    connect(&m_log->view(), &LogView::currentChanged, m_why, [this] {
        const auto row = m_log->view().currentRow();
        if (!m_why->row())
            return;
        if (row)
            m_why->explainRow(m_log->source(), *row);
        else
            m_why->close();
    });
    connect(m_why, &WhyPanel::closed, &m_log->view(), qOverload<>(&QWidget::setFocus));
    connect(m_why, &WhyPanel::manualAsked, this, [](const QUrl& address) { QDesktopServices::openUrl(address); });
    connect(&m_run, &Run::advanced, m_why, &WhyPanel::refresh);
}

void MainWindow::setDensity(Density density) {
    m_density = density;
    const bool wide = density == Density::Wide;
    menuBar()->setStyleSheet(wide ? QStringLiteral("QMenuBar::item { padding: 6px 11px; }")
                                  : QStringLiteral("QMenuBar::item { padding: 4px 11px; }"));
    menuBar()->setFixedHeight(wide ? 34 : 28);
    m_toolBar->setDensity(density);
    m_bars->setDensity(density);
    m_status->setDensity(density);
    const int inspectorWidth = wide ? Inspector::wideWidth : Inspector::narrowWidth;
    m_inspector->setMinimumWidth(inspectorWidth);
    m_across->setSizes({width() - inspectorWidth - 1, inspectorWidth});
    const int log = wide ? logHeight : compactLogHeight;
    m_down->setSizes({std::max(200, height() - log - 200), log});
}

void MainWindow::showDocument() {
    const QString name = m_documents->name();
    m_toolBar->setDocumentName(name);
    setWindowTitle(name.isEmpty() ? QStringLiteral("Resprout") : tr("%1[*] – Resprout").arg(name));
    if (isWindowModified() != m_run.isDirty()) // each child is told
        setWindowModified(m_run.isDirty());
    (*m_commands)[Command::UndoClick].setEnabled(m_run.addedCount() > m_run.offCount());
    (*m_commands)[Command::ReplayClicks].setEnabled(m_run.offCount() > 0);
}

void MainWindow::showClockState() {
    Commands& commands = *m_commands;
    const bool canGoOn = m_run.canGoOn();
    for (const Command command : {Command::RunPause, Command::Step, Command::StepMillisecond})
        commands[command].setEnabled(canGoOn || m_run.isPlaying());
    for (const Command command : {Command::Reset, Command::Save, Command::SaveAs})
        commands[command].setEnabled(m_run.isOpen());
    const QString word = m_run.isPlaying() ? tr("&Pause") : tr("&Run");
    if (commands.menuText(Command::RunPause) != word)
        commands.setText(Command::RunPause, word);
}

void MainWindow::inspect(PathId process) {
    m_canvas->setCurrent(process);
    (*m_commands)[Command::ShowInspector].setChecked(true);
    m_inspector->setProcess(process);
}

} // namespace resprout::ui
