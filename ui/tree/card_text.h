#pragma once

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QPointF>
#include <QStaticText>
#include <QString>

#include <array>

class QPainter;

namespace resprout::ui {

/// Words on the canvas, laid out once and painted often. Everything is given to scale: a role's size times the scale.
/// GUI thread only.
class CardText {
public:
    enum class Role : std::uint8_t {
        CardName,  ///< 17 px
        PillName,  ///< 15 px
        Small,     ///< 12 px
        SmallBold, ///< 12 px
        Mono,      ///< 12 px
        Number,    ///< 12 px, on a rail
        Zone,      ///< 13 px
        Count,     ///< 22 px
        Tiny,      ///< 11 px of the screen, whatever the scale: names of small bodies
        Count_,
    };

    /// Scales closer than a thousandth are one. Forgets all when it changes.
    void setScale(double scale);

    /// Paints `text` with its middle line at `y`, from `x` on, not wider than `width` (cut in its middle when it is).
    void draw(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF leftMiddle,
              double width = 1e9);
    void drawRight(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF rightMiddle);
    void drawCentred(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF middle);
    [[nodiscard]] double width(Role role, const QString& text);
    void clear();

private:
    struct Prepared {
        QStaticText text;
        double width = 0;
    };
    struct Style {
        QFont font;
        double middle = 0; // from the top of the line down to the middle of its capitals
        QHash<QString, Prepared> prepared;
    };

    [[nodiscard]] static Prepared layOut(const QFont& font, const QString& text);
    Style& style(Role role);
    const Prepared& prepare(Role role, const QString& text, double width);

    double m_scale = 1;
    bool m_isReady = false;
    std::array<Style, static_cast<std::size_t>(Role::Count_)> m_styles;
};

} // namespace resprout::ui
