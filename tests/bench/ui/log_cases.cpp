#include "tests/bench/ui/metered_application.h"
#include "tests/bench/ui/stage.h"
#include "tests/bench/ui/trees.h"
#include "tests/bench/ui/ui_case.h"
#include "ui/log/log_panel.h"
#include "ui/tree/tree_canvas.h"

#include <QScrollBar>
#include <QTimer>

#include <fmt/format.h>

#include <array>
#include <random>
#include <vector>

// The event log when it holds as many events as it ever does.

namespace resprout::ui::bench {

namespace {

constexpr std::size_t rows = EventLog::cap;
constexpr double speed = 100;
constexpr int counted = 240; // frames

std::string count(Stage& stage) {
    return fmt::format(R"("events":{},"rows":{})", stage.run().log().size(), stage.window().log().view().rowCount());
}

void scroll(Stage& stage) {
    LogView& view = stage.window().log().view();
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same rows each time
    std::uniform_int_distribution<int> anywhere(0, view.verticalScrollBar()->maximum());
    view.setFollow(LogView::Follow::No);
    const FrameTimes times = stage.frames(counted, [&](int) { view.verticalScrollBar()->setValue(anywhere(random)); });
    print("log_10m_scroll", times, count(stage));
}

/// A supervisor with all below it, then one worker alone, then all processes, each until all ten million were looked through.
void filter(Stage& stage) {
    constexpr std::size_t filterings = 9;
    LogView& view = stage.window().log().view();
    const TreeFold& tree = stage.run().tree();
    const ProcessRecord& top = *tree.find(tree.root());
    PathId worker = top.children.back();
    while (!tree.find(worker)->children.empty())
        worker = tree.find(worker)->children.back();
    const std::array filters{LogFilter{top.children.front(), LogFilter::Scope::WithSubtree},
                             LogFilter{worker, LogFilter::Scope::Only}, LogFilter{}};
    view.setFollow(LogView::Follow::Yes);
    std::vector<double> whole; // ms
    double begin = 0;
    std::size_t set = 0;
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heart, &QTimer::timeout, &heart, [&] {
        if (!view.hasAll())
            return;
        if (set > 0)
            whole.push_back(wallNow() - begin);
        begin = wallNow();
        view.setFilter(filters[set++ % filters.size()]);
    });
    auto& application = static_cast<MeteredApplication&>(*QCoreApplication::instance());
    application.beginFrames(heart);
    heart.start(16);
    stage.wait("the filters to be through", [&] { return whole.size() >= filterings; });
    heart.stop();
    view.setFilter({});
    print("log_10m_filter", application.endFrames(),
          fmt::format(R"({},"whole_p50":{:.0f},"whole_max":{:.0f})", count(stage), share(whole, 0.5), share(whole, 1)));
    stage.wait("the log to have all rows", [&] { return view.hasAll(); });
}

void follow(Stage& stage, const Options& options) {
    stage.window().log().view().setFollow(LogView::Follow::Yes);
    stage.run().play();
    const std::size_t before = stage.run().log().endRow();
    const double begin = wallNow();
    const FrameTimes times = stage.liveFrames(1, options.seconds > 0 ? options.seconds : 8);
    const double perSecond = static_cast<double>(stage.run().log().endRow() - before) / (wallNow() - begin) * 1000;
    print("log_10m_follow", times, fmt::format(R"({},"events_per_s":{:.0f})", count(stage), perSecond));
}

void log(const Options& options) {
    Stage stage(Stage::Panels::Shown);
    stage.open(stormOf(wideTree(10'000), 1'000'000, speed));
    stage.run().setSpeed(speed);
    stage.wait("ten million events", [&] { return stage.run().log().endRow() > rows; });
    stage.rest();
    scroll(stage);
    filter(stage);
    follow(stage, options);
}

constexpr std::array cases{
    Case{"log_10m", "ten million events: scroll at random, filter, follow 1,000,000 more a second", log},
};

} // namespace

std::span<const Case> logCases() {
    return cases;
}

} // namespace resprout::ui::bench
