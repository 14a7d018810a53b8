#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QWidget>

#include <array>
#include <cstddef>
#include <cstdint>

namespace resprout::ui {

/// Everything that a person can tell the window to do.
enum class Command : std::uint8_t {
    // file
    Open,
    Examples,
    Save,
    SaveAs,
    Quit,
    // view
    ZoomIn,
    ZoomOut,
    ZoomActual,
    Fit,
    Find,
    FindNext,
    FindPrevious,
    Collapse,
    CollapseAll,
    ExpandAll,
    ShowIcicle,
    LookLight,
    LookDark,
    LookOfSystem,
    ShowLegend,
    ShowMinimap,
    ShowLog,
    ShowInspector,
    // simulate
    RunPause,
    Step,
    StepMillisecond,
    Reset,
    SpeedTenth,
    SpeedOne,
    SpeedTen,
    SpeedHundred,
    Slower,
    Faster,
    ReplayClicks,
    UndoClick,
    // faults: at the selected process
    CrashTool,
    Inspect,
    ShowChildren,
    Crash,
    ExitWithReason,
    SendExitSignal,
    StartChild,
    StartTenChildren,
    StartManyChildren,
    TerminateChild,
    RestartChild,
    DeleteChild,
    CrashChildren,
    Kill,
    // help
    Keys,
    Differences,
    About,
    Count_,
};

/// The commands as actions, each once: menus, toolbar, keys and tests use the same ones. Single letters act while the canvas
/// has the focus, all other keys everywhere in the window; none while a menu is open, whose own letters they are. GUI thread
/// only.
class Commands : public QObject {
    Q_OBJECT
public:
    Commands(QWidget& window, QWidget& canvas);

    [[nodiscard]] QAction& operator[](Command command) const { return *m_actions[static_cast<std::size_t>(command)]; }

    /// Other words for a command; they may hold a mnemonic.
    void setText(Command command, const QString& text);

    /// Words and keys of a command, for the list of keys.
    [[nodiscard]] QString text(Command command) const;
    [[nodiscard]] QString menuText(Command command) const; // with mnemonic and dots, without key
    [[nodiscard]] QString keys(Command command) const;     // with `betweenKeys` between them
    static constexpr QLatin1String betweenKeys{"   "};

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::array<QAction*, static_cast<std::size_t>(Command::Count_)> m_actions{};
    std::array<QList<QKeySequence>, static_cast<std::size_t>(Command::Count_)> m_keys;
};

} // namespace resprout::ui
