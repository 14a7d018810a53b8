// resprout-bench CASE [N] [THREADS]: one case, one JSON line. N 0: the case's own default.

#include "tests/bench/bench_case.h"
#include "tests/bench/command_line.h"
#include "tests/bench/find_case.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string>

namespace {

using namespace resprout::bench;

const std::array families = {restartCases(), growthCases(), eventCases(),  messageCases(),
                             spawnCases(),   timerCases(),  scalingCases()};

std::string knownCases() {
    std::string names = "cases, and their N where it is 0:\n";
    for (const auto& family : families) {
        for (const Case& known : family)
            names += fmt::format("  {:<26}{:>10}\n", known.name, known.defaultCount);
    }
    return names;
}

void measure(const Case& chosen, std::uint64_t count, unsigned threads) {
    const Figures figures = chosen.run(count == 0 ? chosen.defaultCount : count, threads);
    const auto operations = static_cast<double>(figures.operations);
    std::string line =
        fmt::format(R"({{"peer":"resprout","case":"{}","cores":{},"n":{},"seconds":{:.6f},"per_second":{:.0f},)"
                    R"("ns_per_op":{:.1f},"cpu_seconds":{:.6f})",
                    chosen.name, threads, figures.operations, figures.seconds, operations / figures.seconds,
                    figures.seconds * 1e9 / operations, figures.cpuSeconds);
    if (figures.residentGrowth >= 0)
        line += fmt::format(R"(,"rss_per_process":{:.1f})", figures.residentGrowth / operations);
    fmt::print("{}}}\n", line);
}

} // namespace

int main(int argc, char** argv) {
    CLI::App program("What the engine costs: one case, one line of JSON.", "resprout-bench");
    std::string name;
    std::uint64_t count = 0;
    unsigned threads = 1;
    constexpr unsigned mostThreads = 255;
    program.add_option("CASE", name, "what is measured")->required()->check([](const std::string& given) {
        return findCase(families, given) == nullptr ? "there is no case " + given : std::string();
    });
    program.add_option("N", count, "operations; 0: the case's own number");
    program.add_option("THREADS", threads, "of the engine")->check(CLI::Range(1U, mostThreads));
    program.footer(knownCases());
    if (const auto ended = readCommandLine(program, argc, argv))
        return *ended;
    measure(*findCase(families, name), count, threads);
    return 0;
}
