#pragma once

#include "ui/lens/icicle_image.h"
#include "ui/pace.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace resprout::ui {

/// A part of the icicle: from where to where of the whole width (0 to 1), and which levels.
struct IciclePart {
    double left = 1, right = 0;
    std::uint32_t first = 0xFFFF'FFFFU, last = 0;

    [[nodiscard]] bool isEmpty() const { return left >= right || first > last; }
    void unite(const IciclePart& other);
    bool operator==(const IciclePart&) const = default;
};

/// A small icicle in the corner of the canvas, with brackets around what the canvas shows. A click or a drag in it, or an arrow
/// key, moves the canvas. What changes is painted ten times a second. GUI thread only.
class Minimap : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t fewest = 200; ///< processes; with less it helps nobody

    using Look = std::function<IciclePart()>; // at what the canvas shows
    Minimap(const IcicleFold& fold, Look look, QWidget* parent = nullptr);

    void follow();     // the fold has changed
    void followView(); // the canvas shows another part; it is looked at when that is painted, once a frame
    [[nodiscard]] const IciclePart& viewed();
    [[nodiscard]] QRectF brackets(); // around that; empty: it shows nothing

    [[nodiscard]] QRectF box() const; // in its parent, without the shadow
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void pointedAt(resprout::PathId path);            // the canvas is to show it
    void moved(double acrossShare, double downShare); // by that much of what it shows

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] IcicleGeometry placed() const;
    void paintImage();
    void point(QPointF at);

    const IcicleFold& m_fold;
    IcicleImage m_image;
    bool m_isImageOld = true;
    Pace m_renewal; // of the image
    Look m_look;
    std::optional<IciclePart> m_viewed; // nothing: the canvas has moved since
};

} // namespace resprout::ui
