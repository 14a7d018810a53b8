#include "ui/bridge/beats.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

namespace resprout::ui {
namespace {

using namespace std::chrono_literals;

/// A supervisor `top` with the children a, b, c, d, and events of one millisecond at them.
class Beats : public testing::Test {
protected:
    void SetUp() override {
        top = paths.add(noPath, "top");
        for (const char* id : {"a", "b", "c", "d"})
            children[id] = paths.add(top, id);
    }

    void event(EventType type, PathId path, std::uint16_t beat, std::uint8_t shard = 0) {
        LifecycleEvent event;
        event.type = type;
        event.path = path;
        event.beat = beat;
        event.shard = shard;
        events.push_back(event);
    }
    void event(EventType type, const char* id, std::uint16_t beat) { event(type, children.at(id), beat); }

    /// One word per event, beats parted by bars: "x:b | -a".
    std::string arranged() {
        const std::vector<std::size_t> ends = arrangeBeats(events, paths);
        static const std::map<EventType, std::string> words{
            {EventType::StepIssued, "step"},  {EventType::Exited, "exit"},   {EventType::RestartCounted, "count"},
            {EventType::StopOrdered, "stop"}, {EventType::Started, "start"}, {EventType::Spawned, "spawn"},
            {EventType::Result, "result"},    {EventType::GaveUp, "gaveUp"}};
        std::string text;
        std::size_t beat = 0;
        for (std::size_t place = 0; place < events.size(); ++place) {
            if (place == ends[beat]) {
                text += " |";
                ++beat;
            }
            text += (text.empty() ? "" : " ") + words.at(events[place].type) + ":" + paths.id(events[place].path);
        }
        EXPECT_EQ(ends.empty() ? 0 : ends.back(), events.size());
        return text;
    }

    PathTable paths;
    PathId top = noPath;
    std::map<std::string, PathId> children;
    std::vector<LifecycleEvent> events;
};

TEST_F(Beats, OneForAllReadsAsExitThenStopsOneByOneThenStartsOneByOne) {
    event(EventType::StepIssued, "b", 0);
    event(EventType::Exited, "b", 0);
    event(EventType::Result, "b", 0);
    event(EventType::RestartCounted, top, 1);
    event(EventType::StopOrdered, "c", 1);
    event(EventType::Exited, "c", 2);
    event(EventType::StopOrdered, "a", 2);
    event(EventType::Exited, "a", 3);
    event(EventType::Spawned, "a", 3);
    event(EventType::Started, "a", 4);
    event(EventType::Spawned, "b", 4);
    event(EventType::Started, "b", 5);
    event(EventType::Spawned, "c", 5);
    event(EventType::Started, "c", 6);
    EXPECT_EQ(arranged(),
              "step:b exit:b result:b | count:top stop:c exit:c stop:a | exit:a spawn:a | start:a spawn:b | "
              "start:b spawn:c | start:c");
}

TEST_F(Beats, ADecisionIsSeenWithTheExitItLeadsToWhateverTheEngineCountsAsALink) {
    event(EventType::StepIssued, "a", 0);
    event(EventType::Exited, "a", 1);
    event(EventType::RestartCounted, top, 2);
    event(EventType::Spawned, "a", 3);
    event(EventType::Started, "a", 4);
    event(EventType::Result, "a", 5);
    EXPECT_EQ(arranged(), "step:a exit:a | count:top spawn:a start:a result:a");
}

TEST_F(Beats, AnOrderThatIsNotObeyedInThisMillisecondIsStillSeen) {
    event(EventType::Exited, "b", 0);
    event(EventType::RestartCounted, top, 1);
    event(EventType::StopOrdered, "c", 1);
    EXPECT_EQ(arranged(), "exit:b | count:top stop:c");
}

TEST_F(Beats, ChainsThatRunBesideEachOtherSharTheirBeats) {
    event(EventType::Exited, children.at("a"), 0, 1);
    event(EventType::Exited, children.at("b"), 0, 2);
    EXPECT_EQ(arranged(), "exit:a exit:b");
}

TEST_F(Beats, NoEventOvertakesOneOfItsShardOrOfItsSupervisorsChildren) {
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        events.clear();
        std::vector<std::uint8_t> shardOf(paths.size());
        for (std::uint8_t& shard : shardOf)
            shard = static_cast<std::uint8_t>(random() % 3);
        for (std::uint32_t number = 0; number < 40; ++number) {
            const auto path = static_cast<PathId>(random() % paths.size());
            event(random() % 2 == 0 ? EventType::Exited : EventType::Started, path,
                  static_cast<std::uint16_t>(random() % 9), shardOf[path]);
            events.back().attempt = number; // its place in the stream
        }
        const std::vector<std::size_t> ends = arrangeBeats(events, paths);
        ASSERT_TRUE(std::is_sorted(ends.begin(), ends.end()));
        for (std::size_t left = 0; left < events.size(); ++left) {
            for (std::size_t right = left + 1; right < events.size(); ++right) {
                const bool sameShard = events[left].shard == events[right].shard;
                const bool sameParent = paths.parent(events[left].path) == paths.parent(events[right].path);
                if (sameShard || sameParent) {
                    ASSERT_LT(events[left].attempt, events[right].attempt);
                }
            }
        }
    }
}

TEST(BeatTime, LetsACrashAndItsRestartBeSeenAtTrueSpeedAndLongerWhenSlower) {
    EXPECT_EQ(beatTime(1, 2), 400ms);
    EXPECT_EQ(beatTime(0.5, 2), 800ms);
    EXPECT_EQ(beatTime(0.1, 2), 4000ms);
}

TEST(BeatTime, ShrinksSmoothlyToNothingAtTenTimes) {
    EXPECT_LT(beatTime(1.01, 1), 400ms);
    EXPECT_GT(beatTime(1.01, 1), 395ms);
    double before = 400e6;
    for (double speed = 1.1; speed < 10; speed += 0.1) {
        const auto now = static_cast<double>(beatTime(speed, 1).count());
        EXPECT_LT(now, before);
        before = now;
    }
    EXPECT_LT(beatTime(9.99, 1), 1ms);
    EXPECT_EQ(beatTime(10, 1), 0ms);
    EXPECT_EQ(beatTime(100, 1), 0ms);
}

TEST(BeatTime, NoMillisecondTakesMoreThanTwoSecondsAtTrueSpeed) {
    EXPECT_EQ(beatTime(1, 2000), 1ms);
    EXPECT_EQ(beatTime(1, 8), 250ms);
    EXPECT_EQ(beatTime(0.1, 8), 2500ms);
}

} // namespace
} // namespace resprout::ui
