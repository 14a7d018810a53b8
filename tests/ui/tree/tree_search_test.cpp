#include "ui/tree/tree_search.h"

#include "tests/ui/tree/made_tree.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace resprout::ui {
namespace {

using test::MadeTree;
using Texts = std::vector<std::string>;

Texts found(const MadeTree& tree, const TreeSearch& search) {
    Texts texts;
    for (const PathId path : search.matches())
        texts.push_back(tree.shown().paths->text(path));
    return texts;
}

Texts find(const MadeTree& tree, const char* text) {
    TreeSearch search;
    search.begin(tree.shown(), text);
    while (!search.isDone())
        search.advance(1);
    return found(tree, search);
}

TEST(TreeSearch, FindsAPartOfANameWhateverItsCapitals) {
    const MadeTree tree = MadeTree::agents();
    EXPECT_EQ(find(tree, "RIT"), Texts{"agent_app/agent_sup/writer"});
    EXPECT_EQ(find(tree, "nobody"), Texts{});
    EXPECT_EQ(find(tree, ""), Texts{});
}

TEST(TreeSearch, FindsInTheOrderOfTheTree) {
    const MadeTree tree = MadeTree::agents();
    EXPECT_EQ(find(tree, "r"), (Texts{"agent_app/store", "agent_app/agent_sup/research", "agent_app/agent_sup/writer",
                                      "agent_app/agent_sup/editor"}));
}

TEST(TreeSearch, ATextWithASlashFindsAPathUpToItsOwnId) {
    const MadeTree tree = MadeTree::agents();
    EXPECT_EQ(find(tree, "_sup/wri"), Texts{"agent_app/agent_sup/writer"});
    EXPECT_EQ(find(tree, "app/agent_sup/e"), Texts{"agent_app/agent_sup/editor"});
    EXPECT_EQ(find(tree, "agent_app/"), (Texts{"agent_app/store", "agent_app/agent_sup"}));
    EXPECT_EQ(find(tree, "/agent_app"), Texts{"agent_app"});
    EXPECT_EQ(find(tree, "x/agent_app"), Texts{});
    EXPECT_EQ(find(tree, "agent/writer"), Texts{});
}

TEST(TreeSearch, FindsLettersOfOtherAlphabetsWhateverTheirCapitals) {
    const MadeTree tree({{"wurzel", NodeKind::Supervisor}, {"wurzel/Prüfer"}, {"wurzel/ÜBERSICHT"}});
    EXPECT_EQ(find(tree, "PRÜ"), Texts{"wurzel/Prüfer"});
    EXPECT_EQ(find(tree, "übers"), Texts{"wurzel/ÜBERSICHT"});
}

TEST(TreeSearch, LooksAtAsManyAsItIsToldAndShowsWhatItHas) {
    const MadeTree tree = MadeTree::workers(1000);
    TreeSearch search;
    search.begin(tree.shown(), "worker_");
    search.advance(11); // the supervisor and ten
    EXPECT_EQ(search.matches().size(), 10U);
    EXPECT_FALSE(search.isDone());
    search.advance(10'000);
    EXPECT_EQ(search.matches().size(), 1000U);
    EXPECT_TRUE(search.isDone());
}

TEST(TreeSearch, KeepsWhatItHasWhileItLooksAgain) {
    MadeTree tree = MadeTree::workers(100);
    tree.startsAll();
    TreeSearch search;
    search.begin(tree.shown(), "worker_");
    search.advance(1000);
    const Texts before = found(tree, search);
    ASSERT_EQ(before.size(), 100U);
    tree.happens(EventType::SpecDropped, "pool_sup/worker_7");
    EXPECT_TRUE(search.isOutdated());
    search.again();
    EXPECT_EQ(found(tree, search), before);
    search.advance(50);
    EXPECT_EQ(found(tree, search), before);
    search.advance(1000);
    EXPECT_EQ(search.matches().size(), 99U);
    EXPECT_FALSE(search.isOutdated());
}

TEST(TreeSearch, FindsThroughATreeOfAnyDepth) {
    const MadeTree tree = MadeTree::chain(10'000);
    TreeSearch search;
    search.begin(tree.shown(), "s");
    search.advance(10'000);
    EXPECT_TRUE(search.isDone());
    EXPECT_EQ(search.matches().size(), 10'000U);
    search.begin(tree.shown(), "s/s/s");
    search.advance(10'000);
    EXPECT_EQ(search.matches().size(), 9'998U);
    EXPECT_EQ(search.matches().back(), PathId{9'999});
}

} // namespace
} // namespace resprout::ui
