#include "tests/ui/window/window_fixture.h"
#include "ui/window/start_many_dialog.h"

#include <QPointer>
#include <QPushButton>
#include <QSpinBox>

namespace resprout::ui {
namespace {

class StartMany : public WindowTest {
protected:
    void SetUp() override {
        WindowTest::SetUp();
        write("pool.tree.json", R"({ "format": "resprout/1", "name": "pool",
            "tree": { "id": "top", "kind": "supervisor", "children": [
              { "id": "pool", "kind": "supervisor", "strategy": "simple_one_for_one",
                "template": { "kind": "worker" } } ] } })");
        open("pool.tree.json");
        window->canvas().setCurrent(path("top/pool"));
    }

    [[nodiscard]] int children() { return static_cast<int>(record("top/pool").children.size()); }
    StartManyDialog* ask(int count) {
        action(Command::StartManyChildren).trigger();
        auto* dialog = window->findChild<StartManyDialog*>();
        dialog->countField().setValue(count);
        return dialog;
    }
};

TEST_F(StartMany, StartsThemAllAtOnceHoweverSlowTheClockAndLeavesItWhereItWas) {
    run().setSpeed(0.1);
    constexpr int count = 20'000;
    const QPointer<StartManyDialog> dialog = ask(count);
    dialog->mainButton().click();
    ASSERT_TRUE(waitFor([&] { return dialog.isNull() && children() == count; }));
    EXPECT_FALSE(run().isPlaying());
    EXPECT_EQ(state("top/pool/#20000"), ProcessState::Running);
    const auto script = run().document().script;
    ASSERT_EQ(script.size(), std::size_t{count});
    EXPECT_LE(script.back().at - script.front().at, 10) << "some thousand of them in each millisecond";
    EXPECT_LE(run().now() - script.back().at, 1) << "and the clock stands where the last of them was";
}

TEST_F(StartMany, GoesOnPlayingIfItDidBefore) {
    run().play();
    const QPointer<StartManyDialog> dialog = ask(5'000);
    dialog->mainButton().click();
    ASSERT_TRUE(waitFor([&] { return dialog.isNull() && children() == 5'000; }));
    EXPECT_TRUE(waitFor([&] { return run().isPlaying(); }));
}

TEST_F(StartMany, LeftInBetweenKeepsThoseThatWereStarted) {
    const QPointer<StartManyDialog> dialog = ask(StartManyDialog::most);
    dialog->mainButton().click();
    ASSERT_TRUE(waitFor([&] { return children() > 0; }));
    ASSERT_FALSE(dialog.isNull());
    dialog->reject();
    EXPECT_FALSE(run().growing());
    ASSERT_TRUE(waitFor([&] { return !run().isPending(path("top/pool"), StepOp::StartChild); }));
    EXPECT_EQ(children(), static_cast<int>(run().document().script.size()));
    EXPECT_LT(children(), StartManyDialog::most);
}

TEST_F(StartMany, UndoTakesAllStepsOfAClickBack) {
    action(Command::StartTenChildren).trigger();
    ASSERT_TRUE(waitFor([&] { return children() == 10; }));
    const QPointer<StartManyDialog> dialog = ask(9'000);
    dialog->mainButton().click();
    ASSERT_TRUE(waitFor([&] { return dialog.isNull() && children() == 9'010; }));
    action(Command::UndoClick).trigger();
    ASSERT_TRUE(waitFor([&] { return children() == 10; }));
    EXPECT_EQ(run().addedCount(), 10);
    action(Command::UndoClick).trigger();
    EXPECT_TRUE(waitFor([&] { return children() == 0 && run().addedCount() == 0; }));
}

} // namespace
} // namespace resprout::ui
