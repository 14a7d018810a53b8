#include "ui/bridge/beat_player.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace resprout::ui {
namespace {

using namespace std::chrono_literals;
using Halt = SimulatedNode::Halt;

constexpr WallTime frameTime = 16ms;

/// An engine of a page: in each of the given milliseconds a chain of exits happens, each the cause of the next.
/// It answers a grant within the frame, as the real one does when it has little to do.
class Stage {
public:
    Stage(std::initializer_list<std::pair<const VirtualTime, int>> beatsAt) : m_beatsAt(beatsAt) {
        m_path = m_paths.add(noPath, "top");
        m_player.emplace(m_paths);
    }

    BeatPlayer& player() { return *m_player; }
    [[nodiscard]] VirtualTime engineNow() const { return m_progress.now; }
    [[nodiscard]] int shown() const { return m_shown; }
    [[nodiscard]] WallTime wall() const { return m_wall; }

    /// A posted step: it comes with the first millisecond that has not begun.
    void post(std::uint32_t step) {
        m_posted = step;
        m_player->playUntilIssued(step);
    }

    void frame(WallTime wall = frameTime) {
        m_wall += wall;
        const SimulatedNode::Progress seen = m_progress;
        m_player->add(m_came);
        m_came.clear();
        m_player->frame(m_wall, seen, [this](std::span<const LifecycleEvent> events) {
            m_shown += static_cast<int>(events.size());
            ASSERT_EQ(events.back().time, std::max(m_lastShown, events.back().time)) << "events go forward";
            m_lastShown = events.back().time;
        });
        if (const auto grant = m_player->grant(m_progress))
            run(*grant);
    }

    /// Frames until `isDone`; the wall time that they took.
    template <class IsDone>
    WallTime until(IsDone isDone) {
        const WallTime begin = m_wall;
        for (int frames = 0; !isDone(); ++frames) {
            if (frames > 10'000) {
                ADD_FAILURE() << "never";
                break;
            }
            frame();
        }
        return m_wall - begin;
    }

private:
    void run(const BeatPlayer::Grant& grant) {
        while (m_progress.now < grant.limit) {
            const VirtualTime next = m_progress.now + 1;
            const auto due = m_beatsAt.lower_bound(next);
            if (!m_posted && (due == m_beatsAt.end() || due->first > grant.limit)) {
                m_progress.now = grant.limit;
                break;
            }
            const VirtualTime millisecond = m_posted ? next : due->first;
            const auto beats = m_beatsAt.find(millisecond);
            make(millisecond, beats == m_beatsAt.end() ? 0 : beats->second);
            m_progress.now = millisecond;
            if (grant.halt == Halt::AfterEventfulMs)
                break;
        }
        const auto after = m_beatsAt.upper_bound(m_progress.now);
        m_progress.nextDue = after == m_beatsAt.end() ? forever : after->first;
    }

    void make(VirtualTime millisecond, int beats) {
        LifecycleEvent event;
        event.time = millisecond;
        event.path = m_path;
        if (m_posted) {
            event.type = EventType::StepIssued;
            event.attempt = *m_posted;
            m_posted.reset();
            m_came.push_back(event);
        }
        event.type = EventType::Exited;
        for (int beat = 0; beat < beats; ++beat) {
            event.beat = static_cast<std::uint16_t>(beat);
            m_came.push_back(event);
        }
    }

