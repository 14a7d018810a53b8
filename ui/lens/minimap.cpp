#include "ui/lens/minimap.h"

#include "ui/theme/shadow.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace resprout::ui {

namespace {

constexpr int shade = 10;                         // room for the shadow, pixels
constexpr double inset = 10;                      // from the rim to the cells
constexpr double mapWidth = 236, mapHeight = 100; // without the shadow
constexpr double leastPitch = 3, mostPitch = 14;
constexpr int renewal = 100; // ms

} // namespace

void IciclePart::unite(const IciclePart& other) {
    left = std::min(left, other.left);
    right = std::max(right, other.right);
    first = std::min(first, other.first);
    last = std::max(last, other.last);
}

Minimap::Minimap(const IcicleFold& fold, Look look, QWidget* parent)
    : QWidget(parent),
      m_fold(fold),
      m_renewal(renewal,
                [this] {
                    m_isImageOld = true;
                    update();
                }),
      m_look(std::move(look)) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Minimap"));
    setAccessibleDescription(
        tr("The whole tree, with brackets around what the canvas shows. Arrows move what it shows."));
    setToolTip(tr("The whole tree; the brackets are what you see. Click or drag to move"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_image.forget();
        update();
    });
}

QSize Minimap::sizeHint() const {
    return {static_cast<int>(mapWidth) + 2 * shade, static_cast<int>(mapHeight) + 2 * shade};
}

QRectF Minimap::box() const {
    return QRectF(geometry()).adjusted(shade, shade, -shade, -shade);
}

void Minimap::follow() {
    m_renewal.ask();
}

void Minimap::followView() {
    m_viewed.reset();
    update();
}

const IciclePart& Minimap::viewed() {
    if (!m_viewed)
        m_viewed = m_look();
    return *m_viewed;
}

IcicleGeometry Minimap::placed() const {
    IcicleGeometry geometry;
    if (m_fold.model().isEmpty())
        return geometry;
    const double free = mapHeight - 2 * inset;
    const std::uint32_t levels = m_fold.model().levelsBelow(0) + 1;
    geometry.top = 0;
    geometry.pitch = std::clamp(std::floor(free / levels), leastPitch, mostPitch);
    geometry.gap = 1;
    geometry.rows = std::min(levels, static_cast<std::uint32_t>(free / geometry.pitch));
    geometry.area = {shade + inset, shade + inset, mapWidth - 2 * inset, geometry.rows * geometry.pitch};
    return geometry;
}

QRectF Minimap::brackets() {
    const IcicleGeometry geometry = placed();
    if (geometry.top == noItem || viewed().isEmpty())
        return {};
    const IciclePart& part = viewed();
    const std::uint32_t first = std::min(part.first, geometry.rows - 1);
    const std::uint32_t last = std::min(part.last, geometry.rows - 1);
    const double left = geometry.area.left() + part.left * geometry.area.width();
    const double right = geometry.area.left() + part.right * geometry.area.width();
    return {left, geometry.rowTop(first), std::max(2.0, right - left), (last - first + 1) * geometry.pitch};
}

void Minimap::paintImage() {
    if (!m_isImageOld && m_image.fits(*this, placed()))
        return;
    m_isImageOld = false;
    Palette palette = Theme::instance().palette();
    palette.background = palette.surface; // it lies on a panel
    m_image.paint(*this, m_fold, placed(), {palette, IcicleCells::Style::Small, 1e9});
}

void Minimap::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_isImageOld = true; // while it was hidden nobody told it of a change
}

void Minimap::paintEvent(QPaintEvent*) {
    paintImage();
    const Palette& palette = Theme::instance().palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(shade, shade, -shade, -shade);
    paintShadow(painter, palette, box, 12);
    painter.setPen(QPen(hasFocus() ? palette.accent : palette.border, hasFocus() ? 2.4 : 1.2));
    painter.setBrush(palette.surface);
    painter.drawRoundedRect(box, 12, 12);
    const QRectF area = placed().area;
    const double ratio = m_image.image().devicePixelRatio();
    painter.drawImage(area, m_image.image(), QRectF(area.topLeft() * ratio, area.size() * ratio));
    const QRectF view = brackets().adjusted(-2, -2, 2, 2);
    if (brackets().isEmpty())
        return;
    // Corners alone: what lies between them keeps its colours.
    const double arm = std::min({7.0, view.width() / 2, view.height() / 2});
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette.accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    for (const double x : {view.left(), view.right()})
        for (const double y : {view.top(), view.bottom()}) {
            const double right = x == view.left() ? arm : -arm;
            const double down = y == view.top() ? arm : -arm;
            painter.drawPolyline(QPolygonF{{x + right, y}, {x, y}, {x, y + down}});
        }
}

/// What lies there, or the lowest that is above it.
void Minimap::point(QPointF at) {
    const IcicleGeometry geometry = placed();
    if (geometry.top == noItem)
        return;
    const double x = std::clamp(at.x(), geometry.area.left(), geometry.area.right() - 0.01);
    const double y = std::clamp(at.y(), geometry.area.top(), geometry.area.bottom() - 0.01);
    for (double up = y; up > geometry.area.top() - geometry.pitch; up -= geometry.pitch) {
        const ItemIndex item =
            geometry.itemAt(m_fold.model(), {x, std::max(up, geometry.area.top())}, devicePixelRatioF());
        if (item != noItem) {
            emit pointedAt(m_fold.model().path[item]);
            return;
        }
    }
}

void Minimap::mousePressEvent(QMouseEvent* event) {
    event->accept();
    if (event->button() == Qt::LeftButton)
        point(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    event->accept();
    if (event->buttons() & Qt::LeftButton)
        point(event->position());
}

void Minimap::keyPressEvent(QKeyEvent* event) {
    constexpr double share = 0.25;
    if (event->key() == Qt::Key_Left)
        emit moved(-share, 0);
    else if (event->key() == Qt::Key_Right)
        emit moved(share, 0);
    else if (event->key() == Qt::Key_Up)
        emit moved(0, -share);
    else if (event->key() == Qt::Key_Down)
        emit moved(0, share);
    else
        QWidget::keyPressEvent(event);
}

void Minimap::focusInEvent(QFocusEvent*) {
    update();
}

void Minimap::focusOutEvent(QFocusEvent*) {
    update();
}

void Minimap::wheelEvent(QWheelEvent* event) {
    event->accept(); // what lies below is not meant
}

void Minimap::contextMenuEvent(QContextMenuEvent* event) {
    event->accept();
}

} // namespace resprout::ui
