#pragma once

#include "ui/theme/laid_out.h"

#include <QColor>
#include <QRectF>

#include <array>

class QPainter;

namespace resprout::ui {

/// The words of the event log, laid out once and painted often: most of them are in sight for many frames, or come again.
/// GUI thread only.
class LogWords {
public:
    enum class Face : std::uint8_t { Plain, Name, Mono, Count_ };

    /// In the middle of `where`, at its leading side, cut to its width.
    void draw(QPainter& painter, Face face, const QColor& colour, const QString& words, const QRectF& where,
              Qt::LayoutDirection direction, Qt::TextElideMode elide = Qt::ElideRight);
    [[nodiscard]] double
    width(Face face, const QString& words, double most,
          Qt::TextElideMode elide = Qt::ElideRight); // as it is drawn where there is room for `most`
    void clear();                                    // the fonts are others

private:
    struct Style {
        QFont font;
        LaidOutWords<LaidOut> prepared;
    };

    Style& style(Face face);
    const LaidOut& prepare(Face face, const QString& words, double width, Qt::TextElideMode elide);

    std::array<Style, static_cast<std::size_t>(Face::Count_)> m_styles;
    bool m_isReady = false;
};

} // namespace resprout::ui
