#include "tests/core/scenario/broken_files.h"

#include <gtest/gtest.h>

namespace resprout {
namespace {

using namespace broken;

// What OTP itself refuses: the file opens, and the message holds the error that OTP answers with.
const std::vector<BrokenFile> refusedFiles = {
    {"Restart", withChildren(R"({"id":"a","kind":"worker","restart":"permanant"})"),
     R"(f:2: /tree/children/0/restart: "permanant" is none of permanent, transient, temporary; OTP refuses it: {start_spec,{invalid_restart_type,permanant}})"},
    {"RestartAsANumber", withChildren(R"({"id":"a","kind":"worker","restart":1})"),
     R"(f:2: /tree/children/0/restart: 1 is none of permanent, transient, temporary; OTP refuses it: {start_spec,{invalid_restart_type,1}})"},
    {"ShutdownWord", withChildren(R"({"id":"a","kind":"worker","shutdown":"brutal"})"),
     R"(f:2: /tree/children/0/shutdown: "brutal" is neither a number of ms from 0 nor brutal_kill nor infinity; OTP refuses it: {start_spec,{invalid_shutdown,brutal}})"},
    {"ShutdownNegative", withChildren(R"({"id":"a","kind":"worker","shutdown":-5})"),
     R"(f:2: /tree/children/0/shutdown: -5 is neither a number of ms from 0 nor brutal_kill nor infinity; OTP refuses it: {start_spec,{invalid_shutdown,-5}})"},
    {"StrategyWord", withChildren(R"({"id":"a","kind":"supervisor","strategy":"one_for_some"})"),
     R"(f:2: /tree/children/0/strategy: "one_for_some" is none of one_for_one, one_for_all, rest_for_one, simple_one_for_one; OTP refuses it: {supervisor_data,{invalid_strategy,one_for_some}})"},
    {"StrategyWithUnclearTemplate",
     withChildren(R"({"id":"a","kind":"supervisor","strategy":"simple","template":{"kind":"worker"}})"),
     R"(f:2: /tree/children/0/strategy: "simple" is none of one_for_one, one_for_all, rest_for_one, simple_one_for_one; OTP refuses it: {supervisor_data,{invalid_strategy,simple}})"},
    {"IntensityNegative", withChildren(R"({"id":"a","kind":"supervisor","intensity":-1})"),
     R"(f:2: /tree/children/0/intensity: -1 is no integer from 0; OTP refuses it: {supervisor_data,{invalid_intensity,-1}})"},
    {"IntensityWord", withChildren(R"({"id":"a","kind":"supervisor","intensity":"infinity"})"),
     R"(f:2: /tree/children/0/intensity: "infinity" is no integer from 0; OTP refuses it: {supervisor_data,{invalid_intensity,infinity}})"},
    {"PeriodZero", withChildren(R"({"id":"a","kind":"supervisor","period":0})"),
     R"(f:2: /tree/children/0/period: 0 is no integer from 1; OTP refuses it: {supervisor_data,{invalid_period,0}})"},
    {"AutoShutdownWord", withChildren(R"({"id":"a","kind":"supervisor","auto_shutdown":"always"})"),
     R"(f:2: /tree/children/0/auto_shutdown: "always" is none of never, any_significant, all_significant; OTP refuses it: {supervisor_data,{invalid_auto_shutdown,always}})"},
    {"MaxChildrenWord", withChildren(R"({"id":"a","kind":"dynamic_supervisor","max_children":"many"})"),
     R"(f:2: /tree/children/0/max_children: "many" is neither an integer from 0 nor infinity; OTP refuses it: {supervisor_data,{invalid_max_children,many}})"},
    {"DynamicIntensity", withChildren(R"({"id":"a","kind":"dynamic_supervisor","intensity":-1})"),
     R"(f:2: /tree/children/0/intensity: -1 is no integer from 0; OTP refuses it: {supervisor_data,{invalid_intensity,-1}})"},
    {"TwoChildrenWithOneId",
     withChildren(
         "{\"id\":\"a\",\"kind\":\"worker\"},\n{\"id\":\"b\",\"kind\":\"worker\"},{\"id\":\"a\",\"kind\":\"worker\"}"),
     R"(f:3: /tree/children/2/id: "a" stands twice among these children, also in line 2; OTP refuses it: {start_spec,{duplicate_child_name,a}})"},
    {"SignificantWithoutAutoShutdown",
     withChildren(R"({"id":"a","kind":"worker","restart":"transient","significant":true})"),
     R"(f:2: /tree/children/0/significant: no child can be significant while its supervisor's auto_shutdown is never; OTP refuses it: {start_spec,{bad_combination,[{auto_shutdown,never},{significant,true}]}})"},
    {"SignificantPermanent",
     withTree(
         R"({"id":"top","kind":"supervisor","auto_shutdown":"any_significant","children":[{"id":"a","kind":"worker","significant":true}]})"),
     R"(f:2: /tree/children/0/significant: a permanent child cannot be significant; OTP refuses it: {start_spec,{bad_combination,[{restart,permanent},{significant,true}]}})"},
    {"TemplateOfAPool",
     withChildren(
         R"({"id":"a","kind":"supervisor","strategy":"simple_one_for_one","template":{"kind":"worker","restart":"never"}})"),
     R"(f:2: /tree/children/0/template/restart: "never" is none of permanent, transient, temporary; OTP refuses it: {start_spec,{invalid_restart_type,never}})"},
    {"StartedChild",
     withSteps(R"({"at":1,"do":"start_child","target":"top","child":{"id":"b","kind":"worker","restart":"never"}})"),
     R"(f:2: /script/0/child/restart: "never" is none of permanent, transient, temporary; OTP refuses it: {error,{invalid_restart_type,never}})"},
    {"StartedChildOfADynamicSupervisor",
     withSteps(
         R"({"at":1,"do":"start_child","target":"top/dyn","child":{"kind":"worker","shutdown":0,"significant":true}})"),
     R"(f:2: /script/0/child/shutdown: 0 is less than a dynamic_supervisor takes; OTP refuses it: {error,{invalid_shutdown,0}})"},
    {"StartedSignificantChild",
     withSteps(
         R"({"at":1,"do":"start_child","target":"top","child":{"id":"b","kind":"worker","restart":"temporary","significant":true}})"),
     R"(f:2: /script/0/child/significant: no child can be significant while its supervisor's auto_shutdown is never; OTP refuses it: {error,{bad_combination,[{auto_shutdown,never},{significant,true}]}})"},
    {"Reconfigure", withSteps(R"({"at":1,"do":"reconfigure","target":"top","intensity":-3,"strategy":"some"})"),
     R"(f:2: /script/0/intensity: -3 is no integer from 0; OTP refuses it: {error,{error,{invalid_intensity,-3}}}
f:2: /script/0/strategy: "some" is none of one_for_one, one_for_all, rest_for_one, simple_one_for_one; OTP refuses it: {error,{error,{invalid_strategy,some}}})"},
    {"ReconfigureDynamic", withSteps(R"({"at":1,"do":"reconfigure","target":"top/dyn","max_children":-1})"),
     R"(f:2: /script/0/max_children: -1 is neither an integer from 0 nor infinity; OTP refuses it: {error,{error,{supervisor_data,{invalid_max_children,-1}}}})"},
    {"ReconfigureChildren",
     withSteps(
         R"({"at":1,"do":"reconfigure","target":"top","children":[{"id":"a","kind":"worker","restart":"never"},{"id":"a","kind":"worker"}]})"),
     R"(f:2: /script/0/children/0/restart: "never" is none of permanent, transient, temporary; OTP refuses it: {error,{error,{invalid_restart_type,never}}}
f:2: /script/0/children/1/id: "a" stands twice among these children, also in line 2; OTP refuses it: {error,{error,{duplicate_child_name,a}}})"},
};

class BrokenRefused : public testing::TestWithParam<BrokenFile> {};

TEST_P(BrokenRefused, OpensAndIsReportedWithOtpsError) {
    const ReadResult result = readScenario(GetParam().text, "stem");
    EXPECT_EQ(messagesOf(result), GetParam().messages) << GetParam().text;
    EXPECT_TRUE(result.scenario.has_value());
}

INSTANTIATE_TEST_SUITE_P(Files, BrokenRefused, testing::ValuesIn(refusedFiles), nameOf);

} // namespace
} // namespace resprout
