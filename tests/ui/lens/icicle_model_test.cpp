#include "tests/ui/tree/made_tree.h"
#include "ui/lens/icicle_fold.h"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <random>

namespace resprout::ui {
namespace {

using test::MadeTree;

constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

IcicleModel modelOf(const MadeTree& tree) {
    IcicleModel model;
    model.begin(tree.shown());
    model.grow(all);
    return model;
}

std::size_t slot(ProcessState state) {
    return static_cast<std::size_t>(state);
}

/// Everything that is summed up must be what a model begun anew finds.
void expectSums(const IcicleModel& model, const MadeTree& tree) {
    const IcicleModel fresh = modelOf(tree);
    ASSERT_EQ(model.path, fresh.path);
    EXPECT_EQ(model.state, fresh.state);
    EXPECT_EQ(model.worst, fresh.worst);
    for (ItemIndex item = 0; item < model.size(); ++item)
        ASSERT_EQ(model.tallyOf(item), fresh.tallyOf(item)) << item;
}

TEST(IcicleModel, WeighsEachProcessByAllAtAndBelowIt) {
    const MadeTree tree = MadeTree::agents();
    const IcicleModel model = modelOf(tree);
    ASSERT_EQ(model.size(), 6U);
    EXPECT_EQ(model.weight[0], 6U);
    const ItemIndex sup = model.itemOf(tree("agent_app/agent_sup"));
    EXPECT_EQ(model.weight[sup], 4U);
    EXPECT_EQ(model.before[sup], 1U) << "the store stands before it";
    EXPECT_EQ(model.before[model.itemOf(tree("agent_app/agent_sup/editor"))], 2U);
    EXPECT_EQ(model.levelsBelow(0), 2U);
    EXPECT_EQ(model.levelsBelow(sup), 1U);
    EXPECT_EQ(model.level[sup], 1U);
}

TEST(IcicleModel, GrowsByASliceHoweverWideASupervisorIsAndComesToTheSame) {
    MadeTree tree = MadeTree::workers(1'000);
    tree.startsAll();
    constexpr std::size_t slice = 7;
    IcicleModel model;
    model.begin(tree.shown());
    while (!model.isComplete()) {
        const std::size_t before = model.size();
        model.grow(slice);
        ASSERT_LE(model.size(), before + slice);
    }
    expectSums(model, tree);
    EXPECT_EQ(model.first, modelOf(tree).first);
    EXPECT_EQ(model.count, modelOf(tree).count);
}

TEST(IcicleModel, TheWorstAtOrBelowStandsForAll) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    IcicleModel model = modelOf(tree);
    EXPECT_EQ(model.worstOf(0), ProcessState::Running);
    model.setState(tree("agent_app/agent_sup/writer"), ProcessState::Restarting);
    model.setState(tree("agent_app/store"), ProcessState::Crashed);
    model.settle();
    EXPECT_EQ(model.worstOf(0), ProcessState::Crashed);
    EXPECT_EQ(model.worstOf(model.itemOf(tree("agent_app/agent_sup"))), ProcessState::Restarting);
    EXPECT_EQ(model.culprit(0), model.itemOf(tree("agent_app/store")));
    model.setState(tree("agent_app/store"), ProcessState::Running);
    model.settle();
    EXPECT_EQ(model.worstOf(0), ProcessState::Restarting);
    EXPECT_EQ(model.tallyOf(0)[slot(ProcessState::Running)], 5U);
}

TEST(IcicleModel, SumsThatFollowChangesAreThoseOfAModelBegunAnew) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        MadeTree tree = MadeTree::wide(500, 2 + seed % 5);
        tree.startsAll();
        IcicleFold fold;
        fold.open(tree.shown());
        std::mt19937 random(seed);
        for (int frame = 0; frame < 10; ++frame) {
            for (int i = 0; i < 40; ++i) {
                const auto path = static_cast<PathId>(random() % tree.shown().paths->size());
                tree.happens(random() % 2 == 0 ? EventType::Exited : EventType::Started, path, Why::RaisedError);
            }
            fold.advance();
        }
        expectSums(fold.model(), tree);
    }
}

TEST(IcicleModel, ATreeOfAnyDepthIsSummedUpWithoutRecursion) {
    MadeTree tree = MadeTree::chain(300'000);
    tree.startsAll();
    IcicleFold fold;
    fold.open(tree.shown());
    EXPECT_EQ(fold.model().levelsBelow(0), 299'999U);
    tree.happens(EventType::Exited, PathId{299'999}, Why::RaisedError);
    fold.advance();
    EXPECT_EQ(fold.model().worstOf(0), ProcessState::Crashed);
    EXPECT_EQ(fold.model().culprit(0), 299'999U);
    EXPECT_EQ(fold.model().tallyOf(0)[slot(ProcessState::Crashed)], 1U);
}

TEST(IcicleModel, NothingIsThereWhereNoTreeIs) {
    IcicleFold fold;
    fold.open({});
    EXPECT_TRUE(fold.model().isEmpty());
    EXPECT_FALSE(fold.advance());
    EXPECT_EQ(fold.model().itemOf(3), noItem);
}

TEST(IcicleFold, AProcessThatIsDroppedGoesAndTheOthersStay) {
    MadeTree tree = MadeTree::agents();
    tree.startsAll();
    IcicleFold fold;
    fold.open(tree.shown());
    tree.happens(EventType::SpecDropped, "agent_app/agent_sup/writer");
    EXPECT_TRUE(fold.advance());
    EXPECT_EQ(fold.model().itemOf(tree("agent_app/agent_sup/writer")), noItem);
    expectSums(fold.model(), tree);
}

TEST(IcicleFold, ABigTreeIsBuiltAnewSliceBySliceWhileTheOldOneIsShownAndFollowsItsStates) {
    MadeTree tree = MadeTree::wide(100'000, 20);
    tree.startsAll();
    IcicleFold fold;
    fold.open(tree.shown());
    const PathId last = fold.model().path.back();
    tree.happens(EventType::SpecDropped, fold.model().path[fold.model().size() - 2]);
    fold.advance();
    EXPECT_TRUE(fold.isBuilding());
    tree.happens(EventType::Exited, last, Why::RaisedError);
    fold.advance();
    EXPECT_EQ(fold.model().size(), 100'000U) << "the old one is shown";
    EXPECT_EQ(fold.model().worstOf(0), ProcessState::Crashed);
    for (int frame = 0; frame < 100 && fold.isBuilding(); ++frame)
        fold.advance();
    EXPECT_FALSE(fold.isBuilding());
    EXPECT_EQ(fold.model().size(), 99'999U);
    expectSums(fold.model(), tree);
}

} // namespace
} // namespace resprout::ui
