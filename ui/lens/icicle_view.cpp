#include "ui/lens/icicle_view.h"

#include "ui/lens/icicle_accessibility.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace resprout::ui {

namespace {

constexpr double side = 20, head = 34, foot = 24;          // pixels around the rows, at font factor 1
constexpr double mostPitch = 90, leastPitch = 28, gap = 3; // of rows
constexpr double leastSeen = 6;                            // pixels that a process is to be wide when it is gone to
constexpr std::size_t mostCrumbs = 8;

double unit() {
    return Theme::instance().fontFactor();
}

} // namespace

IcicleView::IcicleView(const IcicleFold& fold, QWidget* parent)
    : QWidget(parent), m_fold(fold), m_tip(new QLabel(this)) {
    installIcicleAccessibility(); // before anything asks for the interface, which Qt then keeps
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Icicle: the whole tree"));
    setAccessibleDescription(
        tr("Each process is as wide as what is below it. Arrows walk, plus goes into a subtree, minus "
           "back, Enter shows the process in the tree."));
    m_tip->setProperty("role", QStringLiteral("tip"));
    m_tip->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_tip->setContentsMargins(12, 8, 12, 8);
    m_tip->hide();
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_words.forget();
        m_text.clear();
        m_image.forget();
        update();
    });
}

IcicleView::~IcicleView() {
    forgetAccessibleCells(*this);
}

void IcicleView::begin() {
    forgetAccessibleCells(*this); // the same paths are other processes now
    m_pressed = noPath;
    hover(noPath, {});
    setTop(noPath);
    update();
}

void IcicleView::follow() {
    if (m_tip->isVisible()) {
        const ItemIndex item = model().itemOf(m_hovered);
        if (item == noItem)
            hover(noPath, {});
        else
            m_tip->setText(QStringLiteral("<b>%1</b><br>%2")
                               .arg(icicleName(m_fold, item).toHtmlEscaped(), icicleFacts(m_fold, item)));
    }
    update();
}

void IcicleView::setCurrent(PathId path) {
    if (m_current == path)
        return;
    m_current = path;
    tellAccessibleCell(*this, path);
    update();
}

ItemIndex IcicleView::topItem() const {
    if (model().isEmpty())
        return noItem;
    const ItemIndex item = model().itemOf(m_top);
    return item == noItem ? 0 : item;
}

PathId IcicleView::top() const {
    return topItem() == noItem ? noPath : model().path[topItem()];
}

void IcicleView::setTop(PathId path) {
    if (m_top == path)
        return;
    m_top = path;
    hover(noPath, {});
    update();
    emit topChanged(top());
}

void IcicleView::zoomIn() {
    const ItemIndex item = model().itemOf(m_current);
    const ItemIndex here = topItem();
    if (item == noItem || item == here || placed().span(model(), item).width <= 0)
        return;
    const ItemIndex below = ancestorAt(model(), item, model().level[here] + 1);
    if (model().count[below] > 0)
        setTop(model().path[below]);
}

void IcicleView::zoomOut() {
    const ItemIndex item = topItem();
    if (item != noItem && model().parent[item] != noItem)
        setTop(model().path[model().parent[item]]);
}

void IcicleView::zoomWhole() {
    if (topItem() != noItem)
        setTop(model().path[0]);
}

void IcicleView::makeVisible(PathId path) {
    const ItemIndex item = model().itemOf(path);
    if (item == noItem)
        return;
    ItemIndex best = commonAncestor(model(), topItem(), item);
    const std::uint32_t depth = model().level[item] - model().level[best];
    const IcicleGeometry seen = geometryOf(best);
    if (depth >= seen.rows)
        best = ancestorAt(model(), item, model().level[item] - std::max(1U, seen.rows / 2));
    if (geometryOf(best).span(model(), item).width < leastSeen && model().parent[item] != noItem) {
        ItemIndex near = model().parent[item]; // the largest subtree in which it is wide enough, or its own supervisor
        for (ItemIndex above = near; above != best; above = model().parent[above])
            if (placed().area.width() * model().weight[item] / model().weight[above] >= leastSeen)
                near = above;
        best = near;
    }
    setTop(model().path[best]);
}

void IcicleView::setMode(Mode mode) {
    m_mode = mode;
    update();
}

IcicleGeometry IcicleView::geometryOf(ItemIndex top) const {
    IcicleGeometry geometry;
    geometry.top = top;
    if (top == noItem)
        return geometry;
    const double free = height() - (head + foot) * unit();
    const std::uint32_t levels = model().levelsBelow(top) + 1;
    geometry.pitch = std::clamp(free / levels, leastPitch * unit(), mostPitch * unit());
    geometry.gap = gap;
    geometry.rows = std::min(levels, static_cast<std::uint32_t>(std::max(1.0, free / geometry.pitch + 0.001)));
    geometry.area = {side, head * unit(), std::max(1.0, width() - 2 * side), geometry.rows * geometry.pitch};
    return geometry;
}

ItemIndex IcicleView::itemAt(QPointF point) const {
    return placed().itemAt(model(), point, devicePixelRatioF());
}

