#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace resprout::ui::bench {

/// What the frames of a case took, in ms.
struct FrameTimes {
    std::vector<double> wall; // the GUI thread was busy
    std::vector<double> cpu;  // of it, what the thread itself had: neighbours on the machine are not in it
};

[[nodiscard]] double wallNow(); // ms, of the steady clock
[[nodiscard]] double cpuNow();  // ms, of this thread

[[nodiscard]] double share(std::vector<double> values, double part); // 0.5: the median; 0 where there is none
[[nodiscard]] double residentMegabytes();                            // of this program, now

/// One JSON line. `more`: what is special about the case, `"key":value` with commas between, may be empty.
void print(std::string_view name, const FrameTimes& times, const std::string& more = {});

} // namespace resprout::ui::bench
