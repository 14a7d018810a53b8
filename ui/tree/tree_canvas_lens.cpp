#include "ui/lens/icicle_view.h"
#include "ui/tree/tree_accessibility.h"
#include "ui/tree/tree_canvas.h"
#include "ui/tree/tree_canvas_impl.h"

namespace resprout::ui {

// Tree or icicle: what the canvas shows, and what its commands mean there.

TreeCanvas::View TreeCanvas::view() const {
    return m_impl->lens->isShown() ? View::Icicle : View::Tree;
}

void TreeCanvas::setView(View view) {
    if (view == this->view())
        return;
    m_impl->hover(noPath);
    if (view == View::Icicle) {
        m_impl->lens->show();
    } else {
        m_impl->lens->hide();
        if (m_impl->scene.advance(m_impl->scene.time(), m_impl->now())) // it has stood still meanwhile
            forgetAccessibleNodes(*this);
    }
    m_impl->placePanels();
    m_impl->changed();
    emit viewChanged(view);
}

void TreeCanvas::showInTree(PathId path) {
    setView(View::Tree);
    setCurrent(path);
    bringUp(path);
}

void TreeCanvas::setMinimap(Map map) {
    m_impl->lens->setCorner(map == Map::Shown ? CanvasLens::Corner::Map : CanvasLens::Corner::Free);
}

IcicleView* TreeCanvas::icicle() const {
    return m_impl->lens->isShown() ? m_impl->lens->view() : nullptr;
}

} // namespace resprout::ui
