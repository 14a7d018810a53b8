#include "tests/support/random_tree.h"

#include <utility>

namespace resprout::test {

bool RandomPlaces::isSupervisor(const std::string& path) const {
    return std::find(supervisors.begin(), supervisors.end(), path) != supervisors.end();
}

bool RandomPlaces::isPool(const std::string& path) const {
    return std::any_of(pools.begin(), pools.end(), [&](const Pool& pool) { return pool.path == path; });
}

bool RandomPlaces::isOfDynamic(const std::string& path) const {
    return std::any_of(pools.begin(), pools.end(), [&](const Pool& pool) {
        return pool.kind == NodeKind::DynamicSupervisor && path.starts_with(pool.path + '/');
    });
}

RandomPlaces RandomTree::makeTree() {
    m_scenario.root = m_scenario.add(supervisor("top"));
    m_places.all.emplace_back("top");
    m_places.supervisors.emplace_back("top");
    fill(m_scenario.root, "top", 1);
    return std::move(m_places);
}

void RandomTree::addCommon(NodeSpec& node) {
    if (m_choices.chance(45))
        node.restart = m_choices.oneOf(std::array{Restart::Permanent, Restart::Transient, Restart::Temporary});
    if (m_choices.chance(35))
        node.shutdown = m_choices.oneOf(std::array{Shutdown{Shutdown::brutalKill}, Shutdown{Shutdown::infinity},
                                                   Shutdown{300}, Shutdown{0}, Shutdown{700}});
    if (m_choices.chance(20))
        node.significant = true;
}

/// What OTP refuses: one wrong word or number.
void RandomTree::addMistake(NodeSpec& node) {
    const bool isSupervisor = node.kind == NodeKind::Supervisor;
    switch (m_choices.between(0, isSupervisor ? 5 : 2)) {
    case 0:
        node.restart = Setting<Restart>(atom("permanant"));
        break;
    case 1:
        node.shutdown = Setting<Shutdown>(atom("soon"));
        break;
    case 2:
        node.significant = true; // refused where auto_shutdown is never, and for permanent children
        break;
    case 3:
        node.intensity = std::int64_t{-1};
        break;
    case 4:
        node.period = std::int64_t{0};
        break;
    default:
        node.autoShutdown = Setting<AutoShutdown>(atom("always"));
        break;
    }
}

NodeSpec RandomTree::supervisor(std::string id) {
    NodeSpec node;
    node.id = std::move(id);
    node.kind = NodeKind::Supervisor;
    node.strategy = m_choices.oneOf(std::array{Strategy::OneForOne, Strategy::OneForAll, Strategy::RestForOne});
    node.intensity = std::int64_t{m_choices.between(0, 4)};
    node.period = std::int64_t{m_choices.between(1, 6)};
    if (m_choices.chance(30))
        node.autoShutdown = m_choices.oneOf(std::array{AutoShutdown::AnySignificant, AutoShutdown::AllSignificant});
    if (m_choices.chance(4)) {
        node.start = {StartOutcome{}, StartOutcome{StartOutcome::Kind::Ignore, {}}};
        node.startIsList = true;
        if (m_choices.chance(50))
            std::swap(node.start.front(), node.start.back());
    }
    return node;
}

NodeSpec RandomTree::pool(std::string id) {
    NodeSpec node;
    node.id = std::move(id);
    node.intensity = std::int64_t{m_choices.between(0, 4)};
    node.period = std::int64_t{m_choices.between(1, 6)};
    if (m_choices.chance(50)) {
        node.kind = NodeKind::DynamicSupervisor;
        if (m_choices.chance(30))
            node.maxChildren = std::int64_t{m_choices.between(1, 3)};
        return node;
    }
    node.kind = NodeKind::Supervisor;
    node.strategy = Strategy::SimpleOneForOne;
    node.templateNode = smallTree("t");
    return node;
}

NodeIndex RandomTree::smallTree(const std::string& id) {
    const bool isSupervisor = m_choices.chance(20);
    NodeSpec node = isSupervisor ? supervisor(id) : worker(id);
    if (isSupervisor)
        addCommon(node);
    node.significant.reset();
    const NodeIndex made = m_scenario.add(std::move(node));
    for (int child = isSupervisor ? m_choices.between(0, 2) : 0; child > 0; --child) {
        NodeSpec below = worker("w" + std::to_string(child));
        below.significant.reset();
        m_scenario.appendChild(made, m_scenario.add(std::move(below)));
    }
    return made;
}

NodeSpec RandomTree::worker(std::string id) {
    NodeSpec node;
    node.id = std::move(id);
    addCommon(node);
    if (m_choices.chance(25))
        addOutcomes(node);
    if (m_choices.chance(10))
        node.startDelay = m_choices.delay();
    if (m_choices.chance(40)) {
        node.trapExit = true;
        if (m_choices.chance(60))
            node.stopDelay = m_choices.delay();
    }
    if (m_choices.chance(12)) {
        const std::int64_t after =
            m_choices.racesAreAvoided() ? 100 * m_choices.between(2, 25) : m_choices.between(0, 900);
        node.lifetime = {std::optional(Lifetime{after, m_choices.reason()})};
        if (m_choices.chance(60)) {
            node.lifetimeIsList = true;
            node.lifetime.emplace_back(std::nullopt);
        }
    }
    return node;
}

void RandomTree::addOutcomes(NodeSpec& node) {
    using Kind = StartOutcome::Kind;
    node.startIsList = true;
    if (m_choices.chance(85))
        node.start.push_back(StartOutcome{});
    for (int i = m_choices.between(1, 3); i > 0; --i) {
        const Kind kind = m_choices.oneOf(std::array{Kind::Ok, Kind::Ignore, Kind::Error, Kind::Exit, Kind::Raise});
        const bool hasReason = kind != Kind::Ok && kind != Kind::Ignore;
        node.start.push_back({kind, hasReason ? m_choices.reason() : Term{}});
    }
    if (m_choices.chance(80))
        node.start.push_back(StartOutcome{});
}

void RandomTree::fill(NodeIndex parent, const std::string& path, int depth) { // NOLINT(misc-no-recursion): four deep
    const int children = m_choices.between(1, depth == 1 ? 5 : 4);
    for (int i = 0; i < children; ++i) {
        const std::string id = std::string(1, static_cast<char>('a' + i)) + std::to_string(depth);
        const bool isPool = m_choices.chance(15);
        const bool isSupervisor = !isPool && depth < 4 && m_choices.chance(35);
        NodeSpec node = isPool ? pool(id) : isSupervisor ? supervisor(id) : worker(id);
        if (isSupervisor || isPool)
            addCommon(node);
        const bool mustBeNever = !m_scenario.node(parent).autoShutdown.has_value();
        if (mustBeNever || !node.restart || std::get<Restart>(*node.restart) == Restart::Permanent)
            node.significant.reset();
        else if (m_choices.chance(50))
            node.significant = true;
        if (m_choices.chance(1) && !isPool)
            addMistake(node);
        const NodeIndex index = m_scenario.add(std::move(node));
        m_scenario.appendChild(parent, index);
        std::string childPath = path;
        childPath += '/';
        childPath += id;
        m_places.all.push_back(childPath);
        if (isPool)
            m_places.pools.push_back({childPath, m_scenario.node(index).kind, 0});
        if (isPool || isSupervisor)
            m_places.supervisors.push_back(childPath);
        if (isSupervisor)
            fill(index, childPath, depth + 1);
    }
}

} // namespace resprout::test
