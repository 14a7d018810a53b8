#pragma once

#include "core/scenario/spec_paths.h"
#include "tests/support/played_events.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

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

/// What the keepers of books share: names, and what a file says about a path. Confined to one thread.
class EventBooks {
public:
    EventBooks(const Scenario& scenario, const PlayedEvents& played)
        : m_scenario(scenario), m_played(played), m_specs(scenario) {}

protected:
    [[nodiscard]] const Scenario& scenario() const { return m_scenario; }
    [[nodiscard]] const std::vector<LifecycleEvent>& events() const { return m_played.events; }
    [[nodiscard]] VirtualTime until() const { return m_played.until; }
    [[nodiscard]] const PathTable& paths() const { return *m_played.paths; }
    [[nodiscard]] const TermTable& terms() const { return *m_played.terms; }

    [[nodiscard]] Incarnation supervisorOf(const LifecycleEvent& event) const {
        return {paths().parent(event.path), event.up};
    }
    /// The spec that a path stands for; nothing when it can be several.
    [[nodiscard]] const NodeSpec* specOf(PathId path) const {
        const Candidates found = m_specs.find(paths().text(path));
        return found.count == 1 && !found.areMore ? &m_scenario.node(found.nodes[0]) : nullptr;
    }
    [[nodiscard]] const Step& stepOf(const LifecycleEvent& result) const { return m_scenario.script[result.attempt]; }
    [[nodiscard]] bool isOk(const LifecycleEvent& result) const { return result.term == TermTable::ok; }
    [[nodiscard]] std::string name(PathId path, std::uint32_t attempt) const {
        return paths().text(path) + '@' + std::to_string(attempt);
    }
    [[nodiscard]] std::string name(Incarnation one) const { return name(one.path, one.attempt); }

    /// Only the first breach: later ones may be its consequences.
    void breach(const LifecycleEvent& event, const std::string& sentence) {
        if (m_breach.empty())
            m_breach = std::to_string(event.time) + " ms: " + sentence;
    }
    /// Takes one event after the other, until there is a breach.
    template <class Take>
    [[nodiscard]] std::string firstBreachOf(Take take) {
        for (const LifecycleEvent& event : events()) {
            take(event);
            if (isBroken())
                break;
        }
        return takeBreach();
    }
    [[nodiscard]] bool isBroken() const { return !m_breach.empty(); }
    [[nodiscard]] std::string takeBreach() { return std::exchange(m_breach, {}); }

private:
    const Scenario& m_scenario;
    const PlayedEvents& m_played;
    SpecPaths m_specs;
    std::string m_breach;
};

} // namespace resprout::test
