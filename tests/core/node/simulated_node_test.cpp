#include "core/node/simulated_node.h"

#include "core/node/event_ring.h"
#include "core/runtime/standing.h"
#include "core/scenario/read.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#if defined(__linux__)
#include <sys/resource.h>
#endif

namespace resprout {
namespace {

Scenario read(std::string_view tree, std::string_view script = "[]") {
    const std::string text =
        R"({"format":"resprout/1","tree":)" + std::string(tree) + R"(,"script":)" + std::string(script) + "}";
    return readScenario(text, "node").scenario.value();
}

constexpr auto twoWorkers = R"({"id":"top","kind":"supervisor","intensity":1000000,"period":1,"children":[
    {"id":"a","kind":"worker"},{"id":"b","kind":"worker"}]})";

/// Takes events until the engine waits for a new grant.
std::vector<LifecycleEvent> drainUntilHalted(SimulatedNode& node) {
    std::vector<LifecycleEvent> all;
    const auto take = [&](std::span<const LifecycleEvent> events) {
        all.insert(all.end(), events.begin(), events.end());
    };
    while (!node.progress().halted) {
        node.drain(take);
        std::this_thread::yield();
    }
    node.drain(take);
    return all;
}

/// Takes nothing until the engine can go no further.
void awaitFullRing(const SimulatedNode& node) {
    while (node.waiting() < EventRing::capacity)
        std::this_thread::yield();
}

Step killStep(std::string target) {
    Step step;
    step.op = StepOp::Signal;
    step.target = std::move(target);
    step.reason = atom("kill");
    return step;
}

TEST(SimulatedNode, DoesNothingBeforeItIsGrantedTime) {
    SimulatedNode node(read(twoWorkers), {});
    EXPECT_EQ(node.progress().now, -1);
    EXPECT_EQ(node.drain([](std::span<const LifecycleEvent>) {}), 0U);
}

TEST(SimulatedNode, PlaysUpToTheLimitAndHalts) {
    SimulatedNode node(read(twoWorkers, R"([{"at":500,"do":"exit","target":"top/a","reason":"oops"}])"), {});
    node.grant(499, SimulatedNode::Halt::AtLimit);
    const auto started = drainUntilHalted(node);
    EXPECT_EQ(started.back().type, EventType::Started);
    EXPECT_EQ(node.progress().now, 499);
    EXPECT_EQ(node.progress().nextDue, 500);
    node.grant(forever, SimulatedNode::Halt::AtLimit);
    EXPECT_FALSE(drainUntilHalted(node).empty());
    EXPECT_EQ(node.progress().nextDue, forever);
}

TEST(SimulatedNode, HaltsAfterAMillisecondInWhichSomethingHappened) {
    SimulatedNode node(read(twoWorkers, R"([{"at":500,"do":"exit","target":"top/a","reason":"oops"},
        {"at":700,"do":"exit","target":"top/b","reason":"oops"}])"),
                       {});
    for (const VirtualTime at : {0, 500, 700}) {
        node.grant(forever, SimulatedNode::Halt::AfterEventfulMs);
        for (const LifecycleEvent& event : drainUntilHalted(node))
            EXPECT_EQ(event.time, at);
        EXPECT_EQ(node.progress().now, at);
    }
}

TEST(SimulatedNode, StampsAPostedStepWithTheFirstMillisecondThatHasNotBegun) {
    SimulatedNode node(read(twoWorkers), {});
    node.grant(1234, SimulatedNode::Halt::AtLimit);
    drainUntilHalted(node);
    EXPECT_EQ(node.post(killStep("top/b")), 0U);
    drainUntilHalted(node);
    node.grant(2000, SimulatedNode::Halt::AtLimit);
    const auto events = drainUntilHalted(node);
    ASSERT_FALSE(events.empty());
    EXPECT_EQ(events.front().type, EventType::StepIssued);
    EXPECT_EQ(events.front().time, 1235);
}

TEST(SimulatedNode, AStepThatIsPostedGivesWhatTheSameStepInTheFileGives) {
    SimulatedNode posted(read(twoWorkers), {});
    posted.grant(99, SimulatedNode::Halt::AtLimit);
    drainUntilHalted(posted);
    posted.post(killStep("top/b"));
    posted.grant(1000, SimulatedNode::Halt::AtLimit);
    const auto live = drainUntilHalted(posted);

    SimulatedNode filed(read(twoWorkers, R"([{"at":100,"do":"signal","target":"top/b","reason":"kill"}])"), {});
    filed.grant(99, SimulatedNode::Halt::AtLimit);
    drainUntilHalted(filed);
    filed.grant(1000, SimulatedNode::Halt::AtLimit);
    EXPECT_EQ(live, drainUntilHalted(filed));
}

TEST(SimulatedNode, StepsThatArePostedTogetherGiveWhatTheyGiveOneAfterAnother) {
    const std::vector<SimulatedNode::PostedStep> steps{
        {killStep("top/a"), {}}, {killStep("top/b"), {}}, {killStep("top/a"), {}}};
    SimulatedNode together(read(twoWorkers), {});
    EXPECT_EQ(together.post(killStep("top/b")), 0U);
    EXPECT_EQ(together.post(steps), 1U);
    EXPECT_EQ(together.post(std::vector<SimulatedNode::PostedStep>{}), 4U);
    EXPECT_EQ(together.post(killStep("top/b")), 4U);
    together.grant(100, SimulatedNode::Halt::AtLimit);

    SimulatedNode apart(read(twoWorkers), {});
    for (const char* target : {"top/b", "top/a", "top/b", "top/a", "top/b"})
        apart.post(killStep(target));
    apart.grant(100, SimulatedNode::Halt::AtLimit);
    EXPECT_EQ(drainUntilHalted(together), drainUntilHalted(apart));
}

