#include "tests/ui/tree/made_tree.h"
#include "ui/theme/theme.h"
#include "ui/tree/tree_canvas.h"
#include "ui/tree/tree_layout.h"
#include "ui/tree/tree_scene.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

/// How long a frame of the canvas takes, at 1920 x 1080: what happened is folded, the scene follows, all is painted.
/// `resprout-bench-ui [CASE...]` prints one line of JSON for each case; all of them when none is named. Times are ms.

namespace resprout::ui {
namespace {

using test::MadeTree;

constexpr int warmUp = 30, measured = 240; // frames

struct Times {
    std::vector<double> wall, cpu;
};

double wallNow() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpuNow() { // of this thread: what neighbours on the machine do is not in it
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double share(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

void print(const std::string& name, const Times& times, const std::string& more = {}) {
    std::printf(
        "{\"case\":\"%s\",\"frames\":%zu,\"p50\":%.2f,\"p99\":%.2f,\"max\":%.2f,\"cpu_p50\":%.2f,\"cpu_p99\":%.2f%s}\n",
        name.c_str(), times.wall.size(), share(times.wall, 0.5), share(times.wall, 0.99), share(times.wall, 1),
        share(times.cpu, 0.5), share(times.cpu, 0.99), more.c_str());
    std::fflush(stdout);
}

/// `frame(i)` does what happens in frame i; then all is painted.
Times measure(TreeCanvas& canvas, const std::function<void(int)>& frame) {
    Times times;
    for (int i = 0; i < warmUp + measured; ++i) {
        const double wall = wallNow();
        const double cpu = cpuNow();
        frame(i);
        canvas.repaint();
        if (i >= warmUp) {
            times.wall.push_back(wallNow() - wall);
            times.cpu.push_back(cpuNow() - cpu);
        }
        QCoreApplication::processEvents();
    }
    return times;
}

struct Stage {
    explicit Stage(MadeTree made) : tree(std::move(made)) {
        tree.startsAll();
        canvas.resize(1920, 1080);
        canvas.show();
        canvas.open(tree.shown());
        QCoreApplication::processEvents();
    }
    MadeTree tree;
    TreeCanvas canvas;
};

Stage hundredThousand() {
    return Stage(MadeTree::wide(100'000, 20));
}

void wheel(TreeCanvas& canvas, QPointF at, int steps) {
    QWheelEvent event(at, at, {}, QPoint(0, 120 * steps), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &event);
}

void drag(TreeCanvas& canvas, int frame) { // a few pixels to and fro, by the middle button
    const QPointF at(900 + 60 * std::sin(frame * 0.1), 500 + 30 * std::cos(frame * 0.13));
    if (frame == 0) {
        QMouseEvent press(QEvent::MouseButtonPress, at, at, Qt::MiddleButton, Qt::MiddleButton, Qt::NoModifier);
        QApplication::sendEvent(&canvas, &press);
    }
    QMouseEvent move(QEvent::MouseMove, at, at, Qt::NoButton, Qt::MiddleButton, Qt::NoModifier);
    QApplication::sendEvent(&canvas, &move);
}

/// Puts a busy part of the tree in the middle, with cards `pixels` wide.
void approach(TreeCanvas& canvas, double pixels) {
    const TreeModel& model = canvas.scene().model();
    const PathId leaf = model.path[model.size() / 2];
    for (int i = 0; i < 60 && canvas.zoom() * 202 < pixels; ++i)
        wheel(canvas, canvas.boxOf(leaf).center(), 1);
}

void panFitted() {
    Stage stage = hundredThousand();
    stage.canvas.unfoldAll();
    print("pan_100k", measure(stage.canvas, [&](int i) { drag(stage.canvas, i); }));
}

void panAt(const std::string& name, double pixels) {
    Stage stage = hundredThousand();
    stage.canvas.unfoldAll();
    approach(stage.canvas, pixels);
    print(name, measure(stage.canvas, [&](int i) { drag(stage.canvas, i); }));
}

void zoom() {
    Stage stage = hundredThousand();
    stage.canvas.unfoldAll();
    const TreeModel& model = stage.canvas.scene().model();
    const PathId leaf = model.path[model.size() / 2];
    print("zoom_100k", measure(stage.canvas, [&](int i) {
              wheel(stage.canvas, stage.canvas.boxOf(leaf).center(), i / 45 % 2 == 0 ? 1 : -1);
          }));
}

void flashAt(const std::string& name, double pixels) {
    Stage stage = hundredThousand();
    stage.canvas.unfoldAll();
    if (pixels > 0)
        approach(stage.canvas, pixels);
    const auto& model = stage.canvas.scene().model();
    const std::vector<PathId> paths = model.path;
    std::size_t next = 0;
    print(name, measure(stage.canvas, [&](int) {
              for (int i = 0; i < 1000; ++i) {
                  const PathId path = paths[(next += 7919) % paths.size()];
                  if (stage.tree.fold().find(path)->kind == NodeKind::Worker)
                      stage.tree.happens(stage.tree.fold().find(path)->state == ProcessState::Running
                                             ? EventType::Exited
                                             : EventType::Spawned,
                                         path);
              }
              stage.canvas.advance(stage.tree.now());
          }));
}

/// 100,000 events a second: workers crash, are counted and start again, the supervisor far from its limit.
void storm(const std::string& name, bool isOpened) {
    Stage stage(MadeTree::workers(1000));
    const PathId supervisor = stage.tree("pool_sup");
    if (isOpened) {
        stage.canvas.toggleCluster(supervisor);
        stage.canvas.fit();
    }
    constexpr int eventsAFrame = 1667; // at 60 frames a second
    std::uint32_t worker = 0;
    int phase = 0;
    Times times = measure(stage.canvas, [&](int i) {
        stage.tree.at(16 * (i + 1));
        for (int event = 0; event < eventsAFrame; ++event) {
            const PathId path = 1 + worker;
            if (phase == 0)
                stage.tree.happens(EventType::Exited, path, Why::RaisedError);
            else if (phase == 1)
                stage.tree.happens(EventType::RestartCounted, supervisor, Why::PermanentAlways, 1 + i % 90);
            else if (phase == 2)
                stage.tree.happens(EventType::Spawned, path, Why::RestartedAlone);
            else
                stage.tree.happens(EventType::Started, path, Why::RestartedAlone);
            phase = (phase + 1) % 4;
            worker = phase == 0 ? (worker + 397) % 1000 : worker;
        }
        stage.canvas.advance(stage.tree.now());
    });
    print(name, times, ",\"events_per_s\":" + std::to_string(eventsAFrame * 60));
}

void layout() {
    const MadeTree tree = MadeTree::wide(100'000, 20);
    TreeModel model;
    Folding all;
    for (PathId path = 0; path < 100'000; ++path)
        all.openClusters.insert(path);
    Times rebuild;
    Times arranged;
    for (int i = 0; i < 40; ++i) {
        double wall = wallNow();
        double cpu = cpuNow();
        model.rebuild(tree.shown(), all);
        rebuild.wall.push_back(wallNow() - wall);
        rebuild.cpu.push_back(cpuNow() - cpu);
        wall = wallNow();
        cpu = cpuNow();
        arrange(model, Gaps::of(1));
        arranged.wall.push_back(wallNow() - wall);
        arranged.cpu.push_back(cpuNow() - cpu);
    }
    print("rebuild_100k", rebuild);
    print("layout_100k", arranged);
}

const std::vector<std::pair<std::string, std::function<void()>>>& cases() {
    static const std::vector<std::pair<std::string, std::function<void()>>> all{
        {"layout_100k", layout},
        {"pan_100k", panFitted},
        {"pan_body_100k",
         [] {
             panAt("pan_body_100k", 20);
         }},
        {"pan_name_100k",
         [] {
             panAt("pan_name_100k", 60);
         }},
        {"pan_full_100k",
         [] {
             panAt("pan_full_100k", 120);
         }},
        {"pan_close_100k",
         [] {
             panAt("pan_close_100k", 202);
         }},
        {"zoom_100k", zoom},
        {"flash_1000",
         [] {
             flashAt("flash_1000", 0);
         }},
        {"flash_1000_close",
         [] {
             flashAt("flash_1000_close", 120);
         }},
        {"storm_1k_100k",
         [] {
             storm("storm_1k_100k", false);
         }},
        {"storm_1k_100k_opened",
         [] {
             storm("storm_1k_100k_opened", true);
         }},
    };
    return all;
}

} // namespace
} // namespace resprout::ui

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    resprout::ui::Theme::instance().install();
    const std::vector<std::string> wanted(argv + 1, argv + argc);
    for (const auto& [name, run] : resprout::ui::cases())
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end())
            run();
    return 0;
}
