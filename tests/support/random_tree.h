#pragma once

#include "core/scenario/scenario.h"
#include "tests/support/random_choices.h"

#include <string>
#include <vector>

namespace resprout::test {

/// What a script needs to know of the tree that it is for.
struct RandomPlaces {
    struct Pool {
        std::string path;
        NodeKind kind;
        int started;
    };

    std::vector<std::string> all; // paths that exist or may come to
    std::vector<std::string> supervisors;
    std::vector<std::string> numbered; // children of pools and dynamic supervisors
    std::vector<Pool> pools;

    [[nodiscard]] bool isSupervisor(const std::string& path) const;
    [[nodiscard]] bool isPool(const std::string& path) const;
    /// Children of a dynamic supervisor know no restart_child and delete_child.
    [[nodiscard]] bool isOfDynamic(const std::string& path) const;
};

/// Makes random trees and single processes with all settings that a scenario can have. Confined to one thread.
class RandomTree {
public:
    RandomTree(RandomChoices& choices, Scenario& scenario) : m_choices(choices), m_scenario(scenario) {}

    /// The whole tree; the root is `top`.
    RandomPlaces makeTree();

    NodeSpec worker(std::string id);
    NodeSpec supervisor(std::string id);
    /// A worker, or now and then a supervisor with some workers, for start_child, a template or a new list of children.
    NodeIndex smallTree(const std::string& id);

private:
    NodeSpec pool(std::string id);
    void addCommon(NodeSpec& node);
    void addOutcomes(NodeSpec& node);
    void addMistake(NodeSpec& node);
    void fill(NodeIndex parent, const std::string& path, int depth);

    RandomChoices& m_choices;
    Scenario& m_scenario;
    RandomPlaces m_places;
};

} // namespace resprout::test
