#pragma once

#include "core/node/event_log.h"
#include "core/node/log_index.h"
#include "core/node/simulated_node.h"
#include "core/node/tree_fold.h"
#include "ui/bridge/script_book.h"

#include <memory>
#include <span>

namespace resprout::ui {

/// A run as it stands: its document, the node that plays it, and the folds over what was shown of it. Nothing of it refers to
/// where it lies: it may be moved. One thread at a time.
struct RunState {
    ScriptBook book;
    std::unique_ptr<SimulatedNode> node;
    TreeFold tree;
    EventLog log;
    LogIndex index; // of the log

    /// A node at time zero for what `begun` plays next; `present` is when its last run was ended.
    static RunState begin(ScriptBook begun, VirtualTime present, unsigned threads);

    void take(std::span<const LifecycleEvent> events); ///< they came from the node: its script is stamped
    void fold(std::span<const LifecycleEvent> events); ///< they are shown
};

} // namespace resprout::ui
