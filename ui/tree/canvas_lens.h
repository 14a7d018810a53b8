#pragma once

#include "ui/lens/icicle_fold.h"

#include <QObject>
#include <QTimer>

namespace resprout::ui {

class IcicleView;
class TreeCanvas;

/// The icicle in the place of the canvas's tree, over the same run. GUI thread only.
class CanvasLens : public QObject {
    Q_OBJECT
public:
    explicit CanvasLens(TreeCanvas& canvas);

    /// Another tree is shown.
    void open(const ShownTree& shown);
    /// Events were folded.
    void advance();
    void show();
    void hide();
    void place(); // over the whole canvas

    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] IcicleView* view() const { return m_view; } // nullptr: it was never shown

private:
    void make();

    TreeCanvas& m_canvas;
    ShownTree m_shown;
    IcicleFold m_fold;
    IcicleView* m_view = nullptr;
    QTimer m_building; // goes on when no event comes
    bool m_isShown = false;
};

} // namespace resprout::ui