PathId IcicleView::at(QPointF point) const {
    const ItemIndex item = itemAt(point);
    return item == noItem ? noPath : model().path[item];
}

QRectF IcicleView::boxOf(PathId path) const {
    const ItemIndex item = model().itemOf(path);
    return item == noItem ? QRectF() : placed().box(model(), item);
}

double IcicleView::freeFrom() const {
    return placed().area.bottom();
}

QString IcicleView::tip() const {
    return m_tip->isVisibleTo(this) ? m_tip->text() : QString();
}

void IcicleView::paintEvent(QPaintEvent*) {
    m_image.paint(*this, m_fold, placed(),
                  {Theme::instance().palette(), IcicleCells::Style::Full, IcicleWords::least * unit()});
    QPainter painter(this);
    painter.drawImage(QPoint(0, 0), m_image.image());
    if (model().isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const IcicleCells::Cell& cell : labelled())
        m_words.paint(painter, m_fold, Theme::instance().palette(), placed().box(model(), cell.item), cell.item);
    paintMargins(painter);
    paintFrames(painter);
    if (m_mode == Mode::Crash) { // a mode that must be seen
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(Theme::instance().palette().danger(), 3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -2, -2));
    }
}

/// Which subtree it is, what can be done, and that there is more below.
void IcicleView::paintMargins(QPainter& painter) {
    const Palette& palette = Theme::instance().palette();
    m_text.setScale(unit());
    QStringList crumbs;
    ItemIndex item = topItem();
    for (; item != noItem && crumbs.size() < static_cast<qsizetype>(mostCrumbs); item = model().parent[item])
        crumbs.prepend(icicleName(m_fold, item));
    if (item != noItem)
        crumbs.prepend(QStringLiteral("…"));
    const double y = head * unit() / 2 + 1;
    const QString hint = tr("wheel or + − zooms, a click shows it in the tree");
    const double hintWidth = m_text.width(CardText::Role::Small, hint);
    const double room = width() - 2 * side;
    const QString words = topItem() == 0 ? tr("The whole tree") : crumbs.join(QStringLiteral("  ›  "));
    const bool hasHint = room > hintWidth + 260 * unit();
    m_text.draw(painter, CardText::Role::Zone, palette.text, words, {side, y}, hasHint ? room - hintWidth - 30 : room);
    if (hasHint)
        m_text.drawRight(painter, CardText::Role::Small, palette.secondaryText, hint, {side + room, y});
    if (m_image.cells().goesDeeper())
        m_text.draw(painter, CardText::Role::Small, palette.secondaryText,
                    tr("▾ more levels below: zoom in to see them"), {side, height() - foot * unit() / 2});
}

/// The current process has a frame, and so have those above it: the way to it.
void IcicleView::paintFrames(QPainter& painter) {
    const QColor accent = Theme::instance().palette().accent;
    painter.setBrush(Qt::NoBrush);
    if (const ItemIndex hovered = model().itemOf(m_hovered); hovered != noItem)
        frame(painter, hovered, 0.5, QPen(faded(accent, 0.7), 1.8));
    ItemIndex item = model().itemOf(m_current);
    if (item == noItem || placed().span(model(), item).width <= 0)
        return;
    const std::uint32_t rows = placed().rows;
    const std::uint32_t above = model().level[topItem()];
    for (ItemIndex way = ancestorAt(model(), item, above + rows - 1);; way = model().parent[way]) {
        if (way != item)
            frame(painter, way, 0, QPen(faded(accent, 0.75), 1.6));
        if (model().level[way] <= above)
            break;
    }
    frame(painter, item, 1, QPen(accent, 2.6));
    if (hasFocus() && m_byKeyboard) {
        QPen dashed(accent, 2);
        dashed.setDashPattern({3, 2.4});
        frame(painter, item, 5, dashed);
    }
}

void IcicleView::frame(QPainter& painter, ItemIndex item, double out, const QPen& pen) const {
    QRectF box = placed().box(model(), item);
    if (box.isEmpty())
        return;
    if (box.width() < 3)
        box = {box.center().x() - 1.5, box.top(), 3, box.height()};
    painter.setPen(pen);
    painter.drawRoundedRect(box.adjusted(-out, -out, out - 1, out), 5, 5);
}

void IcicleView::hover(PathId path, QPointF point) {
    const ItemIndex item = model().itemOf(path);
    if (item == noItem) {
        m_tip->hide();
    } else {
        if (path != m_hovered || !m_tip->isVisible())
            m_tip->setText(QStringLiteral("<b>%1</b><br>%2")
                               .arg(icicleName(m_fold, item).toHtmlEscaped(), icicleFacts(m_fold, item)));
        m_tip->adjustSize();
        const int x = std::clamp(static_cast<int>(point.x()) + 14, 0, std::max(0, width() - m_tip->width()));
        const bool isBelow = point.y() + 20 + m_tip->height() < height();
        m_tip->move(x, static_cast<int>(isBelow ? point.y() + 20 : point.y() - 10 - m_tip->height()));
        m_tip->show();
    }
    if (path != m_hovered)
        update();
    m_hovered = path;
}

} // namespace resprout::ui
