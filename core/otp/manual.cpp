#include "core/otp/manual.h"

#include <algorithm>
#include <array>

namespace resprout {

namespace {

// Sections of the Design Principles, the reference manual and the modules' pages, by the names that their own pages give them.
constexpr ManualSection principles{"Supervisor Behaviour, Supervision Principles",
                                   "https://www.erlang.org/doc/system/sup_princ.html#supervision-principles"};
constexpr ManualSection flags{"Supervisor Behaviour, Supervisor Flags",
                              "https://www.erlang.org/doc/system/sup_princ.html#supervisor-flags"};
constexpr ManualSection strategies{"Supervisor Behaviour, Restart Strategy",
                                   "https://www.erlang.org/doc/system/sup_princ.html#restart-strategy"};
constexpr ManualSection intensity{"Supervisor Behaviour, Maximum Restart Intensity",
                                  "https://www.erlang.org/doc/system/sup_princ.html#maximum-restart-intensity"};
constexpr ManualSection autoShutdown{"Supervisor Behaviour, Automatic Shutdown",
                                     "https://www.erlang.org/doc/system/sup_princ.html#automatic-shutdown"};
constexpr ManualSection childSpec{"Supervisor Behaviour, Child Specification",
                                  "https://www.erlang.org/doc/system/sup_princ.html#child-specification"};
constexpr ManualSection restartType{"Supervisor Behaviour, Child Specification: restart",
                                    "https://www.erlang.org/doc/system/sup_princ.html#restart"};
constexpr ManualSection significant{"Supervisor Behaviour, Child Specification: significant",
                                    "https://www.erlang.org/doc/system/sup_princ.html#significant_child"};
constexpr ManualSection shutdown{"Supervisor Behaviour, Child Specification: shutdown",
                                 "https://www.erlang.org/doc/system/sup_princ.html#shutdown"};
constexpr ManualSection simple{"Supervisor Behaviour, Simplified one_for_one Supervisors",
                               "https://www.erlang.org/doc/system/sup_princ.html#simple"};
constexpr ManualSection behaviour{"Supervisor Behaviour", "https://www.erlang.org/doc/system/sup_princ.html"};
constexpr ManualSection supervisor{"supervisor(3)", "https://www.erlang.org/doc/apps/stdlib/supervisor.html"};
constexpr ManualSection genServer{"gen_server(3)", "https://www.erlang.org/doc/apps/stdlib/gen_server.html"};
constexpr ManualSection termination{"Processes, Process Termination",
                                    "https://www.erlang.org/doc/system/ref_man_processes.html#process-termination"};
constexpr ManualSection exitSent{"Processes, Sending Exit Signals",
                                 "https://www.erlang.org/doc/system/ref_man_processes.html#sending_exit_signals"};
constexpr ManualSection exitReceived{"Processes, Receiving Exit Signals",
                                     "https://www.erlang.org/doc/system/ref_man_processes.html#receiving_exit_signals"};
constexpr ManualSection upgrade{"Appup Cookbook, Supervisor",
                                "https://www.erlang.org/doc/system/appup_cookbook.html#sup"};
constexpr ManualSection dynamic{"DynamicSupervisor", "https://hexdocs.pm/elixir/DynamicSupervisor.html"};

struct Entry {
    std::string_view rule;
    ManualSection section;
};

// What the manual does not say in so many words has the section that it belongs to.
constexpr std::array entries = {
    Entry{"R1", principles},    Entry{"R2", behaviour},     Entry{"R3", childSpec},     Entry{"R4", supervisor},
    Entry{"R5", supervisor},    Entry{"R6", principles},    Entry{"R7", genServer},     Entry{"R20", flags},
    Entry{"R21", childSpec},    Entry{"R22", significant},  Entry{"R23", flags},        Entry{"R30", intensity},
    Entry{"R31", intensity},    Entry{"R32", intensity},    Entry{"R33", intensity},    Entry{"R34", intensity},
    Entry{"R35", intensity},    Entry{"R36", intensity},    Entry{"R40", restartType},  Entry{"R41", principles},
    Entry{"R42", strategies},   Entry{"R43", strategies},   Entry{"R44", strategies},   Entry{"R45", strategies},
    Entry{"R46", restartType},  Entry{"R47", strategies},   Entry{"R48", supervisor},   Entry{"R49", simple},
    Entry{"R50", strategies},   Entry{"R51", restartType},  Entry{"R52", strategies},   Entry{"R53", strategies},
    Entry{"R54", supervisor},   Entry{"R55", childSpec},    Entry{"R56", simple},       Entry{"R60", shutdown},
    Entry{"R61", shutdown},     Entry{"R62", shutdown},     Entry{"R63", principles},   Entry{"R64", simple},
    Entry{"R65", exitSent},     Entry{"R66", intensity},    Entry{"R67", intensity},    Entry{"R68", intensity},
    Entry{"R69", behaviour},    Entry{"R70", autoShutdown}, Entry{"R71", autoShutdown}, Entry{"R72", autoShutdown},
    Entry{"R73", autoShutdown}, Entry{"R74", autoShutdown}, Entry{"R80", supervisor},   Entry{"R81", supervisor},
    Entry{"R82", simple},       Entry{"R83", genServer},    Entry{"R84", supervisor},   Entry{"R90", upgrade},
    Entry{"R91", upgrade},      Entry{"R92", upgrade},      Entry{"D1", dynamic},       Entry{"D2", dynamic},
    Entry{"D3", dynamic},       Entry{"D4", dynamic},       Entry{"D5", dynamic},       Entry{"D6", dynamic},
    Entry{"D7", dynamic},       Entry{"D8", dynamic},       Entry{"P1", termination},   Entry{"P2", exitReceived},
    Entry{"P3", exitReceived},
};

} // namespace

ManualSection manualOf(std::string_view rule) {
    const auto* const found = std::ranges::find(entries, rule, &Entry::rule);
    return found == entries.end() ? ManualSection{} : found->section;
}

ManualSection dynamicManualOf(std::string_view rule) {
    const ManualSection section = manualOf(rule);
    return section == supervisor || section == simple ? dynamic : section;
}

} // namespace resprout
