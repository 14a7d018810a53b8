#include "core/scenario/scenario.h"

#include <array>
#include <utility>

namespace resprout {

namespace {

constexpr std::int64_t quietTime = 1000; // ms after the last step

constexpr std::array<std::string_view, 3> kindWords = {"supervisor", "dynamic_supervisor", "worker"};
constexpr std::array<std::string_view, 11> stepWords = {
    "exit",        "raise",          "signal",         "terminate_child", "restart_child", "delete_child",
    "start_child", "which_children", "count_children", "reconfigure",     "stop"};

} // namespace

NodeIndex Scenario::add(NodeSpec node) {
    nodes.push_back(std::move(node));
    return static_cast<NodeIndex>(nodes.size() - 1);
}

void Scenario::appendChild(NodeIndex parent, NodeIndex child) {
    NodeSpec& supervisor = nodes[parent];
    NodeSpec& added = nodes[child];
    added.parent = parent;
    added.previousSibling = supervisor.lastChild;
    added.nextSibling = noNode;
    if (supervisor.lastChild == noNode)
        supervisor.firstChild = child;
    else
        nodes[supervisor.lastChild].nextSibling = child;
    supervisor.lastChild = child;
}

std::int64_t Scenario::end() const {
    if (until)
        return *until;
    return (script.empty() ? 0 : script.back().at) + quietTime;
}

Restart restartOf(const NodeSpec& spec) {
    const auto* restart = spec.restart ? std::get_if<Restart>(&*spec.restart) : nullptr;
    return restart == nullptr ? Restart::Permanent : *restart;
}

Shutdown shutdownOf(const NodeSpec& spec) {
    if (const auto* shutdown = spec.shutdown ? std::get_if<Shutdown>(&*spec.shutdown) : nullptr)
        return *shutdown;
    return spec.kind == NodeKind::Worker ? defaultWorkerShutdown : defaultSupervisorShutdown;
}

std::string_view word(NodeKind kind) {
    return kindWords[static_cast<std::size_t>(kind)];
}
std::string_view word(StepOp op) {
    return stepWords[static_cast<std::size_t>(op)];
}

std::optional<StepOp> stepOpFromWord(std::string_view text) {
    for (std::size_t index = 0; index < stepWords.size(); ++index)
        if (stepWords[index] == text)
            return static_cast<StepOp>(index);
    return std::nullopt;
}

} // namespace resprout
