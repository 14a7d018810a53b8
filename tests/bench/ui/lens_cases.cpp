#include "tests/bench/ui/figures.h"
#include "tests/bench/ui/ui_case.h"
#include "tests/ui/tree/made_tree.h"
#include "ui/lens/icicle_view.h"

#include <QCoreApplication>

#include <fmt/format.h>

#include <array>

// The icicle at 1920 x 1080; 1,000 processes change state in each frame: what happened is folded, the sums follow, all is
// painted.

namespace resprout::ui::bench {

namespace {

using test::MadeTree;

constexpr int warmUp = 30, counted = 240; // frames
constexpr int changes = 1000;             // in each

void measure(std::string_view name, MadeTree tree) {
    tree.startsAll();
    IcicleFold fold;
    const double before = wallNow();
    fold.open(tree.shown());
    const double opened = wallNow() - before;
    IcicleView view(fold);
    view.resize(1920, 1080);
    view.show();
    QCoreApplication::processEvents();

    FrameTimes times;
    const std::vector<PathId> paths = fold.model().path;
    std::size_t next = 0;
    for (int i = 0; i < warmUp + counted; ++i) {
        const double wall = wallNow();
        const double cpu = cpuNow();
        for (int change = 0; change < changes; ++change) {
            const PathId path = paths[(next += 7919) % paths.size()];
            const bool isRunning = tree.fold().find(path)->state == ProcessState::Running;
            tree.happens(isRunning ? EventType::Exited : EventType::Spawned, path, Why::RaisedError);
        }
        fold.advance();
        view.follow();
        view.repaint();
        if (i >= warmUp) {
            times.wall.push_back(wallNow() - wall);
            times.cpu.push_back(cpuNow() - cpu);
        }
        QCoreApplication::processEvents();
    }
    print(name, times, fmt::format(R"("processes":{},"open":{:.1f})", paths.size(), opened));
}

constexpr std::uint32_t million = 1'000'000;

constexpr std::array cases{
    Case{"icicle_100k", "the icicle of 100,000 processes",
         [](const Options&) {
             measure("icicle_100k", MadeTree::wide(100'000, 20));
         }},
    Case{"icicle_1m", "of a million, 20 below each supervisor",
         [](const Options&) {
             measure("icicle_1m", MadeTree::wide(million, 20));
         }},
    Case{"icicle_1m_flat", "of a million below one supervisor",
         [](const Options&) {
             measure("icicle_1m_flat", MadeTree::workers(million - 1));
         }},
    Case{"icicle_1m_deep", "of a million, one below the other",
         [](const Options&) {
             measure("icicle_1m_deep", MadeTree::chain(million));
         }},
};

} // namespace

std::span<const Case> lensCases() {
    return cases;
}

} // namespace resprout::ui::bench
