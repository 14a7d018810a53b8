#pragma once

#include "core/scenario/spec_paths.h"
#include "tests/support/played_events.h"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace resprout::test {

/// One process of a path, or one that was to be.
struct Incarnation {
    PathId path = noPath;
    std::uint32_t attempt = 0;

    bool operator==(const Incarnation&) const = default;
};

struct IncarnationHash {
    std::size_t operator()(const Incarnation& one) const {
        return (std::size_t{one.path} << 32U | one.attempt) * 0x9E37'79B9'7F4A'7C15ULL >> 7U;
    }
};

/// What the keepers of books share: names, and what a file says about a path.
class EventBooks {
public:
    EventBooks(const Scenario& scenario, const PlayedEvents& played)
        : m_scenario(scenario), m_played(played), m_specs(scenario) {}

protected:
    [[nodiscard]] Incarnation supervisorOf(const LifecycleEvent& event) const {
        return {m_played.paths->parent(event.path), event.up};
    }
    /// The spec that a path stands for; nothing when it can be several.
    [[nodiscard]] const NodeSpec* specOf(PathId path) const {
        const Candidates found = m_specs.find(m_played.paths->text(path));
        return found.count == 1 && !found.areMore ? &m_scenario.node(found.nodes[0]) : nullptr;
    }
    [[nodiscard]] const Step& stepOf(const LifecycleEvent& result) const { return m_scenario.script[result.attempt]; }
    [[nodiscard]] bool isOk(const LifecycleEvent& result) const { return result.term == TermTable::ok; }
    [[nodiscard]] std::string name(PathId path, std::uint32_t attempt) const {
        return m_played.paths->text(path) + '@' + std::to_string(attempt);
    }
    [[nodiscard]] std::string name(Incarnation one) const { return name(one.path, one.attempt); }

    /// The first breach; later ones may be its consequences.
    void breach(const LifecycleEvent& event, const std::string& sentence) {
        if (m_breach.empty())
            m_breach = std::to_string(event.time) + " ms: " + sentence;
    }

    const Scenario& m_scenario;
    const PlayedEvents& m_played;
    SpecPaths m_specs;
    std::string m_breach;
};

} // namespace resprout::test
