#include "ui/pace.h"

#include <utility>

namespace resprout::ui {

namespace {

constexpr int patience = 50; // ms: three frames, one of which may ask once more

} // namespace

Pace::Pace(int pause, std::function<void()> act) : m_pause(pause), m_act(std::move(act)) {
    m_late.setSingleShot(true);
    m_late.setInterval(pause + patience);
    QObject::connect(&m_late, &QTimer::timeout, &m_late, [this] { this->act(); });
}

void Pace::ask() {
    if (isDue())
        act();
    else if (!m_late.isActive())
        m_late.start();
}

void Pace::reset() {
    m_late.stop();
    m_since.invalidate();
}

void Pace::act() {
    m_late.stop();
    m_since.start();
    m_act();
}

} // namespace resprout::ui
