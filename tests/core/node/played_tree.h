#pragma once

#include "core/node/tree_fold.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace resprout::test {

/// A tree and the events that a test makes up for it, folded as they come. Paths and terms are text: `top/a`, `{shutdown,x}`.
class PlayedTree {
public:
    /// One child spec below another; the first is the root.
    struct Node {
        std::string_view path;
        NodeKind kind = NodeKind::Worker;
        Restart restart = Restart::Permanent;
    };

    explicit PlayedTree(const std::vector<Node>& nodes);

    PathId operator()(std::string_view path);
    TermId term(std::string_view text);

    PlayedTree& at(VirtualTime time);
    PlayedTree& happens(EventType type, std::string_view path, Why why = Why::StartOrder);
    PlayedTree& spawn(std::string_view path, Why why = Why::StartOrder);
    PlayedTree& start(std::string_view path, Why why = Why::StartOrder);    // spawned and started
    PlayedTree& startFails(std::string_view path, std::string_view reason); // spawned and failed
    PlayedTree& failed(std::string_view path, std::string_view reason);     // after its spawn
    PlayedTree& issues(std::uint32_t step, std::string_view target);
    PlayedTree& exits(std::string_view path, std::string_view reason, Why why = Why::ExitedByItself);
    PlayedTree& stops(std::string_view path, Why why = Why::StopForGroup); // ordered, and obeyed
    PlayedTree& counts(std::string_view supervisor, std::int64_t held, Why why = Why::PermanentAlways);
    PlayedTree& givesUp(std::string_view supervisor, std::int64_t held);
    PlayedTree& sets(std::string_view supervisor, Flag flag, std::int64_t value);
    PlayedTree& apply(LifecycleEvent event);

    const ProcessRecord& record(std::string_view path);
    ProcessState state(std::string_view path) { return record(path).state; }
    const SupervisorRecord& supervisor(std::string_view path);
    std::string children(std::string_view path); // ids of the listed ones, with spaces between

    TreeFold& fold() { return m_fold; }
    PathTable& paths() { return *m_paths; }
    TermTable& terms() { return *m_terms; }
    std::vector<LifecycleEvent>& events() { return m_events; }
    Scenario& scenario() { return m_scenario; } // as it was at the start

private:
    LifecycleEvent event(EventType type, std::string_view path, Why why);

    std::unique_ptr<PathTable> m_paths = std::make_unique<PathTable>();
    std::unique_ptr<TermTable> m_terms = std::make_unique<TermTable>();
    Scenario m_scenario;
    TreeFold m_fold;
    std::vector<LifecycleEvent> m_events;
    std::vector<std::uint32_t> m_attempts; // by path
    VirtualTime m_time = 0;
};

} // namespace resprout::test
