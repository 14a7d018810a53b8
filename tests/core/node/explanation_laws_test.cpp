#include "core/node/explanation.h"
#include "tests/core/node/folded.h"
#include "tests/support/random_scenario.h"

#include <map>

namespace resprout {
namespace {

// Laws of explanations over any run.

using namespace test;

TEST(Explanation, EveryEventOfAnyRunHasAChainAndEveryLinkItsManual) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Folded folded(test::randomScenario(seed, test::Races::Many));
        for (std::size_t row = 0; row < folded.log.endRow(); ++row) {
            const Explanation explanation = explain(folded.run(), row, Naming::Id);
            ASSERT_FALSE(explanation.chain.empty()) << seed << ' ' << row << ' ' << word(folded.log.row(row).type)
                                                    << ' ' << phraseOf(folded.log.row(row).why);
            for (const auto& links : {explanation.chain, explanation.outcome}) {
                for (const Because& link : links) {
                    ASSERT_EQ(link.manual.address.empty(), link.rule.empty()) << link.rule;
                    const std::string text = inEnglish(link.sentence);
                    ASSERT_EQ(text.find('%'), std::string::npos) << text;
                }
            }
            if (folded.log.row(row).type == EventType::Exited) {
                ASSERT_FALSE(explanation.outcome.empty()) << seed << ' ' << row;
            }
        }
    }
}

/// A worker that lives for one millisecond, so that each event follows from all before it.
Scenario crashingEachMillisecond(int times) {
    return scenarioOf(
        R"({"format":"resprout/1","name":"test","tree":{"id":"top","kind":"supervisor","intensity":1000000,
        "period":1,"children":[{"id":"w","kind":"worker","lifetime":{"after":1,"reason":"oops"}}]},"until":)" +
        std::to_string(times) + "}");
}

TEST(Explanation, OfTheLastOfManyCrashesReadsAFewRowsOnly) {
    const Folded folded(crashingEachMillisecond(100'000));
    ASSERT_GT(folded.log.endRow(), CauseWalk::mostRows);
    for (std::size_t row = folded.log.endRow() - 20; row + 10 < folded.log.endRow(); ++row) // the last are not decided
        EXPECT_LT(explain(folded.run(), row, Naming::Id).rowsRead, 200U) << row;
}

TEST(Explanation, ReadsABoundedNumberOfRows) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Folded folded(test::randomScenario(seed, test::Races::Many));
        for (std::size_t row = 0; row < folded.log.endRow(); ++row)
            ASSERT_LE(explain(folded.run(), row, Naming::Id).rowsRead, 40 * folded.log.endRow() + 1000) << seed << row;
    }
    const Folded folded(crashingEachMillisecond(100'000));
    const CauseWalk walk(folded.run());
    EXPECT_FALSE(walk.lastOf(EventType::StandStill, noPath, folded.log.endRow()));
    EXPECT_EQ(walk.rowsRead(), CauseWalk::mostRows);
}

TEST(Explanation, IsTheSameForWhoRemembersTheLastOrders) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Folded folded(test::randomScenario(seed, test::Races::Many));
        LastOrders orders;
        FoldedRun run = folded.run();
        run.orders = &orders;
        for (std::size_t row = 0; row < folded.log.endRow(); ++row) {
            const Explanation sought = explain(folded.run(), row, Naming::Id);
            const Explanation known = explain(run, row, Naming::Id);
            ASSERT_EQ(sought.chain.size(), known.chain.size()) << seed << ' ' << row;
            for (std::size_t link = 0; link < known.chain.size(); ++link)
                ASSERT_EQ(inEnglish(sought.chain[link].sentence), inEnglish(known.chain[link].sentence)) << seed;
            orders.remember(folded.log.row(row), row);
        }
    }
}

/// How a child can be started next by the same supervisor.
bool canComeBack(Ending ending, Why why) {
    const bool isByGroup = why == Why::RestartedWithAll || why == Why::RestartedWithRest;
    switch (ending) {
    case Ending::Restarted:
        return why == Why::RestartedAlone || isByGroup;
    case Ending::InGroup:
    case Ending::FoundDead:
        return isByGroup;
    case Ending::Quiet:
    case Ending::ByHand:
        return isByGroup || why == Why::RestartChildCalled || why == Why::StartChildCalled;
    case Ending::Temporary:
    case Ending::DroppedWithGroup:
        return why == Why::StartChildCalled;
    case Ending::LimitExceeded:
    case Ending::SupervisorEnds:
    case Ending::Orphan:
    case Ending::Root:
    case Ending::NotDecided:
        return false;
    }
    return false;
}

