#include "core/runtime/standing.h"

#if defined(__linux__)
#include <sys/resource.h>
#endif

namespace resprout {

void adopt(Standing standing) {
#if defined(__linux__)
    constexpr int nice = 5; // a third of a core beside a thread that is busy all the time
    if (standing == Standing::Background)
        (void)setpriority(PRIO_PROCESS, 0, nice); // 0: of this thread alone, on Linux; what is refused is not needed
#else
    (void)standing;
#endif
}

} // namespace resprout
