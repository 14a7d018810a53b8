#include "ui/tree/tree_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace resprout::ui {

namespace {

constexpr std::size_t mostMoved = 5000;                                    // items; above it they jump
constexpr std::size_t mostZones = 40;                                      // drawn at once
constexpr std::size_t mostFading = 60;                                     // dropped specs, and orphans that have ended
constexpr std::size_t behindAll = std::numeric_limits<std::size_t>::max(); // a place among siblings
constexpr std::size_t mostReplayed = 200'000; // events in one frame; above it all states are read anew

/// Of the others, what is seen in a frame that is not calm is the state that they have by now.
bool mayFade(const LifecycleEvent& event) {
    return event.type == EventType::Exited || event.type == EventType::SpecDropped;
}

} // namespace

/// What moves, and where everything stands.
void TreeScene::forget() {
    m_motion.clear();
    m_fading.clear();
    m_zones.clear();
    m_moves.reset();
    m_model.clear();
    hovered = noPath;
    m_nextRow = m_shown.log == nullptr ? 0 : m_shown.log->endRow();
}

void TreeScene::open(const ShownTree& shown, Moment now) {
    m_shown = shown;
    m_folding = {};
    m_foldedToFit.clear();
    m_openedByHand.clear();
    current = noPath;
    forget();
    m_isFitted = true;
    if (shown.isEmpty())
        return;
    rebuild(now);
    m_moves.reset();
    m_glide.reset();
    fit(now);
    m_glide.reset();
    m_camera = fittingCamera();
}

void TreeScene::resume(const ShownTree& shown, Moment now) {
    const ShownTree before = std::exchange(m_shown, shown);
    const auto again = [&](PathId path) {
        return path < before.paths->size() ? shown.paths->find(before.paths->text(path)).value_or(noPath) : noPath;
    };
    const auto allAgain = [&](std::unordered_set<PathId>& paths) {
        std::unordered_set<PathId> kept;
        for (const PathId path : paths)
            kept.insert(again(path));
        kept.erase(noPath);
        paths = std::move(kept);
    };
    allAgain(m_folding.folded);
    allAgain(m_folding.openClusters);
    allAgain(m_foldedToFit);
    allAgain(m_openedByHand);
    const ItemIndex anchor = m_model.ownItem(current);
    const QPointF stood = anchor == noItem ? QPointF() : QPointF(m_model.x[anchor], m_model.y[anchor]);
    current = again(current);
    forget();
    rebuild(now);
    if (const ItemIndex stands = m_model.ownItem(current); anchor != noItem && stands != noItem && !m_isFitted) {
        m_camera.offsetX -= (m_model.x[stands] - stood.x()) * m_camera.scale;
        m_camera.offsetY -= (m_model.y[stands] - stood.y()) * m_camera.scale;
    }
}

bool TreeScene::advance(VirtualTime time, Moment now) {
    m_time = time;
    if (m_shown.tree == nullptr)
        return false;
    const EventLog& log = *m_shown.log;
    const bool lost = m_nextRow < log.firstRow() || m_nextRow > log.endRow();
    const std::size_t came = lost ? 0 : log.endRow() - m_nextRow;
    m_isCalm = !lost && came <= TreeMotion::mostChanges;
    if (lost || came > mostReplayed) {
        rebuild(now);
    } else {
        m_once.begin(m_shown.paths->size());
        m_shown.visitEventsFrom(m_nextRow, [&](const LifecycleEvent& event) {
            if (event.path != noPath && (m_isCalm || mayFade(event) || m_once.isFirst(event.path)))
                take(event, now);
        });
    }
    m_nextRow = log.endRow();
    if (m_structure != m_shown.tree->structureVersion())
        rebuild(now);
    std::erase_if(m_zones, [&](const BlastZone& zone) { return !isUnderWay(*m_shown.tree, zone); });
    return lost || came > 0;
}

