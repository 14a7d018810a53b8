#include "core/runtime/timer_queue.h"

#include <algorithm>

namespace resprout {

namespace {

bool isLater(const Timer& a, const Timer& b) {
    if (a.due != b.due)
        return a.due > b.due;
    return a.hops != b.hops ? a.hops > b.hops : b.isSetBefore(a);
}

} // namespace

void TimerQueue::push(const Timer& timer) {
    m_heap.push_back(timer);
    std::push_heap(m_heap.begin(), m_heap.end(), isLater);
}

Timer TimerQueue::pop() {
    std::pop_heap(m_heap.begin(), m_heap.end(), isLater);
    const Timer timer = m_heap.back();
    m_heap.pop_back();
    return timer;
}

} // namespace resprout
