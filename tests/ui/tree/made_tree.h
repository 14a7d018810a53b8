#pragma once

#include "ui/tree/shown_tree.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace resprout::ui::test {

/// A tree that a test makes up, with events that it lets happen, folded and logged as a run would.
class MadeTree {
public:
    struct Node {
        std::string path; // "top/a"; parents first
        NodeKind kind = NodeKind::Worker;
        Strategy strategy = Strategy::OneForOne;
        std::int64_t intensity = 3;
        std::int64_t period = 5;
        Restart restart = Restart::Permanent;
        bool isAgent = false;
    };
    explicit MadeTree(const std::vector<Node>& nodes);

    /// As the pictures: agent_app above store and agent_sup, that above research, writer and editor.
    static MadeTree agents();
    /// `count` workers under one supervisor.
    static MadeTree workers(std::uint32_t count, Strategy strategy = Strategy::OneForOne);
    /// About `count` processes: supervisors of `across` supervisors or workers.
    static MadeTree wide(std::uint32_t count, std::uint32_t across);
    /// One supervisor below the other, `count` processes deep.
    static MadeTree chain(std::uint32_t count);

    PathId operator()(std::string_view path) const;
    MadeTree& at(VirtualTime time);
    MadeTree& happens(EventType type, PathId path, Why why = Why::StartOrder, std::int64_t value = 0);
    MadeTree& happens(EventType type, std::string_view path, Why why = Why::StartOrder, std::int64_t value = 0);
    MadeTree& starts(std::string_view path, Why why = Why::StartOrder); // spawned and started
    MadeTree& startsAll();
    MadeTree& exits(std::string_view path, std::string_view reason = "{crash,stack}");
    MadeTree& formerExits(std::string_view path); // an orphan whose successor has started

    [[nodiscard]] ShownTree shown() const;
    [[nodiscard]] const TreeFold& fold() const { return *m_fold; }
    [[nodiscard]] VirtualTime now() const { return m_time; }

private:
    MadeTree() = default;

    Scenario m_scenario;
    std::unique_ptr<PathTable> m_paths = std::make_unique<PathTable>();
    std::unique_ptr<TermTable> m_terms = std::make_unique<TermTable>();
    std::unique_ptr<EventLog> m_log = std::make_unique<EventLog>();
    std::unique_ptr<TreeFold> m_fold;
    std::vector<std::uint32_t> m_attempts; // by path
    VirtualTime m_time = 0;
};

} // namespace resprout::ui::test
