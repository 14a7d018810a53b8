#pragma once

#include "core/node/event_log.h"
#include "core/node/log_index.h"
#include "core/node/simulated_node.h"
#include "core/node/tree_fold.h"
#include "core/scenario/scenario.h"
#include "ui/log/event_text.h"

#include <string_view>

namespace resprout::ui::test {

/// A scenario played by the real engine, folded and logged: what the panels are shown, without a window's clock.
class PlayedRun {
public:
    explicit PlayedRun(const Scenario& scenario);

    PlayedRun& playTo(VirtualTime limit);
    PlayedRun& post(Step step, std::span<const NodeSpec> nodes = {}); // at the next millisecond
    PlayedRun& changeStrategy(std::string_view supervisor, Strategy strategy);

    [[nodiscard]] PathId path(std::string_view text) const { return m_node.paths().find(text).value_or(noPath); }
    [[nodiscard]] const TreeFold& tree() const { return m_tree; }
    [[nodiscard]] const EventLog& log() const { return m_log; }
    [[nodiscard]] const PathTable& paths() const { return m_node.paths(); }
    [[nodiscard]] const TermTable& terms() const { return m_node.terms(); }
    [[nodiscard]] LogSource source();

private:
    SimulatedNode m_node;
    TreeFold m_tree;
    EventLog m_log;
    LogIndex m_index;
    std::size_t m_stepsOfFile;
};

[[nodiscard]] Step raise(std::string_view target, std::int64_t at = 0);
[[nodiscard]] Step signal(std::string_view target, std::string_view reason, std::int64_t at = 0);
[[nodiscard]] Step call(StepOp op, std::string_view target, std::int64_t at = 0);

/// The tree of the pictures: agent_app (rest_for_one) over a store and agent_sup, which is one_for_one over research, writer
/// and editor; 3 restarts in 5 s. research traps exits and takes 300 ms to stop.
[[nodiscard]] Scenario agentFramework();
inline constexpr const char* agentSup = "agent_app/agent_sup";
inline constexpr const char* writer = "agent_app/agent_sup/writer";

} // namespace resprout::ui::test
