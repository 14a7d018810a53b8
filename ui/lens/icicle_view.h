#pragma once

#include "ui/lens/icicle_image.h"
#include "ui/lens/icicle_words.h"

#include <QWidget>

#include <span>

class QLabel;

namespace resprout::ui {

/// The whole tree at a glance, a million processes as well as ten: each as wide as what is at and below it. GUI thread only.
/// It shows a fold and asks for everything by signals.
///
/// Mouse: hovering names a process, a click is told, the wheel goes into the subtree below the pointer and back. Keys: arrows walk,
/// + goes into the current subtree, - back, 0 shows the whole, Enter shows the current process in the tree.
class IcicleView : public QWidget {
    Q_OBJECT
public:
    explicit IcicleView(const IcicleFold& fold, QWidget* parent = nullptr);
    ~IcicleView() override;

    /// The fold is of another tree.
    void begin();
    /// The fold has changed.
    void follow();

    [[nodiscard]] PathId current() const { return m_current; } // noPath: none
    void setCurrent(PathId path);
    /// Zooms until it can be seen, out or in.
    void makeVisible(PathId path);

    [[nodiscard]] PathId top() const; // of the subtree that is shown
    void setTop(PathId path);
    void zoomIn(); // towards the current process
    void zoomOut();
    void zoomWhole();

    enum class Mode { Look, Crash }; // Crash: a click crashes, and it must be seen
    void setMode(Mode mode);

    [[nodiscard]] PathId at(QPointF point) const;
    [[nodiscard]] QRectF boxOf(PathId path) const; // empty when it is not shown
    [[nodiscard]] const IcicleFold& fold() const { return m_fold; }
    [[nodiscard]] std::span<const IcicleCells::Cell> labelled() const { return m_image.cells().labelled(); }
    [[nodiscard]] QString tip() const;     // empty: none is shown
    [[nodiscard]] double freeFrom() const; // pixels from the top; below it nothing is drawn

signals:
    void clicked(resprout::PathId path);
    void currentChanged(resprout::PathId path); // by a key
    void showRequested(resprout::PathId path);  // in the tree
    void menuRequested(resprout::PathId path, QPoint globalPosition);
    void topChanged(resprout::PathId path);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] const IcicleModel& model() const { return m_fold.model(); }
    [[nodiscard]] ItemIndex topItem() const;
    [[nodiscard]] IcicleGeometry geometryOf(ItemIndex top) const;
    [[nodiscard]] IcicleGeometry placed() const { return geometryOf(topItem()); }
    [[nodiscard]] ItemIndex itemAt(QPointF point) const;
    void paintFrames(QPainter& painter);
    void paintMargins(QPainter& painter);
    void frame(QPainter& painter, ItemIndex item, double out, const QPen& pen) const;
    void hover(PathId path, QPointF point);
    bool walk(int key);
    void goTo(ItemIndex item);

    const IcicleFold& m_fold;
    IcicleImage m_image;
    IcicleWords m_words;
    CardText m_text;
    QLabel* m_tip;
    PathId m_top = noPath; // noPath: the root
    PathId m_current = noPath, m_hovered = noPath, m_pressed = noPath;
    Mode m_mode = Mode::Look;
    int m_turned = 0; // of the wheel, in eighths of a degree, less than a step
    bool m_byKeyboard = false;
};

} // namespace resprout::ui
