#pragma once

#include "ui/theme/palette.h"

#include <QFont>
#include <QObject>

namespace resprout::ui {

/// The look in use. One per program; `changed` when the user switches between light and dark or changes the font factor.
/// GUI thread only.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& instance();

    [[nodiscard]] const Palette& palette() const { return m_palette; }
    [[nodiscard]] bool isDark() const { return m_palette.isDark; }
    enum class Mode { Light, Dark };
    void setMode(Mode mode);

    /// Inter, or the system's sans where it is missing; `pixels` before the user's font factor. No hinting.
    /// The weights in use are 400, 500, 600 and 700.
    [[nodiscard]] QFont sans(double pixels, int weight = QFont::Normal) const;
    /// JetBrains Mono, or the system's mono, for pids, times and terms.
    [[nodiscard]] QFont mono(double pixels) const;
    /// The same at exactly so many pixels, fractions too, whatever the user's font factor: for what is drawn to scale.
    [[nodiscard]] static QFont sansToScale(double pixels, int weight);
    [[nodiscard]] static QFont monoToScale(double pixels);
    [[nodiscard]] double fontFactor() const { return m_fontFactor; } // 0.8 to 2
    void setFontFactor(double factor);

    /// The style sheet of panels, fields, menus and dialogs in this look (style_sheet.h lists its roles).
    [[nodiscard]] QString styleSheet() const;
    /// Makes the whole program look like this and keeps it so: style, QPalette, font and style sheet of qApp.
    void install();

    enum class Motion { Full, Reduced };
    [[nodiscard]] Motion motion() const { return m_motion; }
    void setMotion(Motion motion);

signals:
    void changed();

private:
    Theme();
    void apply();

    Palette m_palette;
    double m_fontFactor = 1;
    Motion m_motion = Motion::Full;
    bool m_isInstalled = false;
};

} // namespace resprout::ui
