#include "ui/lens/icicle_view.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <utility>

namespace resprout::ui {

// What the mouse and the keys mean in the icicle. Keys that mean nothing here go up to the canvas.

namespace {

constexpr int wheelStep = 120; // eighths of a degree

} // namespace

void IcicleView::mousePressEvent(QMouseEvent* event) {
    m_byKeyboard = false;
    m_pressed = event->button() == Qt::LeftButton ? at(event->position()) : noPath;
    event->accept(); // what lies below is not meant
}

void IcicleView::mouseReleaseEvent(QMouseEvent* event) {
    const PathId pressed = std::exchange(m_pressed, noPath);
    if (event->button() == Qt::LeftButton && pressed != noPath && at(event->position()) == pressed)
        emit clicked(pressed);
    event->accept();
}

void IcicleView::mouseMoveEvent(QMouseEvent* event) {
    hover(at(event->position()), event->position());
    event->accept();
}

void IcicleView::leaveEvent(QEvent*) {
    hover(noPath, {});
}

/// One step of the wheel is one level, towards what is below the pointer.
void IcicleView::wheelEvent(QWheelEvent* event) {
    event->accept();
    m_turned += event->angleDelta().y();
    const IcicleGeometry geometry = placed();
    if (geometry.top == noItem)
        return;
    if (m_turned <= -wheelStep)
        zoomOut();
    const ItemIndex item = m_turned >= wheelStep ? itemAt(event->position()) : noItem;
    if (item != noItem && item != geometry.top) {
        const ItemIndex below = ancestorAt(model(), item, model().level[geometry.top] + 1);
        if (model().count[below] > 0)
            setTop(model().path[below]);
    }
    m_turned %= wheelStep;
}

void IcicleView::contextMenuEvent(QContextMenuEvent* event) {
    event->accept();
    PathId path = at(event->pos());
    QPoint where = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        path = m_current;
        where = mapToGlobal(boxOf(path).bottomLeft().toPoint());
    }
    hover(noPath, {});
    if (path != noPath)
        emit menuRequested(path, where);
}

void IcicleView::goTo(ItemIndex item) {
    m_byKeyboard = true;
    setCurrent(model().path[item]);
    makeVisible(m_current);
    emit currentChanged(m_current);
    update();
}

/// Up to the supervisor, down to the first child, sideways to the siblings; Home is the root, End the last of all.
bool IcicleView::walk(int key) {
    if (model().isEmpty())
        return false;
    const ItemIndex item = model().itemOf(m_current);
    const bool isArrow = key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right;
    if (key == Qt::Key_Home || (isArrow && item == noItem)) {
        goTo(topItem() == 0 || key == Qt::Key_Home ? 0 : topItem());
        return true;
    }
    const ItemIndex above = item == noItem ? noItem : model().parent[item];
    if (key == Qt::Key_Up && above != noItem)
        goTo(above);
    else if (key == Qt::Key_Down && model().count[item] > 0)
        goTo(model().first[item]);
    else if (key == Qt::Key_Left && above != noItem && item > model().first[above])
        goTo(item - 1);
    else if (key == Qt::Key_Right && above != noItem && item + 1 < model().first[above] + model().count[above])
        goTo(item + 1);
    else if (key == Qt::Key_End)
        goTo(static_cast<ItemIndex>(model().size() - 1));
    else
        return isArrow;
    return true;
}

void IcicleView::keyPressEvent(QKeyEvent* event) {
    if ((event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) != Qt::NoModifier)
        return QWidget::keyPressEvent(event);
    hover(noPath, {});
    if (walk(event->key()))
        return;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        zoomIn();
    else if (event->key() == Qt::Key_Minus)
        zoomOut();
    else if (event->key() == Qt::Key_0)
        zoomWhole();
    else if (isEnter && m_mode == Mode::Look && m_current != noPath)
        emit showRequested(m_current);
    else
        QWidget::keyPressEvent(event);
}

void IcicleView::focusInEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
        event->reason() == Qt::ShortcutFocusReason)
        m_byKeyboard = true;
    update();
}

void IcicleView::focusOutEvent(QFocusEvent*) {
    update();
}

void IcicleView::resizeEvent(QResizeEvent*) {
    hover(noPath, {});
}

} // namespace resprout::ui
