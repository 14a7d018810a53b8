#pragma once

#include "ui/bridge/run.h"
#include "ui/tree/shown_tree.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace resprout::ui {

class IcicleView;
class TreeScene;

/// The supervision tree, drawn live. GUI thread only. It reads the run's fold and asks for everything by signals:
/// it changes nothing itself.
///
/// Mouse: a click selects (with the Crash tool: crashes), a double click inspects, the wheel zooms where the pointer is,
/// dragging the ground, with the middle button or with Space pans. Keys: tree_walk.h, and K kill, C Crash tool, Esc leaves
/// it, Enter inspect (with the Crash tool: crash), + - 0 zoom, Shift+1 fit, Menu the menu. More are commands of the window.
class TreeCanvas : public QWidget {
    Q_OBJECT
public:
    /// Shows nothing until it is told to.
    explicit TreeCanvas(QWidget* parent = nullptr);
    /// Follows a run.
    explicit TreeCanvas(Run& run, QWidget* parent = nullptr);
    ~TreeCanvas() override;

    /// Another tree, or the same from time zero.
    void open(const ShownTree& shown);
    /// Events were folded, or the clock moved.
    void advance(VirtualTime now);

    enum class Tool { Select, Crash };
    [[nodiscard]] Tool tool() const;
    void setTool(Tool tool);

    /// The tree itself, or the whole of it at a glance.
    enum class View { Tree, Icicle };
    [[nodiscard]] View view() const;
    void setView(View view);
    void showInTree(PathId path);             // whichever view is shown; it is the current one then
    [[nodiscard]] IcicleView* icicle() const; // nullptr: the tree is shown

    [[nodiscard]] PathId current() const; // noPath: none
    void setCurrent(PathId path);
    void reveal(PathId path);  // pans so that it can be seen
    void bringUp(PathId path); // and opens what it is folded away in, and zooms until it can be read

    void find(); // opens the bar that finds processes by name or path
    void findNext();
    void findPrevious();

    [[nodiscard]] double zoom() const; // 1: 100 %
    void setZoom(double zoom);
    void zoomIn();
    void zoomOut();
    void fit();       // folds subtrees rather than draw ids too small to read, but none that a person opened
    void unfoldAll(); // every process, however small

    void toggleFold(PathId supervisor); // its children, and all below: one pill
    [[nodiscard]] bool isFolded(PathId supervisor) const;
    void collapseAll();
    void expandAll();
    void toggleCluster(PathId supervisor); // its many leaf children: one card, or each by itself

    /// Of a supervisor's many children, to find and crash one, any or all; of a worker the list that it is on.
    void openList(PathId process);
    [[nodiscard]] bool hasList(PathId process) const;

    enum class Map { Shown, Hidden };
    void setMinimap(Map map); // from 200 processes on

    enum class Legend { Shown, Hidden };
    [[nodiscard]] Legend legend() const;
    void setLegend(Legend legend);

    /// Where a process is drawn, in widget coordinates; empty when it is not. For tests and tooltips.
    [[nodiscard]] QRectF boxOf(PathId path) const;
    /// The process under a point; noPath: none.
    [[nodiscard]] PathId at(QPointF point) const;
    [[nodiscard]] const TreeScene& scene() const; // for accessibility and tests

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void currentChanged(resprout::PathId path);
    void crashRequested(resprout::PathId path);
    void crashAllRequested(const std::vector<resprout::PathId>& paths); // in start order, at one time
    void killRequested(resprout::PathId path);
    void startChildRequested(resprout::PathId supervisor); // one more
    void menuRequested(resprout::PathId path, QPoint globalPosition);
    void inspectRequested(resprout::PathId path); // double click, Enter
    void toolChanged(resprout::ui::TreeCanvas::Tool tool);
    void zoomChanged(double zoom);
    void viewChanged(resprout::ui::TreeCanvas::View view);
    void foldingChanged(); // something was folded away or opened

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace resprout::ui