constexpr std::uint64_t manySeeds = 1000;

TEST(Explanation, WhoIsNotRestartedComesBackOnlyByAGroupByHandOrWithItsSupervisor) {
    std::map<Ending, int> seen;
    for (std::uint64_t seed = 1; seed <= manySeeds; ++seed) {
        const Folded folded(test::randomScenario(seed, test::Races::Many));
        for (std::size_t row = 0; row < folded.log.endRow(); ++row) {
            const LifecycleEvent& exit = folded.log.row(row);
            if (exit.type != EventType::Exited)
                continue;
            const EndingFound found = endingOf(CauseWalk(folded.run()), row);
            for (std::size_t next = row + 1; next < folded.log.endRow(); ++next) {
                const LifecycleEvent& spawned = folded.log.row(next);
                if (spawned.type != EventType::Spawned || spawned.path != exit.path)
                    continue;
                if (spawned.up != exit.up)
                    break;
                ++seen[found.ending];
                EXPECT_TRUE(canComeBack(found.ending, spawned.why) && !found.autoShutdown)
                    << seed << ' ' << row << ' ' << next << ' ' << static_cast<int>(found.ending) << ' '
                    << phraseOf(spawned.why);
                break;
            }
        }
    }
    for (const Ending ending : {Ending::Restarted, Ending::InGroup, Ending::FoundDead, Ending::Quiet, Ending::ByHand})
        EXPECT_GT(seen[ending], 0) << static_cast<int>(ending);
}

TEST(Explanation, WhoIsStoppedWithItsGroupIsStartedWithItUnlessItsSupervisorEnds) {
    int seen = 0;
    for (std::uint64_t seed = 1; seed <= manySeeds; ++seed) {
        const Folded folded(test::randomScenario(seed, test::Races::Many), 20'000); // until the group is up
        for (std::size_t row = 0; row < folded.log.endRow(); ++row) {
            const LifecycleEvent& exit = folded.log.row(row);
            if (exit.type != EventType::Exited || endingOf(CauseWalk(folded.run()), row).ending != Ending::InGroup)
                continue;
            bool isDone = false;
            for (std::size_t next = row + 1; next < folded.log.endRow() && !isDone; ++next) {
                const LifecycleEvent& event = folded.log.row(next);
                const bool isBack = event.type == EventType::Spawned && event.path == exit.path &&
                                    (event.why == Why::RestartedWithAll || event.why == Why::RestartedWithRest);
                const bool isOver = event.type == EventType::Exited && event.attempt == exit.up &&
                                    event.path == folded.paths.parent(exit.path);
                // A sibling before it failed to start: the try after that may be ended by terminate_child (R54).
                const bool isOnHold = event.type == EventType::RetryQueued && event.up == exit.up &&
                                      folded.paths.parent(event.path) == folded.paths.parent(exit.path);
                isDone = isBack || isOver || isOnHold;
            }
            EXPECT_TRUE(isDone) << seed << ' ' << row << ' ' << folded.log.endRow();
            ++seen;
        }
    }
    EXPECT_GT(seen, 100);
}

TEST(Explanation, EveryAutomaticShutdownNamesTheSignificantChildThatBroughtItAbout) {
    int seen = 0;
    for (std::uint64_t seed = 1; seed <= 2 * manySeeds; ++seed) {
        const Folded folded(test::randomScenario(seed, test::Races::Many));
        for (std::size_t row = 0; row < folded.log.endRow(); ++row) {
            const LifecycleEvent& exit = folded.log.row(row);
            if (exit.type != EventType::Exited || exit.why != Why::AutoShutdownDone)
                continue;
            ++seen;
            bool isNamed = false;
            for (const Because& link : explain(folded.run(), row, Naming::Path).chain) {
                const LifecycleEvent& at = folded.log.row(link.row);
                isNamed = isNamed || (link.rule == "R71" && at.type == EventType::Exited && at.up == exit.attempt &&
                                      folded.paths.parent(at.path) == exit.path);
            }
            bool isChanged = false;
            for (std::size_t before = 0; before < folded.log.endRow(); ++before)
                isChanged = isChanged || folded.log.row(before).why == Why::CodeChange ||
                            (folded.log.row(before).type == EventType::StepIssued &&
                             folded.tree.scenario().script[folded.log.row(before).attempt].op == StepOp::Reconfigure);
            EXPECT_TRUE(isNamed || isChanged) << seed << ' ' << row;
        }
    }
    EXPECT_GT(seen, 50);
}

} // namespace
} // namespace resprout
