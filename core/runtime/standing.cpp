#include "core/runtime/standing.h"

#include <algorithm>

#if defined(__linux__)
#include <sys/resource.h>
#endif

namespace resprout {

void adopt(Standing standing) {
#if defined(__linux__)
    constexpr int behind = 5; // leaves a quarter of a core beside a thread that is busy all the time
    constexpr int last = 19;
    if (standing == Standing::Background) // 0: of this thread alone, on Linux
        (void)setpriority(PRIO_PROCESS, 0, std::min(last, getpriority(PRIO_PROCESS, 0) + behind));
#else
    (void)standing;
#endif
}

} // namespace resprout
