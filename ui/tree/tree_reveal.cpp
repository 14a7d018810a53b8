#include "ui/tree/tree_scene.h"

#include <algorithm>

namespace resprout::ui {

// How the view comes to a process.

namespace {

constexpr double nearEnough = 0.7; // zoom from which a card says all that it can
constexpr double rim = 0.18;       // of the viewport at each side: there panels may lie over it

} // namespace

/// Where an item will stand when nothing moves any more.
Box TreeScene::aimedBox(ItemIndex item) const {
    Box box = m_model.box(item);
    if (m_moves) {
        box.right += m_moves->toX[item] - box.left;
        box.bottom += m_moves->toY[item] - box.top;
        box.left = m_moves->toX[item];
        box.top = m_moves->toY[item];
    }
    return box;
}

void TreeScene::reveal(PathId path, Moment now) {
    const ItemIndex item = m_model.indexOf(path);
    if (item == noItem)
        return;
    constexpr double margin = 40; // pixels
    Camera to = m_glide ? m_glide->to : m_camera;
    const QRectF at = to.toScreen(aimedBox(item));
    double dx = 0;
    double dy = 0;
    if (at.right() > m_viewport.width() - margin)
        dx = m_viewport.width() - margin - at.right();
    if (at.left() + dx < margin)
        dx = margin - at.left();
    if (at.bottom() > m_viewport.height() - margin)
        dy = m_viewport.height() - margin - at.bottom();
    if (at.top() + dy < margin)
        dy = margin - at.top();
    // What can be seen whole stays, even where it is nearer to the rim than the margin.
    if (at.left() >= 0 && at.right() <= m_viewport.width())
        dx = 0;
    if (at.top() >= 0 && at.bottom() <= m_viewport.height())
        dy = 0;
    if (dx == 0 && dy == 0)
        return;
    to.offsetX += dx;
    to.offsetY += dy;
    m_isFitted = false;
    glide(to, now);
}

void TreeScene::bringUp(PathId path, Moment now) {
    if (m_shown.isEmpty())
        return;
    open(path, now);
    const ItemIndex item = m_model.indexOf(path);
    if (item == noItem)
        return;
    Camera to = m_glide ? m_glide->to : m_camera;
    const double across = rim * m_viewport.width();
    const double down = rim * m_viewport.height();
    const QRectF clear(across, down, m_viewport.width() - 2 * across, m_viewport.height() - 2 * down);
    if (aimedZoom() >= nearEnough && clear.contains(to.toScreen(aimedBox(item))))
        return;
    to.scale = std::max(to.scale, nearEnough * m_unit);
    centre(to, item);
    m_isFitted = false;
    glide(to, now);
}

void TreeScene::centreOn(PathId path) {
    const ItemIndex item = m_model.indexOf(path);
    if (item == noItem)
        return;
    m_glide.reset();
    m_isFitted = false;
    centre(m_camera, item);
}

void TreeScene::centre(Camera& camera, ItemIndex item) const {
    const Box box = aimedBox(item);
    camera.offsetX = m_viewport.width() / 2 - (box.left + box.right) / 2 * camera.scale;
    camera.offsetY = m_viewport.height() / 2 - (box.top + box.bottom) / 2 * camera.scale;
}

} // namespace resprout::ui
