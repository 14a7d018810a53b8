#include "core/otp/why.h"

#include <array>
#include <cstddef>

namespace resprout {

namespace {

struct Explanation {
    Why why;
    std::string_view rule;
    std::string_view phrase;
};

constexpr std::size_t whyCount = static_cast<std::size_t>(Why::Count_);

constexpr std::array<Explanation, whyCount> explanations = {{
    {Why::RootStarted, "R1", "whoever runs the tree started its root"},
    {Why::StartOrder, "R1", "a supervisor starts its children one after another, in start order"},
    {Why::SubtreeUp, "R2", "a supervisor is up only when its whole subtree is"},
    {Why::RestartedAlone, "R42", "it is one_for_one, so only the child that ended is started again"},
    {Why::RestartedWithAll, "R43", "it is one_for_all, so every child is started again, in start order"},
    {Why::RestartedWithRest, "R44",
     "it is rest_for_one, so the child that ended and those after it are started again, in start order"},
    {Why::RetriedStart, "R50", "its start failed before, so the supervisor tries again"},
    {Why::StartChildCalled, "R80", "supervisor:start_child/2 asked for it"},
    {Why::RestartChildCalled, "R80", "supervisor:restart_child/2 asked for it"},
    {Why::InitSaidIgnore, "R4", "its init answered ignore, so it is listed without a process"},
    {Why::InitFailed, "R7", "its init failed"},
    {Why::BadFlags, "R20", "the supervisor's flags are none that OTP accepts"},
    {Why::BadChildSpec, "R21", "a child spec is none that OTP accepts"},
    {Why::ChildFailedToStart, "R5", "a child failed to start, so its supervisor fails to start"},
    {Why::StarterDied, "R65", "the process that was starting it died, so nobody took the answer"},
    {Why::ExitedByItself, "P1", "it ended by itself"},
    {Why::RaisedError, "P1", "it raised an error that nothing caught"},
    {Why::SignalReceived, "P2", "an exit signal from outside reached it and it does not trap exits"},
    {Why::KillReceived, "P2", "the exit signal kill reached it, which cannot be trapped"},
    {Why::StopOrderObeyed, "R60", "its supervisor told it to stop"},
    {Why::KilledAfterTimeout, "R60", "it did not stop within its shutdown time, so its supervisor killed it"},
    {Why::KilledBrutally, "R60", "its shutdown is brutal_kill, so its supervisor killed it at once"},
    {Why::ParentDied, "R65", "its supervisor died, and the exit signal came over the link"},
    {Why::StopRequested, "R69", "it was told to end, so it ended its children first"},
    {Why::SupervisorGaveUp, "R66", "it gave up, ended its children and exits with shutdown"},
    {Why::AutoShutdownDone, "R71", "its automatic shutdown is done, so it exits with shutdown"},
    {Why::StopForGroup, "R43", "it belongs to the group that is restarted"},
    {Why::StopAfterFailedStart, "R5", "a sibling failed to start, so what had started is stopped"},
    {Why::StopAfterGivingUp, "R66", "its supervisor gave up, so all of its children are stopped"},
    {Why::StopForAutoShutdown, "R71", "a significant child ended, so its supervisor shuts down by itself"},
    {Why::StopWithSupervisor, "R63", "its supervisor is ending, so its children are stopped in reverse start order"},
    {Why::TerminateChildCalled, "R80", "supervisor:terminate_child/2 asked for it"},
    {Why::ShutdownTimeRanOut, "R60", "its shutdown time ran out"},
    {Why::PermanentAlways, "R40", "it is permanent, so it is restarted whatever the reason"},
    {Why::TransientLoud, "R40", "it is transient and did not end normally, so it is restarted"},
    {Why::RetryCounts, "R34", "each retry of a failed restart counts as one more"},
    {Why::LimitExceeded, "R31", "there were more restarts than intensity allows within period"},
    {Why::TransientQuiet, "R40", "it is transient and ended normally, so it is not restarted and its spec stays"},
    {Why::TemporaryNever, "R40", "it is temporary, so it is never restarted and its spec is dropped"},
    {Why::TemporaryIgnored, "R4", "it is temporary and its init answered ignore, so its spec is dropped"},
    {Why::TemporaryInGroup, "R46", "it is temporary and in the group that is restarted, so its spec is dropped"},
    {Why::DeleteChildCalled, "R80", "supervisor:delete_child/2 asked for it"},
    {Why::CodeChange, "R90", "a code change of the supervisor said so"},
    {Why::StepOfScript, "", "a step of the script says so"},
    {Why::CallAnswered, "R80", "the supervisor answered the call"},
    {Why::CallToNobody, "R83", "nobody lives at that path, so the call finds noproc"},
    {Why::TrappedAsMessage, "P2", "it traps exits, so the exit signal arrived as a message"},
}};

constexpr bool isInOrder() {
    for (std::size_t index = 0; index < whyCount; ++index)
        if (explanations[index].why != static_cast<Why>(index))
            return false;
    return true;
}
static_assert(isInOrder());

} // namespace

std::string_view ruleOf(Why why) {
    return why == Why::Count_ ? "" : explanations[static_cast<std::size_t>(why)].rule;
}

std::string_view phraseOf(Why why) {
    return why == Why::Count_ ? "" : explanations[static_cast<std::size_t>(why)].phrase;
}

} // namespace resprout
