#include "tests/core/node/story.h"

#include "core/runtime/engine.h"
#include "core/scenario/read.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>
#include <vector>

namespace resprout::test {

namespace {

constexpr std::size_t mostTold = 4'000; // lines
constexpr std::int64_t seeds = 8;

enum class Order : std::uint8_t { OfAll, OfEachSupervisor };

/// Who the event is about, and whose order it is told in: its supervisor's, and its own if it has children.
struct Line {
    std::string supervisor, process;
    std::string text;
    bool operator==(const Line&) const = default;
};
using Lines = std::vector<Line>;

std::string join(const Lines& lines) {
    std::string all;
    for (const Line& line : lines)
        all += line.text;
    return all;
}

/// What OTP orders: of each supervisor its own events and those of its children, not those of different ones.
std::map<std::string, std::string> lanesOf(const Lines& lines) {
    std::map<std::string, std::string> lanes;
    for (const Line& line : lines) {
        lanes[line.supervisor] += line.text;
        if (line.process != line.supervisor)
            lanes[line.process] += line.text;
    }
    return lanes;
}

bool isDoneByItsSupervisor(EventType type) {
    return type == EventType::Result || type == EventType::SpecDropped || type == EventType::KillOrdered;
}

Line lineOf(const LifecycleEvent& event, const PathTable& paths, std::string text) {
    if (event.path == noPath)
        return {{}, {}, std::move(text)};
    const std::string process = paths.text(event.path);
    if (event.type == EventType::RestartCounted || event.type == EventType::GaveUp ||
        paths.parent(event.path) == noPath)
        return {process, process, std::move(text)};
    const std::string supervisor = paths.text(paths.parent(event.path));
    return {supervisor, isDoneByItsSupervisor(event.type) ? supervisor : process, std::move(text)};
}

std::string textOf(const LifecycleEvent& event, const PathTable& paths, const TermTable& terms) {
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
        return text + "= " + answerText(event, paths, terms) + '\n';
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

Lines tell(std::string_view tree, std::string_view script, VirtualTime from, std::int64_t seed = 0) {
    const std::string text =
        R"({"format":"resprout/1","tree":)" + std::string(tree) + R"(,"script":)" + std::string(script) + "}";
    const ReadResult read = readScenario(text, "story");
    for (const Complaint& complaint : read.complaints)
        EXPECT_NE(complaint.grade, Complaint::Grade::Error) << describe("story", complaint);
    if (!read.scenario)
        return {{{}, {}, "the scenario cannot be read"}};
    PathTable paths;
    TermTable terms;
    Program program(*read.scenario, paths, terms);
    Lines told;
    FunctionSink sink([&](std::span<const LifecycleEvent> events) {
        for (const LifecycleEvent& event : events) {
            if (told.size() > mostTold)
                told.clear(); // an endless story: its end is enough
            if (event.time < from)
                continue;
            if (std::string words = textOf(event, paths, terms); !words.empty())
                told.push_back(lineOf(event, paths, std::move(words)));
        }
    });
    Engine engine(program, {.seed = seed}, sink);
    while (engine.nextDue() <= read.scenario->end())
        engine.playNext();
    return told;
}

std::string tellOnEverySeed(std::string_view tree, std::string_view script, VirtualTime from, Order order) {
    const Lines first = tell(tree, script, from);
    for (std::int64_t seed = 1; seed < seeds; ++seed) {
        const Lines told = tell(tree, script, from, seed);
        if (order == Order::OfEachSupervisor ? lanesOf(told) != lanesOf(first) : told != first)
            return join(first) + "but seed " + std::to_string(seed) + " says\n" + join(told);
    }
    return join(first);
}

} // namespace

std::string story(std::string_view tree, std::string_view script) {
    return join(tell(tree, script, 1));
}

std::string wholeStory(std::string_view tree, std::string_view script) {
    return join(tell(tree, script, 0));
}

std::string sameStory(std::string_view tree, std::string_view script) {
    return tellOnEverySeed(tree, script, 1, Order::OfAll);
}

std::string sameWholeStory(std::string_view tree, std::string_view script) {
    return tellOnEverySeed(tree, script, 0, Order::OfAll);
}

std::string sameStoryInAnyOrder(std::string_view tree, std::string_view script) {
    return tellOnEverySeed(tree, script, 1, Order::OfEachSupervisor);
}

} // namespace resprout::test
