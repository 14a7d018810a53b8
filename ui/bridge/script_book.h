#pragma once

#include "core/otp/lifecycle_event.h"
#include "core/scenario/scenario.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace resprout::ui {

/// The document behind a run: the scenario as it was opened, and the steps that were added by hand since.
/// Steps have the numbers that the engine gives them. A value without thread or clock, cheap to copy.
class ScriptBook {
public:
    ScriptBook() = default;
    explicit ScriptBook(Scenario opened);

    [[nodiscard]] const Scenario& opened() const { return *m_opened; }

    /// Ends a run at `present` and begins one from time zero; returns what it plays: the tree, and every step that is known,
    /// in time order, numbered anew.
    [[nodiscard]] Scenario begin(VirtualTime present);
    /// A step was posted by hand at `path`; returns its number. `nodes`: what step.child and step.change index into.
    std::uint32_t post(Step step, std::span<const NodeSpec> nodes, PathId path);
    void issued(std::uint32_t step, VirtualTime at); ///< the engine has stamped it
    void issueShown(std::uint32_t step, PathId path);
    void answerShown(std::uint32_t step, TermId answer);

    /// What is saved at `present`: every step with its time; when steps were added, `until` is the present, rounded up.
    [[nodiscard]] Scenario document(VirtualTime present) const;

    void switchAddedOff();
    void switchAddedOn();
    void dropLastAdded(std::size_t count = 1);

    /// The child that `supervisor` (a path) was last told to start by `present`, else the first one that the script still has
    /// for it: an index into the nodes of what is played. noNode: the script brings none.
    [[nodiscard]] NodeIndex lastChildOf(std::string_view supervisor, VirtualTime present) const;

    [[nodiscard]] std::size_t size() const { return m_entries.size(); } ///< steps: the number of the next one
    [[nodiscard]] std::size_t stepCount() const;                        ///< that are switched on
    [[nodiscard]] std::size_t addedCount() const { return m_added; }
    [[nodiscard]] std::size_t offCount() const { return m_off; } ///< added steps that are switched off
    [[nodiscard]] const Step* step(std::uint32_t number) const;  ///< nullptr: there is no such step
    [[nodiscard]] bool wasAdded(std::uint32_t number) const;

    /// Whether a step of that kind at `path` waits for its answer, and what the last one was answered. What is shown counts.
    [[nodiscard]] bool isPending(PathId path, StepOp op) const;
    [[nodiscard]] std::optional<TermId> lastAnswer(PathId path, StepOp op) const;

private:
    struct Entry {
        Step step;
        std::size_t addedAs = 0;         // its place among the added ones, from 1; 0: of the file
        std::optional<std::size_t> turn; // in which order the engine issued it
        PathId path = noPath;
        bool isStamped = true;
        bool isWaiting = false;
        std::uint32_t childNumber = 0; // of a start_child step: the k of its `#k` in this run
    };
    struct Talk {
        std::size_t waiting = 0;
        std::optional<TermId> answer;
    };

    [[nodiscard]] static std::uint64_t talkOf(PathId path, StepOp op) {
        return (std::uint64_t{path} << 8U) | static_cast<std::uint64_t>(op);
    }
    [[nodiscard]] Scenario play(const std::vector<Entry>& entries) const;
    [[nodiscard]] std::vector<Entry> sorted(VirtualTime present) const;
    void number(Entry& entry);
    void countOff();
    static void renumber(std::vector<Entry>& entries);

    std::shared_ptr<const Scenario> m_opened = std::make_shared<const Scenario>(); // a copy of the book shares it
    std::vector<NodeSpec> m_nodes; // that added steps bring; their indexes go on from those of m_opened
    std::vector<Entry> m_entries;  // by number
    std::size_t m_added = 0;
    std::size_t m_off = 0; // of the added ones
    std::size_t m_offInFile = 0;
    std::size_t m_turns = 0;
    std::unordered_map<std::string, std::uint32_t> m_starts; // start_child steps, by target
    std::unordered_map<std::uint64_t, Talk> m_talks;         // by talkOf
};

} // namespace resprout::ui
