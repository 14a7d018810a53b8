#pragma once

#include "tests/bench/ui/figures.h"

#include <QApplication>

namespace resprout::ui::bench {

/// An application that knows how long its GUI thread was busy in each frame. GUI thread only.
class MeteredApplication : public QApplication {
public:
    using QApplication::QApplication;

    /// From now on each event that comes to `heart`, a timer, begins a frame; all that the GUI thread does up to the next one
    /// belongs to it.
    void beginFrames(const QObject& heart);
    [[nodiscard]] FrameTimes endFrames(); // those that are over

    /// The longest time that one event has held the GUI thread, in ms, since this was last asked.
    [[nodiscard]] double takeLongest();

    bool notify(QObject* receiver, QEvent* event) override;

private:
    const QObject* m_heart = nullptr;
    FrameTimes m_times;
    bool m_isInFrame = false;
    int m_depth = 0; // events within events
    double m_busy = 0;
    double m_longest = 0;
    double m_cpuAtBegin = 0;
};

} // namespace resprout::ui::bench
