#pragma once

#include "ui/tree/tree_scene.h"

#include <QPoint>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace resprout::ui {

class TreeCanvas;

/// What the mouse and the keys mean on the canvas. It moves the scene's camera itself; for everything else it asks the
/// canvas. GUI thread only.
class TreeInput {
public:
    TreeInput(TreeCanvas& canvas, TreeScene& scene) : m_canvas(canvas), m_scene(scene) {}

    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void doubleClick(const QMouseEvent& event);
    void wheel(const QWheelEvent& event);
    /// Whether the key meant something here.
    bool key(const QKeyEvent& event);
    void spaceReleased() { m_spaceHeld = false; }

    [[nodiscard]] bool isPanning() const { return m_drag == Drag::Pan; }
    /// The keyboard was used last, so that a person wants to see where it is.
    [[nodiscard]] bool isByKeyboard() const { return m_byKeyboard; }
    void setByKeyboard(bool is) { m_byKeyboard = is; }

private:
    enum class Drag { None, Click, MaybePan, Pan };

    bool walkKey(const QKeyEvent& event);
    bool toolKey(const QKeyEvent& event);
    void clickGroup(ItemIndex item, QPointF point);

    TreeCanvas& m_canvas;
    TreeScene& m_scene;
    Drag m_drag = Drag::None;
    QPointF m_pressedAt, m_lastAt;
    PathId m_pressed = noPath;
    bool m_spaceHeld = false;
    bool m_byKeyboard = false;
};

} // namespace resprout::ui
