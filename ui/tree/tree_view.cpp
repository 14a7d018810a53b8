#include "ui/tree/tree_scene.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace resprout::ui {

// The camera of a scene, and what fits into it.

namespace {

constexpr double marginTop = 11, marginBottom = 5, marginSide = 24; // pixels
constexpr double zoneText = 29;        // at 100 %: below the lowest process stand the words of a blast zone
constexpr double fitsUpTo = 1.2;       // zoom
constexpr double readable = 11.0 / 16; // zoom at which ids are 11 px
constexpr double patience = 0.85; // of `readable`: a bar that comes and goes folds nothing away under a person's hand
constexpr double readableBodies = 0.27; // zoom from which bodies carry their ids, at 11 px
constexpr std::size_t mostTried = 3000; // items; above it only one arrangement is tried

} // namespace

void TreeScene::setUnit(double pixels, Moment now) {
    const double zoomBefore = zoom();
    m_unit = pixels;
    if (m_isFitted)
        fit(now);
    else
        m_camera.zoomAt({m_viewport.width() / 2, m_viewport.height() / 2}, zoomBefore * m_unit);
}

void TreeScene::setViewport(QSizeF size, Moment now) {
    if (size == m_viewport)
        return;
    m_viewport = size;
    if (!m_isFitted || m_model.isEmpty())
        return;
    fitWhere(patience * readable, now);
    if (m_glide)
        m_camera = m_glide->to; // a window that is resized does not want to be animated too
    m_glide.reset();
}

void TreeScene::pan(double dx, double dy) {
    m_glide.reset();
    m_isFitted = false;
    m_camera.offsetX += dx;
    m_camera.offsetY += dy;
}

void TreeScene::zoomTo(double zoom, QPointF fixed) {
    m_glide.reset();
    m_isFitted = false;
    m_camera.zoomAt(fixed, std::clamp(zoom, leastZoom, mostZoom) * m_unit);
}

void TreeScene::glideTo(double zoom, Moment now) {
    Camera to = m_glide ? m_glide->to : m_camera;
    to.zoomAt({m_viewport.width() / 2, m_viewport.height() / 2}, std::clamp(zoom, leastZoom, mostZoom) * m_unit);
    m_isFitted = false;
    glide(to, now);
}

void TreeScene::glide(const Camera& to, Moment now) {
    if (to == m_camera)
        return;
    if (m_wantsMotion) {
        m_glide = Glide{m_camera, to, now};
    } else {
        m_glide.reset();
        m_camera = to;
    }
}

void TreeScene::fit(Moment now) {
    fitWhere(readable, now);
}

void TreeScene::fitWhere(double enough, Moment now) {
    m_isFitted = true;
    if (m_model.isEmpty() || m_viewport.isEmpty())
        return;
    unfoldWhatWasFoldedToFit(); // there may be room by now
    chooseGaps();
    relayout(now);
    if (fittingScale() < enough * m_unit) {
        const std::unordered_set<PathId> byHand = m_folding.folded;
        foldUntilReadable();
        m_foldedToFit = m_folding.folded;
        std::erase_if(m_foldedToFit, [&](PathId path) { return byHand.contains(path); });
    }
    glide(fittingCamera(), now);
}

void TreeScene::unfoldWhatWasFoldedToFit() {
    if (m_foldedToFit.empty())
        return;
    for (const PathId path : m_foldedToFit)
        m_folding.folded.erase(path);
    m_foldedToFit.clear();
    m_moves.reset();
    m_model.rebuild(m_shown, m_folding, stillSeen());
    arrange(m_model, m_gaps);
}

/// The tree as it will stand when nothing moves any more.
TreeModel TreeScene::aimedModel() const {
    TreeModel aim = m_model;
    if (m_moves) {
        aim.x = m_moves->toX;
        aim.y = m_moves->toY;
        measureReach(aim);
    }
    return aim;
}

double TreeScene::fittingScale() const {
    const Box all = m_moves ? aimedModel().reach[0] : m_model.reach[0];
    return std::clamp(zoomThatFits(all), leastZoom, fitsUpTo) * m_unit;
}

Camera TreeScene::fittingCamera() const {
    Box all = m_model.reach[0];
    double root = m_model.x[0];
    if (m_moves) {
        all = aimedModel().reach[0];
        root = m_moves->toX[0];
    }
    Camera camera;
    camera.scale = fittingScale();
    // The root stands in the middle where the tree allows it.
    root += static_cast<double>(m_model.w[0]) / 2;
    const double width = m_viewport.width();
    const double leftmost = marginSide - all.left * camera.scale;
    const double rightmost = width - marginSide - all.right * camera.scale;
    const double middle = width / 2 - root * camera.scale;
    camera.offsetX = leftmost <= rightmost ? std::clamp(middle, leftmost, rightmost)
                                           : width / 2 - (all.left + all.right) / 2 * camera.scale;
    const double free = m_viewport.height() - marginTop - marginBottom - (all.height() + zoneText) * camera.scale;
    camera.offsetY = marginTop + std::max(0.0, std::min(free / 2, 60.0)) - all.top * camera.scale;
    return camera;
}

