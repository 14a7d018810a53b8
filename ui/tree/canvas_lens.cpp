#include "ui/tree/canvas_lens.h"

#include "ui/lens/icicle_view.h"
#include "ui/tree/tree_canvas.h"

namespace resprout::ui {

CanvasLens::CanvasLens(TreeCanvas& canvas) : QObject(&canvas), m_canvas(canvas) {
    m_building.setInterval(16); // ms
    connect(&m_building, &QTimer::timeout, this, &CanvasLens::advance);
}

void CanvasLens::make() {
    m_view = new IcicleView(m_fold, &m_canvas);
    connect(m_view, &IcicleView::clicked, &m_canvas, [this](PathId path) {
        if (m_canvas.tool() == TreeCanvas::Tool::Crash)
            emit m_canvas.crashRequested(path);
        else
            m_canvas.showInTree(path);
    });
    connect(m_view, &IcicleView::showRequested, &m_canvas, &TreeCanvas::showInTree);
    connect(m_view, &IcicleView::currentChanged, &m_canvas, &TreeCanvas::setCurrent);
    connect(m_view, &IcicleView::menuRequested, &m_canvas, [this](PathId path, QPoint where) {
        m_canvas.setCurrent(path);
        emit m_canvas.menuRequested(path, where);
    });
    connect(&m_canvas, &TreeCanvas::currentChanged, m_view, &IcicleView::setCurrent);
    connect(&m_canvas, &TreeCanvas::toolChanged, m_view, [this](TreeCanvas::Tool tool) {
        m_view->setMode(tool == TreeCanvas::Tool::Crash ? IcicleView::Mode::Crash : IcicleView::Mode::Look);
    });
    m_view->setMode(m_canvas.tool() == TreeCanvas::Tool::Crash ? IcicleView::Mode::Crash : IcicleView::Mode::Look);
}

void CanvasLens::open(const ShownTree& shown) {
    m_shown = shown;
    if (!m_isShown)
        return;
    m_building.stop();
    m_fold.open(shown);
    m_view->setTop(noPath);
    m_view->follow();
}

void CanvasLens::advance() {
    if (!m_isShown)
        return;
    if (m_fold.advance())
        m_view->follow();
    if (m_fold.isBuilding() && !m_building.isActive())
        m_building.start();
    else if (!m_fold.isBuilding())
        m_building.stop();
}

void CanvasLens::show() {
    if (m_isShown)
        return;
    m_isShown = true;
    if (m_view == nullptr)
        make();
    open(m_shown);
    m_view->setCurrent(m_canvas.current());
    place();
    m_view->lower(); // the bar that finds, lists and explanations stay above it
    m_view->show();
    const bool hadFocus = m_canvas.hasFocus();
    m_canvas.setFocusProxy(m_view);
    if (hadFocus)
        m_view->setFocus();
}

void CanvasLens::hide() {
    if (!m_isShown)
        return;
    m_isShown = false;
    m_building.stop();
    const bool hadFocus = m_view->hasFocus();
    m_canvas.setFocusProxy(nullptr);
    if (hadFocus)
        m_canvas.setFocus(); // before it hides, which would pass it on to whoever is next
    m_view->hide();
    m_fold.close();
}

void CanvasLens::place() {
    if (m_view != nullptr)
        m_view->setGeometry(m_canvas.rect());
}

} // namespace resprout::ui
