#pragma once

#include "core/scenario/scenario.h"
#include "tests/differential/reach.h"
#include "tests/differential/real_otp.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace resprout::differential {

struct FuzzSettings {
    std::uint64_t seed = 1;
    std::size_t count = 200;
    std::size_t batch = 400;
    std::filesystem::path found = "found"; // where differences are saved
    RealOtp::Options otp;
};

struct FuzzTotals {
    std::size_t agree = 0;
    std::size_t notPlayed = 0;
    std::size_t differ = 0;
    std::vector<std::string> races; // by name: OTP itself plays them one way or another

    /// Races count as agreement: what the engine does is one of the ways in which OTP played them.
    [[nodiscard]] bool isGood() const { return notPlayed == 0 && differ == 0; }
};

/// Plays random scenarios on the engine and on real OTP and compares; says on standard output how it goes. Confined to one
/// thread.
class Fuzzer {
public:
    explicit Fuzzer(FuzzSettings settings);

    FuzzTotals run();

private:
    struct Smaller {
        Scenario scenario;
        std::string difference;
    };

    void runBatch(std::size_t begin, std::size_t end);
    void playTheMissing(const std::vector<Scenario>& scenarios, std::vector<std::string>& traces);
    void lookInto(const Scenario& scenario, const std::string& name);
    [[nodiscard]] std::vector<std::string> playedOften(const Scenario& scenario);
    [[nodiscard]] Smaller shrunk(Smaller whole);
    [[nodiscard]] std::vector<Scenario> smallerThatDiffer(const Scenario& scenario);
    bool takeSmaller(Smaller& current);
    void save(Scenario scenario, const std::string& name) const;

    FuzzSettings m_settings;
    RealOtp m_otp;
    Reach m_reach;
    FuzzTotals m_totals;
};

} // namespace resprout::differential
