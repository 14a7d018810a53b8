#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace resprout::ui {

/// What is done a few times a second although there is reason for it in each frame: at once when it is due, so that it is painted
/// with all else that the frame has changed; by itself a little later when no further frame asks. GUI thread only.
class Pace {
public:
    Pace(int pause, std::function<void()> act); ///< ms between two times

    void ask();
    void reset(); ///< it is due, and nobody has asked

private:
    [[nodiscard]] bool isDue() const { return !m_since.isValid() || m_since.elapsed() >= m_pause; }
    void act();

    int m_pause;
    std::function<void()> m_act;
    QTimer m_late;
    QElapsedTimer m_since;
};

} // namespace resprout::ui
