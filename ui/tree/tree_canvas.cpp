#include "ui/tree/tree_canvas.h"

#include "ui/theme/theme.h"
#include "ui/tree/cluster_list.h"
#include "ui/tree/crash_cursor.h"
#include "ui/tree/node_tip.h"
#include "ui/tree/tree_accessibility.h"
#include "ui/tree/tree_input.h"
#include "ui/tree/tree_legend.h"
#include "ui/tree/tree_painter.h"
#include "ui/tree/tree_scene.h"
#include "ui/tree/zone_painter.h"
#include "ui/tree/zoom_control.h"

#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

constexpr int frameTime = 16; // ms
constexpr int tipDelay = 200; // ms
constexpr double zoomStep = 1.25;
constexpr int leastWidthOfLegend = 520, leastHeightOfLegend = 330; // pixels of the canvas

} // namespace

struct TreeCanvas::Impl {
    explicit Impl(TreeCanvas& canvas) : q(canvas), input(canvas, scene) {}

    TreeCanvas& q;
    Run* run = nullptr;
    TreeScene scene;
    TreePainter painter;
    TreeInput input;
    Tool tool = Tool::Select;
    Legend legend = Legend::Shown;
    QElapsedTimer clock;
    QTimer frames;
    QTimer tipTimer;
    TreeLegend* legendBox = nullptr;
    ZoomControl* zoomControl = nullptr;
    NodeTip* tip = nullptr;
    ClusterList* list = nullptr; // of a cluster's members; made when first asked for
    QRectF tipBox;               // what the tip explains
    double shownZoom = 0;

    [[nodiscard]] Moment now() const { return static_cast<double>(clock.nsecsElapsed()) / 1e6; }

    void setUp() {
        clock.start();
        q.setFocusPolicy(Qt::StrongFocus);
        q.setMouseTracking(true);
        q.setAttribute(Qt::WA_OpaquePaintEvent);
        q.setAccessibleName(TreeCanvas::tr("Supervision tree"));
        q.setAccessibleDescription(
            TreeCanvas::tr("Arrows walk the tree, K kills, C takes the Crash tool, Enter inspects."));
        installTreeAccessibility();

        legendBox = new TreeLegend(&q);
        zoomControl = new ZoomControl(&q);
        tip = new NodeTip(&q);
        connect(zoomControl, &ZoomControl::zoomedIn, &q, &TreeCanvas::zoomIn);
        connect(zoomControl, &ZoomControl::zoomedOut, &q, &TreeCanvas::zoomOut);
        connect(zoomControl, &ZoomControl::zoomReset, &q, [this] { q.setZoom(1); });

        frames.setTimerType(Qt::PreciseTimer);
        frames.setInterval(frameTime);
        connect(&frames, &QTimer::timeout, &q, [this] { nextFrame(); });
        tipTimer.setSingleShot(true);
        tipTimer.setInterval(tipDelay);
        connect(&tipTimer, &QTimer::timeout, &q, [this] { showTip(); });
        connect(&Theme::instance(), &Theme::changed, &q, [this] { applyLook(); });
        applyLook();
    }

    void applyLook() {
        const Theme& theme = Theme::instance();
        painter.forget();
        scene.setMotion(theme.motion() == Theme::Motion::Full ? TreeScene::Motion::Full : TreeScene::Motion::Reduced);
        scene.setUnit(theme.fontFactor(), now());
        applyCursor();
        placePanels();
        changed();
    }

    void applyCursor() {
        if (input.isPanning())
            q.setCursor(Qt::ClosedHandCursor);
        else if (tool == Tool::Crash)
            q.setCursor(crashCursor(q.devicePixelRatioF()));
        else
            q.unsetCursor();
    }

