#include "ui/tree/card_painter.h"
#include "ui/tree/cluster_dots.h"
#include "ui/tree/paint_context.h"
#include "ui/tree/tree_scene.h"

#include <vector>

// What lies at a place on the screen, and where on it something lies.

namespace resprout::ui {

ItemIndex TreeScene::itemAt(QPointF screen) const {
    if (m_model.isEmpty())
        return noItem;
    const double x = m_camera.worldX(screen.x());
    const double y = m_camera.worldY(screen.y());
    std::vector<ItemIndex> open{0};
    while (!open.empty()) {
        const ItemIndex item = open.back();
        open.pop_back();
        if (!m_model.reach[item].holds(x, y))
            continue;
        if (m_model.box(item).holds(x, y))
            return item;
        for (ItemIndex child = m_model.first[item];
             m_model.count[item] > 0 && child < m_model.first[item] + m_model.count[item]; ++child)
            open.push_back(child);
    }
    return noItem;
}

bool TreeScene::isAnythingIn(const QRectF& screen) const {
    if (m_model.isEmpty())
        return false;
    const Box box{m_camera.worldX(screen.left()), m_camera.worldY(screen.top()), m_camera.worldX(screen.right()),
                  m_camera.worldY(screen.bottom())};
    std::vector<ItemIndex> open{0};
    while (!open.empty()) {
        const ItemIndex item = open.back();
        open.pop_back();
        if (m_model.box(item).meets(box))
            return true;
        for (ItemIndex child = m_model.first[item];
             m_model.count[item] > 0 && child < m_model.first[item] + m_model.count[item]; ++child)
            if (m_model.reach[child].meets(box))
                open.push_back(child);
    }
    return false;
}

PathId TreeScene::processAt(QPointF screen) const {
    const ItemIndex item = itemAt(screen);
    if (item == noItem)
        return noPath;
    if (!isGroup(m_model.kind[item]))
        return m_model.path[item];
    if (m_model.kind[item] != ItemKind::Cluster)
        return noPath;
    const ClusterDots dots{m_model.members(item).size()};
    const auto dot =
        dots.dotAt({m_camera.worldX(screen.x()) - m_model.x[item], m_camera.worldY(screen.y()) - m_model.y[item]});
    if (!dot)
        return noPath;
    const auto states = m_model.memberStates(item);
    std::size_t shown = dots.firstOf(*dot);
    for (std::size_t i = shown; i < dots.firstOf(*dot + 1); ++i)
        if (severity(states[i]) > severity(states[shown]))
            shown = i;
    return m_model.members(item)[shown];
}

bool TreeScene::isOnGauge(QPointF screen) const {
    const ItemIndex item = itemAt(screen);
    return item != noItem && isSupervisor(m_model.kind[item]) && detailOf(m_camera.scale) == Detail::Full &&
           CardPainter::gaugeBox.contains(m_camera.worldX(screen.x()) - m_model.x[item],
                                          m_camera.worldY(screen.y()) - m_model.y[item]);
}

QRectF TreeScene::boxOf(PathId path) const {
    const ItemIndex item = m_model.indexOf(path);
    if (item == noItem)
        return {};
    if (m_model.kind[item] != ItemKind::Cluster)
        return m_camera.toScreen(m_model.box(item));
    const ClusterDots dots{m_model.members(item).size()};
    const QPointF centre = ClusterDots::centre(dots.dotOf(m_model.memberOf(path)));
    const double x = m_model.x[item] + centre.x();
    const double y = m_model.y[item] + centre.y();
    const double half = ClusterDots::side / 2;
    return m_camera.toScreen({x - half, y - half, x + half, y + half});
}

} // namespace resprout::ui
