#include "ui/tree/painted_items.h"

#include "ui/tree/tree_painter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace resprout::ui {

namespace {

// Above them, to paint everything is cheaper: a clip of many parts costs more than it saves.
constexpr int mostRects = 12;
constexpr double mostOfIt = 0.3; // of the canvas

/// Nothing moves, and nothing lies above or below the items that is not theirs.
bool isPlain(const TreeScene& scene) {
    return scene.isStill() && scene.zones().empty() && scene.hovered == noPath && scene.found.at == noPath &&
           scene.found.items.empty();
}

} // namespace

PaintedItems::Place PaintedItems::placeOf(const TreeScene& scene, QSizeF size) {
    const Camera& camera = scene.camera();
    return {size,          camera.scale, camera.offsetX, camera.offsetY, scene.model().version(), scene.model().placing,
            scene.isCalm()};
}

PaintedItems::Item PaintedItems::look(const TreeScene& scene, ItemIndex item) {
    Item seen{item, lookOf(scene, item), {}};
    const TreeFold& tree = *scene.shown().tree;
    if (const ProcessRecord* record = tree.find(scene.model().path[item]))
        seen.second = secondLine(*record, tree.find(record->parent));
    return seen;
}

std::size_t PaintedItems::shapeOf(const TreeModel& model, ItemIndex supervisor) {
    std::size_t shape = static_cast<std::size_t>(model.state[supervisor]);
    const ItemIndex end = model.first[supervisor] + model.count[supervisor];
    for (ItemIndex child = model.first[supervisor]; child < end; ++child)
        shape = shape * 31 + static_cast<std::size_t>(model.state[child]) * 2 + model.isFading[child];
    return shape;
}

/// From a supervisor to its children.
QRect PaintedItems::edgesOf(const TreeScene& scene, ItemIndex supervisor) {
    const TreeModel& model = scene.model();
    Box box = model.box(supervisor);
    const ItemIndex end = model.first[supervisor] + model.count[supervisor];
    for (ItemIndex child = model.first[supervisor]; child < end; ++child)
        box.unite(model.box(child));
    const double out = besideEdges * scene.camera().scale;
    return scene.camera().toScreen(box).adjusted(-out, -out, out, out).toAlignedRect();
}

QRect PaintedItems::reach(const TreeScene& scene, ItemIndex item) {
    const double scale = scene.camera().scale;
    const double out = (CardPainter::margin + 6) * scale + 12 * std::clamp(scale, 0.5, 1.5); // its shadow, and a ring
    return scene.camera().toScreen(scene.model().box(item)).adjusted(-out, -out, out, out).toAlignedRect();
}

void PaintedItems::remember(const TreeScene& scene, QSizeF size, std::span<const ItemIndex> items,
                            std::span<const ItemIndex> supervisors) {
    m_items.clear();
    m_edges.clear();
    m_isKnown = isPlain(scene);
    if (!m_isKnown)
        return;
    m_place = placeOf(scene, size);
    for (const ItemIndex item : items)
        m_items.push_back(look(scene, item));
    for (const ItemIndex supervisor : supervisors)
        m_edges.push_back({supervisor, shapeOf(scene.model(), supervisor)});
}

std::optional<QRegion> PaintedItems::takeDiffering(const TreeScene& scene, QSizeF size) {
    const TreeModel& model = scene.model();
    if (!m_isKnown || !isPlain(scene) || m_place != placeOf(scene, size))
        return std::nullopt;
    QRegion region;
    for (Edges& edges : m_edges) {
        const std::size_t before = std::exchange(edges.shape, shapeOf(model, edges.supervisor));
        if (before != edges.shape)
            region += edgesOf(scene, edges.supervisor) & QRect(QPoint(), size.toSize());
    }
    for (Item& before : m_items) {
        Item now = look(scene, before.item);
        if (!isGroup(model.kind[before.item]) && now.look == before.look && now.second == before.second)
            continue;
        region += reach(scene, before.item);
        before = std::move(now);
    }
    double area = 0;
    for (const QRect& rect : region)
        area += static_cast<double>(rect.width()) * rect.height();
    if (region.rectCount() > mostRects || area > mostOfIt * size.width() * size.height()) {
        forget();
        return std::nullopt;
    }
    return region;
}

} // namespace resprout::ui