    void placePanels() {
        constexpr int shade = 10;
        legendBox->resize(legendBox->sizeHint());
        legendBox->move(14 - shade, q.height() - 12 + shade - legendBox->height());
        legendBox->setVisible(legend == Legend::Shown && q.width() >= leastWidthOfLegend &&
                              q.height() >= leastHeightOfLegend);
        zoomControl->adjustSize();
        zoomControl->move(q.width() - 14 + shade - zoomControl->width(),
                          q.height() - 12 + shade - zoomControl->height());
    }

    /// Something is to be painted anew; what moves goes on by itself.
    void changed() {
        if (std::abs(scene.zoom() - shownZoom) > 1e-9) {
            shownZoom = scene.zoom();
            zoomControl->showZoom(shownZoom);
            emit q.zoomChanged(shownZoom);
        }
        if (tip->isVisible() && scene.boxOf(scene.hovered) != tipBox)
            tip->hide(); // what it explains has moved away
        q.update();
        if (!frames.isActive() && q.isVisible())
            frames.start();
    }

    void nextFrame() {
        const bool isBusy = scene.tick(now());
        const bool turns = painter.showedTurning();
        if (!isBusy && !turns)
            frames.stop();
        if (isBusy || turns)
            changed();
    }

    void hover(PathId path) {
        if (path == scene.hovered)
            return;
        scene.hovered = path;
        tip->hide();
        tipTimer.stop();
        if (path != noPath)
            tipTimer.start();
        changed();
    }

    void showTip() {
        if (scene.hovered == noPath || input.isPanning())
            return;
        tipBox = scene.boxOf(scene.hovered);
        QRectF around = tipBox;
        if (const auto zone = zoneBox(scene.model(), scene.hoveredZone()))
            around = around.united(scene.camera().toScreen(*zone).adjusted(-38 * scene.camera().scale, -12,
                                                                           14 * scene.camera().scale, 30));
        tip->explain(scene, scene.hovered, tipBox, around);
    }

    /// Beside the card, inside the canvas.
    void openList(PathId supervisor) {
        if (list == nullptr) {
            list = new ClusterList(&q);
            connect(list, &ClusterList::chosen, &q, [this](PathId path) { q.setCurrent(path); });
            connect(list, &ClusterList::crashRequested, &q, &TreeCanvas::crashRequested);
            connect(list, &ClusterList::closed, &q, [this] { q.setFocus(); });
        }
        tip->hide();
        list->open(scene.shown(), supervisor);
        placeList();
    }

    void placeList() {
        if (list == nullptr || !list->isVisible())
            return;
        const QRectF card = scene.boxOf(list->supervisor());
        const QSize size = QSize(484, 494).boundedTo(q.size());
        const bool hasRoomRight = card.right() + size.width() < q.width();
        const double left = hasRoomRight ? card.right() + 4 : card.left() - 4 - size.width();
        list->setGeometry(std::clamp(static_cast<int>(left), 0, std::max(0, q.width() - size.width())),
                          std::clamp(static_cast<int>(card.top()) - 12, 0, std::max(0, q.height() - size.height())),
                          size.width(), size.height());
    }

    void open(const ShownTree& shown) {
        if (list != nullptr)
            list->hide();
        tip->hide();
        const PathId before = scene.current;
        forgetAccessibleNodes(q);
        painter.forget(); // names belong to paths
        scene.setViewport(q.size(), now());
        scene.open(shown, now());
        if (before != noPath)
            emit q.currentChanged(noPath);
        changed();
    }

    void advance(VirtualTime time) {
        if (!scene.advance(time, now()) && !painter.showedMotion())
            return;
        if (tip->isVisible())
            showTip();
        if (list != nullptr)
            list->refresh();
        tellAccessibleChange(q, q.current());
        changed();
    }
};

TreeCanvas::TreeCanvas(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>(*this)) {
    m_impl->setUp();
}

