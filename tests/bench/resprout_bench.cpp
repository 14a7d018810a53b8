// resprout-bench CASE N THREADS: one case, one JSON line. N 0: the case's own default.

#include "tests/bench/bench_case.h"

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace {

using namespace resprout;
using namespace resprout::bench;

std::optional<Figures> run(std::string_view name, std::uint64_t n, unsigned threads) {
    const auto given = [&](std::uint64_t byDefault) {
        return n == 0 ? byDefault : n;
    };
    if (name == "restart_spread")
        return restarts("restart_spread", 1000, 1, given(100'000), threads);
    if (name == "restart_par")
        return restarts("restart_par", 1000, 1000, given(200'000), threads);
    if (name == "groups_par")
        return groupsPar(600, 10, static_cast<std::uint32_t>(given(2'000'000) / 6000), threads);
    if (name == "restart_wide")
        return restartWide("restart_wide", 100'000, given(100'000), threads);
    if (name == "one_for_all")
        return groupRestart("one_for_all", Strategy::OneForAll, static_cast<std::uint32_t>(given(10'000)), 5, threads);
    if (name == "rest_for_one")
        return groupRestart("rest_for_one", Strategy::RestForOne, static_cast<std::uint32_t>(given(10'000)), 10,
                            threads);
    return std::nullopt;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: resprout-bench restart_spread|restart_par|groups_par|restart_wide|one_for_all|rest_for_one "
                   "N THREADS\n",
                   stderr);
        return 2;
    }
    const auto figures =
        run(argv[1], std::strtoull(argv[2], nullptr, 10), static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)));
    if (!figures) {
        std::fprintf(stderr, "resprout-bench: no case is called %s\n", argv[1]);
        return 2;
    }
    const auto operations = static_cast<double>(figures->operations);
    std::printf("{\"peer\":\"resprout\",\"case\":\"%s\",\"cores\":%u,\"n\":%llu,\"seconds\":%.6f,\"per_second\":%.0f,"
                "\"ns_per_op\":%.1f,\"cpu_seconds\":%.6f}\n",
                figures->name.c_str(), figures->threads, static_cast<unsigned long long>(figures->operations),
                figures->seconds, operations / figures->seconds, figures->seconds * 1e9 / operations,
                figures->cpuSeconds);
    return 0;
}
