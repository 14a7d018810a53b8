#include "ui/theme/palette.h"

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

/// Fill and ink of the seven states that a person is told about, light and dark. Checked for protan, deutan and tritan
/// eyes: the smallest distance of two fills is dE76 10.5. Whoever changes one has to measure all pairs again.
struct StateColours {
    QRgb lightFill, lightInk, darkFill, darkInk;
};

const StateColours& coloursOf(ProcessState state) {
    static constexpr StateColours starting{0xFF1F6FEB, 0xFF1F6FEB, 0xFF5AA5FF, 0xFF5AA5FF};
    static constexpr StateColours running{0xFF0B8F6A, 0xFF0B8F6A, 0xFF2BC796, 0xFF2BC796};
    static constexpr StateColours crashed{0xFFC92A08, 0xFFC92A08, 0xFFFF6A3D, 0xFFFF6A3D};
    static constexpr StateColours restarting{0xFFF0A500, 0xFF855000, 0xFFFFB638, 0xFFFFB638};
    static constexpr StateColours shuttingDown{0xFFA63D85, 0xFFA63D85, 0xFFE685C4, 0xFFE685C4};
    static constexpr StateColours terminated{0xFF7B8694, 0xFF5B6675, 0xFF76828F, 0xFF98A4B5};
    static constexpr StateColours gaveUp{0xFF6B0F1E, 0xFF6B0F1E, 0xFFD41E4B, 0xFFFF9AAC};
    switch (state) {
    case ProcessState::Starting:
        return starting;
    case ProcessState::Running:
        return running;
    case ProcessState::Crashed:
        return crashed;
    case ProcessState::Restarting:
        return restarting;
    case ProcessState::ShuttingDown:
        return shuttingDown;
    case ProcessState::NotStarted:
    case ProcessState::Terminated:
        return terminated;
    case ProcessState::GaveUp:
        return gaveUp;
    }
    return terminated;
}

bool isGhost(ProcessState state) {
    return state == ProcessState::Terminated || state == ProcessState::NotStarted;
}

} // namespace

QColor Palette::fill(ProcessState state) const {
    const StateColours& colours = coloursOf(state);
    return QColor::fromRgba(isDark ? colours.darkFill : colours.lightFill);
}

QColor Palette::ink(ProcessState state) const {
    const StateColours& colours = coloursOf(state);
    return QColor::fromRgba(isDark ? colours.darkInk : colours.lightInk);
}

QColor Palette::onFill(ProcessState state) const {
    if (isDark)
        return state == ProcessState::GaveUp ? QColor(0x26, 0x06, 0x10) : QColor(0x14, 0x17, 0x1E);
    return state == ProcessState::Restarting ? QColor(0x3B, 0x24, 0x00) : QColor(Qt::white);
}

QColor Palette::tint(ProcessState state) const {
    if (state == ProcessState::Running)
        return surface;
    if (isGhost(state))
        return background;
    double share = isDark ? 0.14 : 0.085;
    if (state == ProcessState::Crashed)
        share = isDark ? 0.26 : 1.0;
    if (state == ProcessState::GaveUp)
        return isDark ? QColor(0x41, 0x1D, 0x2D) : QColor(0x4A, 0x0A, 0x15);
    return mix(surface, fill(state), share);
}

Palette Palette::light() {
    Palette p;
    p.background = QColor(0xF5, 0xF6, 0xF8);
    p.gridDot = QColor(0xD5, 0xDA, 0xE1);
    p.surface = QColor(0xFF, 0xFF, 0xFF);
    p.surface2 = QColor(0xF2, 0xF4, 0xF7);
    p.border = QColor(0xDD, 0xE2, 0xE9);
    p.text = QColor(0x13, 0x1A, 0x24);
    p.secondaryText = QColor(0x5B, 0x66, 0x75);
    p.panel = QColor(0xFF, 0xFF, 0xFF);
    p.panelBorder = QColor(0xE5, 0xE8, 0xED);
    p.edge = QColor(0xB4, 0xBD, 0xC9);
    p.accent = QColor(0x3B, 0x5B, 0xDB);
    p.onAccent = QColor(0xFF, 0xFF, 0xFF);
    p.track = QColor(0xE2, 0xE5, 0xEB);
    p.isDark = false;
    return p;
}

Palette Palette::dark() {
    Palette p;
    p.background = QColor(0x0C, 0x0F, 0x14);
    p.gridDot = QColor(0x25, 0x2C, 0x36);
    p.surface = QColor(0x18, 0x1D, 0x25);
    p.surface2 = QColor(0x21, 0x28, 0x33);
    p.border = QColor(0x30, 0x38, 0x45);
    p.text = QColor(0xEE, 0xF2, 0xF7);
    p.secondaryText = QColor(0x98, 0xA4, 0xB5);
    p.panel = QColor(0x11, 0x15, 0x1B);
    p.panelBorder = QColor(0x23, 0x2A, 0x34);
    p.edge = QColor(0x46, 0x52, 0x62);
    p.accent = QColor(0x7C, 0x9B, 0xFF);
    p.onAccent = QColor(0x0E, 0x12, 0x1A);
    p.track = QColor(0x2A, 0x32, 0x3E);
    p.isDark = true;
    return p;
}

QColor mix(const QColor& under, const QColor& over, double share) {
    const auto channel = [share](int a, int b) {
        return std::clamp(static_cast<int>(std::lround(a + (b - a) * share)), 0, 255);
    };
    return QColor(channel(under.red(), over.red()), channel(under.green(), over.green()),
                  channel(under.blue(), over.blue()));
}

QColor faded(QColor colour, double opacity) {
    colour.setAlphaF(static_cast<float>(std::clamp(opacity, 0.0, 1.0)));
    return colour;
}

} // namespace resprout::ui
