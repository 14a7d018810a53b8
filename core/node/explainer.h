#pragma once

#include "core/node/explanation.h"

#include <optional>
#include <string>

namespace resprout {

/// Builds the chain of one explanation, from the event back to its first cause. For core/node/explanation only.
class Explainer {
public:
    Explainer(const CauseWalk& walk, Naming naming) : m_walk(walk), m_naming(naming) {}

    [[nodiscard]] std::vector<Because> chain(std::size_t row);
    [[nodiscard]] std::vector<Because> outcome(std::size_t row, const EndingFound& found);

private:
    using Next = std::optional<std::size_t>; // row to go on with; nothing: the chain begins here

    // --- explanation.cpp: which links, and where to go on
    Next tell(std::size_t row);
    Next tellStart(std::size_t row);
    Next tellStartFailure(std::size_t row);
    Next tellExit(std::size_t row);
    Next tellOrder(std::size_t row);
    Next tellSpec(std::size_t row);

    // --- explanation_words.cpp: what they say
    void add(BecauseKind kind, std::size_t row, std::string_view rule, const char* words,
             std::vector<std::string> parts);
    void addStep(std::size_t row);
    void addOwnEnd(std::size_t row);
    void addHole(std::size_t row);
    void addAutoShutdown(std::size_t row, PathId supervisor);
    void addCount(std::size_t row);
    void addGivingUp(std::size_t row);
    void addGroup(std::size_t row, PathId supervisor);
    void addRetry(std::size_t row);
    void addRevival(std::size_t row);
    void addStartFailure(std::size_t row);

    // --- explanation_outcome.cpp: what came of it
    void addEnding(std::size_t row, const EndingFound& found);
    void addFailureOutcome(std::size_t row);
    void addIgnoredOutcome(std::size_t row);

    [[nodiscard]] std::string name(PathId path) const;
    [[nodiscard]] std::string term(const LifecycleEvent& event) const;
    [[nodiscard]] bool endedMeanwhile(const LifecycleEvent& answer) const;
    [[nodiscard]] PathId callee(const LifecycleEvent& answer) const;
    [[nodiscard]] std::string stepNumber(std::optional<std::size_t> step) const;
    [[nodiscard]] std::string strategyWord(PathId supervisor, std::size_t row) const;
    [[nodiscard]] PathId restartedChild(std::size_t counted) const; // noPath: not known any more

    const CauseWalk& m_walk;
    Naming m_naming;
    std::vector<Because> m_links; // the latest first
    bool m_hasToldStartOrder = false;

    struct Failure { // the failed start that was told last: earlier ones of the same child are not told again
        PathId path = noPath;
        std::size_t end = 0; // of m_links, when it had been added
        int times = 0;
    };
    Failure m_failure;
};

} // namespace resprout
