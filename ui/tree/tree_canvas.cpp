#include "ui/tree/tree_canvas.h"

#include "ui/lens/icicle_view.h"
#include "ui/tree/tree_accessibility.h"
#include "ui/tree/tree_canvas_impl.h"

namespace resprout::ui {

namespace {

constexpr double zoomStep = 1.25;

} // namespace

TreeCanvas::TreeCanvas(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>(*this)) {
    m_impl->setUp();
}

TreeCanvas::TreeCanvas(Run& run, QWidget* parent) : TreeCanvas(parent) {
    m_impl->run = &run;
    const auto shown = [&run] {
        return run.isOpen() ? ShownTree{&run.tree(), &run.log(), &run.paths(), &run.terms()} : ShownTree{};
    };
    connect(&run, &Run::reopened, this, [this, shown](Run::Reopening how) {
        if (how == Run::Reopening::Resumed)
            m_impl->resume(shown());
        else
            open(shown());
    });
    connect(&run, &Run::advanced, this, [this, &run] { advance(run.now()); });
    if (run.isOpen()) {
        open(shown());
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

void TreeCanvas::bringUp(PathId path) {
    const std::uint64_t before = m_impl->scene.model().version();
    if (IcicleView* view = icicle())
        view->makeVisible(path);
    m_impl->scene.bringUp(path, m_impl->now());
    if (m_impl->scene.model().version() != before)
        m_impl->refolded();
    m_impl->changed();
}

void TreeCanvas::find() {
    m_impl->finder->open();
}

void TreeCanvas::findNext() {
    m_impl->finder->goOn();
}

void TreeCanvas::findPrevious() {
    m_impl->finder->goBack();
}

void TreeCanvas::reveal(PathId path) {
    if (IcicleView* view = icicle())
        view->makeVisible(path);
    m_impl->scene.reveal(path, m_impl->now());
    m_impl->changed();
}

double TreeCanvas::zoom() const {
    return m_impl->scene.zoom();
}

void TreeCanvas::setZoom(double zoom) {
    if (icicle() != nullptr)
        return;
    m_impl->scene.glideTo(zoom, m_impl->now());
    m_impl->changed();
}

void TreeCanvas::zoomIn() {
    if (IcicleView* view = icicle())
        return view->zoomIn();
    setZoom(m_impl->scene.aimedZoom() * zoomStep);
}

void TreeCanvas::zoomOut() {
    if (IcicleView* view = icicle())
        return view->zoomOut();
    setZoom(m_impl->scene.aimedZoom() / zoomStep);
}

void TreeCanvas::fit() {
    if (IcicleView* view = icicle())
        view->zoomWhole();
    m_impl->scene.fit(m_impl->now());
    m_impl->changed();
}

void TreeCanvas::openList(PathId process) {
    m_impl->openList(m_impl->listedBy(process));
}

bool TreeCanvas::hasList(PathId process) const {
    return m_impl->listedBy(process) != noPath;
}

void TreeCanvas::unfoldAll() {
    m_impl->scene.unfoldAll(m_impl->now());
    m_impl->changed();
}

/// What was the current process below it is so no longer: it cannot be seen.
void TreeCanvas::toggleFold(PathId supervisor) {
    m_impl->scene.toggleFold(supervisor, m_impl->now());
    m_impl->refolded();
    if (isFolded(supervisor) && m_impl->scene.isBelow(current(), supervisor))
        setCurrent(supervisor);
}

bool TreeCanvas::isFolded(PathId supervisor) const {
    return m_impl->scene.isFolded(supervisor);
}

void TreeCanvas::collapseAll() {
    if (m_impl->scene.shown().isEmpty())
        return;
    m_impl->scene.collapseAll(m_impl->now());
    m_impl->refolded();
    m_impl->leaveFold();
}

void TreeCanvas::expandAll() {
    if (m_impl->scene.shown().isEmpty())
        return;
    m_impl->scene.expandAll(m_impl->now());
    m_impl->refolded();
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
    m_impl->isLegendAskedFor = legend == Legend::Shown && m_impl->legend == Legend::Hidden;
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

} // namespace resprout::ui
