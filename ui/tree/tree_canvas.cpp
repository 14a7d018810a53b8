#include "ui/tree/tree_canvas.h"

namespace resprout::ui {

struct TreeCanvas::Impl {
    Run& run;
    Tool tool = Tool::Select;
    PathId current = noPath;
    double zoom = 1;
};

TreeCanvas::TreeCanvas(Run& run, QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>(Impl{run})) {}
TreeCanvas::~TreeCanvas() = default;

TreeCanvas::Tool TreeCanvas::tool() const {
    return m_impl->tool;
}

void TreeCanvas::setTool(Tool tool) {
    if (m_impl->tool == tool)
        return;
    m_impl->tool = tool;
    emit toolChanged(tool);
}

PathId TreeCanvas::current() const {
    return m_impl->current;
}

void TreeCanvas::setCurrent(PathId path) {
    if (m_impl->current == path)
        return;
    m_impl->current = path;
    emit currentChanged(path);
}

void TreeCanvas::reveal(PathId) {}
double TreeCanvas::zoom() const {
    return m_impl->zoom;
}
void TreeCanvas::setZoom(double zoom) {
    m_impl->zoom = zoom;
}
void TreeCanvas::zoomIn() {}
void TreeCanvas::zoomOut() {}
void TreeCanvas::fit() {}
QRectF TreeCanvas::boxOf(PathId) const {
    return {};
}
PathId TreeCanvas::at(QPointF) const {
    return noPath;
}

} // namespace resprout::ui
