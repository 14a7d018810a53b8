#pragma once

#include "core/otp/big_vector.h"
#include "core/otp/child_spec.h"
#include "core/otp/path_table.h"
#include "core/otp/term_table.h"
#include "core/runtime/schedule.h"
#include "core/runtime/state.h"
#include "core/scenario/scenario.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace resprout {

inline constexpr std::uint32_t shardCount = 32;
inline constexpr std::uint8_t outsideShard = shardCount; // of the events of what is outside the tree

/// A start outcome or a lifetime with its reason interned.
struct Outcome {
    StartOutcome::Kind kind = StartOutcome::Kind::Ok;
    TermId reason;
};
struct Life {
    std::int64_t after = -1; // ms; -1: for ever
    TermId reason;
};

/// A flag as a file gives it: a value, or the term that OTP refuses.
struct FlagValue {
    std::int64_t value = 0;
    TermId refused; // TermTable::none: OTP takes it
    bool given = false;
};

/// One NodeSpec made ready to run. What every start, end and restart looks at comes first, and lies in one cache line.
struct alignas(64) Spec {
    NodeKind kind = NodeKind::Worker;
    Restart restart = Restart::Permanent;
    bool significant = false;
    bool trapsExit = false;
    NodeIndex firstChild = noNode;
    std::uint32_t outcomes = 0, outcomeCount = 0;
    std::uint32_t lives = 0, lifeCount = 0;
    std::int64_t startDelay = 0; // ms
    Body* body = nullptr;        // of a worker, beside what this says of it
    Shutdown shutdown;
    std::int64_t stopDelay = 0; // ms

    NodeIndex nextSibling = noNode;
    NodeIndex pattern = noNode; // the template of a simple_one_for_one supervisor
    FlagValue strategy, intensity, period, autoShutdown;
    FlagValue maxChildren;
    TermId id;                            // as an atom, quoted where Erlang quotes it
    TermId name;                          // as paths write it
    TermId refusedDynamic;                // what Elixir's DynamicSupervisor says against it
    TermId refusedNever, refused;         // what OTP says against this child spec: under auto_shutdown never, and else
    TermId listRefusedNever, listRefused; // the same of its list of children: the first error in it
};

/// One step made ready to issue.
struct CompiledStep {
    VirtualTime at = 0;
    StepOp op = StepOp::Exit;
    bool off = false;
    PathId target = noPath;
    TermId reason; // Raise: {R,stack}
    NodeIndex child = noNode;
    NodeIndex change = noNode;
    PathId childPath = noPath;   // StartChild: of the new child
    std::uint8_t home = noShard; // the shard that holds all that its issuing looks at; noShard: no one shard does
    bool changesChildren = false;
};

/// A scenario made ready to run: specs and steps with interned names, and every path that can occur, each with its shard.
/// It only grows, and only between milliseconds; while shards have their turns it is read by all of them.
class Program {
public:
    Program(const Scenario& scenario, PathTable& paths, TermTable& terms, std::uint32_t turnShardsBy = 0);

    /// Adds a step to the end; its child and change index into `nodes`. Returns its number.
    std::uint32_t append(const Step& step, std::span<const NodeSpec> nodes);

    [[nodiscard]] const Spec& spec(NodeIndex index) const { return m_specs[index]; }
    /// Before the run begins; `body` must outlive the program and every copy of its run's state.
    void setBody(NodeIndex worker, Body& body) { m_specs[worker].body = &body; }
    [[nodiscard]] const Outcome& outcome(const Spec& spec, std::uint32_t attempt) const;
    [[nodiscard]] const Life& life(const Spec& spec, std::uint32_t attempt) const;
    [[nodiscard]] const CompiledStep& step(std::uint32_t number) const { return m_steps[number]; }
    [[nodiscard]] CompiledStep& step(std::uint32_t number) { return m_steps[number]; }
    [[nodiscard]] std::uint32_t stepCount() const { return static_cast<std::uint32_t>(m_steps.size()); }

    [[nodiscard]] NodeIndex root() const { return m_root; }
    [[nodiscard]] PathId rootPath() const { return m_rootPath; }
    [[nodiscard]] std::uint8_t shardOf(PathId path) const { return m_shards[path]; }
    [[nodiscard]] std::size_t pathCount() const { return m_shards.size(); }
    /// The path of `parent`'s child with spec `child`.
    [[nodiscard]] PathId childPath(PathId parent, NodeIndex child) const;

    [[nodiscard]] const PathTable& paths() const { return m_paths; }
    [[nodiscard]] TermTable& terms() const { return m_terms; }

private:
    NodeIndex compile(std::span<const NodeSpec> nodes); // returns the offset of the first
    void compileNode(const NodeSpec& node, NodeIndex offset);
    void checkLists(std::span<const NodeSpec> nodes, NodeIndex offset);
    void layPaths(PathId path, NodeIndex node);
    PathId addPath(PathId parent, std::string_view id, NodeKind kind, std::uint32_t place);
    PathId addTarget(std::string_view text);
    [[nodiscard]] std::uint8_t homeOf(PathId path) const;
    void layAddedChild(CompiledStep& step);
    void compileStep(const Step& step, NodeIndex offset);

    PathTable& m_paths;
    TermTable& m_terms;
    BigVector<Spec> m_specs;
    std::vector<Outcome> m_outcomes;
    std::vector<Life> m_lives;
    BigVector<CompiledStep> m_steps;
    BigVector<std::uint8_t> m_shards; // by PathId
    BigVector<NodeIndex> m_specAt;    // by PathId: the first spec that was put there
    BigVector<std::uint32_t> m_added; // by PathId: start_child steps with that target so far
    std::unordered_map<PathId, std::vector<NodeIndex>> m_patterns; // templates that a pool may have
    BigVector<PathId> m_firstPath; // by NodeIndex: the path it got last, to skip the search
    std::string m_lastTarget;
    PathId m_lastTargetPath = noPath;
    NodeIndex m_root = noNode;
    PathId m_rootPath = noPath;
    std::uint32_t m_turn = 0;
};

} // namespace resprout