TEST(SimulatedNode, StepsThatArePostedTogetherWhileItPlaysAreOfOneMillisecond) {
    SimulatedNode node(read(R"({"id":"top","kind":"supervisor","intensity":1000000000,"children":[
        {"id":"a","kind":"worker","lifetime":{"after":1,"reason":"oops"}}]})"),
                       {});
    node.grant(forever, SimulatedNode::Halt::AtLimit);
    node.post(std::vector<SimulatedNode::PostedStep>(1'000, {killStep("top/a"), {}}));
    std::vector<VirtualTime> issued;
    while (issued.size() < 1'000)
        node.drain([&](std::span<const LifecycleEvent> events) {
            for (const LifecycleEvent& event : events)
                if (event.type == EventType::StepIssued)
                    issued.push_back(event.time);
        });
    EXPECT_EQ(issued.front(), issued.back());
}

TEST(SimulatedNode, WaitsWhenItsRingIsFullAndLosesNothing) {
    constexpr int crashes = 80'000; // some six events each: more than the ring holds
    std::string script;
    for (int i = 0; i < crashes; ++i)
        script += (i == 0 ? "[" : ",") + std::string(R"({"at":)") + std::to_string(i + 1) +
                  R"(,"do":"signal","target":"top/a","reason":"kill"})";
    SimulatedNode node(read(twoWorkers, script + "]"), {.threads = 2});
    node.grant(forever, SimulatedNode::Halt::AtLimit);
    awaitFullRing(node);
    EXPECT_LT(node.progress().now, crashes) << "it waits";
    int exits = 0;
    const auto count = [&](std::span<const LifecycleEvent> events) {
        for (const LifecycleEvent& event : events)
            exits += event.type == EventType::Exited ? 1 : 0;
    };
    while (!node.progress().halted)
        node.drain(count);
    node.drain(count);
    EXPECT_EQ(exits, crashes);
}

TEST(SimulatedNode, EndsAtOnceWhileItsRingIsFull) {
    std::string script;
    for (int i = 0; i < 80'000; ++i)
        script += (i == 0 ? "[" : ",") + std::string(R"({"at":)") + std::to_string(i + 1) +
                  R"(,"do":"signal","target":"top/a","reason":"kill"})";
    SimulatedNode node(read(twoWorkers, script + "]"), {});
    node.grant(forever, SimulatedNode::Halt::AtLimit);
    awaitFullRing(node);
    EXPECT_FALSE(node.progress().halted);
} // its destructor returns

TEST(SimulatedNode, EndsAtOnceWithinAMillisecondThatDoesNotEnd) {
    SimulatedNode node(read(R"({"id":"top","kind":"supervisor","intensity":1000000000,"children":[
        {"id":"a","kind":"worker","lifetime":{"after":0,"reason":"oops"}}]})"),
                       {});
    node.grant(forever, SimulatedNode::Halt::AtLimit);
    awaitFullRing(node);
    EXPECT_EQ(node.progress().now, -1);
} // its destructor returns

TEST(SimulatedNode, ABusyTreeGivesTheSameEventsOnAnyNumberOfThreadsWhateverItsConsumerDoes) {
    std::string tree = R"({"id":"top","kind":"supervisor","children":[)";
    std::string script = "[";
    for (int i = 0; i < 600; ++i)
        tree += (i == 0 ? "" : ",") + std::string(R"({"id":"s)") + std::to_string(i) +
                R"(","kind":"supervisor","intensity":1000,"children":[{"id":"w","kind":"worker"}]})";
    for (int step = 0; step < 600 * 100; ++step)
        script += (step == 0 ? "" : ",") + std::string(R"({"at":)") + std::to_string(1 + step / 600) +
                  R"(,"do":"signal","target":"top/s)" + std::to_string(step % 600) + R"(/w","reason":"kill"})";
    std::vector<LifecycleEvent> one;
    for (const unsigned threads : {1U, 2U, 8U}) {
        for (const bool isSlow : {false, true}) {
            SimulatedNode node(read(tree + "]}", script + "]"), {.threads = threads});
            node.grant(forever, SimulatedNode::Halt::AtLimit);
            if (isSlow)
                awaitFullRing(node);
            const std::vector<LifecycleEvent> events = drainUntilHalted(node);
            if (one.empty())
                one = events;
            ASSERT_TRUE(events == one) << threads << " threads, " << (isSlow ? "slow" : "quick") << " consumer";
        }
    }
    EXPECT_GT(one.size(), EventRing::capacity);
}

#if defined(__linux__)
TEST(SimulatedNode, InTheBackgroundItsThreadStandsBehindAllOthersOfTheProgram) {
    const int own = getpriority(PRIO_PROCESS, 0);
    if (isLast())
        GTEST_SKIP() << "nobody stands behind this one";
    for (const bool inBackground : {false, true}) {
        SimulatedNode node(read(twoWorkers), {.inBackground = inBackground});
        node.grant(10, SimulatedNode::Halt::AtLimit);
        drainUntilHalted(node);
        int behind = 0;
        for (const auto& thread : std::filesystem::directory_iterator("/proc/self/task"))
            behind += getpriority(PRIO_PROCESS, static_cast<id_t>(std::stoul(thread.path().filename().string()))) > own
                          ? 1
                          : 0;
        EXPECT_EQ(behind, inBackground ? 1 : 0);
    }
}
#endif

} // namespace
} // namespace resprout
