#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resprout::conformance {

/// One line of a trace. What a kind of event does not have is empty.
struct TraceEvent {
    std::int64_t t = 0; // ms
    std::string ev;
    std::string path;
    std::int64_t n = 0;
    std::int64_t up = 0;
    std::optional<std::string> reason;
    std::int64_t step = 0;
    std::string op;
    std::string value;
};

/// The state at the end: each node as its keys and values, as they stand in the file.
struct FinalState {
    std::int64_t t = 0; // ms
    std::vector<std::map<std::string, std::string, std::less<>>> nodes;
    std::vector<std::string> orphans;
};

struct Trace {
    std::string scenario;
    std::vector<TraceEvent> events; // without the final one
    FinalState final;
};

/// Reads a trace; nothing when the text is none, and then `error` says why.
[[nodiscard]] std::optional<Trace> readTrace(std::string_view text, std::string& error);

} // namespace resprout::conformance
