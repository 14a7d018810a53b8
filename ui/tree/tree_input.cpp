#include "ui/tree/tree_input.h"

#include "ui/tree/cluster_dots.h"
#include "ui/tree/tree_canvas.h"
#include "ui/tree/tree_walk.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <optional>

namespace resprout::ui {

namespace {

std::optional<Walk> walkOf(int key) {
    if (key == Qt::Key_Up)
        return Walk::Up;
    if (key == Qt::Key_Down)
        return Walk::Down;
    if (key == Qt::Key_Left)
        return Walk::Left;
    if (key == Qt::Key_Right)
        return Walk::Right;
    if (key == Qt::Key_Home)
        return Walk::Home;
    if (key == Qt::Key_End)
        return Walk::End;
    return std::nullopt;
}

} // namespace

void TreeInput::press(const QMouseEvent& event) {
    m_byKeyboard = false;
    m_pressedAt = m_lastAt = event.position();
    m_pressed = m_scene.processAt(event.position());
    const bool wantsPan = event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && m_spaceHeld);
    if (wantsPan) {
        m_drag = Drag::Pan;
    } else if (event.button() == Qt::LeftButton) {
        m_drag = m_scene.itemAt(event.position()) == noItem ? Drag::MaybePan : Drag::Click;
        if (m_pressed != noPath && m_canvas.tool() == TreeCanvas::Tool::Select)
            m_canvas.setCurrent(m_pressed);
    }
}

void TreeInput::move(const QMouseEvent& event) {
    const double moved = (event.position() - m_pressedAt).manhattanLength();
    if (m_drag == Drag::MaybePan && moved >= QApplication::startDragDistance())
        m_drag = Drag::Pan;
    if (m_drag == Drag::Pan) {
        const QPointF by = event.position() - m_lastAt;
        m_scene.pan(by.x(), by.y());
    }
    m_lastAt = event.position();
}

void TreeInput::release(const QMouseEvent& event) {
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag != Drag::Click || event.button() != Qt::LeftButton)
        return;
    const PathId released = m_scene.processAt(event.position());
    if (released != m_pressed)
        return;
    if (released == noPath) {
        const ItemIndex item = m_scene.itemAt(event.position());
        if (item != noItem)
            clickGroup(item, event.position());
        return;
    }
    if (m_canvas.tool() == TreeCanvas::Tool::Crash)
        emit m_canvas.crashRequested(released); // it is not selected: the inspector keeps the chart of its supervisor
}

/// The head of a cluster's card opens the list of its members, a pill what it folds away. Of orphans the first is selected:
/// they are on no list.
void TreeInput::clickGroup(ItemIndex item, QPointF point) {
    const TreeModel& model = m_scene.model();
    const PathId supervisor = model.path[item];
    if (model.kind[item] == ItemKind::Fold)
        m_canvas.toggleFold(supervisor);
    else if (model.kind[item] == ItemKind::Orphans)
        m_canvas.setCurrent(model.members(item).front());
    else if (m_scene.camera().worldY(point.y()) - model.y[item] < ClusterDots::top)
        m_canvas.openList(supervisor);
}

void TreeInput::doubleClick(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton)
        return;
    if (m_canvas.tool() == TreeCanvas::Tool::Crash) { // two quick clicks are two crashes
        press(event);
        return;
    }
    const PathId process = m_scene.processAt(event.position());
    const ItemIndex item = m_scene.itemAt(event.position());
    if (process != noPath) {
        m_canvas.setCurrent(process);
        emit m_canvas.inspectRequested(process);
    } else if (item != noItem && m_scene.model().kind[item] == ItemKind::Cluster) {
        m_canvas.toggleCluster(m_scene.model().path[item]);
    }
}

void TreeInput::wheel(const QWheelEvent& event) {
    const double steps = event.angleDelta().y() != 0 ? event.angleDelta().y() / 120.0 : event.pixelDelta().y() / 50.0;
    if (event.modifiers() & Qt::ShiftModifier) {
        const double sideways = event.angleDelta().x() != 0 ? event.angleDelta().x() : event.angleDelta().y();
        m_scene.pan(sideways / 2, 0);
    } else {
        m_scene.zoomTo(m_scene.zoom() * std::pow(1.2, steps), event.position());
    }
}

bool TreeInput::key(const QKeyEvent& event) {
    return walkKey(event) || toolKey(event);
}

bool TreeInput::walkKey(const QKeyEvent& event) {
    const auto way = walkOf(event.key());
    if (!way || (event.modifiers() & ~(Qt::KeypadModifier)) != Qt::NoModifier)
        return false;
    m_byKeyboard = true;
    const PathId to = walk(m_scene.model(), m_scene.current, *way);
    if (to == noPath)
        return false;
    m_canvas.setCurrent(to);
    m_canvas.reveal(to);
    return true;
}

bool TreeInput::toolKey(const QKeyEvent& event) {
    const PathId current = m_scene.current;
    const bool isPlain = (event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    if (!isPlain)
        return false;
    const bool isCrashing = m_canvas.tool() == TreeCanvas::Tool::Crash;
    switch (event.key()) {
    case Qt::Key_K:
        if (current != noPath)
            emit m_canvas.killRequested(current);
        return true;
    case Qt::Key_C:
        m_canvas.setTool(isCrashing ? TreeCanvas::Tool::Select : TreeCanvas::Tool::Crash);
        return true;
    case Qt::Key_Escape:
        m_canvas.setTool(TreeCanvas::Tool::Select);
        return isCrashing;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current == noPath)
            return false;
        m_byKeyboard = true;
        if (isCrashing)
            emit m_canvas.crashRequested(current);
        else
            emit m_canvas.inspectRequested(current);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_canvas.zoomIn();
        return true;
    case Qt::Key_Minus:
        m_canvas.zoomOut();
        return true;
    case Qt::Key_0:
        m_canvas.setZoom(1);
        return true;
    case Qt::Key_1:
    case Qt::Key_Exclam:
        if (!(event.modifiers() & Qt::ShiftModifier))
            return false;
        m_canvas.fit();
        return true;
    case Qt::Key_Space:
        m_spaceHeld = true;
        return false; // it may mean more to the window
    default:
        return false;
    }
}

} // namespace resprout::ui
