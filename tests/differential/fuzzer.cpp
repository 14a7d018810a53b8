#include "tests/differential/fuzzer.h"

#include "core/scenario/write.h"
#include "tests/conformance/compare.h"
#include "tests/differential/shrink.h"
#include "tests/differential/steady_scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>

namespace resprout::differential {

namespace {

/// How one scenario is played before what OTP makes of it is believed: more schedulers show a race, but seldom.
struct Trial {
    RealOtp::Manner manner;
    std::size_t plays = 0;
};
constexpr std::array<Trial, 3> trials{
    {{{}, 6}, {{.late = 45, .schedulers = 1}, 6}, {{.late = 45, .schedulers = 4}, 48}}};
constexpr std::size_t enoughPlays = 40; // of all trials
constexpr std::size_t bestFew = 10;     // smaller scenarios that are looked into, one by one

/// What is different; nothing when they agree.
std::optional<std::string> difference(const std::string& otps, const std::string& ours) {
    std::string error;
    const std::optional<conformance::Trace> otp = conformance::readTrace(otps, error);
    const std::optional<conformance::Trace> our = conformance::readTrace(ours, error);
    if (!otp || !our)
        return "no trace: " + error;
    return conformance::difference(*otp, *our);
}

/// How many of OTP's plays went as the engine's.
std::size_t countAsOurs(std::span<const std::string> otps, const std::string& ours) {
    return static_cast<std::size_t>(
        std::count_if(otps.begin(), otps.end(), [&](const std::string& otp) { return !difference(otp, ours); }));
}

} // namespace

Fuzzer::Fuzzer(FuzzSettings settings) : m_settings(std::move(settings)), m_otp(m_settings.otp) {}

FuzzTotals Fuzzer::run() {
    for (std::size_t begin = 0; begin < m_settings.count; begin += m_settings.batch) {
        const std::size_t end = std::min(begin + m_settings.batch, m_settings.count);
        runBatch(begin, end);
        fmt::print("{} of {}: {} agree, {} races in OTP, {} not played, {} differ\n", end, m_settings.count,
                   m_totals.agree, m_totals.races.size(), m_totals.notPlayed, m_totals.differ);
        std::fflush(stdout);
    }
    fmt::print("\nscenarios with an event because of each rule:\n{}", m_reach.text());
    if (!m_totals.races.empty())
        fmt::print("\nOTP itself plays these one way or another:\n");
    for (const std::string& name : m_totals.races)
        fmt::print("{}\n", name);
    return m_totals;
}

void Fuzzer::runBatch(std::size_t begin, std::size_t end) {
    std::vector<Scenario> scenarios;
    for (std::size_t index = begin; index < end; ++index) {
        scenarios.push_back(steadyScenario((m_settings.seed << 32U) + index));
        m_reach.add(scenarios.back());
    }
    std::vector<std::string> traces = m_otp.play(scenarios);
    for (int again = 0; again < 3; ++again)
        playTheMissing(scenarios, traces);
    for (std::size_t index = 0; index < scenarios.size(); ++index) {
        const std::string name = fmt::format("s{}_{}", m_settings.seed, begin + index);
        if (traces[index].empty()) {
            ++m_totals.notPlayed;
            fmt::print("{}: OTP could not play it\n", name);
        } else if (!difference(traces[index], playedByEngine(scenarios[index])))
            ++m_totals.agree;
        else
            lookInto(scenarios[index], name);
    }
}

/// For some the machine was too busy.
void Fuzzer::playTheMissing(const std::vector<Scenario>& scenarios, std::vector<std::string>& traces) {
    std::vector<std::size_t> missing;
    std::vector<Scenario> again;
    for (std::size_t index = 0; index < traces.size(); ++index) {
        if (traces[index].empty()) {
            missing.push_back(index);
            again.push_back(scenarios[index]);
        }
    }
    if (missing.empty())
        return;
    std::vector<std::string> played = m_otp.play(again);
    for (std::size_t index = 0; index < missing.size(); ++index)
        traces[missing[index]] = std::move(played[index]);
}

/// A difference counts unless OTP itself can play as the engine does. The smallest scenario that shows it is saved.
void Fuzzer::lookInto(const Scenario& scenario, const std::string& name) {
    const std::vector<std::string> traces = playedOften(scenario);
    if (traces.size() < enoughPlays) {
        ++m_totals.notPlayed;
        fmt::print("{}: differed, but OTP could play it only {} times then\n", name, traces.size());
        save(scenario, "unsure_" + name);
        return;
    }
    const std::string ours = playedByEngine(scenario);
    if (const std::size_t asOurs = countAsOurs(traces, ours);
        asOurs == traces.size()) { // the machine had been too busy
        ++m_totals.agree;
        fmt::print("{}: differed once, and then went as the engine {} times\n", name, asOurs);
    } else if (asOurs > 0) {
        m_totals.races.push_back(name);
        fmt::print("{}: OTP itself plays it one way or another; as the engine, {} times of {}\n", name, asOurs,
                   traces.size());
        save(scenario, "race_" + name);
    } else {
        ++m_totals.differ;
        save(scenario, name + "_whole");
        const Smaller smallest = shrunk({scenario, *difference(traces.front(), ours)});
        fmt::print("{}: {}\n", name, smallest.difference);
        save(smallest.scenario, name);
    }
}

/// All trials; only those plays that OTP could do.
std::vector<std::string> Fuzzer::playedOften(const Scenario& scenario) {
    std::vector<std::string> traces;
    for (const Trial& trial : trials) {
        for (std::string& trace : m_otp.play(std::vector(trial.plays, scenario), trial.manner))
            traces.push_back(std::move(trace));
    }
    std::erase(traces, std::string());
    return traces;
}

Fuzzer::Smaller Fuzzer::shrunk(Smaller whole) {
    while (takeSmaller(whole)) {
    }
    return whole;
}

/// Those that differ in one play, the smallest first. They may be races.
std::vector<Scenario> Fuzzer::smallerThatDiffer(const Scenario& scenario) {
    const std::size_t size = sizeOf(scenario);
    std::vector<Scenario> candidates;
    for (Scenario& smaller : smallerOnes(scenario))
        if (sizeOf(smaller) < size && isSteady(smaller))
            candidates.push_back(std::move(smaller));
    const std::vector<std::string> traces = m_otp.play(candidates);
    std::vector<Scenario> differing;
    for (std::size_t index = 0; index < candidates.size(); ++index)
        if (!traces[index].empty() && difference(traces[index], playedByEngine(candidates[index])))
            differing.push_back(std::move(candidates[index]));
    std::stable_sort(differing.begin(), differing.end(),
                     [](const Scenario& a, const Scenario& b) { return sizeOf(a) < sizeOf(b); });
    differing.resize(std::min(differing.size(), bestFew));
    return differing;
}

/// The smallest that OTP never plays as the engine does.
bool Fuzzer::takeSmaller(Smaller& current) {
    for (Scenario& smaller : smallerThatDiffer(current.scenario)) {
        const std::vector<std::string> traces = playedOften(smaller);
        const std::string ours = playedByEngine(smaller);
        if (traces.size() < enoughPlays || countAsOurs(traces, ours) > 0)
            continue;
        std::string still = *difference(traces.front(), ours);
        current = {std::move(smaller), std::move(still)};
        return true;
    }
    return false;
}

void Fuzzer::save(Scenario scenario, const std::string& name) const {
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

} // namespace resprout::differential
