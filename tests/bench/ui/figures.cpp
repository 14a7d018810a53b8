#include "tests/bench/ui/figures.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>

namespace resprout::ui::bench {

double wallNow() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpuNow() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double share(std::vector<double> values, double part) {
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

double residentMegabytes() {
    std::ifstream file("/proc/self/statm");
    double all = 0;
    double resident = 0;
    file >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

void print(std::string_view name, const FrameTimes& times, const std::string& more) {
    fmt::print(R"({{"case":"{}","frames":{},"p50":{:.2f},"p99":{:.2f},"max":{:.2f},"cpu_p50":{:.2f},"cpu_p99":{:.2f},)"
               R"("rss_mb":{:.0f}{}{}}})"
               "\n",
               name, times.wall.size(), share(times.wall, 0.5), share(times.wall, 0.99), share(times.wall, 1),
               share(times.cpu, 0.5), share(times.cpu, 0.99), residentMegabytes(), more.empty() ? "" : ",", more);
    std::fflush(stdout);
}

} // namespace resprout::ui::bench
