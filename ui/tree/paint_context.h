#pragma once

#include "ui/theme/palette.h"
#include "ui/tree/card_text.h"
#include "ui/tree/sprite_cache.h"
#include "ui/tree/tree_scene.h"

#include <QSizeF>

class QPainter;

namespace resprout::ui {

/// How much of an item is drawn, by its width on the screen.
enum class Detail : std::uint8_t {
    Lines, ///< below 16 px: written as lines of an image
    Body,  ///< below 54 px: shape, fill and sign
    Name,  ///< below 110 px: and a name
    Full,
};

[[nodiscard]] Detail detailOf(double scale);

/// What every part of the canvas's painting needs. Lives for one frame.
struct PaintContext {
    QPainter& painter;
    const TreeScene& scene;
    const Palette& palette;
    CardText& text;
    SpriteCache& sprites;
    QSizeF size;      // of the widget
    double ratio = 1; // device pixels to one of the widget
    Moment now = 0;
    bool isMoving = true; // motion is wanted, and this frame is calm
    bool hasKeyboardFocus = false;

    [[nodiscard]] double scale() const { return scene.camera().scale; }
    [[nodiscard]] QPointF at(QPointF world) const {
        return {scene.camera().screenX(world.x()), scene.camera().screenY(world.y())};
    }
};

} // namespace resprout::ui
