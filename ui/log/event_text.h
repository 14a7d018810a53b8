#pragma once

#include "core/node/event_log.h"
#include "core/node/log_index.h"
#include "core/node/tree_fold.h"
#include "ui/theme/signs.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace resprout::ui {

/// What the log's sentences are made from. All of it must outlive its user; none of it is changed.
struct LogSource {
    const TreeFold* tree = nullptr;
    const EventLog* log = nullptr;
    const LogIndex* index = nullptr;
    const PathTable* paths = nullptr;
    const TermTable* terms = nullptr;
    std::size_t stepsOfFile = 0; // steps from this number on were added by hand, unless `wasAdded` knows better
    std::function<bool(std::uint32_t)> wasAdded = {};

    [[nodiscard]] bool isComplete() const { return tree != nullptr && log != nullptr && index != nullptr; }
};

/// Lifecycle events in OTP's words, one row of the log each. Who asks about millions keeps one: it remembers what the child specs
/// say. GUI thread only (it translates).
class EventText {
    Q_DECLARE_TR_FUNCTIONS(resprout::ui::EventText)
public:
    explicit EventText(LogSource source) : m_source(std::move(source)) {}

    /// Whether an event gets a row of its own. Those that do not are told by others: an order that is obeyed at once by the
    /// exit, a step by what it brings about.
    [[nodiscard]] bool isShown(const LifecycleEvent& event) const;

    [[nodiscard]] QString process(const LifecycleEvent& event) const; // "writer"
    [[nodiscard]] QString pid(const LifecycleEvent& event) const;     // "<0.102.0>"; empty when there is none
    [[nodiscard]] QString happened(std::size_t row) const;            // "counts restart 2 of 3 in 5 s"
    [[nodiscard]] QString why(std::size_t row) const;                 // "writer is permanent, so it is restarted; ..."

    struct Mark {
        Sign sign = Sign::Info;
        std::optional<ProcessState> state; // its sign and colours; nothing: the accent colour
    };
    [[nodiscard]] Mark mark(const LifecycleEvent& event) const;

private:
    // why a process started, ended, ... (event_reasons.cpp)
    [[nodiscard]] QString whyStarted(const LifecycleEvent& event) const;
    [[nodiscard]] QString whyStartFailed(const LifecycleEvent& event) const;
    [[nodiscard]] QString whyStopOrdered(const LifecycleEvent& event) const;
    [[nodiscard]] QString whyExited(const LifecycleEvent& event) const;
    [[nodiscard]] QString whyCounted(std::size_t row) const;
    [[nodiscard]] QString whyGaveUp(std::size_t row) const;
    [[nodiscard]] QString whyListed(const LifecycleEvent& event) const;
    [[nodiscard]] QString whyIssued(const LifecycleEvent& event) const;
    [[nodiscard]] QString whyAnswered(const LifecycleEvent& event) const;

    [[nodiscard]] QString orderBehind(const LifecycleEvent& exit) const;
    [[nodiscard]] QString calledStartChild(const LifecycleEvent& event) const;
    [[nodiscard]] QString forgotten(const LifecycleEvent& event) const;
    [[nodiscard]] QString byStep(const LifecycleEvent& event, const QString& you, const QString& script) const;
    [[nodiscard]] QString startOrder(PathId path) const; // "start order 2 of 3"
    [[nodiscard]] QString name(PathId path) const;
    [[nodiscard]] QString parentName(PathId path) const;
    [[nodiscard]] QString term(TermId term) const;
    [[nodiscard]] QString happenedToFlag(const LifecycleEvent& event) const;

    [[nodiscard]] bool isStartShown(PathId path) const;
    [[nodiscard]] const NodeSpec* spec(PathId path) const;
    [[nodiscard]] bool isPool(PathId supervisor) const;
    [[nodiscard]] const LifecycleEvent* cause(const LifecycleEvent& event) const;
    [[nodiscard]] const LifecycleEvent* stepBehind(const LifecycleEvent& event) const;
    [[nodiscard]] const Step* step(const LifecycleEvent& event) const;

    LogSource m_source;
    mutable std::vector<bool> m_takesTime; // by NodeIndex: whether a start of that spec does
    mutable bool m_anyTakesTime = false;
};

/// 00:12.480, with hours in front from the first hour on.
[[nodiscard]] QString clockText(VirtualTime time);
[[nodiscard]] QString pidText(std::uint32_t pid);

} // namespace resprout::ui
