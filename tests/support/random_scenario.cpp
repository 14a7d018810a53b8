#include "tests/support/random_scenario.h"

#include "tests/support/random_script.h"

#include <utility>

namespace resprout::test {

Scenario randomScenario(std::uint64_t seed, Races races) {
    Scenario scenario;
    scenario.name = "random";
    RandomChoices choices(seed, races);
    RandomTree tree(choices, scenario);
    RandomPlaces places = tree.makeTree();
    RandomScript(choices, tree, scenario, std::move(places)).makeScript();
    return scenario;
}

} // namespace resprout::test
