#include "tests/bench/ui/metered_application.h"

#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace resprout::ui::bench {

void MeteredApplication::beginFrames(const QObject& heart) {
    m_heart = &heart;
    m_times = {};
    m_isInFrame = false;
}

FrameTimes MeteredApplication::endFrames() {
    m_heart = nullptr;
    return std::exchange(m_times, {});
}

double MeteredApplication::takeLongest() {
    return std::exchange(m_longest, 0);
}

bool MeteredApplication::notify(QObject* receiver, QEvent* event) {
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    if (m_heart != nullptr && receiver == m_heart && event->type() == QEvent::Timer) {
        const double cpu = cpuNow();
        if (m_isInFrame) {
            m_times.wall.push_back(m_busy);
            m_times.cpu.push_back(cpu - m_cpuAtBegin);
        }
        m_isInFrame = true;
        m_busy = 0;
        m_cpuAtBegin = cpu;
    }
    const double begin = wallNow();
    ++m_depth;
    const bool isDone = QApplication::notify(receiver, event);
    --m_depth;
    const double taken = wallNow() - begin;
    m_busy += taken;
    m_longest = std::max(m_longest, taken);
    return isDone;
}

} // namespace resprout::ui::bench
