#pragma once

#include "tests/support/random_tree.h"

namespace resprout::test {

/// Makes a random script for a random tree: every kind of step, at processes that live, that may live, or that cannot.
/// Confined to one thread.
class RandomScript {
public:
    RandomScript(RandomChoices& choices, RandomTree& tree, Scenario& scenario, RandomPlaces places)
        : m_choices(choices), m_tree(tree), m_scenario(scenario), m_places(std::move(places)) {}

    void makeScript();

private:
    void addStep(std::int64_t at);
    void startInPool(Step& step);
    void startChild(Step& step);
    void hit(Step& step);
    void manage(Step& step);
    void reconfigure(Step& step);
    void addNewList(Step& step);

    RandomChoices& m_choices;
    RandomTree& m_tree;
    Scenario& m_scenario;
    RandomPlaces m_places;
};

} // namespace resprout::test
