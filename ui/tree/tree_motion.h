#pragma once

#include "core/otp/path_table.h"

#include <algorithm>
#include <vector>

namespace resprout::ui {

/// Milliseconds of the wall clock since the canvas was made; only for what moves.
using Moment = double;

/// Things that are seen for a short while after an event. GUI thread only.
class TreeMotion {
public:
    static constexpr Moment flash = 120;           // a crash lights up
    static constexpr Moment decay = 400;           // and fades as a ring; so does a new segment of a gauge
    static constexpr Moment travel = 180;          // a signal along an edge: less than each of ten beats at 1x
    static constexpr Moment move = 200;            // an item to its new place
    static constexpr Moment fade = 3000;           // a dropped spec
    static constexpr std::size_t mostChanges = 60; // in one frame; above it only fills change

    enum class Kind { Crash, Counted, ExitSignal, StopOrder };
    struct Effect {
        Kind kind;
        PathId path; // the process; the child's end of the edge
        Moment begin;
    };

    void add(Kind kind, PathId path, Moment now) {
        std::erase_if(m_effects, [&](const Effect& effect) { return effect.kind == kind && effect.path == path; });
        m_effects.push_back({kind, path, now});
    }
    void clear() { m_effects.clear(); }

    [[nodiscard]] static Moment length(Kind kind) {
        switch (kind) {
        case Kind::Crash:
            return flash + decay;
        case Kind::Counted:
            return decay;
        case Kind::ExitSignal:
        case Kind::StopOrder:
            return travel;
        }
        return 0;
    }
    /// Forgets what is over. Whether the picture is another now: something moves, or is gone since.
    bool prune(Moment now) {
        const auto over =
            std::erase_if(m_effects, [&](const Effect& effect) { return now - effect.begin >= length(effect.kind); });
        return over > 0 || !m_effects.empty();
    }
    [[nodiscard]] const std::vector<Effect>& effects() const { return m_effects; }
    /// How far it is, 0 to 1; 1 when it is over or never was.
    [[nodiscard]] double progress(Kind kind, PathId path, Moment now) const {
        for (const Effect& effect : m_effects)
            if (effect.kind == kind && effect.path == path)
                return std::clamp((now - effect.begin) / length(kind), 0.0, 1.0);
        return 1;
    }

private:
    std::vector<Effect> m_effects;
};

[[nodiscard]] inline double easeOut(double t) {
    const double rest = 1 - std::clamp(t, 0.0, 1.0);
    return 1 - rest * rest * rest;
}

} // namespace resprout::ui
