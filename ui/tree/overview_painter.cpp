#include "ui/tree/overview_painter.h"

#include "ui/tree/edge_geometry.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace resprout::ui {

namespace {

constexpr double smallest = 2.5; // pixels; smaller subtrees are one cell

bool isQuiet(ProcessState state) {
    return state == ProcessState::Running || state == ProcessState::Terminated || state == ProcessState::NotStarted;
}

Box toPixels(const Camera& camera, const Box& box) {
    return {camera.screenX(box.left), camera.screenY(box.top), camera.screenX(box.right), camera.screenY(box.bottom)};
}

} // namespace

void OverviewPainter::add(const Box& pixels, ItemIndex item, Ink ink) {
    const int left = std::max(0, static_cast<int>(pixels.left));
    const int top = std::max(0, static_cast<int>(pixels.top));
    const int right = std::min(m_image.width(), std::max(left + 1, static_cast<int>(pixels.right)));
    const int bottom = std::min(m_image.height(), std::max(top + 1, static_cast<int>(pixels.bottom)));
    if (left < right && top < bottom)
        m_cells.push_back({static_cast<std::uint16_t>(left), static_cast<std::uint16_t>(top),
                           static_cast<std::uint16_t>(right), static_cast<std::uint16_t>(bottom), item, ink});
}

void OverviewPainter::addEdges(const PaintContext& c, ItemIndex supervisor) {
    const TreeModel& model = c.scene.model();
    const Camera& camera = c.scene.camera();
    const ItemIndex first = model.first[supervisor];
    const ItemIndex last = first + model.count[supervisor] - 1;
    const Box box = toPixels(camera, model.box(supervisor));
    if (edgeKind(model, first) == EdgeKind::Drop || edgeKind(model, last) == EdgeKind::Drop) {
        const double middle = (box.left + box.right) / 2;
        const double trunk = camera.screenY(trunkY(model, supervisor));
        const double begin = std::max(0.0, camera.screenX(numberPoint(model, first).x()));
        add({middle, box.bottom, middle + 1, trunk}, supervisor, Ink::Edge);
        add({begin, trunk, camera.screenX(numberPoint(model, last).x()), trunk + 1}, supervisor, Ink::Edge);
    } else {
        const double rail = camera.screenX(model.railX[first]);
        add({rail, box.bottom, rail + 1, camera.screenY(model.reach[supervisor].bottom)}, supervisor, Ink::Edge);
    }
}

void OverviewPainter::place(const PaintContext& c) {
    const TreeModel& model = c.scene.model();
    const Camera& camera = c.scene.camera();
    const Box view = camera.view(c.size.width(), c.size.height());
    m_cells.clear();
    std::vector<ItemIndex> open{0};
    while (!open.empty()) {
        const ItemIndex item = open.back();
        open.pop_back();
        const Box& reach = model.reach[item];
        if (reach.right < view.left || reach.left > view.right || reach.bottom < view.top || reach.top > view.bottom)
            continue;
        if (reach.width() * camera.scale < smallest && reach.height() * camera.scale < smallest) {
            add(toPixels(camera, reach), item, Ink::Worst);
            continue;
        }
        if (model.count[item] > 0 && model.row[model.first[item]] == 0)
            addEdges(c, item);
        add(toPixels(camera, model.box(item)), item, Ink::State);
        for (std::uint32_t i = 0; i < model.count[item]; ++i)
            open.push_back(model.first[item] + i);
    }
}

void OverviewPainter::paint(PaintContext& c) {
    const TreeModel& model = c.scene.model();
    const Place now{model.version(), model.placing, c.scene.camera(), c.size.toSize()};
    if (m_image.size() != now.size)
        m_image = QImage(now.size, QImage::Format_RGB32);
    m_image.fill(c.palette.background);
    if (model.isEmpty())
        return;
    if (m_place != now)
        place(c);
    m_place = now;

    std::array<QRgb, stateCount> colours{};
    for (std::size_t i = 0; i < stateCount; ++i) {
        const auto state = static_cast<ProcessState>(i);
        colours[i] = mix(c.palette.background, c.palette.fill(state), isQuiet(state) ? 0.6 : 1).rgb();
    }
    const QRgb edge = c.palette.edge.rgb();
    auto* const pixels = reinterpret_cast<QRgb*>(m_image.bits());
    const std::ptrdiff_t width = m_image.width(); // rows of 32-bit pixels lie end to end
    for (const Cell& cell : m_cells) {
        QRgb colour = edge;
        if (cell.ink != Ink::Edge)
            colour = colours[static_cast<std::size_t>(cell.ink == Ink::State ? model.state[cell.item]
                                                                             : model.worstOf[cell.item])];
        QRgb* line = pixels + cell.top * width;
        for (int y = cell.top; y < cell.bottom; ++y, line += width)
            std::fill(line + cell.left, line + cell.right, colour);
    }
    c.painter.drawImage(QPoint(0, 0), m_image);
}

} // namespace resprout::ui
