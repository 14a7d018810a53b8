#include "ui/inspector/inspector.h"

#include "core/scenario/read.h"
#include "tests/ui/played_run.h"
#include "ui/bridge/run.h"
#include "ui/inspector/crash_forecast.h"
#include "ui/inspector/facts_table.h"
#include "ui/inspector/unit_spin_box.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace resprout::ui {
namespace {

using namespace test;

struct ShownInspector {
    PlayedRun run{agentFramework()};
    Inspector inspector;
    std::optional<FlagChanges> asked;

    explicit ShownInspector(std::string_view path, QSize size = {Inspector::wideWidth, 956}) {
        run.playTo(1000);
        inspector.resize(size);
        inspector.setSource(&run.tree(), &run.paths(), &run.terms());
        inspector.setProcess(run.path(path));
        QObject::connect(&inspector, &Inspector::changesAsked, &inspector,
                         [this](PathId, const FlagChanges& changes) { asked = changes; });
        inspector.show();
        inspector.refresh(1000);
    }
    QString fact(const QString& name) const {
        for (const Fact& fact : inspector.facts().facts())
            if (fact.name == name)
                return fact.value;
        return {};
    }
    SupervisorSettings& settings() const { return inspector.settings(); }
};

TEST(Inspector, TellsWhatTheProcessIs) {
    ShownInspector shown(agentSup);
    EXPECT_EQ(shown.fact("State"), "running");
    EXPECT_EQ(shown.fact("Incarnation"), "attempt 1, restart 0");
    EXPECT_EQ(shown.fact("Restart type"), "permanent");
    EXPECT_EQ(shown.fact("Shutdown"), "infinity");
    EXPECT_EQ(shown.fact("Last exit reason"), "none yet");
}

TEST(Inspector, KeepsTheStrategyUntilTheAnswerIsOk) {
    ShownInspector shown(agentSup);
    SupervisorSettings& settings = shown.settings();
    QTest::mouseClick(&settings.card(Strategy::OneForAll), Qt::LeftButton);
    ASSERT_TRUE(shown.asked);
    EXPECT_EQ(shown.asked->strategy, Strategy::OneForAll);
    EXPECT_FALSE(shown.asked->intensity);
    EXPECT_TRUE(settings.card(Strategy::OneForOne).isChecked());
    EXPECT_FALSE(settings.card(Strategy::OneForAll).isChecked());
    shown.run.changeStrategy(agentSup, Strategy::OneForAll).playTo(1100);
    shown.inspector.refresh(1100);
    EXPECT_TRUE(settings.card(Strategy::OneForAll).isChecked());
}

TEST(Inspector, AsksForOneRestartMoreAndKeepsTheOldNumber) {
    ShownInspector shown(agentSup);
    shown.settings().intensity().stepUp();
    ASSERT_TRUE(shown.asked);
    EXPECT_EQ(shown.asked->intensity, 4);
    EXPECT_FALSE(shown.asked->strategy);
    EXPECT_EQ(shown.settings().intensity().value(), 3);
}

void expectUnitBesideNumber(const UnitSpinBox& box) {
    const auto* number = box.findChild<QLineEdit*>();
    const auto* unit = box.findChild<QLabel*>();
    ASSERT_TRUE(unit->isVisible());
    const int end = number->mapTo(&box, QPoint(number->fontMetrics().horizontalAdvance(number->text()), 0)).x();
    EXPECT_GE(unit->x(), end + 4) << box.text().toStdString() << unit->text().toStdString();
    EXPECT_LE(unit->x(), end + 16) << box.text().toStdString() << unit->text().toStdString();
}

TEST(Inspector, WritesEachUnitBesideItsNumberAtEveryWidthAndInEveryLook) {
    const auto look = Theme::instance().isDark() ? Theme::Mode::Dark : Theme::Mode::Light;
    Theme::instance().install(); // the fonts of the program come with its style sheet
    for (const QSize size : {QSize(Inspector::wideWidth, 956), QSize(Inspector::narrowWidth, 596)}) {
        ShownInspector shown(agentSup, size);
        const auto check = [&] {
            QCoreApplication::sendPostedEvents();
            expectUnitBesideNumber(shown.settings().intensity());
            expectUnitBesideNumber(shown.settings().period());
        };
        check();
        for (const auto mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
            Theme::instance().setMode(mode);
            check();
        }
    }
    Theme::instance().setMode(look);
}

TEST(Inspector, KeepsTheUnitBesideANumberThatIsSetWithoutTyping) {
    ShownInspector shown(agentSup);
    UnitSpinBox& box = shown.settings().intensity();
    for (const int value : {100, 7, 12, 0}) {
        box.setConfirmed(value);
        expectUnitBesideNumber(box);
    }
}

TEST(Inspector, SaysThatItWaitsAndWhatOtpRefuses) {
    ShownInspector shown(agentSup);
    shown.inspector.setAnswer(SupervisorSettings::Answer::Waiting);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shown.settings().note() == "waiting: the supervisor is busy"; }));
    shown.inspector.setAnswer(SupervisorSettings::Answer::Refused, "{error,{error,bad}}");
    EXPECT_EQ(shown.settings().note(), "OTP refuses it: {error,{error,bad}}");
    shown.inspector.setAnswer(SupervisorSettings::Answer::Ok);
    EXPECT_EQ(shown.settings().note(), "");
}

TEST(Inspector, GreysTheStrategyOfAPoolWithTheReason) {
    SupervisorSettings settings;
    SupervisorRecord record;
    record.strategy = Strategy::SimpleOneForOne;
    settings.setRecord(record, NodeKind::Supervisor);
    EXPECT_FALSE(settings.card(Strategy::OneForOne).isEnabled());
    EXPECT_FALSE(settings.card(Strategy::OneForOne).isChecked());
}

TEST(Inspector, GivesAPoolsChildNoPlaceInAStartOrder) {
    const Scenario scenario = *readScenario(R"({ "format": "resprout/1", "tree": { "id": "top", "kind": "supervisor",
        "children": [ { "id": "pool", "kind": "supervisor", "strategy": "simple_one_for_one",
          "template": { "kind": "worker" } }, { "id": "a", "kind": "worker" } ] },
        "script": [ { "at": 0, "do": "start_child", "target": "top/pool" } ] })",
                                            "pool")
                                   .scenario;
    PlayedRun run(scenario);
    run.playTo(100);
    const auto hasOrder = [&](const char* path) {
        const std::vector<Fact> facts = factsOf(run.tree(), run.terms(), run.path(path));
        return std::any_of(facts.begin(), facts.end(), [](const Fact& fact) { return fact.name == "Start order"; });
    };
    EXPECT_TRUE(hasOrder("top/a"));
    EXPECT_FALSE(hasOrder("top/pool/#1"));
}

TEST(Inspector, SaysOfAWorkerWhatItsCrashWouldDo) {
    ShownInspector shown(writer);
    EXPECT_EQ(shown.inspector.forecast(),
              "one_for_one restarts writer. writer is permanent, so agent_sup counts one restart and "
              "starts it again, it alone.");
    EXPECT_EQ(shown.fact("Start order"), "2 of 3");
    for (int crash = 0; crash < 3; ++crash)
        shown.run.post(raise(writer)).playTo(1100 + crash * 100);
    shown.inspector.refresh(1300);
    EXPECT_TRUE(shown.inspector.forecast().startsWith("agent_sup gives up"))
        << shown.inspector.forecast().toStdString();
    shown.inspector.refresh(9000); // the window has passed
    EXPECT_TRUE(shown.inspector.forecast().startsWith("one_for_one restarts writer"));
}

} // namespace
} // namespace resprout::ui
