#pragma once

#include "ui/tree/blast_zone.h"
#include "ui/tree/camera.h"
#include "ui/tree/find_marks.h"
#include "ui/tree/once.h"
#include "ui/tree/tree_layout.h"
#include "ui/tree/tree_motion.h"

#include <QSizeF>

#include <optional>
#include <unordered_set>

namespace resprout::ui {

/// All that the canvas shows at this moment: where everything stands, what moves, what is selected and hovered.
/// It follows a fold by the events in its log. It reads no clock: every function that needs one is told the moment.
/// GUI thread only.
class TreeScene {
public:
    enum class Motion { Full, Reduced };

    void open(const ShownTree& shown, Moment now);
    /// The same tree, played again: folding, camera and current process stay. What was shown before is still to be read.
    void resume(const ShownTree& shown, Moment now);
    /// Takes what happened since. Whether anything is to be painted anew.
    bool advance(VirtualTime time, Moment now);
    /// Moves what moves. Whether it must be called again in the next frame.
    bool tick(Moment now);

    [[nodiscard]] const ShownTree& shown() const { return m_shown; }
    [[nodiscard]] const TreeModel& model() const { return m_model; }
    [[nodiscard]] const TreeMotion& motion() const { return m_motion; }
    [[nodiscard]] const Gaps& gaps() const { return m_gaps; }
    [[nodiscard]] bool isStill() const; // nothing moves or fades
    [[nodiscard]] bool isOnItsWay() const { return m_moves.has_value() || m_glide.has_value(); }
    [[nodiscard]] bool isCalm() const { return m_isCalm; } // few changes in the last frame: they may move
    [[nodiscard]] VirtualTime time() const { return m_time; }
    void setTime(VirtualTime time) { m_time = time; }           // while nothing of it is shown
    [[nodiscard]] double fadeOf(PathId path, Moment now) const; // opacity of a dropped spec

    // --- the camera
    [[nodiscard]] const Camera& camera() const { return m_camera; }
    [[nodiscard]] double zoom() const { return m_camera.scale / m_unit; } // 1: 100 %
    [[nodiscard]] double aimedZoom() const { return (m_glide ? m_glide->to.scale : m_camera.scale) / m_unit; }
    void setUnit(double pixels, Moment now); // pixels of one at 100 %: the font factor
    void setViewport(QSizeF size, Moment now);
    void setMotion(Motion motion) { m_wantsMotion = motion == Motion::Full; }
    void pan(double dx, double dy);
    void zoomTo(double zoom, QPointF fixed);
    void glideTo(double zoom, Moment now); // around the middle
    void fit(Moment now);
    void reveal(PathId path, Moment now);
    void bringUp(PathId path, Moment now); // opens what it lies in, and shows it large enough to be read
    void centreOn(PathId path);            // at this zoom, at once
    [[nodiscard]] bool isFitted() const { return m_isFitted; }

    static constexpr double leastZoom = 0.0005, mostZoom = 3;

    // --- what is opened and folded
    void unfoldAll(Moment now); // and shows all of it
    void toggleFold(PathId supervisor, Moment now);
    void toggleCluster(PathId supervisor, Moment now);
    void collapseAll(Moment now); // every supervisor below the root
    void expandAll(Moment now);
    [[nodiscard]] bool isFolded(PathId supervisor) const { return m_folding.folded.contains(supervisor); }
    [[nodiscard]] bool isBelow(PathId path, PathId supervisor) const;
    [[nodiscard]] bool isClusterOpen(PathId supervisor) const { return m_folding.openClusters.contains(supervisor); }

    // --- pointing
    [[nodiscard]] ItemIndex itemAt(QPointF screen) const;
    [[nodiscard]] bool isAnythingIn(const QRectF& screen) const;
    [[nodiscard]] PathId processAt(QPointF screen) const; // also behind the dot of a cluster
    [[nodiscard]] bool isOnGauge(QPointF screen) const;   // of a supervisor's card
    [[nodiscard]] QRectF boxOf(PathId path) const;        // on the screen; empty when it is not drawn

    PathId current = noPath;
    PathId hovered = noPath;
    FindMarks found; // what was looked for

    // --- blast zones
    [[nodiscard]] const std::vector<BlastZone>& zones() const { return m_zones; } // restarts under way
    [[nodiscard]] BlastZone hoveredZone() const;

private:
    void forget();
    void rebuild(Moment now);
    void relayout(Moment now);
    void beginMoves(const std::vector<PathId>& paths, const std::vector<double>& x, const std::vector<double>& y,
                    const std::vector<double>& railX, Moment now);
    void take(const LifecycleEvent& event, Moment now);
    void addEffect(TreeMotion::Kind kind, PathId path, Moment now);
    void fade(const ProcessRecord& record, Moment now);
    void dropFaded(Moment now);
    void chooseGaps();
    void foldUntilReadable();
    [[nodiscard]] std::vector<std::uint8_t> foldableToFit() const; // by item
    void unfoldWhatWasFoldedToFit();
    [[nodiscard]] std::vector<TreeModel::Fading> stillSeen() const; // dropped specs that fade
    void fitWhere(double enough, Moment now);                       // at a smaller zoom, subtrees are folded
    [[nodiscard]] TreeModel aimedModel() const;
    [[nodiscard]] double zoomThatFits(const Box& all) const;
    [[nodiscard]] double fittingScale() const;
    [[nodiscard]] Camera fittingCamera() const;
    void glide(const Camera& to, Moment now);
    void open(PathId path, Moment now); // what it is folded away in
    [[nodiscard]] Box aimedBox(ItemIndex item) const;
    void centre(Camera& camera, ItemIndex item) const;

    ShownTree m_shown;
    VirtualTime m_time = 0;
    std::size_t m_nextRow = 0;
    Once m_once; // whose state was taken in a frame that is not calm
    std::uint64_t m_structure = 0;
    TreeModel m_model;
    Folding m_folding;
    std::unordered_set<PathId> m_foldedToFit;  // of them, those that nobody folded by hand
    std::unordered_set<PathId> m_openedByHand; // these are not folded to fit
    Gaps m_gaps;
    TreeMotion m_motion;
    bool m_wantsMotion = true;
    bool m_isCalm = true;

    Camera m_camera;
    double m_unit = 1;
    QSizeF m_viewport;
    bool m_isFitted = true; // until a person pans or zooms

    struct Glide {
        Camera from, to;
        Moment begin = 0;
    };
    std::optional<Glide> m_glide;
    struct Moves {
        std::vector<double> fromX, fromY, fromRail, toX, toY, toRail;
        Moment begin = 0;
    };
    std::optional<Moves> m_moves;

    struct Faded {
        TreeModel::Fading spec;
        Moment begin = 0;
    };
    std::vector<Faded> m_fading;
    std::vector<BlastZone> m_zones;
};

} // namespace resprout::ui
