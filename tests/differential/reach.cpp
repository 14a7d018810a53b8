#include "tests/differential/reach.h"

#include "core/otp/path_table.h"
#include "core/otp/term_table.h"
#include "core/runtime/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <span>

namespace resprout::differential {

void Reach::add(const Scenario& scenario) {
    std::array<bool, static_cast<std::size_t>(Why::Count_)> seen{};
    PathTable paths;
    TermTable terms;
    Program program(scenario, paths, terms);
    FunctionSink sink([&seen](std::span<const LifecycleEvent> events) {
        for (const LifecycleEvent& event : events)
            seen[static_cast<std::size_t>(event.why)] = true;
    });
    Engine engine(program, Engine::Options(), sink);
    while (engine.nextDue() < scenario.end())
        engine.playNext();
    for (std::size_t why = 0; why < seen.size(); ++why)
        m_scenarios[why] += seen[why] ? 1U : 0U;
}

std::string Reach::text() const {
    std::array<std::size_t, static_cast<std::size_t>(Why::Count_)> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [this](std::size_t a, std::size_t b) { return m_scenarios[a] < m_scenarios[b]; });
    std::string text;
    for (const std::size_t why : order)
        text += fmt::format("{:8} {:4} {}\n", m_scenarios[why], ruleOf(static_cast<Why>(why)),
                            phraseOf(static_cast<Why>(why)));
    return text;
}

} // namespace resprout::differential
