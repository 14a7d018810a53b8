#include "ui/tree/overview_painter.h"

#include "ui/tree/edge_geometry.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace resprout::ui {

namespace {

constexpr double smallest = 2.5; // pixels; smaller subtrees are one cell

} // namespace

void OverviewPainter::cell(double left, double top, double right, double bottom, QRgb colour) {
    const int x0 = std::max(0, static_cast<int>(left));
    const int y0 = std::max(0, static_cast<int>(top));
    const int x1 = std::min(m_image.width(), std::max(x0 + 1, static_cast<int>(right)));
    const int y1 = std::min(m_image.height(), std::max(y0 + 1, static_cast<int>(bottom)));
    QRgb* line = m_pixels + static_cast<std::ptrdiff_t>(y0) * m_image.width(); // rows of 32-bit pixels lie end to end
    for (int y = y0; y < y1; ++y, line += m_image.width())
        std::fill(line + x0, line + std::max(x0, x1), colour);
}

void OverviewPainter::paint(PaintContext& c) {
    const TreeModel& model = c.scene.model();
    const QSize size(static_cast<int>(c.size.width()), static_cast<int>(c.size.height()));
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_RGB32);
    m_image.fill(c.palette.background);
    m_pixels = reinterpret_cast<QRgb*>(m_image.bits());
    if (model.isEmpty())
        return;

    std::array<QRgb, stateCount> colours{};
    for (std::size_t i = 0; i < stateCount; ++i) {
        const auto state = static_cast<ProcessState>(i);
        const bool isQuiet =
            state == ProcessState::Running || state == ProcessState::Terminated || state == ProcessState::NotStarted;
        colours[i] = mix(c.palette.background, c.palette.fill(state), isQuiet ? 0.6 : 1).rgb();
    }
    const QRgb edge = c.palette.edge.rgb();
    const Camera& camera = c.scene.camera();
    const Box view = camera.view(c.size.width(), c.size.height());

    std::vector<ItemIndex> open{0};
    while (!open.empty()) {
        const ItemIndex item = open.back();
        open.pop_back();
        const Box& reach = model.reach[item];
        if (reach.right < view.left || reach.left > view.right || reach.bottom < view.top || reach.top > view.bottom)
            continue;
        if (reach.width() * camera.scale < smallest && reach.height() * camera.scale < smallest) {
            cell(camera.screenX(reach.left), camera.screenY(reach.top), camera.screenX(reach.right),
                 camera.screenY(reach.bottom), colours[static_cast<std::size_t>(worst(model.tally[item]))]);
            continue;
        }
        const ItemIndex end = model.first[item] + model.count[item];
        if (model.count[item] > 0 && model.row[model.first[item]] == 0) {
            const double middle = camera.screenX(model.x[item] + static_cast<double>(model.w[item]) / 2);
            const double bottom = camera.screenY(model.y[item] + static_cast<double>(model.h[item]));
            const ItemIndex first = model.first[item];
            const ItemIndex last = end - 1;
            if (edgeKind(model, first) == EdgeKind::Drop || edgeKind(model, last) == EdgeKind::Drop) {
                const double trunk = camera.screenY(trunkY(model, item));
                cell(middle, bottom, middle + 1, trunk, edge);
                cell(std::max(0.0, camera.screenX(numberPoint(model, first).x())), trunk,
                     camera.screenX(numberPoint(model, last).x()), trunk + 1, edge);
            } else {
                const double rail = camera.screenX(model.railX[first]);
                cell(rail, bottom, rail + 1, camera.screenY(model.reach[item].bottom), edge);
            }
        }
        const Box box = model.box(item);
        cell(camera.screenX(box.left), camera.screenY(box.top), camera.screenX(box.right), camera.screenY(box.bottom),
             colours[static_cast<std::size_t>(model.state[item])]);
        for (ItemIndex child = model.first[item]; model.count[item] > 0 && child < end; ++child)
            open.push_back(child);
    }
    c.painter.drawImage(QPoint(0, 0), m_image);
}

} // namespace resprout::ui
