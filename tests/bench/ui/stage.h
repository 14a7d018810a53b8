#pragma once

#include "tests/bench/ui/figures.h"
#include "ui/window/main_window.h"

#include <functional>
#include <memory>

namespace resprout::ui::bench {

/// A case that cannot be played gives no figure: the program ends, and says what it waited for in vain.
[[noreturn]] void fail(const char* what);

/// The window of the program, 1920 x 1080, with a run of the engine in it. GUI thread only.
class Stage {
public:
    enum class Panels { Shown, Hidden }; // log and inspector; without them the canvas fills the window
    explicit Stage(Panels panels);
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    Stage(Stage&&) = delete;
    Stage& operator=(Stage&&) = delete;

    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] Run& run() { return m_window->run(); }
    [[nodiscard]] TreeCanvas& canvas() { return m_window->canvas(); }

    /// Opens it as a file is opened, and plays until all of its processes run.
    void open(const Scenario& scenario);
    /// Pauses, and lets what the engine was allowed come to its end.
    void rest();

    /// `action(i)` does what happens in frame i; then all that it has made old is painted. The first frames are not counted.
    [[nodiscard]] FrameTimes frames(int count, const std::function<void(int)>& action);
    /// The frames of `seconds` as they come, after `warmUp` seconds; a busy frame has all that the GUI thread did in it.
    [[nodiscard]] FrameTimes liveFrames(double warmUp, double seconds);
    /// Events are handled until `isOver`. If it is not within a minute, the program ends and says what did not come.
    void wait(const char* what, const std::function<bool()>& isOver);

    /// How often the canvas was painted.
    [[nodiscard]] int paintings() const;

private:
    class PaintCount;

    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<PaintCount> m_paintCount;
};

} // namespace resprout::ui::bench
