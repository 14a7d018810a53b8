#include "tests/fuzz/try_scenario.h"

#include "core/export/tree_text.h"
#include "core/node/run_headless.h"
#include "core/scenario/read.h"
#include "core/scenario/write.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace resprout::fuzz {

namespace {

void demand(bool isKept, std::string_view promise, std::string_view text) {
    if (isKept)
        return;
    std::cerr << "broken promise: " << promise << "\n" << text << '\n';
    std::abort();
}

} // namespace

Outcome tryScenario(std::string_view text) {
    const ReadResult result = readScenario(text, "stem");
    const bool hasError =
        std::any_of(result.complaints.begin(), result.complaints.end(),
                    [](const Complaint& complaint) { return complaint.grade == Complaint::Grade::Error; });
    demand(result.complaints.size() <= 100, "at most 100 messages", text);
    demand(!hasError || !result.scenario, "nothing half-loaded", text);
    demand(hasError || result.scenario || result.more > 0, "a refusal says why", text);
    for (const Complaint& complaint : result.complaints) {
        demand(complaint.line >= 1 && !complaint.message.empty(), "a message has a place and words", text);
        demand(!describe("file", complaint).empty(), "a message can be shown", text);
    }
    if (!result.scenario)
        return Outcome::Refused;
    const std::string written = writeScenario(*result.scenario);
    const ReadResult again = readScenario(written, "another");
    demand(again.scenario.has_value(), "what was written can be read", written);
    demand(*again.scenario == *result.scenario, "what was written reads the same", written);
    demand(again.complaints.size() == result.complaints.size(), "what was written is refused the same", written);
    demand(!scenarioAsText(*result.scenario).empty(), "it can be shown", text);
    return result.complaints.empty() ? Outcome::Fine : Outcome::OtpRefuses;
}

void playScenario(std::string_view text) {
    constexpr std::int64_t longest = 3000; // ms
    const ReadResult result = readScenario(text, "stem");
    if (!result.scenario)
        return;
    HeadlessOptions options;
    options.until = std::min(result.scenario->end(), longest);
    std::size_t bytes = 0;
    runHeadless(*result.scenario, options, [&bytes](std::string_view line) { bytes += line.size(); });
    demand(bytes > 0, "a run has a trace", text);
}

} // namespace resprout::fuzz