/// Gaps shrink first, then a rail becomes two, before anything is drawn smaller than at 100 %.
void TreeScene::chooseGaps() {
    if (m_model.isEmpty() || m_viewport.isEmpty())
        return;
    if (m_model.size() > mostTried) {
        m_gaps = Gaps::of(1);
        return;
    }
    TreeModel trial = m_model;
    double best = 0;
    std::vector<std::size_t> candidates{24, 12, 8, 5, 3};
    // An opened cluster gets as many rows as make it as wide for its height as the canvas is.
    std::uint32_t most = 0;
    for (ItemIndex item = 0; item < m_model.size(); ++item)
        most = std::max(most, m_model.count[item]);
    if (most > Folding::most) {
        const double columnShape = (size::railIndent + size::pillWidth + 26) / (size::pillHeight + 7);
        const double rows = std::sqrt(most * columnShape * m_viewport.height() / m_viewport.width());
        candidates.insert(candidates.begin(), std::max<std::size_t>(Folding::most, static_cast<std::size_t>(rows)));
    }
    const auto tryAll = [&](std::size_t rootRows) {
        for (const std::size_t rows : candidates) {
            for (const double tightness : {0.0, 0.5, 1.0}) {
                Gaps gaps = Gaps::of(tightness, rows);
                gaps.rows = rootRows;
                arrange(trial, gaps);
                const double zoom = std::min(zoomThatFits(trial.reach[0]), 1.0);
                if (zoom > best * 1.02) {
                    best = zoom;
                    m_gaps = gaps;
                }
                if (best >= 0.999)
                    return;
            }
        }
    };
    tryAll(1);
    // A root with many children is broken into rows, but only where one row cannot be read.
    for (std::size_t rootRows = 2; rootRows <= 4 && best < readable; ++rootRows)
        tryAll(rootRows);
}

double TreeScene::zoomThatFits(const Box& all) const {
    const double across = (m_viewport.width() - 2 * marginSide) / std::max(1.0, all.width());
    const double down = (m_viewport.height() - marginTop - marginBottom) / (all.height() + zoneText);
    return std::min(across, down) / m_unit;
}

/// Whose children may become one pill: not what somebody has opened by hand, nor who it would vanish under.
std::vector<std::uint8_t> TreeScene::foldableToFit() const {
    std::vector<std::uint8_t> can(m_model.size(), 0);
    std::vector<std::uint8_t> staysOpen(m_model.size(), 0);
    for (auto item = static_cast<ItemIndex>(m_model.size()); item-- > 1;) {
        if (!isSupervisor(m_model.kind[item]) || m_model.count[item] == 0)
            continue;
        if (staysOpen[item] != 0 || m_openedByHand.contains(m_model.path[item]))
            staysOpen[m_model.parent[item]] = 1;
        else
            can[item] = m_model.kind[m_model.first[item]] != ItemKind::Fold ? 1 : 0;
    }
    return can;
}

/// Folds the deepest subtrees until ids can be read. Where no folding does that, nothing is folded: the whole is an
/// overview then.
void TreeScene::foldUntilReadable() {
    const Folding asItWas = m_folding;
    for (int round = 0; round < 64; ++round) {
        std::vector<std::uint32_t> depth(m_model.size(), 0);
        std::uint32_t deepest = 0;
        const std::vector<std::uint8_t> canFold = foldableToFit();
        for (ItemIndex item = 1; item < m_model.size(); ++item) {
            depth[item] = depth[m_model.parent[item]] + 1;
            if (canFold[item] != 0)
                deepest = std::max(deepest, depth[item]);
        }
        if (deepest == 0)
            break;
        const Folding unfolded = m_folding;
        const double before = fittingScale();
        for (ItemIndex item = 1; item < m_model.size(); ++item)
            if (depth[item] == deepest && canFold[item] != 0)
                m_folding.folded.insert(m_model.path[item]);
        m_moves.reset();
        m_model.rebuild(m_shown, m_folding, stillSeen());
        chooseGaps();
        arrange(m_model, m_gaps);
        if (fittingScale() >= readable * m_unit)
            return;
        if (fittingScale() < before * 1.02 && before >= readableBodies * m_unit) { // nothing is won by hiding them
            m_folding = unfolded;
            m_model.rebuild(m_shown, m_folding, stillSeen());
            chooseGaps();
            arrange(m_model, m_gaps);
            return;
        }
    }
    if (fittingScale() >= readableBodies * m_unit || m_folding.folded == asItWas.folded)
        return;
    m_folding = asItWas;
    m_model.rebuild(m_shown, m_folding, stillSeen());
    chooseGaps();
    arrange(m_model, m_gaps);
}

} // namespace resprout::ui
