#include "ui/tree/tree_canvas_impl.h"

#include "ui/lens/icicle_view.h"
#include "ui/theme/theme.h"
#include "ui/tree/crash_cursor.h"
#include "ui/tree/tree_accessibility.h"
#include "ui/tree/zone_painter.h"

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

constexpr int frameTime = 16;                                      // ms
constexpr int tipDelay = 200;                                      // ms
constexpr int leastWidthOfLegend = 520, leastHeightOfLegend = 330; // pixels of the canvas

} // namespace

void TreeCanvas::Impl::setUp() {
    installTreeAccessibility(); // before anything asks for the canvas's interface, which Qt then keeps
    clock.start();
    q.setFocusPolicy(Qt::StrongFocus);
    q.setMouseTracking(true);
    q.setAttribute(Qt::WA_OpaquePaintEvent);
    q.setAccessibleName(TreeCanvas::tr("Supervision tree"));
    q.setAccessibleDescription(
        TreeCanvas::tr("Arrows walk the tree, K kills, C takes the Crash tool, Enter inspects."));

    legendBox = new TreeLegend(&q);
    zoomControl = new ZoomControl(&q);
    tip = new NodeTip(&q);
    finder = new TreeFind(q, scene);
    lens = new CanvasLens(q);
    connect(lens, &CanvasLens::zoomed, &q, [this] { showLegend(); });
    connect(lens, &CanvasLens::pointedAt, &q, [this](PathId path) {
        scene.centreOn(path);
        changed();
    });
    connect(lens, &CanvasLens::moved, &q, [this](double across, double down) {
        scene.pan(-across * q.width(), -down * q.height());
        changed();
    });
    connect(finder, &TreeFind::litAnew, &q, [this] { changed(); });
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

void TreeCanvas::Impl::applyLook() {
    const Theme& theme = Theme::instance();
    painter.forget();
    scene.setMotion(theme.motion() == Theme::Motion::Full ? TreeScene::Motion::Full : TreeScene::Motion::Reduced);
    scene.setUnit(theme.fontFactor(), now());
    applyCursor();
    placePanels();
    changed();
}

void TreeCanvas::Impl::applyCursor() {
    if (input.isPanning())
        q.setCursor(Qt::ClosedHandCursor);
    else if (tool == Tool::Crash)
        q.setCursor(crashCursor(q.devicePixelRatioF()));
    else
        q.unsetCursor();
}

void TreeCanvas::Impl::placePanels() {
    constexpr int shade = 10;
    legendBox->resize(legendBox->sizeHint());
    legendBox->move(14 - shade, q.height() - 12 + shade - legendBox->height());
    showLegend();
    if (finder != nullptr)
        finder->place();
    if (lens != nullptr)
        lens->place();
    zoomControl->setVisible(lens == nullptr || !lens->isShown());
    zoomControl->adjustSize();
    zoomControl->move(q.width() - 14 + shade - zoomControl->width(), q.height() - 12 + shade - zoomControl->height());
}

/// A fitted tree that reaches under the legend is worth more than it, unless it was asked for.
void TreeCanvas::Impl::showLegend() {
    const QRectF box = QRectF(legendBox->geometry()).adjusted(10, 10, -10, -10); // without its shadow
    bool isInTheWay = false;
    if (lens != nullptr && lens->isShown()) {
        isInTheWay = lens->view()->freeFrom() > box.top();
    } else if (scene.isFitted()) {
        isInTheWay = scene.isAnythingIn(box);
    }
    const bool hasRoom = q.width() >= leastWidthOfLegend && q.height() >= leastHeightOfLegend;
    legendBox->setVisible(legend == Legend::Shown && hasRoom && (isLegendAskedFor || !isInTheWay));
}

void TreeCanvas::Impl::changed() {
    if (std::abs(scene.zoom() - shownZoom) > 1e-9) {
        shownZoom = scene.zoom();
        zoomControl->showZoom(shownZoom);
        emit q.zoomChanged(shownZoom);
    }
    leaveMoved();
    finder->follow();
    lens->follow();
    showLegend();
    painter.forgetPainted();
    q.update();
    goOn();
}

/// Until nothing moves any more.
void TreeCanvas::Impl::goOn() {
    if (!frames.isActive() && q.isVisible())
        frames.start();
}

void TreeCanvas::Impl::nextFrame() {
    const bool isBusy = scene.tick(now());
    const bool turns = painter.showedTurning();
    if (!isBusy && !turns)
        frames.stop();
    if (isBusy || turns)
        changed();
}

void TreeCanvas::Impl::hover(PathId path, NodeTip::Part part) {
    if (path == scene.hovered && part == tipPart)
        return;
    scene.hovered = path;
    hoveredBox = scene.boxOf(path);
    tipPart = part;
    tip->hide();
    tipTimer.stop();
    if (path != noPath)
        tipTimer.start();
    changed();
}

/// What has moved is explained no longer, and is pointed at only if the pointer is still on it.
void TreeCanvas::Impl::leaveMoved() {
    if (scene.hovered == noPath || scene.boxOf(scene.hovered) == hoveredBox)
        return;
    hoveredBox = scene.boxOf(scene.hovered);
    tip->hide();
    if (scene.processAt(pointer) == scene.hovered)
        return;
    scene.hovered = noPath;
    tipTimer.stop();
}

void TreeCanvas::Impl::showTip() const {
    if (scene.hovered == noPath || input.isPanning())
        return;
    const QRectF box = scene.boxOf(scene.hovered);
    QRectF around = box;
    if (const auto zone = zoneBox(scene.model(), scene.hoveredZone()))
        around = around.united(
            scene.camera().toScreen(*zone).adjusted(-38 * scene.camera().scale, -12, 14 * scene.camera().scale, 30));
    tip->explain(scene, scene.hovered, tipPart, box, around);
}

/// A supervisor's own, however few its children are; of a worker only one that it would be sought on.
PathId TreeCanvas::Impl::listedBy(PathId process) const {
    const ProcessRecord* record = scene.shown().isEmpty() ? nullptr : scene.shown().tree->find(process);
    if (record == nullptr || record->kind != NodeKind::Worker)
        return record == nullptr ? noPath : process;
    const ProcessRecord* above = record->listed ? scene.shown().tree->find(record->parent) : nullptr;
    return above != nullptr && above->children.size() > Folding::most ? above->path : noPath;
}

void TreeCanvas::Impl::openList(PathId supervisor) {
    const ProcessRecord* record = scene.shown().isEmpty() ? nullptr : scene.shown().tree->find(supervisor);
    if (record == nullptr || record->children.empty())
        return;
    if (list == nullptr) {
        list = new ClusterList(&q);
        connect(list, &ClusterList::chosen, &q, [this](PathId path) { q.setCurrent(path); });
        connect(list, &ClusterList::crashRequested, &q, &TreeCanvas::crashRequested);
        connect(list, &ClusterList::crashAllRequested, &q, &TreeCanvas::crashAllRequested);
        connect(list, &ClusterList::startChildRequested, &q, &TreeCanvas::startChildRequested);
        connect(list, &ClusterList::closed, &q, [this] { q.setFocus(); });
    }
    tip->hide();
    list->open(scene.shown(), supervisor);
    placeList();
    list->begin(scene.current); // which takes its place, and is known by now
}

void TreeCanvas::Impl::placeList() {
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

void TreeCanvas::Impl::refolded() {
    forgetAccessibleNodes(q);
    changed();
    emit q.foldingChanged();
}

void TreeCanvas::Impl::leaveFold() {
    PathId path = scene.current;
    ItemIndex item = scene.model().indexOf(path);
    if (item != noItem && scene.model().kind[item] == ItemKind::Fold)
        q.setCurrent(scene.model().path[item]);
}

void TreeCanvas::Impl::leaveShown() {
    if (list != nullptr)
        list->leave();
    tip->hide();
    forgetAccessibleNodes(q);
    painter.forget(); // names belong to paths
}

void TreeCanvas::Impl::resume(const ShownTree& shown) {
    leaveShown();
    const PathId before = scene.current;
    scene.resume(shown, now());
    finder->begin();
    lens->open(shown);
    if (before != scene.current)
        emit q.currentChanged(scene.current);
    changed();
}

void TreeCanvas::Impl::open(const ShownTree& shown) {
    leaveShown();
    const PathId before = scene.current;
    scene.setViewport(q.size(), now());
    scene.open(shown, now());
    finder->begin();
    lens->open(shown);
    if (before != noPath)
        emit q.currentChanged(noPath);
    changed();
}

void TreeCanvas::Impl::advance(VirtualTime time) {
    if (lens->isShown()) { // the tree stands still below it, and catches up when it is shown again
        scene.setTime(time);
        lens->advance();
        finder->follow();
        if (list != nullptr)
            list->refresh();
        return;
    }
    const bool isChanged = scene.advance(time, now());
    lens->advance();
    if (isChanged || painter.showedMotion()) {
        if (tip->isVisible())
            showTip();
        if (list != nullptr)
            list->refresh();
        tellAccessibleChange(q, q.current());
        scene.tick(now());
        if (const auto differing = painter.takeDiffering(scene, q.size())) {
            finder->follow();
            q.update(*differing);
            goOn();
        } else {
            changed();
        }
    } else if (frames.isActive()) {
        nextFrame();
    }
    if (frames.isActive())
        frames.start(); // this was its frame, too: nothing is painted twice
}

} // namespace resprout::ui
