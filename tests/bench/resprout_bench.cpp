// resprout-bench CASE N THREADS: one case, one JSON line. N 0: the case's own default.

#include "tests/bench/bench_case.h"
#include "tests/bench/find_case.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace resprout::bench;

const std::array families = {restartCases(), growthCases(), eventCases(),  messageCases(),
                             spawnCases(),   timerCases(),  scalingCases()};

int usage() {
    std::string names;
    for (const auto& family : families) {
        for (const Case& known : family)
            names += fmt::format("  {:<26}{:>10}\n", known.name, known.defaultCount);
    }
    fmt::print(stderr, "usage: resprout-bench CASE N THREADS\ncases, and their N where it is 0:\n{}", names);
    return 2;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4)
        return usage();
    const Case* const chosen = findCase(families, argv[1]);
    if (chosen == nullptr)
        return usage();
    const std::uint64_t given = std::strtoull(argv[2], nullptr, 10);
    const auto threads = static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10));
    const Figures figures = chosen->run(given == 0 ? chosen->defaultCount : given, threads);
    const auto operations = static_cast<double>(figures.operations);
    std::string line =
        fmt::format(R"({{"peer":"resprout","case":"{}","cores":{},"n":{},"seconds":{:.6f},"per_second":{:.0f},)"
                    R"("ns_per_op":{:.1f},"cpu_seconds":{:.6f})",
                    chosen->name, threads, figures.operations, figures.seconds, operations / figures.seconds,
                    figures.seconds * 1e9 / operations, figures.cpuSeconds);
    if (figures.residentGrowth >= 0)
        line += fmt::format(R"(,"rss_per_process":{:.1f})", figures.residentGrowth / operations);
    fmt::print("{}}}\n", line);
    return 0;
}
