#pragma once

#include "ui/tree/tree_model.h"

#include <QCache>
#include <QColor>
#include <QPixmap>

#include <functional>

class QPainter;

namespace resprout::ui {

/// What a picture that is painted once and shown often depends on, but for the look.
struct SpriteKey {
    enum class Type : std::uint8_t { Card, Gauge, Body, Group, Number, Label, Dot, Grid };
    Type type = Type::Card;
    ItemKind kind = ItemKind::Worker;
    ProcessState state = ProcessState::Running;
    Strategy strategy = Strategy::OneForOne;
    std::int64_t a = 0, b = 0, c = 0;
    std::int32_t width = 0, height = 0; // device pixels
    QRgb colour = 0;

    bool operator==(const SpriteKey&) const = default;
};

[[nodiscard]] size_t qHash(const SpriteKey& key, size_t seed = 0);

/// Pictures by key; the least recently used go when they take more than 64 MB. GUI thread only.
class SpriteCache {
public:
    SpriteCache() : m_pictures(qsizetype{64} * 1024) {}

    using Paint = std::function<void(QPainter&)>;
    /// `size` in pixels of the widget, `ratio` device pixels to one. `paint` is called once, on a transparent ground.
    const QPixmap& picture(const SpriteKey& key, QSizeF size, double ratio, const Paint& paint);
    [[nodiscard]] bool has(const SpriteKey& key) const { return m_pictures.contains(key); }
    void clear() { m_pictures.clear(); }
    [[nodiscard]] qsizetype count() const { return m_pictures.count(); }

private:
    QCache<SpriteKey, QPixmap> m_pictures; // cost: kB
};

/// Paints the picture at the nearest whole device pixel.
void drawSprite(QPainter& painter, QPointF at, const QPixmap& picture);

} // namespace resprout::ui
