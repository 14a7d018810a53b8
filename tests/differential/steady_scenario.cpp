#include "tests/differential/steady_scenario.h"

#include "core/node/run_headless.h"
#include "core/scenario/spec_paths.h"
#include "tests/conformance/compare.h"
#include "tests/support/random_scenario.h"

#include <algorithm>
#include <optional>
#include <random>
#include <set>
#include <utility>
#include <variant>

namespace resprout::differential {

namespace {

constexpr std::int64_t quiet = 200; // ms before the end, and after it
constexpr int variations = 12;

/// Sometimes the steps are late, sometimes the delays, sometimes both: so whatever falls together comes apart both ways.
class Lateness {
public:
    explicit Lateness(std::uint64_t seed)
        : m_random(seed), m_ofSteps(seed % 3 == 0 ? 0 : 30), m_ofDelays(seed % 3 == 1 ? 0 : 6) {}

    void addTo(Scenario& scenario) {
        for (Step& step : scenario.script)
            step.at += between(0, m_ofSteps);
        for (NodeSpec& node : scenario.nodes)
            addTo(node);
    }

private:
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(m_random);
    }

    void add(std::int64_t& delay) {
        if (delay > 0)
            delay += between(0, m_ofDelays);
    }

    void addTo(NodeSpec& node) {
        if (node.startDelay)
            add(*node.startDelay);
        if (node.stopDelay)
            add(*node.stopDelay);
        for (std::optional<Lifetime>& lifetime : node.lifetime)
            if (lifetime)
                add(lifetime->after);
        if (node.shutdown && std::holds_alternative<Shutdown>(*node.shutdown) &&
            std::get<Shutdown>(*node.shutdown).milliseconds > 0)
            add(std::get<Shutdown>(*node.shutdown).milliseconds);
    }

    std::mt19937_64 m_random;
    std::int64_t m_ofSteps;  // ms, at most
    std::int64_t m_ofDelays; // ms, at most
};

std::optional<conformance::Trace> traceOf(const Scenario& scenario, std::int64_t seed) {
    std::string error;
    return conformance::readTrace(playedByEngine(scenario, seed), error);
}

/// Nothing happens around the end, when the final state is taken.
bool isQuietAtTheEnd(Scenario scenario) {
    const std::int64_t end = scenario.end();
    scenario.until = end + quiet;
    const std::optional<conformance::Trace> trace = traceOf(scenario, 0);
    return trace && std::all_of(trace->events.begin(), trace->events.end(),
                                [&](const auto& event) { return event.t < end - quiet; });
}

/// A code change is three calls (suspend, change, resume). When two changes wait for one supervisor, what comes of them
/// depends on how the calls of the two callers interleave.
bool hasTwoChangesAtOnce(const Scenario& scenario, const conformance::Trace& trace) {
    std::set<std::pair<std::string, std::int64_t>> answered;
    return std::any_of(trace.events.begin(), trace.events.end(), [&](const auto& event) {
        return event.ev == "result" && event.op == word(StepOp::Reconfigure) &&
               !answered.emplace(scenario.script[static_cast<std::size_t>(event.step)].target, event.t).second;
    });
}

/// A path that a supervisor has at one time and a pool at another: what start_child there gives depends on which it is, and
/// a step is written for one of them.
bool startsWhereKindsChange(const Scenario& scenario) {
    const SpecPaths paths(scenario);
    return std::any_of(scenario.script.begin(), scenario.script.end(), [&](const Step& step) {
        if (step.op != StepOp::StartChild)
            return false;
        const Candidates found = paths.find(step.target);
        if (found.areMore)
            return true;
        return std::any_of(found.nodes.begin(), found.nodes.begin() + found.count, [&](NodeIndex node) {
            const NodeSpec &first = scenario.node(found.nodes[0]), &other = scenario.node(node);
            return first.kind != other.kind || isPool(first) != isPool(other);
        });
    });
}

} // namespace

std::string playedByEngine(const Scenario& scenario, std::int64_t seed) {
    std::string written;
    HeadlessOptions options;
    options.seed = seed;
    const HeadlessResult result =
        runHeadless(scenario, options, [&written](std::string_view text) { written += text; });
    return result.stoodStill ? std::string() : written;
}

bool isSteady(const Scenario& scenario) {
    const std::optional<conformance::Trace> plain = traceOf(scenario, 0);
    if (!plain || !isQuietAtTheEnd(scenario) || hasTwoChangesAtOnce(scenario, *plain) ||
        startsWhereKindsChange(scenario))
        return false;
    for (int variation = 1; variation <= variations; ++variation) {
        Scenario late = scenario;
        Lateness(static_cast<std::uint64_t>(variation)).addTo(late);
        const std::optional<conformance::Trace> trace = traceOf(late, variation);
        if (!trace || conformance::difference(*plain, *trace))
            return false;
    }
    return true;
}

Scenario steadyScenario(std::uint64_t seed) {
    std::seed_seq source{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)};
    std::mt19937_64 seeds(source);
    for (;;) {
        Scenario scenario = test::randomScenario(seeds(), test::Races::Avoided);
        if (isSteady(scenario))
            return scenario;
    }
}

} // namespace resprout::differential
