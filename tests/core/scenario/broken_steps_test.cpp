#include "tests/core/scenario/broken_files.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

using namespace broken;

// Mistakes in the script.
const std::vector<BrokenFile> stepsFiles = {
    {"StepIsText", withSteps(R"("stop")"), R"(f:2: /script/0: a step is an object, not text)"},
    {"UnknownStep", withSteps(R"({"at":1,"do":"crash","target":"top"})"),
     R"(f:2: /script/0/do: "crash" is none of exit, raise, signal, terminate_child, restart_child, delete_child, start_child, which_children, count_children, reconfigure, stop)"},
    {"StepOfProcessesThatTalk", withSteps(R"({"at":1,"do":"call","target":"top/a","msg":"pop"})"),
     R"(f:2: /script/0/do: "call" is a step for processes that talk, which this version does not read)"},
    {"DoIsANumber", withSteps(R"({"at":1,"do":1,"target":"top"})"),
     R"(f:2: /script/0/do: text is wanted here, not a number)"},
    {"NoDo", withSteps(R"({"at":1,"target":"top"})"),
     R"(f:2: /script/0: "do" is missing: one of exit, raise, signal, terminate_child, restart_child, delete_child, start_child, which_children, count_children, reconfigure, stop)"},
    {"NoAt", withSteps(R"({"do":"exit","target":"top/a"})"),
     R"(f:2: /script/0: "at" is missing: the ms from time zero)"},
    {"NoTarget", withSteps(R"({"at":1,"do":"exit"})"),
     R"(f:2: /script/0: "target" is missing: the path of whom exit is for)"},
    {"AtIsText", withSteps(R"({"at":"1","do":"exit","target":"top/a"})"),
     R"(f:2: /script/0/at: an integer is wanted here, not text)"},
    {"AtIsNegative", withSteps(R"({"at":-1,"do":"exit","target":"top/a"})"),
     R"(f:2: /script/0/at: -1 is less than 0 ms)"},
    {"AtIsFractional", withSteps(R"({"at":0.5,"do":"exit","target":"top/a"})"),
     R"(f:2: /script/0/at: 0.5 is no integer; integers are written without point and exponent)"},
    {"StepsOutOfOrder", withSteps("{\"at\":300,\"do\":\"stop\"},\n{\"at\":200,\"do\":\"stop\"}"),
     R"(f:3: /script/1/at: steps stand in time order, and the step before is at 300 ms)"},
    {"UnknownStepKey", withSteps(R"({"at":1,"do":"exit","target":"top/a","colour":"red"})"),
     R"(f:2: /script/0/colour: "colour" is no key of a step)"},
    {"MisspelledStepKey", withSteps(R"({"at":1,"do":"exit","target":"top/a","reson":"x"})"),
     R"(f:2: /script/0/reson: "reson" is no key of a step; did you mean "reason"?)"},
    {"ReasonOfACall", withSteps(R"({"at":1,"do":"which_children","target":"top","reason":"x"})"),
     R"(f:2: /script/0/reason: "reason" does not belong to the step which_children)"},
    {"TargetOfStop", withSteps(R"({"at":1,"do":"stop","target":"top"})"),
     R"(f:2: /script/0/target: "target" does not belong to the step stop)"},
    {"ChildOfExit", withSteps(R"({"at":1,"do":"exit","target":"top/a","child":{"id":"b","kind":"worker"}})"),
     R"(f:2: /script/0/child: "child" does not belong to the step exit)"},
    {"StrategyOfStartChild",
     withSteps(
         R"({"at":1,"do":"start_child","target":"top","strategy":"one_for_all","child":{"id":"b","kind":"worker"}})"),
     R"(f:2: /script/0/strategy: "strategy" does not belong to the step start_child)"},
    {"TargetIsANumber", withSteps(R"({"at":1,"do":"exit","target":5})"),
     R"(f:2: /script/0/target: text is wanted here, not a number)"},
    {"EmptyTarget", withSteps(R"({"at":1,"do":"exit","target":""})"),
     R"(f:2: /script/0/target: "" is no path: ids (or #1, #2...) joined by /, as in "top/pool/db")"},
    {"TargetWithTwoSlashes", withSteps(R"({"at":1,"do":"exit","target":"top//a"})"),
     R"(f:2: /script/0/target: "top//a" is no path: ids (or #1, #2...) joined by /, as in "top/pool/db")"},
    {"TargetWithAnAttempt", withSteps(R"({"at":1,"do":"exit","target":"top/a@2"})"),
     R"(f:2: /script/0/target: "top/a@2" is no path: ids (or #1, #2...) joined by /, as in "top/pool/db")"},
    {"TargetWithNumberZero", withSteps(R"({"at":1,"do":"exit","target":"top/#0"})"),
     R"(f:2: /script/0/target: "top/#0" is no path: ids (or #1, #2...) joined by /, as in "top/pool/db")"},
    {"ReasonIsANumber", withSteps(R"({"at":1,"do":"exit","target":"top/a","reason":1})"),
     R"(f:2: /script/0/reason: a reason is text with one Erlang term, such as "{shutdown,idle}", not a number)"},
    {"ReasonIsAVariable", withSteps(R"({"at":1,"do":"exit","target":"top/a","reason":"Crash"})"),
     R"(f:2: /script/0/reason: "Crash" is no Erlang term: "Crash" is a variable; an atom begins with a small letter or stands in single quotes)"},
    {"ReasonIsCutOff", withSteps(R"({"at":1,"do":"exit","target":"top/a","reason":"{shutdown,"})"),
     R"(f:2: /script/0/reason: "{shutdown," is no Erlang term: a term is missing at the end)"},
    {"ReasonWithFinalDot", withSteps(R"({"at":1,"do":"exit","target":"top/a","reason":"oops."})"),
     R"(f:2: /script/0/reason: "oops." is no Erlang term: a final dot is not wanted)"},
    {"ReasonIsEmpty", withSteps(R"({"at":1,"do":"exit","target":"top/a","reason":""})"),
     R"(f:2: /script/0/reason: "" is no Erlang term: a term is missing at the end)"},
    {"ReasonIsTwoWords", withSteps(R"({"at":1,"do":"exit","target":"top/a","reason":"out of memory"})"),
     R"(f:2: /script/0/reason: "out of memory" is no Erlang term: "of memory" follows after the end of the term)"},
    {"ReasonIsReserved", withSteps(R"({"at":1,"do":"exit","target":"top/a","reason":"end"})"),
     R"(f:2: /script/0/reason: "end" is no Erlang term: "end" is a reserved word of Erlang; as an atom it stands in single quotes)"},
    {"OffIsText", withSteps(R"({"at":1,"do":"exit","target":"top/a","off":"no"})"),
     R"(f:2: /script/0/off: true or false is wanted here, not text)"},
    {"RaiseInASupervisor", withSteps(R"({"at":1,"do":"raise","target":"top/sub"})"),
     R"(f:2: /script/0/target: "top/sub" is a supervisor; only a worker can raise an error)"},
    {"ChildOfAWorkerAsked", withSteps(R"({"at":1,"do":"which_children","target":"top/a"})"),
     R"(f:2: /script/0/target: "top/a" is a worker and has no children)"},
    {"ChildStartedUnderAWorker",
     withSteps(R"({"at":1,"do":"start_child","target":"top/a","child":{"id":"b","kind":"worker"}})"),
     R"(f:2: /script/0/target: "top/a" is a worker and has no children)"},
    {"RootTerminatedAsAChild", withSteps(R"({"at":1,"do":"terminate_child","target":"top"})"),
     R"(f:2: /script/0/target: "top" is no supervisor's child; terminate_child wants the path of the child)"},
    {"RestartChildOfADynamicSupervisor", withSteps(R"({"at":1,"do":"restart_child","target":"top/dyn/#1"})"),
     R"(f:2: /script/0/do: "top/dyn" is a dynamic_supervisor, which knows no restart_child)"},
    {"StartChildWithoutChild", withSteps(R"({"at":1,"do":"start_child","target":"top/sub"})"),
     R"(f:2: /script/0/do: "child" is missing: the node to start)"},
    {"StartChildOfAPoolWithChild",
     withSteps(R"({"at":1,"do":"start_child","target":"top/pool","child":{"kind":"worker"}})"),
     R"(f:2: /script/0/child: "top/pool" is simple_one_for_one: it takes no child, its template says what is made)"},
    {"StartedChildWithoutId", withSteps(R"({"at":1,"do":"start_child","target":"top","child":{"kind":"worker"}})"),
     R"(f:2: /script/0/child: "id" is missing: the name of the child under "top")"},
    {"StartedChildIsText", withSteps(R"({"at":1,"do":"start_child","target":"top","child":"b"})"),
     R"(f:2: /script/0/child: a node is an object, not text)"},
    {"ReconfigureAWorker", withSteps(R"({"at":1,"do":"reconfigure","target":"top/a","intensity":3})"),
     R"(f:2: /script/0/target: "top/a" is a worker and has no children)"},
    {"ReconfigureToAPool", withSteps(R"({"at":1,"do":"reconfigure","target":"top","strategy":"simple_one_for_one"})"),
     R"(f:2: /script/0/strategy: a code change cannot make "top" simple_one_for_one)"},
    {"ReconfigureFromAPool", withSteps(R"({"at":1,"do":"reconfigure","target":"top/pool","strategy":"one_for_one"})"),
     R"(f:2: /script/0/strategy: "top/pool" is simple_one_for_one, and a code change cannot make it anything else)"},
    {"ReconfigureMaxChildrenOfASupervisor", withSteps(R"({"at":1,"do":"reconfigure","target":"top","max_children":3})"),
     R"(f:2: /script/0/max_children: "max_children" belongs to a dynamic_supervisor, and "top" is a supervisor)"},
    {"ReconfigureChildrenOfADynamicSupervisor",
     withSteps(R"({"at":1,"do":"reconfigure","target":"top/dyn","children":[]})"),
     R"(f:2: /script/0/children: "children" does not belong to a dynamic_supervisor, which "top/dyn" is)"},
    {"ReconfigureTemplateOfASupervisor",
     withSteps(R"({"at":1,"do":"reconfigure","target":"top","template":{"kind":"worker"}})"),
     R"(f:2: /script/0/template: "template" belongs to simple_one_for_one, which "top" is not)"},
    {"ReconfigureChildrenOfAPool", withSteps(R"({"at":1,"do":"reconfigure","target":"top/pool","children":[]})"),
     R"(f:2: /script/0/children: "children" does not belong to simple_one_for_one, which "top/pool" is)"},
    {"ReconfigureWithBrokenChildren",
     withSteps(R"({"at":1,"do":"reconfigure","target":"top","children":[{"id":"a"}]})"),
     R"(f:2: /script/0/children/0: "kind" is missing: one of worker, supervisor, dynamic_supervisor)"},
};

class BrokenSteps : public testing::TestWithParam<BrokenFile> {};

TEST_P(BrokenSteps, GivesTheMessageThatAPersonNeeds) {
    const ReadResult result = readScenario(GetParam().text, "stem");
    EXPECT_EQ(messagesOf(result), GetParam().messages) << GetParam().text;
    EXPECT_FALSE(result.scenario.has_value());
}

INSTANTIATE_TEST_SUITE_P(Files, BrokenSteps, testing::ValuesIn(stepsFiles), nameOf);

} // namespace
} // namespace resprout
