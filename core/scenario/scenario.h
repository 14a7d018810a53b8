#pragma once

#include "core/otp/child_spec.h"
#include "core/otp/term.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace resprout {

// A scenario: a tree of child specs and a script of timed steps (the format resprout/1). Plain values, any thread.
// Nodes lie in one vector and name each other by index, so that a tree of any depth is copied, compared and destroyed
// without recursion.

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex noNode = 0xFFFF'FFFFU;

enum class NodeKind : std::uint8_t { Supervisor, DynamicSupervisor, Worker };

/// What one call of a start function comes to.
struct StartOutcome {
    enum class Kind : std::uint8_t { Ok, Ignore, Error, Exit, Raise };

    Kind kind = Kind::Ok;
    Term reason; // for Error, Exit and Raise
    bool operator==(const StartOutcome&) const = default;
};

/// A worker exits by itself so long after its start.
struct Lifetime {
    std::int64_t after = 0; // ms
    Term reason = atom("normal");
    bool operator==(const Lifetime&) const = default;
};

/// A key `x_...` of the program's own, kept as it was read.
struct Extra {
    std::string key;
    std::string json;
    bool operator==(const Extra&) const = default;
};

/// Where in the file something stands, for messages: line from 1, and JSON pointer. Not part of a node's value.
struct Origin {
    std::uint32_t line = 0;
    bool operator==(const Origin&) const { return true; }
};

/// One child spec, or the root. What the file leaves out is empty here; the functions below give OTP's default.
struct NodeSpec {
    std::string id;
    NodeKind kind = NodeKind::Worker;
    std::optional<Setting<Restart>> restart;
    std::optional<Setting<Shutdown>> shutdown;
    std::optional<bool> significant;
    // supervisors
    std::optional<Setting<Strategy>> strategy;
    std::optional<Setting<std::int64_t>> intensity;
    std::optional<Setting<std::int64_t>> period; // seconds
    std::optional<Setting<AutoShutdown>> autoShutdown;
    std::optional<Setting<std::int64_t>> maxChildren; // dynamic_supervisor; nothing, or the atom infinity: no limit
    // workers (start also on supervisors)
    std::vector<StartOutcome> start;        // by attempt, the last for all that follow; empty: ok
    bool startIsList = false;               // how the file writes it, when it holds just one
    std::optional<std::int64_t> startDelay; // ms
    std::optional<bool> trapExit;
    std::optional<std::int64_t> stopDelay;         // ms
    std::vector<std::optional<Lifetime>> lifetime; // by attempt; nothing: for ever
    bool lifetimeIsList = false;
    std::vector<Extra> extras;
    // the tree
    NodeIndex parent = noNode; // noNode for the root, templates and children of steps
    NodeIndex firstChild = noNode;
    NodeIndex lastChild = noNode;
    NodeIndex nextSibling = noNode;
    NodeIndex previousSibling = noNode;
    NodeIndex templateNode = noNode; // simple_one_for_one
    Origin origin;

    bool operator==(const NodeSpec&) const = default;
};

enum class StepOp : std::uint8_t {
    Exit,
    Raise,
    Signal,
    TerminateChild,
    RestartChild,
    DeleteChild,
    StartChild,
    WhichChildren,
    CountChildren,
    Reconfigure,
    Stop,
};

/// One timed step of the script.
struct Step {
    std::int64_t at = 0; // ms
    StepOp op = StepOp::Exit;
    std::string target;         // path; empty for Stop
    std::optional<Term> reason; // Exit, Raise, Signal; nothing: normal
    NodeIndex child = noNode;   // StartChild
    /// Reconfigure: a node that holds only the keys that change (strategy, intensity, period, autoShutdown, maxChildren,
    /// templateNode, and the children when `changesChildren`).
    NodeIndex change = noNode;
    bool changesChildren = false;
    bool off = false; // not issued, but counts for #k
    std::vector<Extra> extras;
    Origin origin;

    bool operator==(const Step&) const = default;
};

struct Scenario {
    std::string name;
    std::string description;
    std::vector<NodeSpec> nodes;
    NodeIndex root = noNode;
    std::vector<Step> script;          // in time order
    std::optional<std::int64_t> until; // ms
    std::int64_t seed = 0;
    std::vector<Extra> extras;

    [[nodiscard]] const NodeSpec& node(NodeIndex index) const { return nodes[index]; }
    [[nodiscard]] NodeSpec& node(NodeIndex index) { return nodes[index]; }

    /// Appends a node without a place; returns its index.
    NodeIndex add(NodeSpec node);
    /// Makes `child` the last child of `parent`.
    void appendChild(NodeIndex parent, NodeIndex child);

    /// `until`, or 1000 ms after the last step.
    [[nodiscard]] std::int64_t end() const;

    bool operator==(const Scenario&) const = default;
};

/// Permanent, unless the spec gives another restart type that OTP knows.
[[nodiscard]] Restart restartOf(const NodeSpec& spec);
/// OTP's default, unless the spec gives a shutdown that OTP knows.
[[nodiscard]] Shutdown shutdownOf(const NodeSpec& spec);

[[nodiscard]] std::string_view word(NodeKind kind); // "supervisor"
[[nodiscard]] std::string_view word(StepOp op);     // "terminate_child"
[[nodiscard]] std::optional<StepOp> stepOpFromWord(std::string_view text);

} // namespace resprout
