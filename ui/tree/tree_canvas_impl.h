#pragma once

#include "ui/tree/canvas_lens.h"
#include "ui/tree/cluster_list.h"
#include "ui/tree/node_tip.h"
#include "ui/tree/tree_canvas.h"
#include "ui/tree/tree_find.h"
#include "ui/tree/tree_input.h"
#include "ui/tree/tree_legend.h"
#include "ui/tree/tree_painter.h"
#include "ui/tree/tree_scene.h"
#include "ui/tree/zoom_control.h"

#include <QElapsedTimer>
#include <QTimer>

namespace resprout::ui {

/// The parts of the canvas, and what ties them together.
struct TreeCanvas::Impl {
    explicit Impl(TreeCanvas& canvas) : q(canvas), input(canvas, scene) {}

    TreeCanvas& q;
    Run* run = nullptr;
    TreeScene scene;
    TreePainter painter;
    TreeInput input;
    Tool tool = Tool::Select;
    Legend legend = Legend::Shown;
    bool isLegendAskedFor = false;
    QElapsedTimer clock;
    QTimer frames;
    QTimer tipTimer;
    TreeLegend* legendBox = nullptr;
    ZoomControl* zoomControl = nullptr;
    NodeTip* tip = nullptr;
    TreeFind* finder = nullptr;
    CanvasLens* lens = nullptr;
    ClusterList* list = nullptr; // of a cluster's members; made when first asked for
    NodeTip::Part tipPart = NodeTip::Part::Card;
    QPointF pointer;   // where it was last
    QRectF hoveredBox; // what it was on then
    double shownZoom = 0;

    [[nodiscard]] Moment now() const { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

    void setUp();
    void applyLook();
    void applyCursor();
    void placePanels();
    void showLegend();
    /// Something is to be painted anew; what moves goes on by itself.
    void changed();
    void goOn();
    void nextFrame();
    void hover(PathId path, NodeTip::Part part = NodeTip::Part::Card);
    void leaveMoved();
    void showTip() const;
    /// Beside the card, inside the canvas.
    void openList(PathId supervisor);
    [[nodiscard]] PathId listedBy(PathId process) const; // whose list shows it, or its children
    void placeList();
    /// Something was folded away or opened.
    void refolded();
    void leaveFold(); // the current process goes up to whom it is folded away under
    void open(const ShownTree& shown);
    void resume(const ShownTree& shown); // the same tree, played again: what a person opened and looks at stays
    void leaveShown();
    void advance(VirtualTime time);
};

} // namespace resprout::ui
