#include "ui/bridge/speed_meter.h"

namespace resprout::ui {

namespace {

using namespace std::chrono_literals;

constexpr WallTime window = 1s;
constexpr WallTime leastSeen = 300ms;
constexpr double tolerance = 0.85; // a frame or two are lost at each millisecond that is played in beats

} // namespace

void SpeedMeter::clear() {
    *this = {};
}

void SpeedMeter::add(WallTime wall, double milliseconds) {
    if (wall <= WallTime{} && milliseconds <= 0)
        return;
    m_samples.push_back({wall, milliseconds});
    m_wall += wall;
    m_milliseconds += milliseconds;
    while (m_samples.size() > 1 && m_wall - m_samples.front().wall >= window) {
        m_wall -= m_samples.front().wall;
        m_milliseconds -= m_samples.front().milliseconds;
        m_samples.pop_front();
    }
}

double SpeedMeter::measured(double asked) const {
    if (m_wall < leastSeen)
        return asked;
    return m_milliseconds / std::chrono::duration<double, std::milli>(m_wall).count();
}

bool SpeedMeter::isBehind(double asked) const {
    return measured(asked) < tolerance * asked;
}

} // namespace resprout::ui
