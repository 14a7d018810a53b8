#pragma once

#include "ui/lens/icicle_fold.h"

#include <QObject>
#include <QTimer>

namespace resprout::ui {

class IcicleView;
class Minimap;
class TreeCanvas;

/// The icicle on the canvas, over the same run: in the place of the tree, or small in a corner of it. Its model lives only
/// while one of the two is to be seen. GUI thread only.
class CanvasLens : public QObject {
    Q_OBJECT
public:
    explicit CanvasLens(TreeCanvas& canvas);

    /// Another tree is shown.
    void open(const ShownTree& shown);
    /// Events were folded.
    void advance();
    /// The canvas shows another part of the tree.
    void follow();
    void show();
    void hide();
    void place();

    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] IcicleView* view() const { return m_view; } // nullptr: it was never shown

    enum class Corner { Map, Free };
    void setCorner(Corner corner);
    [[nodiscard]] Corner corner() const { return m_corner; }
    [[nodiscard]] Minimap& minimap() const { return *m_minimap; }
    [[nodiscard]] const IcicleFold& fold() const { return m_fold; }
    [[nodiscard]] bool isBuilding() const { return m_building.isActive(); } // by itself, event or none

signals:
    void zoomed();                                    // the icicle shows another subtree
    void pointedAt(resprout::PathId path);            // in the minimap: the canvas is to show it
    void moved(double acrossShare, double downShare); // by that much of what the canvas shows

private:
    void make();
    void close();
    void showMap();
    void uncover();
    [[nodiscard]] bool wantsMap() const;
    [[nodiscard]] bool isMapToBeSeen() const;
    [[nodiscard]] bool hasModelForNothing() const;
    [[nodiscard]] bool isInTheWay() const;

    TreeCanvas& m_canvas;
    ShownTree m_shown;
    IcicleFold m_fold;
    IcicleView* m_view = nullptr;
    Minimap* m_minimap;
    QTimer m_building; // goes on when no event comes
    bool m_isShown = false;
    bool m_hasModel = false;
    bool m_hasMap = false;
    bool m_isMapAskedFor = false;
    Corner m_corner = Corner::Map;
};

} // namespace resprout::ui
