#include "ui/log/log_panel.h"
#include "ui/tree/tree_canvas.h"
#include "ui/window/look_setting.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

/// Whether the whole window keeps up: 1,000 workers that end and are restarted all the time, at 1920 x 1080, everything on
/// show. `resprout-bench-window [SECONDS]` prints one line of JSON for each load. Times are ms; a frame has 16.7.

namespace resprout::ui {
namespace {

constexpr int supervisors = 10;
constexpr int workersOfEach = 100;
constexpr double speed = 100;
constexpr double eventsOfRestart = 4; // exited, restart counted, spawned, started

double cpuNow() { // of this thread: what neighbours on the machine do is not in it
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double share(std::vector<double> values, double part) {
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

/// Workers whose lifetimes lie apart, so that they end one by one; `events` a second of wall time at 100x.
Scenario load(double events) {
    const double restarts = events / eventsOfRestart / speed; // a virtual second
    const auto lifetime = static_cast<std::int64_t>(supervisors * workersOfEach / restarts * 1000);
    Scenario scenario;
    scenario.name = "load";
    NodeSpec top;
    top.id = "top";
    top.kind = NodeKind::Supervisor;
    scenario.root = scenario.add(top);
    for (int s = 0; s < supervisors; ++s) {
        NodeSpec supervisor;
        supervisor.id = "s" + std::to_string(s);
        supervisor.kind = NodeKind::Supervisor;
        supervisor.intensity = std::int64_t{1'000'000'000};
        const NodeIndex parent = scenario.add(supervisor);
        scenario.appendChild(scenario.root, parent);
        for (int w = 0; w < workersOfEach; ++w) {
            const std::int64_t offset =
                lifetime * (std::int64_t{s} * workersOfEach + w) / (std::int64_t{supervisors} * workersOfEach);
            NodeSpec worker;
            worker.id = "w" + std::to_string(w);
            worker.lifetime = {Lifetime{offset + 1, atom("oops")}, Lifetime{lifetime, atom("oops")}};
            worker.lifetimeIsList = true;
            scenario.appendChild(parent, scenario.add(worker));
        }
    }
    return scenario;
}

void measure(double events, int seconds) {
    MainWindow window;
    window.resize(1920, 1080);
    window.show();
    window.run().open(load(events));
    window.canvas().fit();
    window.run().setSpeed(speed);
    std::vector<double> cpu;
    std::vector<double> interval;
    double cpuBefore = cpuNow();
    QElapsedTimer sinceFrame;
    QElapsedTimer all;
    all.start();
    QObject::connect(&window.run(), &Run::advanced, &window, [&] {
        const double now = cpuNow();
        if (all.elapsed() > 2000) { // after the first frames
            cpu.push_back(now - cpuBefore);
            interval.push_back(static_cast<double>(sinceFrame.nsecsElapsed()) / 1e6);
        }
        cpuBefore = now;
        sinceFrame.restart();
    });
    sinceFrame.start();
    window.run().play();
    const std::size_t rowsBefore = window.run().log().endRow();
    while (all.elapsed() < qint64{seconds} * 1000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double perSecond = static_cast<double>(window.run().log().endRow() - rowsBefore) / seconds;
    std::printf("{\"case\":\"window_%.0f_events\",\"events_per_s\":%.0f,\"measured_speed\":%.1f,\"frames\":%zu,\"cpu_"
                "p50\":%.2f,"
                "\"cpu_p99\":%.2f,\"interval_p50\":%.2f,\"interval_p99\":%.2f}\n",
                events, perSecond, window.run().measuredSpeed(), cpu.size(), share(cpu, 0.5), share(cpu, 0.99),
                share(interval, 0.5), share(interval, 0.99));
    std::fflush(stdout);
}

} // namespace
} // namespace resprout::ui

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("resprout-bench"));
    QCoreApplication::setApplicationName(QStringLiteral("resprout-bench"));
    resprout::ui::installLook();
    const int seconds = argc > 1 ? std::max(3, std::atoi(argv[1])) : 8;
    for (const double events : {1'000.0, 100'000.0, 1'000'000.0})
        resprout::ui::measure(events, seconds);
    return 0;
}
