#include "ui/bridge/run_state.h"

#include <algorithm>
#include <utility>

namespace resprout::ui {

RunState RunState::begin(ScriptBook begun, VirtualTime present, unsigned threads) {
    RunState state;
    const Scenario scenario = begun.begin(present);
    state.book = std::move(begun);
    const RunOptions options{.threads = threads, .seed = scenario.seed, .inBackground = true};
    state.node = std::make_unique<SimulatedNode>(scenario, options);
    state.tree = TreeFold(scenario, state.node->paths());
    return state;
}

void RunState::take(std::span<const LifecycleEvent> events) {
    for (const LifecycleEvent& event : events) {
        if (event.type == EventType::StepIssued)
            book.issued(event.attempt, event.time);
    }
}

void RunState::fold(std::span<const LifecycleEvent> events) {
    tree.apply(events);
    constexpr std::size_t block = 1'000; // its rows are still at hand when the index reads them
    while (!events.empty()) {
        const auto next = events.first(std::min(block, events.size()));
        events = events.subspan(next.size());
        for (const LifecycleEvent& event : next) {
            log.append(event);
            if (event.type == EventType::StepIssued)
                book.issueShown(event.attempt, event.path);
            else if (event.type == EventType::Result)
                book.answerShown(event.attempt, event.term);
        }
        index.follow(log, tree);
    }
}

} // namespace resprout::ui