void TreeScene::take(const LifecycleEvent& event, Moment now) {
    const TreeFold& tree = *m_shown.tree;
    const ProcessRecord* record = tree.find(event.path);
    if (record == nullptr)
        return;
    m_model.setState(event.path, record->state);
    if (event.type == EventType::Exited && !record->listed)
        fade(*record, now);
    if (!m_isCalm && event.type != EventType::SpecDropped)
        return;

    switch (event.type) {
    case EventType::Exited: {
        const bool wasTold = event.why == Why::StopOrderObeyed || event.why == Why::KilledAfterTimeout ||
                             event.why == Why::KilledBrutally;
        const bool isFormer = event.orphan && event.attempt != record->attempt; // it outlived its successor's start
        if (wasTold || isFormer)
            return;
        if (!event.term.quiet())
            addEffect(TreeMotion::Kind::Crash, event.path, now);
        addEffect(TreeMotion::Kind::ExitSignal, event.path, now);
        BlastZone zone = blastZone(tree, event.path, m_time);
        if (record->willRestart && zone.outcome == BlastZone::Outcome::GivesUp)
            zone.outcome = BlastZone::Outcome::Restart; // it has been counted already
        if (m_zones.size() >= mostZones || !isUnderWay(tree, zone))
            return;
        std::erase_if(m_zones, [&](const BlastZone& other) {
            return other.supervisor == zone.supervisor &&
                   (other.dead == zone.dead || zone.strategy != Strategy::OneForOne);
        });
        m_zones.push_back(std::move(zone));
        return;
    }
    case EventType::StopOrdered:
    case EventType::KillOrdered:
        addEffect(TreeMotion::Kind::StopOrder, event.path, now);
        return;
    case EventType::RestartCounted:
        addEffect(TreeMotion::Kind::Counted, event.path, now);
        for (BlastZone& zone : m_zones)
            if (zone.supervisor == event.path)
                zone.outcome = BlastZone::Outcome::Restart;
        return;
    case EventType::GaveUp:
        addEffect(TreeMotion::Kind::Crash, event.path, now);
        return;
    case EventType::SpecDropped:
        fade(*record, now);
        return;
    case EventType::Spawned:
    case EventType::Started:
    case EventType::Ignored:
    case EventType::StartFailed:
    case EventType::Abandoned:
    case EventType::RetryQueued:
    case EventType::SpecAdded:
    case EventType::FlagChanged:
    case EventType::StepIssued:
    case EventType::Result:
    case EventType::Trapped:
    case EventType::StandStill:
    case EventType::Count_:
        return;
    }
}

/// What is listed no more is seen for a while yet: in its place, or as an orphan behind the others.
void TreeScene::fade(const ProcessRecord& record, Moment now) {
    const ItemIndex item = m_model.ownItem(record.path);
    if (item == noItem || m_fading.size() >= mostFading || !m_wantsMotion || record.parent == noPath ||
        fadeOf(record.path, now) < 1)
        return;
    const std::size_t place = m_model.isFading[item] != 0 ? behindAll : std::max(m_model.order[item], 1U) - 1;
    std::erase_if(m_fading, [&](const Faded& faded) { return faded.spec.path == record.path; });
    m_fading.push_back({{record.path, record.parent, place}, now});
}

void TreeScene::addEffect(TreeMotion::Kind kind, PathId path, Moment now) {
    if (m_wantsMotion)
        m_motion.add(kind, path, now);
}

bool TreeScene::tick(Moment now) {
    bool isBusy = m_motion.prune(now);
    if (m_moves) {
        const double t = easeOut((now - m_moves->begin) / TreeMotion::move);
        for (ItemIndex item = 0; item < m_model.size(); ++item) {
            m_model.x[item] = std::lerp(m_moves->fromX[item], m_moves->toX[item], t);
            m_model.y[item] = std::lerp(m_moves->fromY[item], m_moves->toY[item], t);
            m_model.railX[item] = std::lerp(m_moves->fromRail[item], m_moves->toRail[item], t);
        }
        measureReach(m_model);
        if (t >= 1)
            m_moves.reset();
        isBusy = true;
    }
    if (m_glide) {
        const double t = easeOut((now - m_glide->begin) / TreeMotion::move);
        m_camera.scale = std::lerp(m_glide->from.scale, m_glide->to.scale, t);
        m_camera.offsetX = std::lerp(m_glide->from.offsetX, m_glide->to.offsetX, t);
        m_camera.offsetY = std::lerp(m_glide->from.offsetY, m_glide->to.offsetY, t);
        if (t >= 1)
            m_glide.reset();
        isBusy = true;
    }
    if (!m_fading.empty()) {
        dropFaded(now);
        isBusy = true;
    }
    return isBusy;
}

bool TreeScene::isStill() const {
    return m_motion.effects().empty() && !m_moves && !m_glide && m_fading.empty();
}

void TreeScene::dropFaded(Moment now) {
    const auto before = m_fading.size();
    std::erase_if(m_fading, [&](const Faded& faded) { return now - faded.begin >= TreeMotion::fade; });
    if (m_fading.size() != before)
        rebuild(now);
}

