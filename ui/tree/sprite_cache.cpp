#include "ui/tree/sprite_cache.h"

#include <QHashFunctions>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace resprout::ui {

size_t qHash(const SpriteKey& key, size_t seed) {
    return qHashMulti(seed, static_cast<int>(key.type), static_cast<int>(key.kind), static_cast<int>(key.state),
                      static_cast<int>(key.strategy), static_cast<qint64>(key.a), static_cast<qint64>(key.b),
                      static_cast<qint64>(key.c), key.width, key.height, key.colour);
}

const QPixmap& SpriteCache::picture(const SpriteKey& key, QSizeF size, double ratio, const Paint& paint) {
    if (const QPixmap* known = m_pictures.object(key))
        return *known;
    auto* picture = new QPixmap(std::max(1, static_cast<int>(std::ceil(size.width() * ratio))),
                                std::max(1, static_cast<int>(std::ceil(size.height() * ratio))));
    picture->setDevicePixelRatio(ratio);
    picture->fill(Qt::transparent);
    QPainter painter(picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    painter.end();
    const qsizetype cost =
        std::clamp<qsizetype>(qsizetype{4} * picture->width() * picture->height() / 1024, 1, qsizetype{16} * 1024);
    m_pictures.insert(key, picture, cost);
    return *picture;
}

void drawSprite(QPainter& painter, QPointF at, const QPixmap& picture) {
    const double ratio = picture.devicePixelRatio();
    painter.drawPixmap(QPointF(std::round(at.x() * ratio) / ratio, std::round(at.y() * ratio) / ratio), picture);
}

} // namespace resprout::ui
