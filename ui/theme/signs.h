#pragma once

#include "ui/theme/palette.h"

#include <QIcon>
#include <QRectF>
#include <QSize>

class QPainter;

namespace resprout::ui {

/// Everything that is drawn as a sign, in the canvas, the log, the legend and the toolbar alike. All are vectors.
enum class Sign : std::uint8_t {
    // a state: told apart by its shape, never by its colour alone
    NotStarted,
    Starting,
    Running,
    Crashed,
    Restarting,
    ShuttingDown,
    Terminated,
    GaveUp,
    // a kind of process
    Supervisor,
    DynamicSupervisor,
    Worker,
    Agent,
    // what runs along an edge
    Diamond,
    // tools
    Reset,
    Play,
    Pause,
    Step,
    Fit,
    Moon,
    Sun,
    Close,
    Pointer,
    Filter,
    Search,
    Info,
    Leave,
    Lightning,
    Ban,
    Trash,
    ChevronDown,
    ChevronUp,
    ChevronRight,
    Plus,
    Minus,
    Warning,
    Copy,
    Envelope,
    Undo,
    Document,
    Folder,
    Count_,
};

/// `shape` is the sign itself, `mark` what stands inside a filled one.
struct SignColours {
    QColor shape;
    QColor mark;
};

/// Paints the sign into `box` (a square is best; a crash's points reach out of it by a tenth). GUI thread only.
void paintSign(QPainter& painter, Sign sign, const QRectF& box, const SignColours& colours);

[[nodiscard]] Sign signOf(ProcessState state);
[[nodiscard]] Sign signOf(NodeKind kind);
/// Colours of a state's sign on a neutral ground.
[[nodiscard]] SignColours coloursOf(const Palette& palette, ProcessState state);
void paintState(QPainter& painter, const Palette& palette, ProcessState state, const QRectF& box);

/// The three pips of a strategy: which children restart when the middle one (rest_for_one: the second) ends.
/// 30 x 9 at `height` 9. `filled` for those that restart, `hollow` for the rings of the others.
void paintPips(QPainter& painter, Strategy strategy, const QRectF& box, const QColor& filled, const QColor& hollow);
[[nodiscard]] double pipsWidth(double height);

/// Which colour of the look an icon takes; it follows when the look changes.
enum class Tone : std::uint8_t { Text, Secondary, Accent, OnAccent, Danger, OnDanger };

/// The sign as an icon of any size and device pixel ratio. A state's sign has its own colours, whatever `tone` says,
/// but on Tone::OnAccent and Tone::OnDanger.
[[nodiscard]] QIcon icon(Sign sign, Tone tone = Tone::Text);
[[nodiscard]] QIcon icon(Strategy strategy, Tone tone = Tone::Text);

/// "running", "shutting down": a state in words, translated.
[[nodiscard]] QString stateWord(ProcessState state);

} // namespace resprout::ui
