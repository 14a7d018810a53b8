#include "ui/window/commands.h"

#include <QApplication>
#include <QCoreApplication>
#include <QEvent>
#include <QShortcut>

#include <array>

namespace resprout::ui {

namespace {

struct Entry {
    Command command;
    const char* text;       // with its mnemonic
    const char* keys;       // everywhere in the window; parted by blanks
    const char* canvasKeys; // while the canvas has the focus
    const char* ownKeys;    // a widget sees to them itself; only shown
};

// clang-format off
constexpr auto entries = std::to_array<Entry>({
    {Command::Open, QT_TRANSLATE_NOOP("Commands", "&Open…"), "Ctrl+O", "", ""},
    {Command::Examples, QT_TRANSLATE_NOOP("Commands", "&All Examples…"), "Ctrl+E", "", ""},
    {Command::Save, QT_TRANSLATE_NOOP("Commands", "&Save"), "Ctrl+S", "", ""},
    {Command::SaveAs, QT_TRANSLATE_NOOP("Commands", "Save &As…"), "Ctrl+Shift+S", "", ""},
    {Command::Quit, QT_TRANSLATE_NOOP("Commands", "&Quit"), "Ctrl+Q", "", ""},
    {Command::ZoomIn, QT_TRANSLATE_NOOP("Commands", "Zoom &In"), "Ctrl++ Ctrl+=", "", "+"},
    {Command::ZoomOut, QT_TRANSLATE_NOOP("Commands", "Zoom &Out"), "Ctrl+-", "", "-"},
    {Command::ZoomActual, QT_TRANSLATE_NOOP("Commands", "&100 %"), "Ctrl+0", "Shift+0", "0"},
    {Command::Fit, QT_TRANSLATE_NOOP("Commands", "&Fit All"), "Ctrl+9", "F", "Shift+1"},
    {Command::Find, QT_TRANSLATE_NOOP("Commands", "&Find a Process…"), "Ctrl+F", "/", ""},
    {Command::FindNext, QT_TRANSLATE_NOOP("Commands", "Find &Next"), "F3", "", ""},
    {Command::FindPrevious, QT_TRANSLATE_NOOP("Commands", "Find &Previous"), "Shift+F3", "", ""},
    {Command::Collapse, QT_TRANSLATE_NOOP("Commands", "Co&llapse"), "", "Z", ""},
    {Command::CollapseAll, QT_TRANSLATE_NOOP("Commands", "&Collapse All"), "", "Shift+Z", ""},
    {Command::ExpandAll, QT_TRANSLATE_NOOP("Commands", "E&xpand All"), "", "Shift+E", ""},
    {Command::ShowIcicle, QT_TRANSLATE_NOOP("Commands", "&Whole Tree as an Icicle"), "", "V", ""},
    {Command::LookLight, QT_TRANSLATE_NOOP("Commands", "&Light"), "", "", ""},
    {Command::LookDark, QT_TRANSLATE_NOOP("Commands", "&Dark"), "", "", ""},
    {Command::LookOfSystem, QT_TRANSLATE_NOOP("Commands", "As the &System"), "", "", ""},
    {Command::ShowLegend, QT_TRANSLATE_NOOP("Commands", "&Legend"), "", "G", ""},
    {Command::ShowMinimap, QT_TRANSLATE_NOOP("Commands", "&Minimap"), "", "M", ""},
    {Command::ShowLog, QT_TRANSLATE_NOOP("Commands", "&Event Log"), "", "L", ""},
    {Command::ShowInspector, QT_TRANSLATE_NOOP("Commands", "I&nspector"), "", "I", ""},
    {Command::RunPause, QT_TRANSLATE_NOOP("Commands", "&Run"), "", ".", "Space"},
    {Command::Step, QT_TRANSLATE_NOOP("Commands", "&Step"), "F10", "S", ""},
    {Command::StepMillisecond, QT_TRANSLATE_NOOP("Commands", "Step Through the &Millisecond"), "F11", "Shift+S", ""},
    {Command::Reset, QT_TRANSLATE_NOOP("Commands", "R&eset"), "Ctrl+R", "R", ""},
    {Command::SpeedTenth, QT_TRANSLATE_NOOP("Commands", "Speed 0.1×"), "", "1", ""},
    {Command::SpeedOne, QT_TRANSLATE_NOOP("Commands", "Speed 1×"), "", "2", ""},
    {Command::SpeedTen, QT_TRANSLATE_NOOP("Commands", "Speed 10×"), "", "3", ""},
    {Command::SpeedHundred, QT_TRANSLATE_NOOP("Commands", "Speed 100×"), "", "4", ""},
    {Command::Slower, QT_TRANSLATE_NOOP("Commands", "S&lower"), "", "[", ""},
    {Command::Faster, QT_TRANSLATE_NOOP("Commands", "&Faster"), "", "]", ""},
    {Command::ReplayClicks, QT_TRANSLATE_NOOP("Commands", "Replay My &Clicks"), "", "", ""},
    {Command::UndoClick, QT_TRANSLATE_NOOP("Commands", "&Undo the Last Click"), "Ctrl+Z", "", ""},
    {Command::CrashTool, QT_TRANSLATE_NOOP("Commands", "Crash T&ool"), "", "", "C"},
    {Command::Inspect, QT_TRANSLATE_NOOP("Commands", "Show in &inspector"), "", "", "Enter"},
    {Command::ShowChildren, QT_TRANSLATE_NOOP("Commands", "Chi&ldren…"), "", "O", ""},
    {Command::Crash, QT_TRANSLATE_NOOP("Commands", "&Crash"), "", "X", ""},
    {Command::ExitWithReason, QT_TRANSLATE_NOOP("Commands", "&Exit with reason…"), "", "E", ""},
    {Command::SendExitSignal, QT_TRANSLATE_NOOP("Commands", "&Send exit signal…"), "", "", ""},
    {Command::StartChild, QT_TRANSLATE_NOOP("Commands", "Start c&hild"), "", "N", ""},
    {Command::StartTenChildren, QT_TRANSLATE_NOOP("Commands", "Start 1&0 children"), "", "Shift+N", ""},
    {Command::StartManyChildren, QT_TRANSLATE_NOOP("Commands", "Start &many children…"), "", "", ""},
    {Command::TerminateChild, QT_TRANSLATE_NOOP("Commands", "&Terminate child"), "", "", ""},
    {Command::RestartChild, QT_TRANSLATE_NOOP("Commands", "&Restart child"), "", "", ""},
    {Command::DeleteChild, QT_TRANSLATE_NOOP("Commands", "&Delete child"), "", "", ""},
    {Command::CrashChildren, QT_TRANSLATE_NOOP("Commands", "Crash &all children"), "", "", ""},
    {Command::Kill, QT_TRANSLATE_NOOP("Commands", "&Kill"), "", "", "K"},
    {Command::Keys, QT_TRANSLATE_NOOP("Commands", "&Keys"), "F1", "?", ""},
    {Command::Differences, QT_TRANSLATE_NOOP("Commands", "&Where Resprout Differs from OTP"), "", "", ""},
    {Command::About, QT_TRANSLATE_NOOP("Commands", "&About Resprout"), "", "", ""},
});
// clang-format on
static_assert(std::size(entries) == static_cast<std::size_t>(Command::Count_));

QList<QKeySequence> sequences(const char* keys) {
    QList<QKeySequence> result;
    for (const QString& key : QString::fromLatin1(keys).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        result.append(QKeySequence(key));
    return result;
}

bool isCheckable(Command command) {
    return command == Command::ShowLegend || command == Command::ShowLog || command == Command::ShowInspector ||
           command == Command::LookLight || command == Command::LookDark || command == Command::LookOfSystem ||
           command == Command::CrashTool || command == Command::ShowIcicle || command == Command::ShowMinimap;
}

} // namespace

Commands::Commands(QWidget& window, QWidget& canvas) : QObject(&window) {
    for (const Entry& entry : entries) {
        const auto index = static_cast<std::size_t>(entry.command);
        auto* action = new QAction(QCoreApplication::translate("Commands", entry.text), this);
        action->setCheckable(isCheckable(entry.command));
        const QList<QKeySequence> everywhere = sequences(entry.keys);
        const QList<QKeySequence> onCanvas = sequences(entry.canvasKeys);
        if (everywhere.isEmpty()) {
            action->setShortcuts(onCanvas);
            action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
            canvas.addAction(action);
        } else {
            action->setShortcuts(everywhere);
            window.addAction(action);
            for (const QKeySequence& key : onCanvas) {
                auto* shortcut = new QShortcut(key, &canvas);
                shortcut->setContext(Qt::WidgetWithChildrenShortcut);
                connect(shortcut, &QShortcut::activated, action, &QAction::trigger);
            }
        }
        m_keys[index] = everywhere + onCanvas + sequences(entry.ownKeys);
        m_actions[index] = action;
        setText(entry.command, action->text());
    }
    qApp->installEventFilter(this);
}

/// The widget behind an open menu still has the focus, so Qt would run its shortcuts.
bool Commands::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && QApplication::activePopupWidget() != nullptr) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

/// Keys that a widget sees to itself stand behind a tab: a shortcut of the action would take them away from it.
void Commands::setText(Command command, const QString& text) {
    const Entry& entry = entries[static_cast<std::size_t>(command)];
    QAction& action = (*this)[command];
    const bool shows = action.shortcut().isEmpty() && *entry.ownKeys != '\0';
    action.setText(
        shows ? text + QLatin1Char('\t') + sequences(entry.ownKeys).first().toString(QKeySequence::NativeText) : text);
}

QString Commands::menuText(Command command) const {
    return (*this)[command].text().section(QLatin1Char('\t'), 0, 0);
}

QString Commands::text(Command command) const {
    QString text = QCoreApplication::translate("Commands", entries[static_cast<std::size_t>(command)].text);
    return text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

QString Commands::keys(Command command) const {
    QStringList keys;
    for (const QKeySequence& key : m_keys[static_cast<std::size_t>(command)])
        keys.append(key.toString(QKeySequence::NativeText));
    keys.removeDuplicates();
    return keys.join(betweenKeys);
}

} // namespace resprout::ui