double TreeScene::fadeOf(PathId path, Moment now) const {
    for (const Faded& faded : m_fading)
        if (faded.spec.path == path)
            return std::clamp(1 - 0.88 * (now - faded.begin) / TreeMotion::fade, 0.0, 1.0);
    return 1;
}

// --- where everything stands

void TreeScene::rebuild(Moment now) {
    if (m_shown.tree == nullptr)
        return;
    m_structure = m_shown.tree->structureVersion();
    const std::vector<PathId> paths = std::move(m_model.path);
    const std::vector<double> x = m_moves ? m_moves->toX : std::move(m_model.x);
    const std::vector<double> y = m_moves ? m_moves->toY : std::move(m_model.y);
    const std::vector<double> rail = m_moves ? m_moves->toRail : std::move(m_model.railX);
    const std::vector<ItemKind> kinds = std::move(m_model.kind);
    std::vector<PathId> own = paths;
    for (std::size_t i = 0; i < own.size(); ++i)
        if (isGroup(kinds[i]))
            own[i] = noPath;

    m_moves.reset();
    m_model.rebuild(m_shown, m_folding, stillSeen());
    if (m_isFitted)
        chooseGaps();
    arrange(m_model, m_gaps);
    beginMoves(own, x, y, rail, now);
    if (m_isFitted && !m_model.isEmpty())
        glide(fittingCamera(), now);
}

std::vector<TreeModel::Fading> TreeScene::stillSeen() const {
    std::vector<TreeModel::Fading> seen;
    for (const Faded& faded : m_fading)
        seen.push_back(faded.spec);
    return seen;
}

void TreeScene::relayout(Moment now) {
    const std::vector<double> x = m_moves ? m_moves->toX : m_model.x;
    const std::vector<double> y = m_moves ? m_moves->toY : m_model.y;
    const std::vector<double> rail = m_moves ? m_moves->toRail : m_model.railX;
    m_moves.reset();
    arrange(m_model, m_gaps);
    beginMoves(m_model.path, x, y, rail, now);
}

/// Items that were there before go to their new places from where they stood.
void TreeScene::beginMoves(const std::vector<PathId>& paths, const std::vector<double>& x, const std::vector<double>& y,
                           const std::vector<double>& railX, Moment now) {
    if (paths.empty() || m_model.isEmpty())
        return;
    std::vector<std::uint32_t> before(m_shown.paths->size(), noItem);
    for (std::size_t i = 0; i < paths.size(); ++i)
        if (paths[i] != noPath)
            before[paths[i]] = static_cast<std::uint32_t>(i);
    const auto oldOf = [&](ItemIndex item) {
        return isGroup(m_model.kind[item]) ? noItem : before[m_model.path[item]];
    };

    // The view stays with the current process, so that opening a card does not throw it.
    double dx = 0;
    double dy = 0;
    ItemIndex anchor = m_model.ownItem(current);
    if (anchor == noItem || oldOf(anchor) == noItem)
        anchor = 0;
    if (!m_isFitted && oldOf(anchor) != noItem) {
        dx = m_model.x[anchor] - x[oldOf(anchor)];
        dy = m_model.y[anchor] - y[oldOf(anchor)];
        m_camera.offsetX -= dx * m_camera.scale;
        m_camera.offsetY -= dy * m_camera.scale;
    }

    if (!m_wantsMotion || m_model.size() > mostMoved || paths.size() > mostMoved)
        return;
    Moves moves{m_model.x, m_model.y, m_model.railX, m_model.x, m_model.y, m_model.railX, now};
    bool anyMoves = false;
    for (ItemIndex item = 0; item < m_model.size(); ++item) {
        const std::uint32_t old = oldOf(item);
        if (old == noItem)
            continue;
        moves.fromX[item] = x[old] + dx;
        moves.fromY[item] = y[old] + dy;
        moves.fromRail[item] = m_model.isOnRail[item] != 0 ? railX[old] + dx : moves.toRail[item];
        anyMoves = anyMoves || std::abs(moves.fromX[item] - moves.toX[item]) > 0.5 ||
                   std::abs(moves.fromY[item] - moves.toY[item]) > 0.5;
    }
    if (anyMoves)
        m_moves = std::move(moves);
}

BlastZone TreeScene::hoveredZone() const {
    return hovered == noPath || m_shown.isEmpty() ? BlastZone{} : blastZone(*m_shown.tree, hovered, m_time);
}

} // namespace resprout::ui
