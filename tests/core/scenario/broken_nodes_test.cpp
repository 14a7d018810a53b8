#include "tests/core/scenario/broken_files.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

using namespace broken;

// Mistakes in the tree.
const std::vector<BrokenFile> nodesFiles = {
    {"TreeIsText", withTree(R"("top")"), R"(f:2: /tree: a node is an object, not text)"},
    {"TreeIsNull", withTree(R"(null)"), R"(f:2: /tree: a node is an object, not null)"},
    {"RootWithoutId", withTree(R"({"kind":"worker"})"), R"(f:2: /tree: "id" is missing: the name of this node)"},
    {"RootWithoutKind", withTree(R"({"id":"top"})"),
     R"(f:2: /tree: "kind" is missing: one of worker, supervisor, dynamic_supervisor)"},
    {"ChildIsText", withChildren(R"("a")"), R"(f:2: /tree/children/0: a node is an object, not text)"},
    {"ChildWithoutId", withChildren(R"({"kind":"worker"})"),
     R"(f:2: /tree/children/0: "id" is missing: the name of this node)"},
    {"ChildWithoutAnything", withChildren(R"({})"),
     R"(f:2: /tree/children/0: "kind" is missing: one of worker, supervisor, dynamic_supervisor
f:2: /tree/children/0: "id" is missing: the name of this node)"},
    {"UnknownKind", withChildren(R"({"id":"a","kind":"workr"})"),
     R"(f:2: /tree/children/0/kind: "workr" is none of worker, supervisor, dynamic_supervisor)"},
    {"KindIsANumber", withChildren(R"({"id":"a","kind":1})"),
     R"(f:2: /tree/children/0/kind: text is wanted here, not a number)"},
    {"ProcessThatTalks", withChildren(R"({"id":"a","kind":"agent","state":"0"})"),
     R"(f:2: /tree/children/0/kind: "agent" is a process that talks; this version knows worker, supervisor, dynamic_supervisor)"},
    {"RowsOfAWorkerThatTalks", withChildren(R"({"id":"a","kind":"worker","on":[]})"),
     R"(f:2: /tree/children/0/on: "on" is no key of a node; it is for processes that talk, which this version does not read)"},
    {"CapitalId", withChildren(R"({"id":"Worker","kind":"worker"})"),
     R"(f:2: /tree/children/0/id: "Worker" is no id: a small letter, then small letters, digits and _)"},
    {"IdWithASlash", withChildren(R"({"id":"a/b","kind":"worker"})"),
     R"(f:2: /tree/children/0/id: "a/b" is no id: a small letter, then small letters, digits and _)"},
    {"IdWithADash", withChildren(R"({"id":"my-worker","kind":"worker"})"),
     R"(f:2: /tree/children/0/id: "my-worker" is no id: a small letter, then small letters, digits and _)"},
    {"EmptyId", withChildren(R"({"id":"","kind":"worker"})"),
     R"(f:2: /tree/children/0/id: "" is no id: a small letter, then small letters, digits and _)"},
    {"IdIsANumber", withChildren(R"({"id":1,"kind":"worker"})"),
     R"(f:2: /tree/children/0/id: text is wanted here, not a number)"},
    {"IdTooLong", withChildren(R"({"id":")" + std::string(256, 'a') + R"(","kind":"worker"})"),
     R"(f:2: /tree/children/0/id: an id has at most 255 characters)"},
    {"UnknownNodeKey", withChildren(R"({"id":"a","kind":"worker","colour":"red"})"),
     R"(f:2: /tree/children/0/colour: "colour" is no key of a node)"},
    {"MisspelledNodeKey", withChildren(R"({"id":"a","kind":"worker","trap_exits":true})"),
     R"(f:2: /tree/children/0/trap_exits: "trap_exits" is no key of a node; did you mean "trap_exit"?)"},
    {"MisspelledStrategyKey", withChildren(R"({"id":"a","kind":"supervisor","stratgy":"one_for_all"})"),
     R"(f:2: /tree/children/0/stratgy: "stratgy" is no key of a node; did you mean "strategy"?)"},
    {"StrategyOfAWorker", withChildren(R"({"id":"a","kind":"worker","strategy":"one_for_all"})"),
     R"(f:2: /tree/children/0/strategy: "strategy" belongs to a supervisor, and this is a worker)"},
    {"ChildrenOfAWorker", withChildren(R"({"id":"a","kind":"worker","children":[]})"),
     R"(f:2: /tree/children/0/children: "children" belongs to a supervisor, and this is a worker)"},
    {"TrapExitOfASupervisor", withChildren(R"({"id":"a","kind":"supervisor","trap_exit":true})"),
     R"(f:2: /tree/children/0/trap_exit: "trap_exit" belongs to a worker, and this is a supervisor)"},
    {"MaxChildrenOfASupervisor", withChildren(R"({"id":"a","kind":"supervisor","max_children":3})"),
     R"(f:2: /tree/children/0/max_children: "max_children" belongs to a dynamic_supervisor, and this is a supervisor)"},
    {"ChildrenOfADynamicSupervisor",
     withChildren(R"({"id":"a","kind":"dynamic_supervisor","children":[{"id":"b","kind":"worker"}]})"),
     R"(f:2: /tree/children/0/children: "children" belongs to a supervisor, and this is a dynamic_supervisor)"},
    {"StartOfADynamicSupervisor", withChildren(R"({"id":"a","kind":"dynamic_supervisor","start":"ok"})"),
     R"(f:2: /tree/children/0/start: "start" belongs to a worker or supervisor, and this is a dynamic_supervisor)"},
    {"IntensityOfAWorker", withChildren(R"({"id":"a","kind":"worker","intensity":3})"),
     R"(f:2: /tree/children/0/intensity: "intensity" belongs to a supervisor or dynamic_supervisor, and this is a worker)"},
    {"TemplateOfOneForOne", withChildren(R"({"id":"a","kind":"supervisor","template":{"kind":"worker"}})"),
     R"(f:2: /tree/children/0/template: "template" belongs to simple_one_for_one, and this supervisor is one_for_one)"},
    {"PoolWithoutTemplate", withChildren(R"({"id":"a","kind":"supervisor","strategy":"simple_one_for_one"})"),
     R"(f:2: /tree/children/0: "template" is missing: what simple_one_for_one makes every child from)"},
    {"PoolWithChildren",
     withChildren(
         R"({"id":"a","kind":"supervisor","strategy":"simple_one_for_one","template":{"kind":"worker"},"children":[{"id":"b","kind":"worker"}]})"),
     R"(f:2: /tree/children/0/children: a simple_one_for_one supervisor begins without children; "template" says what they are made from)"},
    {"TemplateIsText",
     withChildren(R"({"id":"a","kind":"supervisor","strategy":"simple_one_for_one","template":"worker"})"),
     R"(f:2: /tree/children/0/template: a node is an object, not text)"},
    {"ChildrenAreAnObject", withChildren(R"({"id":"a","kind":"supervisor","children":{"id":"b","kind":"worker"}})"),
     R"(f:2: /tree/children/0/children: children are a list of nodes, not an object)"},
    {"RestartIsBool", withChildren(R"({"id":"a","kind":"worker","restart":true})"),
     R"(f:2: /tree/children/0/restart: a word or an integer is wanted here, not true or false)"},
    {"RestartIsNull", withChildren(R"({"id":"a","kind":"worker","restart":null})"),
     R"(f:2: /tree/children/0/restart: a word or an integer is wanted here, not null)"},
    {"ShutdownIsFractional", withChildren(R"({"id":"a","kind":"worker","shutdown":0.5})"),
     R"(f:2: /tree/children/0/shutdown: 0.5 is no integer; integers are written without point and exponent)"},
    {"IntensityIsAList", withChildren(R"({"id":"a","kind":"supervisor","intensity":[3,5]})"),
     R"(f:2: /tree/children/0/intensity: a word or an integer is wanted here, not a list)"},
    {"PeriodIsTooLong", withChildren(R"({"id":"a","kind":"supervisor","period":1000000000000000})"),
     R"(f:2: /tree/children/0/period: an integer has at most 15 digits)"},
    {"RestartWordTooLong", withChildren(R"({"id":"a","kind":"worker","restart":")" + std::string(256, 'a') + R"("})"),
     R"(f:2: /tree/children/0/restart: a word stands for an atom, and an atom has at most 255 characters)"},
    {"SignificantIsText", withChildren(R"({"id":"a","kind":"worker","significant":"yes"})"),
     R"(f:2: /tree/children/0/significant: true or false is wanted here, not text)"},
    {"TrapExitIsANumber", withChildren(R"({"id":"a","kind":"worker","trap_exit":1})"),
     R"(f:2: /tree/children/0/trap_exit: true or false is wanted here, not a number)"},
    {"StopDelayIsNegative", withChildren(R"({"id":"a","kind":"worker","stop_delay":-5})"),
     R"(f:2: /tree/children/0/stop_delay: -5 is less than 0 ms)"},
    {"StartDelayIsText", withChildren(R"({"id":"a","kind":"worker","start_delay":"100"})"),
     R"(f:2: /tree/children/0/start_delay: an integer is wanted here, not text)"},
    {"UnknownStartOutcome", withChildren(R"({"id":"a","kind":"worker","start":"fail"})"),
     R"(f:2: /tree/children/0/start: "fail" is none of "ok", "ignore", {"error":R}, {"exit":R}, {"raise":R})"},
    {"StartIsANumber", withChildren(R"({"id":"a","kind":"worker","start":1})"),
     R"(f:2: /tree/children/0/start: a start outcome is "ok", "ignore", {"error":R}, {"exit":R} or {"raise":R})"},
    {"EmptyStartList", withChildren(R"({"id":"a","kind":"worker","start":[]})"),
     R"(f:2: /tree/children/0/start: the list of start outcomes is empty; it needs one for the first attempt)"},
    {"StartListWithANumber", withChildren(R"({"id":"a","kind":"worker","start":["ok",5]})"),
     R"(f:2: /tree/children/0/start/1: a start outcome is "ok", "ignore", {"error":R}, {"exit":R} or {"raise":R})"},
    {"UnknownStartFailure", withChildren(R"({"id":"a","kind":"worker","start":{"throw":"x"}})"),
     R"(f:2: /tree/children/0/start/throw: "throw" is none of error, exit, raise)"},
    {"TwoStartFailures", withChildren(R"({"id":"a","kind":"worker","start":{"error":"x","exit":"y"}})"),
     R"(f:2: /tree/children/0/start: a start outcome is "ok", "ignore", {"error":R}, {"exit":R} or {"raise":R})"},
    {"StartFailureOfASupervisor", withChildren(R"({"id":"a","kind":"supervisor","start":["ok",{"error":"x"}]})"),
     R"(f:2: /tree/children/0/start: the start of a supervisor knows "ok" and "ignore" only)"},
    {"StartReasonIsNoTerm", withChildren(R"({"id":"a","kind":"worker","start":{"error":"Oops"}})"),
     R"(f:2: /tree/children/0/start/error: "Oops" is no Erlang term: "Oops" is a variable; an atom begins with a small letter or stands in single quotes)"},
    {"LifetimeIsANumber", withChildren(R"({"id":"a","kind":"worker","lifetime":300})"),
     R"(f:2: /tree/children/0/lifetime: a lifetime is {"after":ms,"reason":R}, or null for ever, not a number)"},
    {"LifetimeWithoutAfter", withChildren(R"({"id":"a","kind":"worker","lifetime":{"reason":"x"}})"),
     R"(f:2: /tree/children/0/lifetime: "after" is missing: the ms after which the worker exits by itself)"},
    {"LifetimeWithUnknownKey", withChildren(R"({"id":"a","kind":"worker","lifetime":{"after":1,"because":"x"}})"),
     R"(f:2: /tree/children/0/lifetime/because: "because" is no key of a lifetime, only after and reason)"},
    {"LifetimeIsNegative", withChildren(R"({"id":"a","kind":"worker","lifetime":{"after":-1}})"),
     R"(f:2: /tree/children/0/lifetime/after: -1 is less than 0 ms)"},
    {"EmptyLifetimeList", withChildren(R"({"id":"a","kind":"worker","lifetime":[]})"),
     R"(f:2: /tree/children/0/lifetime: the list of lifetimes is empty; it needs one for the first attempt)"},
    {"NodeKeyTwice", withChildren("{\"id\":\"a\",\"kind\":\"worker\",\n\"id\":\"b\"}"),
     R"(f:3: /tree/children/0/id: "id" stands twice in this object, also in line 2)"},
};

class BrokenNodes : public testing::TestWithParam<BrokenFile> {};

TEST_P(BrokenNodes, GivesTheMessageThatAPersonNeeds) {
    const ReadResult result = readScenario(GetParam().text, "stem");
    EXPECT_EQ(messagesOf(result), GetParam().messages) << GetParam().text;
    EXPECT_FALSE(result.scenario.has_value());
}

INSTANTIATE_TEST_SUITE_P(Files, BrokenNodes, testing::ValuesIn(nodesFiles), nameOf);

} // namespace
} // namespace resprout
