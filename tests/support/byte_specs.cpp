#include "tests/support/byte_specs.h"

namespace resprout::test {

Term reasonOf(unsigned number) {
    static const std::array<Term, 8> reasons{atom("normal"),
                                             atom("oops"),
                                             atom("shutdown"),
                                             atom("kill"),
                                             atom("killed"),
                                             tuple({atom("shutdown"), atom("x")}),
                                             tuple({atom("oops"), integer(1)}),
                                             atom("noproc")};
    return pick(reasons, number);
}

namespace {

std::int64_t delay(unsigned number) {
    static constexpr std::array<std::int64_t, 8> delays{0, 0, 0, 1, 100, 300, 999, 2500}; // ms
    return pick(delays, number);
}

StartOutcome outcome(unsigned number, unsigned why) {
    using Kind = StartOutcome::Kind;
    static constexpr std::array<Kind, 8> kinds{Kind::Ok,    Kind::Ok,     Kind::Ok,   Kind::Ignore,
                                               Kind::Error, Kind::Ignore, Kind::Exit, Kind::Raise};
    const Kind kind = pick(kinds, number);
    return {kind, kind == Kind::Ok || kind == Kind::Ignore ? Term{} : reasonOf(why)};
}

} // namespace

void setCommon(NodeSpec& node, const Record& record) {
    static constexpr std::array<Restart, 3> restarts{Restart::Transient, Restart::Temporary, Restart::Permanent};
    static constexpr std::array<Shutdown, 8> shutdowns{Shutdown{Shutdown::brutalKill},
                                                       Shutdown{Shutdown::infinity},
                                                       Shutdown{0},
                                                       Shutdown{100},
                                                       Shutdown{300},
                                                       Shutdown{1000},
                                                       Shutdown{Shutdown::infinity},
                                                       Shutdown{1}};
    if (const unsigned restart = record.bits(0, 0, 2); restart > 0)
        node.restart = pick(restarts, restart - 1);
    if (const unsigned shutdown = record.bits(0, 4, 4); shutdown >= 8)
        node.shutdown = pick(shutdowns, shutdown - 8);
    if (record.at(0) == 0xFF) // what OTP refuses is rare, or most trees would not start
        node.restart = atom("often");
    if (record.at(0) == 0xFE)
        node.shutdown = atom("later");
}

NodeSpec workerOf(const Record& record) {
    NodeSpec node;
    setCommon(node, record);
    if (record.bits(0, 2, 1) != 0)
        node.trapExit = true;
    if (const std::int64_t time = delay(record.bits(1, 0, 3)); time > 0)
        node.startDelay = time;
    if (const std::int64_t time = delay(record.bits(1, 3, 3)); time > 0)
        node.stopDelay = time;
    const unsigned lives = record.bits(1, 6, 2);
    for (unsigned life = 1; life < lives; ++life)
        node.lifetime.emplace_back(Lifetime{delay(record.bits(2, 0, 3)), reasonOf(record.bits(2, 3, 3))});
    if (lives == 3)
        node.lifetime.back().reset();
    node.lifetimeIsList = lives > 0 && node.lifetime.size() != 1;
    const unsigned outcomes = record.bits(3, 0, 2);
    for (unsigned attempt = 0; attempt < outcomes; ++attempt)
        node.start.push_back(attempt == 0 && record.bits(3, 2, 3) != 7 // else the whole tree seldom starts

                                 ? StartOutcome{}
                                 : outcome(record.bits(attempt + 3, 5 - attempt, 3), record.bits(4, 3, 3)));
    node.startIsList = outcomes > 1;
    return node;
}

void setFlags(NodeSpec& node, const Record& record) {
    node.intensity = static_cast<std::int64_t>(record.bits(0, 0, 2));
    node.period = static_cast<std::int64_t>(1 + record.bits(0, 2, 3));
    if (record.at(0) == 0xFF)
        node.intensity = std::int64_t{-1};
    if (record.at(0) == 0xFE)
        node.period = atom("soon");
    if (node.kind == NodeKind::DynamicSupervisor) {
        if (record.bits(1, 4, 2) > 0)
            node.maxChildren = static_cast<std::int64_t>(record.bits(1, 4, 2));
        return;
    }
    static constexpr std::array<Strategy, 4> strategies{Strategy::OneForOne, Strategy::OneForAll, Strategy::RestForOne,
                                                        Strategy::OneForAll};
    static constexpr std::array<AutoShutdown, 4> shutdowns{AutoShutdown::Never, AutoShutdown::AnySignificant,
                                                           AutoShutdown::AllSignificant, AutoShutdown::Never};
    node.strategy = pick(strategies, record.bits(1, 0, 2));
    node.autoShutdown = pick(shutdowns, record.bits(1, 2, 2));
}

} // namespace resprout::test
