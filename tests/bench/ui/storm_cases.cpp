#include "tests/bench/ui/pointer.h"
#include "tests/bench/ui/stage.h"
#include "tests/bench/ui/trees.h"
#include "tests/bench/ui/ui_case.h"
#include "ui/log/log_panel.h"
#include "ui/tree/tree_canvas.h"
#include "ui/tree/tree_scene.h"
#include "ui/window/why_panel.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <thread>

// The whole window while 100,000 processes on screen end and are restarted all the time: the log follows, the chart is live.

namespace resprout::ui::bench {

namespace {

constexpr std::uint32_t processes = 100'000;
constexpr double events = 1'000'000; // a second of wall time
constexpr double speed = 100;
constexpr int longestChecked = 120; // seconds; what a longer storm gave would take minutes to be played again

struct Answers {
    std::vector<double> clicks, whys; // ms, from the hand to the picture
};

/// Clicks on one process after the other until another one is chosen than before; all that this brings about is painted.
double clickSomewhere(Stage& stage, std::size_t& place) {
    TreeCanvas& canvas = stage.canvas();
    const PathId before = canvas.current();
    double taken = 0;
    for (int attempt = 0; attempt < 20 && canvas.current() == before; ++attempt) {
        const TreeModel& model = canvas.scene().model();
        const QRectF box = canvas.boxOf(model.path[(place += 7919) % model.size()]);
        const double begin = wallNow();
        click(canvas, box.center());
        QCoreApplication::processEvents();
        taken = wallNow() - begin;
    }
    if (canvas.current() == before)
        fail("a click to choose another process");
    return taken;
}

/// Why did the newest thing happen?
double askWhy(Stage& stage) {
    MainWindow& window = stage.window();
    const double begin = wallNow();
    window.why().explainRow(window.log().source(), stage.run().log().endRow() - 1);
    QCoreApplication::processEvents();
    const double taken = wallNow() - begin;
    window.why().close();
    return taken;
}

/// A run is a pure function of its scenario: as many events as came must come when it is played again by itself.
std::int64_t lost(const Scenario& scenario, const Run& run) {
    SimulatedNode again(scenario, {1, scenario.seed});
    again.grant(run.now(), SimulatedNode::Halt::AtLimit);
    std::size_t count = 0;
    for (bool isOver = false; !isOver;) {
        isOver = again.progress().halted; // before the events: all of them are in the ring then
        const std::size_t came = again.drain([](std::span<const LifecycleEvent>) {});
        count += came;
        if (came == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return static_cast<std::int64_t>(count) - static_cast<std::int64_t>(run.log().endRow());
}

void append(std::vector<double>& all, const std::vector<double>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

void tellMinute(int minute, const Answers& answers, const Run& run) {
    std::printf("%s\n",
                fmt::format(R"({{"case":"storm_100k_1m","minute":{},"rss_mb":{:.0f},"rows":{},"click_max":{:.1f},)"
                            R"("why_max":{:.1f}}})",
                            minute, residentMegabytes(), run.log().endRow(), share(answers.clicks, 1),
                            share(answers.whys, 1))
                    .c_str());
    std::fflush(stdout);
}

void storm(const Options& options) {
    const int seconds = options.seconds > 0 ? options.seconds : 15;
    const Scenario scenario = stormOf(tallTree(processes), events, speed);
    Stage stage(Stage::Panels::Shown);
    stage.open(scenario);
    stage.canvas().unfoldAll();
    const PathId supervisor = stage.run().paths().parent(stage.canvas().scene().model().path.back());
    stage.canvas().setCurrent(supervisor); // its chart is live
    stage.run().setSpeed(speed);
    (void)stage.liveFrames(0, 2); // after the first frames

    FrameTimes times;
    Answers answers;
    std::size_t place = 0;
    double live = 0; // ms
    std::size_t rows = 0;
    for (int second = 1; second <= seconds; ++second) {
        const double begin = wallNow();
        const std::size_t rowsBefore = stage.run().log().endRow();
        const FrameTimes more = stage.liveFrames(0, 1);
        rows += stage.run().log().endRow() - rowsBefore;
        live += wallNow() - begin;
        append(times.wall, more.wall);
        append(times.cpu, more.cpu);
        answers.clicks.push_back(clickSomewhere(stage, place));
        answers.whys.push_back(askWhy(stage));
        stage.canvas().setCurrent(supervisor);
        if (second % 60 == 0 && seconds > 60)
            tellMinute(second / 60, answers, stage.run());
    }
    const double measuredSpeed = stage.run().measuredSpeed();
    stage.rest();
    std::string more =
        fmt::format(R"("events_per_s":{:.0f},"measured_speed":{:.1f},"rows":{},"log_follows":{},"click_p50":{:.1f},)"
                    R"("click_max":{:.1f},"why_max":{:.1f})",
                    static_cast<double>(rows) / live * 1000, measuredSpeed, stage.run().log().endRow(),
                    stage.window().log().view().isFollowing(), share(answers.clicks, 0.5), share(answers.clicks, 1),
                    share(answers.whys, 1));
    if (seconds <= longestChecked)
        more += fmt::format(R"(,"lost":{})", lost(scenario, stage.run()));
    print("storm_100k_1m", times, more);
}

constexpr std::array cases{
    Case{"storm_100k_1m", "1,000,000 events a second among 100,000; --seconds 1800 tells of each minute", storm},
};

} // namespace

std::span<const Case> stormCases() {
    return cases;
}

} // namespace resprout::ui::bench
