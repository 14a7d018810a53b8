#include "ui/lens/icicle_fold.h"

#include <limits>
#include <utility>

namespace resprout::ui {

namespace {

constexpr std::size_t slice = 30'000;         // items built in one frame: some 3 ms
constexpr std::size_t mostReplayed = 200'000; // events in one frame; above it all states are read anew

} // namespace

void IcicleFold::open(const ShownTree& shown) {
    m_shown = shown;
    ++m_version;
    m_isBuilding = false;
    m_next = {};
    m_model.begin(shown);
    m_model.grow(std::numeric_limits<std::size_t>::max());
    m_nextRow = shown.log == nullptr ? 0 : shown.log->endRow();
    m_structure = shown.isEmpty() ? 0 : shown.tree->structureVersion();
}

void IcicleFold::openSliced(const ShownTree& shown) {
    open({});
    m_shown = shown;
    if (shown.isEmpty())
        return;
    m_nextRow = shown.log == nullptr ? 0 : shown.log->endRow();
    m_structure = shown.tree->structureVersion();
    m_next.begin(shown);
    m_isBuilding = true;
}

void IcicleFold::close() {
    open({});
}

bool IcicleFold::advance() {
    if (m_shown.tree == nullptr || m_shown.log == nullptr)
        return false;
    const std::size_t end = m_shown.log->endRow();
    bool isChanged = m_nextRow != end;
    takeStates();
    if (!m_isBuilding && m_structure != m_shown.tree->structureVersion()) {
        m_structure = m_shown.tree->structureVersion();
        m_next.begin(m_shown);
        m_isBuilding = true;
    }
    if (m_isBuilding) {
        m_next.grow(slice);
        if (m_next.isComplete()) {
            m_model = std::exchange(m_next, {});
            m_isBuilding = false;
            isChanged = true;
        }
    }
    m_model.settle();
    m_version += isChanged ? 1 : 0;
    return isChanged;
}

void IcicleFold::takeStates() {
    const EventLog& log = *m_shown.log;
    const bool isLost = m_nextRow < log.firstRow() || m_nextRow > log.endRow();
    const auto take = [&](PathId path) {
        if (const ProcessRecord* record = m_shown.tree->find(path)) {
            m_model.setState(path, record->state);
            if (m_isBuilding)
                m_next.setState(path, record->state);
        }
    };
    if (isLost || log.endRow() - m_nextRow > mostReplayed) {
        for (const PathId path : m_model.path)
            take(path);
    } else {
        m_once.begin(m_shown.paths->size());
        m_shown.visitEventsFrom(m_nextRow, [&](const LifecycleEvent& event) {
            if (event.path != noPath && m_once.isFirst(event.path))
                take(event.path);
        });
    }
    m_nextRow = log.endRow();
}

} // namespace resprout::ui
