#pragma once

#include "ui/theme/laid_out.h"

#include <QColor>
#include <QPointF>

#include <array>
#include <limits>
#include <utility>

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

    /// Scales closer than a thousandth are one.
    void setScale(double scale);
    /// From now on, until another frame begins, not too many of the words that were painted before at another scale are laid out
    /// anew: the others are painted as they were at a scale nearby. Without it all of them are.
    void beginFrame();
    [[nodiscard]] bool isBehind() const { return m_isBehind; } // some were painted so: another frame is to come

    /// While it lives, all words are laid out at that scale: what is painted is kept.
    class Exactly {
    public:
        Exactly(CardText& text, double scale) : m_text(text), m_before(std::exchange(text.m_left, unlimited)) {
            text.setScale(scale);
        }
        ~Exactly() { m_text.m_left = m_before; }
        Exactly(const Exactly&) = delete;
        Exactly& operator=(const Exactly&) = delete;
        Exactly(Exactly&&) = delete;
        Exactly& operator=(Exactly&&) = delete;

    private:
        CardText& m_text;
        int m_before;
    };

    /// Paints `text` with its middle line at `y`, from `x` on, not wider than `width` (cut in its middle when it is).
    void draw(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF leftMiddle,
              double width = 1e9);
    void drawRight(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF rightMiddle);
    void drawCentred(QPainter& painter, Role role, const QColor& colour, const QString& text, QPointF middle);
    [[nodiscard]] double width(Role role, const QString& text);
    void clear();

private:
    struct Face {
        QFont font;
        double middle = 0; // from the top of the line down to the middle of its capitals
        double scale = 1;
    };
    struct Prepared : LaidOut {
        Face face;
    };
    struct Style {
        Face face;
        LaidOutWords<Prepared> prepared;
    };

    Style& style(Role role);
    const Prepared& prepare(Role role, const QString& text, double width);
    [[nodiscard]] bool isGood(const Prepared& prepared, Role role);

    double m_scale = 1;
    bool m_isReady = false;
    bool m_isBehind = false;
    static constexpr int unlimited = std::numeric_limits<int>::max();
    int m_left = unlimited; // words that may still be laid out anew in this frame
    std::array<Style, static_cast<std::size_t>(Role::Count_)> m_styles;
};

} // namespace resprout::ui
