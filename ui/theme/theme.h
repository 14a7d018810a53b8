#pragma once

#include "core/node/tree_fold.h"

#include <QColor>
#include <QFont>
#include <QObject>

namespace resprout::ui {

/// Colours and type of one look. A value. GUI thread only.
struct Palette {
    QColor background, gridDot, surface, surface2, border;
    QColor text, secondaryText, panel, panelBorder, edge, accent;
    bool isDark = false;

    /// The colour that fills shapes of a state, and the one for its words.
    [[nodiscard]] QColor fill(ProcessState state) const;
    [[nodiscard]] QColor ink(ProcessState state) const;
};

/// The look in use. One per program; `changed` when the user switches between light and dark or changes the font factor.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& instance();

    [[nodiscard]] const Palette& palette() const;
    [[nodiscard]] bool isDark() const;
    enum class Mode { Light, Dark };
    void setMode(Mode mode);

    /// Inter, or the system's sans where it is missing; `pixels` before the user's font factor. No hinting.
    [[nodiscard]] QFont sans(double pixels, int weight = QFont::Normal) const;
    /// JetBrains Mono without ligatures, for pids, times and terms.
    [[nodiscard]] QFont mono(double pixels) const;
    [[nodiscard]] double fontFactor() const; // 0.8 to 2
    void setFontFactor(double factor);

    /// The style sheet of panels, fields, menus and dialogs in this look.
    [[nodiscard]] QString styleSheet() const;

signals:
    void changed();

private:
    Theme();
    struct Impl;
    Impl* m_impl = nullptr;
};

} // namespace resprout::ui
