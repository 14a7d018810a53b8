#include "core/runtime/standing.h"

#include <algorithm>

#if defined(__linux__)
#include <sys/resource.h>
#endif

namespace resprout {

#if defined(__linux__)

namespace {

constexpr int last = 19;

int niceOfThisThread() {
    return getpriority(PRIO_PROCESS, 0); // 0: of this thread alone, on Linux
}

} // namespace

void adopt(Standing standing) {
    constexpr int behind = 5; // leaves a quarter of a core beside a thread that is busy all the time
    if (standing == Standing::Background)
        (void)setpriority(PRIO_PROCESS, 0, std::min(last, niceOfThisThread() + behind));
}

bool isLast() {
    return niceOfThisThread() >= last;
}

#else

void adopt(Standing /*standing*/) {}

bool isLast() {
    return true;
}

#endif

} // namespace resprout
