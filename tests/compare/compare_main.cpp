// resprout-compare A B: 0 when the two traces are equivalent, 1 when not (and the first difference), 2 when one is no trace.

#include "tests/conformance/compare.h"

#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>

using namespace resprout::conformance;

namespace {

std::optional<Trace> traceIn(const char* path) {
    std::ostringstream content;
    const std::ifstream file(path, std::ios::binary);
    content << file.rdbuf();
    std::string error = file ? "" : "cannot be read";
    std::optional<Trace> trace = file ? readTrace(content.str(), error) : std::nullopt;
    if (!trace)
        std::cerr << path << ": " << error << '\n';
    return trace;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: resprout-compare TRACE_A TRACE_B\n";
        return 2;
    }
    const std::optional<Trace> a = traceIn(arguments[1]);
    const std::optional<Trace> b = traceIn(arguments[2]);
    if (!a || !b)
        return 2;
    const std::optional<std::string> found = difference(*a, *b);
    if (found)
        std::cout << *found << '\n';
    return found ? 1 : 0;
}
