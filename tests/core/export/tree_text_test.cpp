#include "core/export/tree_text.h"

#include "core/scenario/read.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

std::string shown(std::string_view text) {
    const ReadResult result = readScenario(text, "stem");
    EXPECT_TRUE(result.scenario.has_value()) << describe("file", result.complaints.front());
    return result.scenario ? scenarioAsText(*result.scenario) : std::string();
}

TEST(ScenarioAsText, TellsWhatRulesEachProcess) {
    EXPECT_EQ(shown(R"({"format":"resprout/1","name":"all","description":"Says what.","tree":
        {"id":"top","kind":"supervisor","strategy":"rest_for_one","intensity":3,"period":10,"auto_shutdown":"any_significant","children":[
          {"id":"store","kind":"worker"},
          {"id":"sub","kind":"supervisor","restart":"transient","significant":true,"shutdown":2000,"children":[
            {"id":"slow","kind":"worker","trap_exit":true,"stop_delay":500,"start_delay":100},
            {"id":"poor","kind":"worker","restart":"permanant","shutdown":"brutal_kill","start":["ok",{"error":"busy"}],
             "lifetime":{"after":300,"reason":"idle"}}]},
          {"id":"pool","kind":"supervisor","strategy":"simple_one_for_one","template":{"kind":"worker","restart":"temporary"}},
          {"id":"dyn","kind":"dynamic_supervisor","max_children":4}]},
        "script":[{"at":100,"do":"exit","target":"top/store","reason":"oops"},
                  {"at":200,"do":"start_child","target":"top/dyn","child":{"kind":"worker"},"off":true},{"at":300,"do":"stop"}]})"),
              R"(all
Says what.

top: supervisor, rest_for_one, 3 restarts in 10 s, auto_shutdown any_significant
├─ store: worker, permanent
├─ sub: supervisor, one_for_one, 1 restart in 5 s (OTP's default), transient, significant, shutdown 2000 ms
│  ├─ slow: worker, permanent, shutdown 5000 ms (OTP's default), takes 100 ms to start, traps exits, takes 500 ms to stop
│  └─ poor: worker, permanant (OTP refuses it), shutdown brutal_kill, its start answers ok then {error,busy}, exits with idle after 300 ms
├─ pool: supervisor, simple_one_for_one, 1 restart in 5 s (OTP's default), permanent
│  └─ #k: worker, temporary (what each child is made from)
└─ dyn: dynamic_supervisor, 3 restarts in 5 s (Elixir's default), at most 4 children, permanent

The script, until 1300 ms:
  at 100 ms: exit top/store with oops
  at 200 ms: start_child top/dyn (off), worker, permanent
  at 300 ms: stop
)");
}

TEST(TreeAsText, DrawsAChainOfAnyDepthInLittleSpace) {
    constexpr int depth = 20'000;
    Scenario scenario;
    NodeSpec node;
    node.kind = NodeKind::Supervisor;
    node.id = "s";
    scenario.root = scenario.add(node);
    for (NodeIndex parent = 0; parent + 1 < depth; ++parent)
        scenario.appendChild(parent, scenario.add(node));
    const std::string text = treeAsText(scenario);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), depth);
    EXPECT_LT(text.size(), 3'000'000U);
    EXPECT_NE(text.find("(19999 levels down) s: "), std::string::npos);
}

} // namespace
} // namespace resprout
