#include "tests/core/node/story.h"

#include "core/runtime/engine.h"
#include "core/scenario/read.h"

#include <gtest/gtest.h>

namespace resprout::test {

namespace {

constexpr std::size_t mostTold = 100'000; // characters
constexpr std::int64_t seeds = 8;

std::string line(const LifecycleEvent& event, const PathTable& paths, const TermTable& terms) {
    std::string text = std::to_string(event.time) + ' ';
    switch (event.type) {
    case EventType::Started:
        return text + paths.text(event.path) + " started\n";
    case EventType::Ignored:
        return text + paths.text(event.path) + " ignored\n";
    case EventType::StartFailed:
    case EventType::Exited:
    case EventType::Trapped:
        return text + paths.text(event.path) + ' ' + std::string(word(event.type)) + ' ' + terms.text(event.term) +
               '\n';
    case EventType::RestartCounted:
        return text + paths.text(event.path) + " counts " + std::to_string(event.value) + '\n';
    case EventType::GaveUp:
        return text + paths.text(event.path) + " gave up\n";
    case EventType::KillOrdered:
        return text + paths.text(event.path) + " is killed\n";
    case EventType::SpecDropped:
        return text + paths.text(event.path) + " forgotten\n";
    case EventType::Result:
        return text + "= " + terms.text(event.term) + '\n';
    case EventType::StandStill:
        return text + "time stands still\n";
    case EventType::Spawned:
    case EventType::Abandoned:
    case EventType::StopOrdered:
    case EventType::RetryQueued:
    case EventType::SpecAdded:
    case EventType::FlagChanged:
    case EventType::StepIssued:
    case EventType::Count_:
        break;
    }
    return {};
}

std::string tell(std::string_view tree, std::string_view script, VirtualTime from, std::int64_t seed = 0) {
    const std::string text =
        R"({"format":"resprout/1","tree":)" + std::string(tree) + R"(,"script":)" + std::string(script) + "}";
    const ReadResult read = readScenario(text, "story");
    for (const Complaint& complaint : read.complaints)
        EXPECT_NE(complaint.grade, Complaint::Grade::Error) << describe("story", complaint);
    if (!read.scenario)
        return "the scenario cannot be read";
    PathTable paths;
    TermTable terms;
    Program program(*read.scenario, paths, terms);
    std::string told;
    FunctionSink sink([&](std::span<const LifecycleEvent> events) {
        for (const LifecycleEvent& event : events) {
            if (told.size() > mostTold)
                told.clear(); // an endless story: its end is enough
            if (event.time >= from)
                told += line(event, paths, terms);
        }
    });
    Engine engine(program, {.seed = seed}, sink);
    while (engine.nextDue() <= read.scenario->end())
        engine.playNext();
    return told;
}

std::string tellOnEverySeed(std::string_view tree, std::string_view script, VirtualTime from) {
    std::string first = tell(tree, script, from);
    for (std::int64_t seed = 1; seed < seeds; ++seed) {
        const std::string told = tell(tree, script, from, seed);
        if (told != first)
            return first.append("but seed ").append(std::to_string(seed)).append(" says\n").append(told);
    }
    return first;
}

} // namespace

std::string story(std::string_view tree, std::string_view script) {
    return tell(tree, script, 1);
}

std::string wholeStory(std::string_view tree, std::string_view script) {
    return tell(tree, script, 0);
}

std::string sameStory(std::string_view tree, std::string_view script) {
    return tellOnEverySeed(tree, script, 1);
}

std::string sameWholeStory(std::string_view tree, std::string_view script) {
    return tellOnEverySeed(tree, script, 0);
}

} // namespace resprout::test
