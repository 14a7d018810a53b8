#include "tests/bench/ui/pointer.h"
#include "tests/bench/ui/stage.h"
#include "tests/bench/ui/trees.h"
#include "tests/bench/ui/ui_case.h"
#include "ui/tree/tree_canvas.h"
#include "ui/tree/tree_scene.h"

#include <fmt/format.h>

#include <array>

// The canvas with 100,000 processes on it, in a window that it fills.

namespace resprout::ui::bench {

namespace {

constexpr std::uint32_t processes = 100'000;
constexpr int counted = 240; // frames

PathId someLeaf(const TreeCanvas& canvas) {
    const TreeModel& model = canvas.scene().model();
    return model.path[model.size() / 2];
}

/// Puts a busy part of the tree in the middle, with cards `pixels` wide.
void approach(TreeCanvas& canvas, double pixels) {
    const PathId leaf = someLeaf(canvas);
    for (int i = 0; i < 60 && canvas.zoom() * 202 < pixels; ++i)
        wheel(canvas, canvas.boxOf(leaf).center(), 1);
    drag(canvas, canvas.boxOf(leaf).center(), QRectF(canvas.rect()).center());
}

void settleOn(Stage& stage, double pixels) {
    stage.canvas().unfoldAll();
    if (pixels > 0)
        approach(stage.canvas(), pixels);
}

std::string size(const TreeCanvas& canvas, int paintings) {
    return fmt::format(R"("canvas":"{}x{}","painted":{})", canvas.width(), canvas.height(), paintings);
}

void pan(std::string_view name, double pixels) {
    Stage stage(Stage::Panels::Hidden);
    stage.open(tallTree(processes));
    stage.rest();
    settleOn(stage, pixels);
    const int before = stage.paintings();
    const FrameTimes times = stage.frames(counted, [&](int i) { dragAbout(stage.canvas(), i); });
    print(name, times, size(stage.canvas(), stage.paintings() - before));
}

void zoom(const Options&) {
    Stage stage(Stage::Panels::Hidden);
    stage.open(tallTree(processes));
    stage.rest();
    settleOn(stage, 0);
    const PathId leaf = someLeaf(stage.canvas());
    const int before = stage.paintings();
    const FrameTimes times = stage.frames(
        counted, [&](int i) { wheel(stage.canvas(), stage.canvas().boxOf(leaf).center(), i / 45 % 2 == 0 ? 1 : -1); });
    print("zoom_100k", times, size(stage.canvas(), stage.paintings() - before));
}

/// In each frame of 16 ms 500 workers are terminated and 500 others started again, by steps of the script.
void flash(std::string_view name, double pixels) {
    constexpr double speed = 10;
    constexpr double perSecond = 1000 / 0.016; // of wall time
    constexpr std::int64_t begin = 15'000;     // virtual ms
    constexpr std::int64_t end = begin + 65'000;
    Stage stage(Stage::Panels::Shown);
    stage.open(flashOf(tallTree(processes), perSecond / speed, begin, end));
    settleOn(stage, pixels);
    stage.run().setSpeed(speed);
    stage.wait("the changes to begin", [&] { return stage.run().now() > begin + 10'000; });
    const EventLog& log = stage.run().log();
    std::size_t row = log.endRow();
    const double wall = wallNow();
    const FrameTimes times = stage.liveFrames(0, 5);
    const double seconds = (wallNow() - wall) / 1000;
    std::size_t changes = 0; // of what is painted: a process is gone, or is up
    for (; row < log.endRow(); ++row) {
        const EventType type = log.row(row).type;
        changes += type == EventType::Exited || type == EventType::Started ? 1U : 0U;
    }
    print(name, times, fmt::format(R"("changes_per_s":{:.0f})", static_cast<double>(changes) / seconds));
}

constexpr std::array cases{
    Case{"pan_100k", "drag the ground with all 100,000 in sight",
         [](const Options&) {
             pan("pan_100k", 0);
         }},
    Case{"pan_body_100k", "the same, where processes are 20 pixels wide",
         [](const Options&) {
             pan("pan_body_100k", 20);
         }},
    Case{"pan_name_100k", "the same at 60 pixels, with names",
         [](const Options&) {
             pan("pan_name_100k", 60);
         }},
    Case{"zoom_100k", "the wheel, in and out, from all to the last detail", zoom},
    Case{"close_100k", "drag the ground among whole cards",
         [](const Options&) {
             pan("close_100k", 202);
         }},
    Case{"flash_1000", "1,000 of 100,000 change state in each frame",
         [](const Options&) {
             flash("flash_1000", 0);
         }},
    Case{"flash_1000_close", "the same, among whole cards",
         [](const Options&) {
             flash("flash_1000_close", 120);
         }},
};

} // namespace

std::span<const Case> canvasCases() {
    return cases;
}

} // namespace resprout::ui::bench
