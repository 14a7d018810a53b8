// For libFuzzer: build with the preset `fuzz`, run fuzz_scenario FOLDER. Every file is read, written and read again.

#include "tests/fuzz/try_scenario.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    resprout::fuzz::tryScenario({reinterpret_cast<const char*>(data), size});
    return 0;
}