    PathTable m_paths;
    PathId m_path = noPath;
    std::optional<BeatPlayer> m_player;
    std::map<VirtualTime, int> m_beatsAt;
    SimulatedNode::Progress m_progress{-1, 0, true, false};
    std::vector<LifecycleEvent> m_came;
    std::optional<std::uint32_t> m_posted;
    WallTime m_wall{};
    VirtualTime m_lastShown = -1;
    int m_shown = 0;
};

TEST(BeatPlayer, VirtualTimeGoesAtTheSpeedAskedForWhereNothingHappens) {
    for (const double speed : {0.1, 0.5, 1.0, 3.0, 10.0, 100.0}) {
        Stage stage{};
        stage.player().setSpeed(speed);
        stage.player().play();
        for (int frames = 0; frames < 500; ++frames)
            stage.frame();
        const double expected = speed * 16 * 500;
        EXPECT_NEAR(static_cast<double>(stage.player().now()), expected, speed * 50 + 2) << speed;
    }
}

TEST(BeatPlayer, EachBeatStays400MillisecondsAtTrueSpeedWhileVirtualTimeStandsStill) {
    Stage stage{{100, 4}};
    stage.player().play();
    stage.until([&] { return stage.shown() == 1; });
    EXPECT_EQ(stage.player().now(), 100);
    EXPECT_EQ(stage.player().beat(), 1);
    const WallTime taken = stage.until([&] {
        EXPECT_TRUE(stage.player().beat() == 0 || stage.player().now() == 100);
        return stage.player().beat() == 0;
    });
    EXPECT_EQ(stage.shown(), 4);
    EXPECT_GE(taken, 4 * 400ms - frameTime);
    EXPECT_LE(taken, 4 * 400ms + frameTime);
}

TEST(BeatPlayer, TheEngineDoesNotBeginTheNextMillisecondBeforeTheLastBeatWasSeen) {
    Stage stage{{100, 3}, {101, 1}, {250, 1}};
    stage.player().play();
    stage.until([&] {
        if (stage.player().beat() != 0) {
            EXPECT_EQ(stage.engineNow(), stage.player().now());
        }
        return stage.shown() == 5;
    });
}

TEST(BeatPlayer, AMillisecondWithAThousandBeatsTakesTwoSeconds) {
    Stage stage{{10, 1000}};
    stage.player().play();
    stage.until([&] { return stage.shown() > 0; });
    const WallTime taken = stage.until([&] { return stage.player().beat() == 0; });
    EXPECT_EQ(stage.shown(), 1000);
    EXPECT_NEAR(std::chrono::duration<double>(taken).count(), 2, 0.05);
}

TEST(BeatPlayer, FromTenTimesOnEverythingIsShownAtOnce) {
    Stage stage{{100, 50}, {101, 50}, {300, 50}};
    stage.player().setSpeed(10);
    stage.player().play();
    const WallTime taken = stage.until([&] { return stage.player().now() >= 400; });
    EXPECT_EQ(stage.shown(), 150);
    EXPECT_LE(taken, 40ms + 4 * frameTime);
    EXPECT_EQ(stage.player().beat(), 0);
}

TEST(BeatPlayer, StepShowsTheNextBeatAndJumpsOverEmptyTime) {
    Stage stage{{5'000, 2}, {9'000'000, 1}};
    stage.player().playNextBeat();
    stage.until([&] { return stage.player().isPaused(); });
    EXPECT_EQ(stage.shown(), 1);
    EXPECT_EQ(stage.player().now(), 5'000);
    stage.player().playNextBeat();
    stage.until([&] { return stage.player().isPaused(); });
    EXPECT_EQ(stage.shown(), 2);
    EXPECT_EQ(stage.player().now(), 5'000);
    EXPECT_EQ(stage.engineNow(), 5'000);
    stage.player().playNextBeat();
    EXPECT_LE(stage.until([&] { return stage.player().isPaused(); }), 3 * frameTime);
    EXPECT_EQ(stage.shown(), 3);
    EXPECT_EQ(stage.player().now(), 9'000'000);
}

TEST(BeatPlayer, StepWhereNothingCanHappenStaysPaused) {
    Stage stage{{5, 1}};
    for (int step = 0; step < 3; ++step) {
        stage.player().playNextBeat();
        stage.until([&] { return stage.player().isPaused(); });
    }
    EXPECT_EQ(stage.shown(), 1);
}

TEST(BeatPlayer, ShiftStepPlaysTheRestOfThatMillisecond) {
    Stage stage{{50, 4}, {60, 3}};
    stage.player().playNextBeat();
    stage.until([&] { return stage.player().isPaused(); });
    stage.player().playRestOfMillisecond();
    stage.until([&] { return stage.player().isPaused(); });
    EXPECT_EQ(stage.shown(), 4);
    EXPECT_EQ(stage.engineNow(), 50);
    stage.player().playRestOfMillisecond();
    stage.until([&] { return stage.player().isPaused(); });
    EXPECT_EQ(stage.shown(), 7);
    EXPECT_EQ(stage.player().now(), 60);
}

TEST(BeatPlayer, AClickWhilePausedPlaysExactlyThatMillisecondAndStaysPaused) {
    Stage stage{{50, 2}, {90, 1}};
    stage.player().playNextBeat(); // beat 1 of 2
    stage.until([&] { return stage.player().isPaused(); });
    stage.post(7);
    EXPECT_FALSE(stage.player().isPlaying());
    stage.until([&] { return stage.player().isPaused(); });
    EXPECT_EQ(stage.shown(), 3); // the rest of 50, and the step itself
    EXPECT_EQ(stage.player().now(), 51);
    EXPECT_EQ(stage.engineNow(), 51);
}

TEST(BeatPlayer, AClickWhilePlayingPlaysOn) {
    Stage stage{{300, 1}};
    stage.player().play();
    for (int frames = 0; frames < 5; ++frames)
        stage.frame();
    stage.post(0);
    stage.until([&] { return stage.player().now() > 310; });
    EXPECT_TRUE(stage.player().isPlaying());
    EXPECT_EQ(stage.shown(), 2);
}

TEST(BeatPlayer, PauseStopsInTheMiddleOfAMillisecondAndGoesOnFromThere) {
    Stage stage{{100, 5}};
    stage.player().play();
    stage.until([&] { return stage.player().beat() == 2; });
    stage.player().pause();
    for (int frames = 0; frames < 100; ++frames)
        stage.frame();
    EXPECT_EQ(stage.player().beat(), 2);
    EXPECT_EQ(stage.player().now(), 100);
    stage.player().play();
    stage.until([&] { return stage.player().now() > 100; });
    EXPECT_EQ(stage.shown(), 5);
}

TEST(BeatPlayer, WallTimeThatPassesWhilePausedIsNobodys) {
    Stage stage{};
    stage.player().play();
    for (int frames = 0; frames < 10; ++frames)
        stage.frame();
    const VirtualTime before = stage.player().now();
    stage.player().pause();
    stage.frame(10s);
    stage.player().play();
    stage.frame(10s);
    EXPECT_LE(stage.player().now(), before + 32);
}

TEST(BeatPlayer, HurriesToAMomentWithoutBeatsAndGoesOnAsBefore) {
    Stage stage{{100, 5}, {200, 5}, {300, 5}};
    stage.player().hurryTo(250);
    EXPECT_LE(stage.until([&] { return stage.player().isPaused(); }), 3 * frameTime);
    EXPECT_EQ(stage.shown(), 10);
    EXPECT_EQ(stage.player().now(), 250);
}

TEST(BeatPlayer, TheClockNeverGoesBack) {
    Stage stage{{16, 1}, {40, 1}, {41, 1}, {95, 3}, {200, 1}};
    stage.player().setSpeed(7);
    stage.player().play();
    VirtualTime before = 0;
    stage.until([&] {
        EXPECT_GE(stage.player().now(), before);
        before = stage.player().now();
        return before > 300;
    });
    EXPECT_EQ(stage.shown(), 7);
}

TEST(BeatPlayer, AClickWhileAStepIsStillPlayingIsPlayedTooAndThenItStaysPaused) {
    Stage stage{{100, 3}};
    stage.player().playRestOfMillisecond();
    stage.until([&] { return stage.shown() == 3; });
    ASSERT_FALSE(stage.player().isPaused()); // the last beat is still held
    stage.post(0);
    stage.until([&] { return stage.player().isPaused(); });
    EXPECT_EQ(stage.shown(), 4);
    EXPECT_EQ(stage.player().now(), 101);
}

TEST(BeatPlayer, AClickBeforeAPauseIsPlayedAndThenItIsPaused) {
    Stage stage{{100, 3}};
    stage.player().play();
    stage.until([&] { return stage.shown() == 1; }); // the first beat is on show
    stage.post(0);
    stage.player().pause();
    EXPECT_FALSE(stage.player().isPlaying());
    stage.until([&] { return stage.player().isPaused(); });
    EXPECT_EQ(stage.shown(), 4);
    EXPECT_EQ(stage.player().now(), 101);
}

} // namespace
} // namespace resprout::ui
