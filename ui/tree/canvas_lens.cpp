#include "ui/tree/canvas_lens.h"

#include "ui/lens/icicle_view.h"
#include "ui/lens/minimap.h"
#include "ui/tree/tree_canvas.h"
#include "ui/tree/viewed_part.h"

namespace resprout::ui {

namespace {

constexpr int leastWidthOfMap = 640, leastHeightOfMap = 330; // pixels of the canvas
constexpr int aboveZoom = 44;                                // pixels, of the control below it

} // namespace

CanvasLens::CanvasLens(TreeCanvas& canvas)
    : QObject(&canvas),
      m_canvas(canvas),
      m_minimap(new Minimap(
          m_fold, [this] { return viewedPart(m_canvas.scene(), m_canvas.size(), m_fold.model()); }, &canvas)) {
    m_building.setInterval(16); // ms
    connect(&m_building, &QTimer::timeout, this, &CanvasLens::advance);
    connect(m_minimap, &Minimap::pointedAt, this, &CanvasLens::pointedAt);
    connect(m_minimap, &Minimap::moved, this, &CanvasLens::moved);
    m_minimap->hide();
}

void CanvasLens::make() {
    m_view = new IcicleView(m_fold, &m_canvas);
    connect(m_view, &IcicleView::clicked, &m_canvas, [this](PathId path) {
        if (m_canvas.tool() == TreeCanvas::Tool::Crash)
            emit m_canvas.crashRequested(path);
        else
            m_canvas.showInTree(path);
    });
    connect(m_view, &IcicleView::topChanged, this, &CanvasLens::zoomed);
    connect(m_view, &IcicleView::showRequested, &m_canvas, &TreeCanvas::showInTree);
    connect(m_view, &IcicleView::currentChanged, &m_canvas, &TreeCanvas::setCurrent);
    connect(m_view, &IcicleView::menuRequested, &m_canvas, [this](PathId path, QPoint where) {
        m_canvas.setCurrent(path);
        emit m_canvas.menuRequested(path, where);
    });
    connect(&m_canvas, &TreeCanvas::currentChanged, m_view, &IcicleView::setCurrent);
    connect(&m_canvas, &TreeCanvas::toolChanged, m_view, [this](TreeCanvas::Tool tool) {
        m_view->setMode(tool == TreeCanvas::Tool::Crash ? IcicleView::Mode::Crash : IcicleView::Mode::Look);
    });
    m_view->setMode(m_canvas.tool() == TreeCanvas::Tool::Crash ? IcicleView::Mode::Crash : IcicleView::Mode::Look);
}

void CanvasLens::open(const ShownTree& shown) {
    close(); // what was made of the tree before, or is being made
    m_shown = shown;
    if (m_isShown) {
        m_fold.open(shown);
        m_hasModel = true;
    }
    if (m_view != nullptr)
        m_view->begin();
    showMap();
}

void CanvasLens::close() {
    m_fold.close();
    m_hasModel = false;
    m_building.stop();
}

/// From 200 processes on, beside the tree.
bool CanvasLens::wantsMap() const {
    if (m_corner == Corner::Free || m_isShown || m_shown.isEmpty() || m_canvas.width() < leastWidthOfMap ||
        m_canvas.height() < leastHeightOfMap)
        return false;
    std::size_t processes = 0;
    for (const std::uint32_t count : m_shown.tree->countsByState())
        processes += count;
    return processes >= Minimap::fewest;
}

void CanvasLens::showMap() {
    m_hasMap = wantsMap();
    if (isMapToBeSeen() && !m_hasModel) {
        m_fold.openSliced(m_shown);
        m_hasModel = true;
        m_building.start();
    } else if (hasModelForNothing()) {
        close();
    }
    uncover();
}

/// In a fitted tree all is in sight, and what the map would lie over is worth more than it, unless it was asked for.
bool CanvasLens::isMapToBeSeen() const {
    return m_hasMap && (m_isMapAskedFor || !isInTheWay());
}

/// While the canvas is on its way, the map may be about to be seen again.
bool CanvasLens::hasModelForNothing() const {
    return m_hasModel && !m_isShown && !isMapToBeSeen() && (!m_hasMap || !m_canvas.scene().isOnItsWay());
}

void CanvasLens::uncover() {
    const bool isToBeSeen = isMapToBeSeen();
    if ((isToBeSeen ? !m_hasModel : hasModelForNothing()) && !m_building.isActive())
        m_building.start(); // it is made, or goes, when the canvas is done with what it does
    const bool isSeen = isToBeSeen && !m_fold.model().isEmpty();
    if (!isSeen && m_minimap->hasFocus())
        m_canvas.setFocus(); // before it hides, which would pass it on to whoever is next
    m_minimap->setVisible(isSeen);
}

bool CanvasLens::isInTheWay() const {
    return m_canvas.scene().isFitted() && m_canvas.scene().isAnythingIn(m_minimap->box());
}

void CanvasLens::advance() {
    if (m_hasModel && m_fold.advance()) {
        if (m_isShown)
            m_view->follow();
        else
            m_minimap->follow();
        follow();
    }
    showMap();
    if (m_fold.isBuilding() && !m_building.isActive())
        m_building.start();
    else if (!m_fold.isBuilding())
        m_building.stop();
}

void CanvasLens::follow() {
    m_minimap->followView();
    uncover();
}

void CanvasLens::setCorner(Corner corner) {
    m_isMapAskedFor = corner == Corner::Map && m_corner == Corner::Free;
    m_corner = corner;
    showMap();
    follow();
}

void CanvasLens::show() {
    if (m_isShown)
        return;
    m_isShown = true;
    if (m_view == nullptr)
        make();
    if (m_hasModel && !m_fold.isBuilding()) {
        m_fold.advance();
        m_view->follow();
        showMap();
    } else {
        open(m_shown);
    }
    m_view->setCurrent(m_canvas.current());
    place();
    m_view->lower(); // the bar that finds, lists and explanations stay above it
    m_view->show();
    const bool hadFocus = m_canvas.hasFocus();
    m_canvas.setFocusProxy(m_view);
    if (hadFocus)
        m_view->setFocus();
}

void CanvasLens::hide() {
    if (!m_isShown)
        return;
    m_isShown = false;
    const bool hadFocus = m_view->hasFocus();
    m_canvas.setFocusProxy(nullptr);
    if (hadFocus)
        m_canvas.setFocus(); // before it hides, which would pass it on to whoever is next
    m_view->hide();
    showMap();
}

void CanvasLens::place() {
    if (m_view != nullptr)
        m_view->setGeometry(m_canvas.rect());
    m_minimap->resize(m_minimap->sizeHint());
    m_minimap->move(m_canvas.width() - 4 - m_minimap->width(), m_canvas.height() - 2 - aboveZoom - m_minimap->height());
    showMap();
}

} // namespace resprout::ui
