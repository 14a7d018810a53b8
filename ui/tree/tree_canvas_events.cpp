#include "ui/theme/theme.h"
#include "ui/tree/tree_canvas.h"
#include "ui/tree/tree_canvas_impl.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace resprout::ui {

// The canvas's events: what they mean is TreeInput's.

void TreeCanvas::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    TreePainter::Frame frame;
    frame.size = size();
    frame.region = event->region();
    frame.ratio = devicePixelRatioF();
    frame.now = m_impl->now();
    frame.isMoving = m_impl->scene.isCalm() && Theme::instance().motion() == Theme::Motion::Full;
    frame.hasKeyboardFocus = hasFocus() && m_impl->input.isByKeyboard();
    m_impl->painter.paint(painter, m_impl->scene, Theme::instance().palette(), frame);
    if (m_impl->tool == Tool::Crash) { // a mode that must be seen
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(Theme::instance().palette().danger(), 3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -2, -2));
    }
}

void TreeCanvas::resizeEvent(QResizeEvent*) {
    m_impl->scene.setViewport(size(), m_impl->now());
    m_impl->placePanels();
    m_impl->placeList();
    m_impl->changed();
}

void TreeCanvas::mousePressEvent(QMouseEvent* event) {
    m_impl->tip->hide();
    m_impl->tipTimer.stop();
    m_impl->input.press(*event);
    m_impl->applyCursor();
}

void TreeCanvas::mouseMoveEvent(QMouseEvent* event) {
    m_impl->pointer = event->position();
    const bool wasPanning = m_impl->input.isPanning();
    m_impl->input.move(*event);
    if (m_impl->input.isPanning() != wasPanning)
        m_impl->applyCursor();
    if (m_impl->input.isPanning())
        m_impl->changed();
    else
        m_impl->hover(at(event->position()),
                      m_impl->scene.isOnGauge(event->position()) ? NodeTip::Part::Gauge : NodeTip::Part::Card);
}

void TreeCanvas::mouseReleaseEvent(QMouseEvent* event) {
    m_impl->input.release(*event);
    m_impl->applyCursor();
}

void TreeCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    m_impl->input.doubleClick(*event);
}

void TreeCanvas::wheelEvent(QWheelEvent* event) {
    m_impl->pointer = event->position();
    m_impl->input.wheel(*event);
    m_impl->tip->hide();
    m_impl->changed();
    event->accept();
}

void TreeCanvas::contextMenuEvent(QContextMenuEvent* event) {
    m_impl->tip->hide();
    PathId path = at(event->pos());
    QPoint where = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        path = current();
        where = mapToGlobal(boxOf(path).bottomLeft().toPoint());
    }
    if (path == noPath)
        return;
    setCurrent(path);
    emit menuRequested(path, where);
}

void TreeCanvas::keyPressEvent(QKeyEvent* event) {
    if (m_impl->input.key(*event)) {
        m_impl->tip->hide();
        m_impl->changed();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void TreeCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        m_impl->input.spaceReleased();
    QWidget::keyReleaseEvent(event);
}

void TreeCanvas::focusInEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
        event->reason() == Qt::ShortcutFocusReason) {
        m_impl->input.setByKeyboard(true);
        if (current() == noPath && !m_impl->scene.model().isEmpty())
            setCurrent(m_impl->scene.model().path[0]);
    }
    update();
}

void TreeCanvas::focusOutEvent(QFocusEvent*) {
    m_impl->input.spaceReleased();
    update();
}

void TreeCanvas::leaveEvent(QEvent*) {
    m_impl->hover(noPath);
}

void TreeCanvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::LayoutDirectionChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace resprout::ui
