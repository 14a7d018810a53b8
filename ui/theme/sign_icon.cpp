#include "ui/theme/signs.h"
#include "ui/theme/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

#include <functional>
#include <optional>

namespace resprout::ui {

namespace {

QColor colourOf(const Palette& palette, Tone tone) {
    switch (tone) {
    case Tone::Text:
        return palette.text;
    case Tone::Secondary:
        return palette.secondaryText;
    case Tone::Accent:
        return palette.accent;
    case Tone::OnAccent:
        return palette.onAccent;
    case Tone::Danger:
        return palette.danger();
    case Tone::OnDanger:
        return palette.onDanger();
    }
    return palette.text;
}

std::optional<ProcessState> stateOf(Sign sign) {
    for (const ProcessState state :
         {ProcessState::NotStarted, ProcessState::Starting, ProcessState::Running, ProcessState::Crashed,
          ProcessState::Restarting, ProcessState::ShuttingDown, ProcessState::Terminated, ProcessState::GaveUp}) {
        if (signOf(state) == sign)
            return state;
    }
    return std::nullopt;
}

SignColours coloursOf(const Palette& palette, Sign sign, Tone tone) {
    if (tone == Tone::OnAccent)
        return {palette.onAccent, palette.accent};
    if (tone == Tone::OnDanger)
        return {palette.onDanger(), palette.danger()};
    if (const auto state = stateOf(sign))
        return ui::coloursOf(palette, *state);
    return {colourOf(palette, tone), palette.surface};
}

using Paint = std::function<void(QPainter&, const QRectF&)>;

/// Paints anew whenever it is asked, so that it follows size, device pixel ratio and look.
class SignEngine : public QIconEngine {
public:
    explicit SignEngine(Paint paint) : m_paint(std::move(paint)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.4);
        m_paint(*painter, rect);
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return result;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new SignEngine(*this); }

private:
    Paint m_paint;
};

QRectF square(const QRectF& box, double share) {
    const double side = std::min(box.width(), box.height()) * share;
    return {box.center().x() - side / 2, box.center().y() - side / 2, side, side};
}

} // namespace

QIcon icon(Sign sign, Tone tone) {
    // The points of a crash and the corners of an octagon must stay inside the icon.
    const double share = stateOf(sign) ? 0.82 : 1.0;
    return QIcon(new SignEngine([=](QPainter& painter, const QRectF& box) {
        paintSign(painter, sign, square(box, share), coloursOf(Theme::instance().palette(), sign, tone));
    }));
}

QIcon icon(Strategy strategy, Tone tone) {
    return QIcon(new SignEngine([=](QPainter& painter, const QRectF& box) {
        const Palette& palette = Theme::instance().palette();
        const double height = std::min(box.height(), box.width() / pipsWidth(1));
        const QRectF pips(box.center().x() - pipsWidth(height) / 2, box.center().y() - height / 2, pipsWidth(height),
                          height);
        const QColor colour = colourOf(palette, tone);
        paintPips(painter, strategy, pips, colour, tone == Tone::Text ? palette.secondaryText : colour);
    }));
}

} // namespace resprout::ui
