// For libFuzzer: build with the preset `fuzz`, run fuzz_engine FOLDER. Bytes become a tree and a script, and the engine plays
// them. What must hold of any run is demanded; a breach prints the scenario and aborts.

#include "core/node/run_headless.h"
#include "core/scenario/write.h"
#include "tests/support/invariants.h"
#include "tests/support/scenario_from_bytes.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

using namespace resprout;

void demand(const std::string& breach, const Scenario& scenario) {
    if (breach.empty())
        return;
    std::cerr << breach << '\n' << writeScenario(scenario) << '\n';
    std::abort();
}

std::string traceOf(const Scenario& scenario, std::uint64_t shuffle, std::uint32_t turnShardsBy) {
    HeadlessOptions options;
    options.shuffle = shuffle;
    options.turnShardsBy = turnShardsBy;
    std::string trace;
    runHeadless(scenario, options, [&](std::string_view text) { trace += text; });
    return trace;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Scenario scenario = test::scenarioFromBytes({data, size});
    demand(test::firstBreach(scenario, test::playEvents(scenario)), scenario);
    const auto number = static_cast<std::uint32_t>(size);
    const std::string trace = traceOf(scenario, 0, 0);
    demand(trace == traceOf(scenario, 1 + number, 0) ? "" : "shuffled shards give another trace", scenario);
    demand(trace == traceOf(scenario, 0, 1 + number % 31) ? "" : "turned shards give another trace", scenario);
    return 0;
}
