#include "core/node/run_headless.h"

#include "core/node/story_writer.h"
#include "core/node/trace_writer.h"
#include "core/runtime/engine.h"
#include "core/runtime/final_state.h"

#include <memory>

namespace resprout {

namespace {

/// The run as a window would have folded it.
struct Fold {
    Fold(const Scenario& scenario, const PathTable& paths) : tree(scenario, paths) {}

    void take(std::span<const LifecycleEvent> events) {
        tree.apply(events);
        for (const LifecycleEvent& event : events)
            log.append(event);
        index.follow(log, tree);
    }

    TreeFold tree;
    EventLog log;
    LogIndex index;
};

} // namespace

HeadlessResult runHeadless(const Scenario& scenario, const HeadlessOptions& options,
                           const std::function<void(std::string_view text)>& write) {
    PathTable paths;
    TermTable terms;
    Program program(scenario, paths, terms, options.turnShardsBy);
    TraceWriter trace(
        program, write ? write : [](std::string_view) {});
    trace.header(scenario.name);
    const auto fold = options.explain ? std::make_unique<Fold>(scenario, paths) : nullptr;

    HeadlessResult result;
    Engine::Options engineOptions;
    engineOptions.threads = options.threads;
    engineOptions.seed = options.seed.value_or(scenario.seed);
    engineOptions.rules = options.rules;
    engineOptions.shuffle = options.shuffle;
    engineOptions.alwaysParallel = options.alwaysParallel;
    FunctionSink sink([&](std::span<const LifecycleEvent> events) {
        if (fold)
            fold->take(events);
        for (const LifecycleEvent& event : events) {
            trace.event(event);
            if (event.type == EventType::StandStill) {
                result.stoodStill = true;
                result.message = "time stands still at " + std::to_string(event.time) +
                                 " ms: " + paths.text(event.path) + " is busy for ever";
            }
        }
    });
    Engine engine(program, engineOptions, sink);
    const VirtualTime until = options.until.value_or(scenario.end());
    while (engine.nextDue() < until && (!options.goesOn || options.goesOn()))
        engine.playNext();
    trace.final(until, finalState(program, engine.state()));
    if (fold)
        StoryWriter({fold->tree, fold->log, fold->index, paths, terms}, options.explain).write(scenario.name);
    result.signals = engine.signalsHandled();
    return result;
}

} // namespace resprout
