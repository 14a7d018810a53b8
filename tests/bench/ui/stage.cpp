#include "tests/bench/ui/stage.h"

#include "tests/bench/ui/metered_application.h"
#include "ui/tree/tree_canvas.h"

#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace resprout::ui::bench {

namespace {

constexpr int firstFrames = 30;       // frames
constexpr double patience = 60'000;   // ms
constexpr double speedOfOpening = 10; // without beats

MeteredApplication& application() {
    return static_cast<MeteredApplication&>(*QCoreApplication::instance());
}

} // namespace

void fail(const char* what) {
    std::fprintf(stderr, "resprout-ui-bench waited in vain for %s\n", what);
    std::exit(1);
}

class Stage::PaintCount : public QObject {
public:
    int count = 0;

    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

Stage::Stage(Panels panels) : m_window(std::make_unique<MainWindow>()), m_paintCount(std::make_unique<PaintCount>()) {
    for (const Command command : {Command::ShowLog, Command::ShowInspector})
        m_window->commands()[command].setChecked(panels == Panels::Shown);
    m_window->resize(1920, 1080);
    m_window->show();
    canvas().installEventFilter(m_paintCount.get());
    wait("the window to be painted", [&] { return m_paintCount->count > 0; });
}

Stage::~Stage() = default;

void Stage::open(const Scenario& scenario) {
    run().open(scenario);
    run().setSpeed(speedOfOpening);
    run().play();
    const auto runs = [&] {
        return run().tree().countsByState()[static_cast<std::size_t>(ProcessState::Running)] >=
               scenario.nodes.size() * 99 / 100; // some may be between two lives
    };
    wait("the tree to come up", runs);
    canvas().setCurrent(run().tree().root());
    canvas().fit();
}

void Stage::rest() {
    run().pause();
    const auto* timer = run().findChild<QTimer*>();
    wait("the run to come to rest", [&] { return !timer->isActive(); });
}

FrameTimes Stage::frames(int count, const std::function<void(int)>& action) {
    FrameTimes times;
    for (int i = 0; i < firstFrames + count; ++i) {
        const double wall = wallNow();
        const double cpu = cpuNow();
        action(i);
        QCoreApplication::processEvents(); // what is old is painted, and sent to the screen
        if (i < firstFrames)
            continue;
        times.wall.push_back(wallNow() - wall);
        times.cpu.push_back(cpuNow() - cpu);
    }
    return times;
}

FrameTimes Stage::liveFrames(double warmUp, double seconds) {
    const auto live = [](double duration) {
        for (const double end = wallNow() + duration * 1000; wallNow() < end;)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    };
    live(warmUp);
    application().beginFrames(*run().findChild<QTimer*>());
    live(seconds);
    return application().endFrames();
}

void Stage::wait(const char* what, const std::function<bool()>& isOver) {
    QTimer pulse; // so that there is always something to wait for
    pulse.start(1);
    const double end = wallNow() + patience;
    while (!isOver() && wallNow() < end)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (!isOver())
        fail(what);
}

int Stage::paintings() const {
    return m_paintCount->count;
}

} // namespace resprout::ui::bench