TreeCanvas::TreeCanvas(Run& run, QWidget* parent) : TreeCanvas(parent) {
    m_impl->run = &run;
    const auto show = [this, &run] {
        if (run.isOpen())
            open({&run.tree(), &run.log(), &run.paths(), &run.terms()});
        else
            open({});
    };
    connect(&run, &Run::reopened, this, show);
    connect(&run, &Run::advanced, this, [this, &run] { advance(run.now()); });
    if (run.isOpen()) {
        show();
        advance(run.now());
    }
}

TreeCanvas::~TreeCanvas() {
    forgetAccessibleNodes(*this);
}

void TreeCanvas::open(const ShownTree& shown) {
    m_impl->open(shown);
}

void TreeCanvas::advance(VirtualTime now) {
    m_impl->advance(now);
}

TreeCanvas::Tool TreeCanvas::tool() const {
    return m_impl->tool;
}

void TreeCanvas::setTool(Tool tool) {
    if (m_impl->tool == tool)
        return;
    m_impl->tool = tool;
    m_impl->applyCursor();
    update();
    emit toolChanged(tool);
}

PathId TreeCanvas::current() const {
    return m_impl->scene.current;
}

void TreeCanvas::setCurrent(PathId path) {
    if (m_impl->scene.current == path)
        return;
    m_impl->scene.current = path;
    m_impl->changed();
    tellAccessibleFocus(*this, path);
    emit currentChanged(path);
}

void TreeCanvas::reveal(PathId path) {
    m_impl->scene.reveal(path, m_impl->now());
    m_impl->changed();
}

double TreeCanvas::zoom() const {
    return m_impl->scene.zoom();
}

void TreeCanvas::setZoom(double zoom) {
    m_impl->scene.glideTo(zoom, m_impl->now());
    m_impl->changed();
}

void TreeCanvas::zoomIn() {
    setZoom(m_impl->scene.aimedZoom() * zoomStep);
}

void TreeCanvas::zoomOut() {
    setZoom(m_impl->scene.aimedZoom() / zoomStep);
}

void TreeCanvas::fit() {
    m_impl->scene.fit(m_impl->now());
    m_impl->changed();
}

void TreeCanvas::openList(PathId supervisor) {
    m_impl->openList(supervisor);
}

void TreeCanvas::unfoldAll() {
    m_impl->scene.unfoldAll(m_impl->now());
    m_impl->changed();
}

void TreeCanvas::toggleFold(PathId supervisor) {
    m_impl->scene.toggleFold(supervisor, m_impl->now());
    forgetAccessibleNodes(*this);
    m_impl->changed();
}

void TreeCanvas::toggleCluster(PathId supervisor) {
    m_impl->scene.toggleCluster(supervisor, m_impl->now());
    forgetAccessibleNodes(*this);
    m_impl->changed();
}

TreeCanvas::Legend TreeCanvas::legend() const {
    return m_impl->legend;
}

void TreeCanvas::setLegend(Legend legend) {
    m_impl->legend = legend;
    m_impl->placePanels();
}

QRectF TreeCanvas::boxOf(PathId path) const {
    return m_impl->scene.boxOf(path);
}

PathId TreeCanvas::at(QPointF point) const {
    return m_impl->scene.processAt(point);
}

const TreeScene& TreeCanvas::scene() const {
    return m_impl->scene;
}

QSize TreeCanvas::sizeHint() const {
    return {1000, 480};
}

QSize TreeCanvas::minimumSizeHint() const {
    return {240, 160};
}

void TreeCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    TreePainter::Frame frame;
    frame.size = size();
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
    const bool wasPanning = m_impl->input.isPanning();
    m_impl->input.move(*event);
    if (m_impl->input.isPanning() != wasPanning)
        m_impl->applyCursor();
    if (m_impl->input.isPanning())
        m_impl->changed();
    else
        m_impl->hover(at(event->position()));
}

void TreeCanvas::mouseReleaseEvent(QMouseEvent* event) {
    m_impl->input.release(*event);
    m_impl->applyCursor();
}

void TreeCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    m_impl->input.doubleClick(*event);
}

void TreeCanvas::wheelEvent(QWheelEvent* event) {
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
