#include "core/otp/lifecycle_event.h"

namespace resprout {

std::string_view word(EventType type) {
    switch (type) {
    case EventType::Spawned:
        return "spawned";
    case EventType::Started:
        return "started";
    case EventType::Ignored:
        return "ignored";
    case EventType::StartFailed:
        return "start_failed";
    case EventType::Abandoned:
        return "abandoned";
    case EventType::StopOrdered:
        return "stop_ordered";
    case EventType::KillOrdered:
        return "kill_ordered";
    case EventType::Exited:
        return "exited";
    case EventType::RestartCounted:
        return "restart_counted";
    case EventType::GaveUp:
        return "gave_up";
    case EventType::RetryQueued:
        return "retry_queued";
    case EventType::SpecAdded:
        return "spec_added";
    case EventType::SpecDropped:
        return "spec_dropped";
    case EventType::FlagChanged:
        return "flag_changed";
    case EventType::StepIssued:
        return "step_issued";
    case EventType::Result:
        return "result";
    case EventType::Trapped:
        return "trapped";
    case EventType::StandStill:
        return "stand_still";
    case EventType::Count_:
        break;
    }
    return "";
}

std::string ProcessName::text(const PathTable& paths) const {
    return '<' + paths.text(path) + '@' + std::to_string(attempt) + '>';
}

std::string answerText(const LifecycleEvent& result, const PathTable& paths, const TermTable& terms) {
    return result.term == TermTable::okPid ? "{ok," + ProcessName::of(result.value).text(paths) + '}'
                                           : terms.text(result.term);
}

} // namespace resprout
