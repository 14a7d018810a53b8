// For libFuzzer: build with clang and -DRESPROUT_FUZZ=ON, run fuzz_scenario FOLDER_OF_SCENARIOS.

#include "tests/fuzz/try_scenario.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    resprout::fuzz::tryScenario({reinterpret_cast<const char*>(data), size});
    return 0;
}
