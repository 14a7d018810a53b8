#include "core/runtime/timer_queue.h"

#include <algorithm>

namespace resprout {

namespace {

bool isLater(const Timer& a, const Timer& b) {
    return a.due != b.due ? a.due > b.due : b.isSetBefore(a);
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
