// resprout-differential: random scenarios, played by the engine and by real Erlang/OTP, compared. See
// tests/conformance/fuzz, which starts it.

#include "core/scenario/write.h"
#include "tests/conformance/compare.h"
#include "tests/differential/reach.h"
#include "tests/differential/real_otp.h"
#include "tests/differential/shrink.h"
#include "tests/differential/steady_scenario.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace resprout::differential {

namespace {

struct Settings {
    std::uint64_t seed = 1;
    std::size_t count = 200;
    std::size_t batch = 400;
    std::filesystem::path found;
    RealOtp::Options otp;
};

struct Totals {
    std::size_t agree = 0;
    std::size_t races = 0;
    std::size_t notPlayed = 0;
    std::size_t differ = 0;
};

/// What is different; nothing when they agree.
std::optional<std::string> difference(const std::string& otps, const std::string& ours) {
    std::string error;
    const std::optional<conformance::Trace> otp = conformance::readTrace(otps, error);
    std::optional<conformance::Trace> our = conformance::readTrace(ours, error);
    if (!otp || !our)
        return "no trace: " + error;
    return conformance::difference(*otp, *our);
}

class Fuzzer {
public:
    explicit Fuzzer(Settings settings) : m_settings(std::move(settings)), m_otp(m_settings.otp) {}

    Totals run() {
        for (std::size_t begin = 0; begin < m_settings.count; begin += m_settings.batch) {
            runBatch(begin, std::min(begin + m_settings.batch, m_settings.count));
            fmt::print("{} of {}: {} agree, {} races in OTP, {} not played, {} differ\n",
                       std::min(begin + m_settings.batch, m_settings.count), m_settings.count, m_totals.agree,
                       m_totals.races, m_totals.notPlayed, m_totals.differ);
            std::fflush(stdout);
        }
        fmt::print("\nscenarios with an event because of each rule:\n{}", m_reach.text());
        return m_totals;
    }

private:
    void runBatch(std::size_t begin, std::size_t end) {
        std::vector<Scenario> scenarios;
        for (std::size_t index = begin; index < end; ++index) {
            scenarios.push_back(steadyScenario((m_settings.seed << 32U) + index));
            m_reach.add(scenarios.back());
        }
        std::vector<std::string> traces = m_otp.play(scenarios);
        for (std::size_t index = 0; index < scenarios.size(); ++index) {
            if (traces[index].empty()) // the machine was too busy
                traces[index] = m_otp.play({scenarios[index]}).front();
            if (traces[index].empty())
                ++m_totals.notPlayed;
            else if (!difference(traces[index], playedByEngine(scenarios[index])))
                ++m_totals.agree;
            else
                lookInto(scenarios[index], fmt::format("s{}_{}", m_settings.seed, begin + index));
        }
    }

    /// A difference: OTP itself may play it one way or another. If not, the smallest scenario that shows it is saved.
    void lookInto(const Scenario& scenario, const std::string& name) {
        const std::vector<Scenario> copies(6, scenario);
        std::vector<std::string> traces = m_otp.play(copies);
        const std::vector<std::string> late = m_otp.play(copies, 45);
        traces.insert(traces.end(), late.begin(), late.end());
        const bool isRace = std::any_of(traces.begin() + 1, traces.end(), [&](const std::string& trace) {
            return difference(traces.front(), trace).has_value();
        });
        if (isRace) {
            ++m_totals.races;
            fmt::print("{}: OTP itself plays it one way or another\n", name);
            save(scenario, "race_" + name);
            return;
        }
        if (!difference(traces.front(), playedByEngine(scenario))) { // the machine had been too busy
            ++m_totals.agree;
            return;
        }
        ++m_totals.differ;
        save(scenario, name + "_whole");
        const Scenario smallest = shrunk(scenario);
        fmt::print("{}: {}\n", name, difference(m_lastTrace, playedByEngine(smallest)).value_or("?"));
        save(smallest, name);
    }

    Scenario shrunk(Scenario scenario) {
        for (;;) {
            std::vector<Scenario> candidates;
            for (Scenario& smaller : smallerOnes(scenario))
                if (isSteady(smaller))
                    candidates.push_back(std::move(smaller));
            candidates.push_back(scenario);
            const std::vector<std::string> traces = m_otp.play(candidates);
            std::size_t best = candidates.size() - 1;
            for (std::size_t index = 0; index < candidates.size(); ++index)
                if (!traces[index].empty() && difference(traces[index], playedByEngine(candidates[index])) &&
                    sizeOf(candidates[index]) < sizeOf(candidates[best]))
                    best = index;
            m_lastTrace = traces[best];
            if (best == candidates.size() - 1)
                return scenario;
            scenario = std::move(candidates[best]);
        }
    }

    void save(Scenario scenario, const std::string& name) const {
        scenario.name = name;
        std::filesystem::create_directories(m_settings.found);
        const std::filesystem::path path = m_settings.found / (name + ".tree.json");
        std::ofstream file(path, std::ios::binary);
        file << writeScenario(scenario);
        if (!file.flush())
            throw std::runtime_error(fmt::format("cannot write {}", path.string()));
        fmt::print("saved: {}\n", path.string());
        std::fflush(stdout);
    }

    Settings m_settings;
    RealOtp m_otp;
    Reach m_reach;
    Totals m_totals;
    std::string m_lastTrace;
};

} // namespace

} // namespace resprout::differential

int main(int count, char** arguments) {
    using namespace resprout::differential;
    CLI::App app("Plays random scenarios on the engine and on real Erlang/OTP, and compares.", "fuzz");
    Settings settings;
    settings.found = "found";
    app.add_option("--seed", settings.seed, "Other scenarios with another seed")->type_name("S")->capture_default_str();
    app.add_option("--count", settings.count, "How many scenarios")->type_name("N")->capture_default_str();
    app.add_option("--batch", settings.batch, "So many between two reports")->type_name("N")->capture_default_str();
    app.add_option("--at-once", settings.otp.atOnce, "So many play at once on OTP")->capture_default_str();
    app.add_option("--found", settings.found, "Where differences are saved")
        ->type_name("FOLDER")
        ->capture_default_str();
    app.add_option("--recorder", settings.otp.recorder, "The recorder, tests/conformance/record")->required();
    CLI11_PARSE(app, count, arguments);
    try {
        const Totals totals = Fuzzer(settings).run();
        return totals.differ == 0 && totals.notPlayed == 0 ? 0 : 1;
    } catch (const std::exception& error) {
        fmt::print(stderr, "fuzz: {}\n", error.what());
        return 2;
    }
}
